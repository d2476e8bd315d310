"""The states of answers and guides: which a record is in, what each needs, and that a draft stops nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from askwell.content.states import NEEDS, State, end_of, says_draft, state_of
from askwell.diagnostics import errors
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site
from tests.test_manual import manual, rows, sections

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "published", "state"),
    [
        (State.PUBLISHED, TODAY, State.PUBLISHED),
        (State.PUBLISHED, TOMORROW, State.SCHEDULED),
        (State.SCHEDULED, TOMORROW, State.SCHEDULED),
        (State.SCHEDULED, TODAY, State.PUBLISHED),
        (State.DRAFT, TODAY, State.DRAFT),
        (State.DRAFT, None, State.DRAFT),
        (State.ARCHIVED, TOMORROW, State.ARCHIVED),
        (State.WITHDRAWN, TODAY, State.WITHDRAWN),
        (State.MERGED, None, State.MERGED),
    ],
)
def test_the_state_of_a_day(status: State, published: date | None, state: State) -> None:
    assert state_of(SimpleNamespace(status=status, published=published), TODAY) is state


def test_what_has_no_states_is_published() -> None:
    assert state_of(object(), TODAY) is State.PUBLISHED


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("---\nstatus: draft\n---\n", True),
        ("---\n[ {\nstatus: 'draft' # not yet\n---\n", True),
        ("status: draft\nno end", True),
        ("\ufeffstatus: draft", True),
        ("---\r\nstatus: draft\r\n---\r\n", True),
        ("---\nstatus: published\n---\n", False),
        ("---\nstatus: drafted\n---\n", False),
        ("---\nid: a\n---\nstatus: draft\n", False),
        ("---\nasked:\n  status: draft\n---\n", False),
        ("---\n# status: draft\n---\n", False),
        ("", False),
    ],
)
def test_drafts_that_cannot_be_read_are_known(text: str, draft: bool) -> None:
    assert says_draft(text) is draft


@dataclass(frozen=True)
class Leads:
    key: str
    instead: str | None = None

    @property
    def status(self) -> str:
        return "merged" if self.instead else "published"


@pytest.mark.parametrize(
    ("ways", "start", "end"),
    [
        ({"a": None}, "a", "a"),
        ({"a": "b", "b": None}, "a", "b"),
        ({"a": "b", "b": "c", "c": None}, "a", "c"),
        ({"a": "a"}, "a", None),
        ({"a": "b", "b": "a"}, "a", None),
        ({"a": "b", "b": "c", "c": "b"}, "a", None),
        ({"a": "b"}, "a", None),
        ({}, "a", None),
    ],
)
def test_where_a_merged_answer_leads(ways: dict[str, str | None], start: str, end: str | None) -> None:
    found = end_of({key: Leads(key, instead) for key, instead in ways.items()}, start)
    assert (found.key if found else None) == end


HEADER = {
    "id": "id: t3st\n",
    "question": "question: Is this test data?\n",
    "asked": "asked: {by: editors}\n",
    "short_answer": "short_answer: This is test data.\n",
    "topics": "topics: [test-topic]\n",
    "ai_use": "ai_use: {model: none, how: Test data.}\n",
    "published": "published: 2026-01-10\n",
    "reviewed": "reviewed: 2026-01-10\n",
    "next_review": "next_review: 2027-01-10\n",
    "sources": "sources: [test-source, paper-source]\n",
    "questions_to_ask": "questions_to_ask: [Is this a test?]\n",
    "care_cards": 'care_cards: [{level: emergency, heading: "Call nobody, this is a test, if:", signs: [Test], '
    "sources: [paper-source]}]\n",
    "since": "since: 2026-03-01\n",
    "why": "why: Test reason.\n",
    "instead": "instead: other\n",
}
OTHER = FILES[ANSWER].replace("id: t3st", "id: other").replace("flow: test-guide\n", "")
BODY = FILES[ANSWER].split("---\n", 2)[2].replace("> -- paraphrase: test-expert\n", "").replace("> Test", "Test")
CITED = BODY.replace("of nobody.", "of nobody.[^test-source]")


def write(site: Site, state: State, leave_out: str = "") -> None:
    names = [name for name in NEEDS[state] if name != leave_out]
    body = {State.MERGED: "", State.ARCHIVED: "Test words.\n", State.WITHDRAWN: "Test words.\n"}.get(state, CITED)
    site.write(ANSWER, f"---\nstatus: {state}\n{''.join(HEADER[name] for name in names)}---\n{body}")
    site.write("answers/other.md", OTHER)


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_a_state_needs_no_more_than_its_fields(state: State, site: Site) -> None:
    write(site, state)
    assert site.found(ANSWER) == []


@pytest.mark.parametrize(("state", "name"), [(state, name) for state in State for name in NEEDS[state]])
def test_a_state_needs_each_of_its_fields(state: State, name: str, site: Site) -> None:
    write(site, state, leave_out=name)
    found = [one for one in errors(site.check().diagnostics) if one.location.path == f"content/{ANSWER}"]
    assert (found[0].code, f"the field '{name}' is missing" in found[0].message) == ("FIELD001", True)


@pytest.mark.parametrize("state", State)
def test_the_manual_has_what_a_state_needs(state: State) -> None:
    table = rows(sections(manual("authors.md"), 2)["The states of an answer"])
    said = table[str(state)][0]
    names = [name for name in HEADER if f"`{name}`" in said]
    like = {
        "as a published one": NEEDS[State.PUBLISHED],
        "as an archived one": NEEDS[State.ARCHIVED],
        "nothing": (),
    }
    taken = next((needed for words, needed in like.items() if said.startswith(words)), ())
    assert sorted({*names, *taken}) == sorted(NEEDS[state])


def test_the_manual_has_every_state() -> None:
    assert [*rows(sections(manual("authors.md"), 2)["The states of an answer"])] == [str(state) for state in State]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(ANSWER, "---\nstatus: draft\n---\n", id="nothing but its state"),
        pytest.param(ANSWER, "---\nstatus: draft\nid: [\n---\n", id="no YAML"),
        pytest.param(ANSWER, "---\nstatus: draft\nid: a\nid: b\n---\n", id="a name twice"),
        pytest.param(ANSWER, "---\nstatus: draft\n", id="no end of the header"),
        pytest.param(ANSWER, "status: draft\n", id="no header"),
        pytest.param(ANSWER, b"---\nstatus: draft\nquestion: \xe9\n---\n", id="not UTF-8"),
        pytest.param(ANSWER, "---\nstatus: draft\nid:\ntopics: [a]\nrelated: [b]\nsinse: 1\n---\n<b>", id="mistakes"),
        pytest.param(ANSWER, f"---\nstatus: draft\n---\n{'a' * 1_000_001}", id="too large"),
        pytest.param("answers/Draft?.md", "---\nstatus: draft\n---\n", id="an odd name"),
        pytest.param("answers/a/sample.md", "---\nstatus: draft\n---\n", id="another has its name"),
        pytest.param("answers/a-draft.md", FILES[ANSWER].replace("---\n", "---\nstatus: draft\n", 1), id="its id"),
        pytest.param(FLOW, "status: draft\n", id="a guide, nothing but its state"),
        pytest.param(FLOW, "status: draft\nquestions: {", id="a guide, no YAML"),
        pytest.param(FLOW, FILES[FLOW].replace("to: rest", "to: nowhere") + "status: draft\n", id="a guide, mistakes"),
    ],
)
def test_a_draft_stops_nobody(name: str, text: str | bytes, site: Site) -> None:
    site.replace(ANSWER, "flow: test-guide\n", "")
    site.write(name, text)
    found = site.check().diagnostics
    assert found != ()
    assert errors(found) == ()


def test_what_a_draft_will_need_is_told(site: Site) -> None:
    site.write(ANSWER, "---\nstatus: draft\n---\nTest words.[^test-source]\n")
    told = [one.message for one in site.check().diagnostics if one.code == "FIELD001"]
    assert sorted(told) == sorted(f"the field '{name}' is missing" for name in NEEDS[State.PUBLISHED])


def test_a_draft_is_read_without_what_is_wrong_in_it(site: Site) -> None:
    site.write(ANSWER, "---\nstatus: draft\nid:\nshort_answer: Test.\ntopics: test-topic\n---\nTest.[^test-source]\n")
    answer = site.check().library.answers["sample"]
    assert (answer.id, answer.question, answer.short_answer, answer.topics) == ("", "Sample", "Test.", ())
