"""What changes a text's fingerprint, and which parts of what it means. The sample is test data."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.content.history.fingerprints import Fingerprint, fingerprint, last_change, subject
from askwell.content.history.told import texts
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

SUBJECTS = {ANSWER: "answers:t3st", FLOW: "flows:test-guide"}


def texts_out(checked: CheckedSite) -> dict[str, Fingerprint]:
    """The fingerprints of all texts that are out, by their subjects."""
    made = ((one, fingerprint(one, checked.library, checked.machines, TODAY)) for one in texts(checked.library))
    return {subject(one): found for one, found in made if found is not None}


def of(site: Site, name: str, *changes: tuple[str, str]) -> Fingerprint:
    """The fingerprint of the answer or the guide after some changes of its file."""
    text = FILES[name]
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    site.write(name, text)
    checked = site.check()
    return texts_out(checked)[SUBJECTS[name]]


def parts(one: Fingerprint, other: Fingerprint) -> list[str]:
    """The parts of the meaning that differ, after "text" if the text does."""
    differ = [name for name in one.parts if one.parts[name] != other.parts[name]]
    return ["text", *differ] if one.text != other.text else differ


BODY = "Test words.[^test-source]\n\n##"
UNSETTLED = "  Test words.[^test-source]\nflow"
FIGURES = ["text", "figures"]
SIGN = ["text", "care", "figures"]
OUTCOME = ["text", "outcomes", "ways"]
FOLDED = "short_answer: >-\n  This is\n  test data."


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(ANSWER, "short_answer: This is test data.", FOLDED, [], id="folded"),
        pytest.param(ANSWER, BODY, BODY.replace("Test words", "Test\nwords"), [], id="broken"),
        pytest.param(ANSWER, "## Test heading\n", "## Test heading {#key}\n", [], id="a heading's key"),
        pytest.param(ANSWER, "reviewed: 2026-01-10", "reviewed: 2026-01-12", [], id="reviewed again"),
        pytest.param(ANSWER, "votes: 105", "votes: 106", [], id="a vote more"),
        pytest.param(ANSWER, "question: Is this test data?", "question: Is this data?", ["text"], id="the question"),
        pytest.param(ANSWER, "Test words of nobody.", "Other words of nobody.", ["text"], id="a passage"),
        pytest.param(ANSWER, "-- paraphrase:", "-- quote:", ["text"], id="word for word"),
        pytest.param(ANSWER, UNSETTLED, UNSETTLED.replace("words", "text"), ["text"], id="unsettled"),
        pytest.param(ANSWER, "Is this a test?", "Was this a test?", ["text"], id="a question to ask"),
        pytest.param(ANSWER, "how: Test data.", "how: Other test data.", ["text"], id="how it was made"),
        pytest.param(ANSWER, "This is test data.", "This is other data.", ["text", "short"], id="the short answer"),
        pytest.param(ANSWER, "- Test sign", "- Other test sign", ["text", "care"], id="a sign"),
        pytest.param(ANSWER, "- Test sign", "- Test sign\n      - Second sign", ["text", "care"], id="a sign more"),
        pytest.param(ANSWER, "level: emergency", "level: urgent", ["text", "care"], id="a level"),
        pytest.param(ANSWER, BODY, BODY.replace("words", "words of 5 mg"), FIGURES, id="a figure"),
        pytest.param(ANSWER, "Is this a test?", "Are these 2 tests?", FIGURES, id="a figure in a question"),
        pytest.param(ANSWER, "- Test sign", "- Test sign for 2 days", SIGN, id="a figure in a sign"),
        pytest.param(FLOW, "purpose: Test data.", "purpose: >-\n  Test\n  data.", [], id="a guide folded"),
        pytest.param(FLOW, "reviewed: 2026-01-10", "reviewed: 2026-01-12", [], id="a guide reviewed again"),
        pytest.param(FLOW, "purpose: Test data.", "purpose: Other data.", ["text"], id="its purpose"),
        pytest.param(FLOW, "ask: Left or right?", "ask: Right or left?", ["text"], id="a question of a guide"),
        pytest.param(FLOW, "label: Left", "label: To the left", ["text"], id="a label"),
        pytest.param(FLOW, "ask: Left or right?", "ask: Left or right in 5 days?", FIGURES, id="a figure of it"),
        pytest.param(FLOW, "title: Test rest", "title: Other rest", OUTCOME, id="an outcome's title"),
        pytest.param(FLOW, "urgency: routine", "urgency: urgent", OUTCOME, id="an urgency"),
        pytest.param(FLOW, "        to: visit", "        to: call", OUTCOME, id="a way"),
    ],
)  # fmt: skip
def test_what_counts(site: Site, name: str, old: str, new: str, expected: list[str]) -> None:
    assert parts(of(site, name), of(site, name, (old, new))) == expected


def test_the_order_of_signs_does_not_count(site: Site) -> None:
    one = of(site, ANSWER, ("- Test sign", "- Test sign\n      - Second sign"))
    other = of(site, ANSWER, ("- Test sign", "- Second sign\n      - Test sign"))
    assert parts(one, other) == ["text"]


def test_what_is_kept_in_a_line(site: Site) -> None:
    found = of(site, ANSWER)
    assert Fingerprint.read(str(found)) == found
    assert str(found).startswith("2026-01-10 1-")
    assert str(found).count(" ") == 2
    assert [Fingerprint.read(text) for text in ("", "2026-13-01 1-ab short=1", "2026-01-10 ab cd")] == [None] * 3


LATER = "status: withdrawn\nsince: 2026-05-01\nwhy: Test reason.\n"


@pytest.mark.parametrize(
    ("more", "day"),
    [("", "2026-01-10"), ("updated: 2026-03-01\n", "2026-03-01"), (LATER, "2026-05-01")],
)
def test_the_day_of_the_last_change(site: Site, more: str, day: str) -> None:
    site.replace(ANSWER, "reviewed: 2026-01-10\n", f"{more}reviewed: 2026-01-10\n")
    assert last_change(site.check().library.answers["sample"]) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "state", ["status: draft\n", "status: merged\nsince: 2026-05-01\ninstead: other\n", "status: scheduled\n"]
)
def test_what_is_not_out_has_none(site: Site, state: str) -> None:
    text = FILES[ANSWER].replace("reviewed: 2026-01-10\n", f"{state}reviewed: 2026-01-10\n")
    site.write(ANSWER, text.replace("published: 2026-01-10", "published: 2026-12-10") if "scheduled" in state else text)
    site.write("answers/other.md", FILES[ANSWER].replace("t3st", "t3sx"))
    checked = site.check()
    assert list(texts_out(checked)) == ["answers:t3sx", "flows:test-guide"]
