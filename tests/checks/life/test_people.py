"""Who may stand behind a text, and what must be known of them."""

from __future__ import annotations

import pytest

from askwell.diagnostics import Severity
from tests.helpers import ANSWER, EDITOR, EXPERT, FILES, FLOW, PERSON, REVIEWER, Site

APPROVAL = "approval: {{by: {}, on: 2026-01-10, proof: {}}}\n"
OTHER = "people/test-editor.yml"


def without(text: str, *fields: str) -> str:
    """A person's file without some of its fields."""
    kept: list[str | None] = []
    for line in text.splitlines(keepends=True):
        inside = line.startswith(" ") and bool(kept) and kept[-1] is None
        kept.append(None if inside or line.partition(":")[0] in fields else line)
    return "".join(line for line in kept if line)


@pytest.fixture
def staffed(site: Site) -> Site:
    """The good site, with a reviewer and an editor who do nothing yet."""
    site.write(PERSON, REVIEWER)
    site.write(OTHER, EDITOR)
    return site


def test_a_person_without_a_role_is_no_mistake(staffed: Site) -> None:
    assert staffed.found(PERSON) == []


@pytest.mark.parametrize("missing", ["field", "verification", "interests"])
@pytest.mark.parametrize(
    ("file", "header", "expected"),
    [
        pytest.param(ANSWER, "reviewer: test-reviewer\n", ["1:1 PERSON002"], id="a reviewer"),
        pytest.param(FLOW, "reviewer: test-reviewer\n", ["1:1 PERSON002"], id="a reviewer of a guide"),
        pytest.param(ANSWER, "author: test-reviewer\neditor: test-reviewer\n", [], id="an author and editor"),
        pytest.param(ANSWER, "", [], id="nobody"),
    ],
)
def test_what_must_be_known(missing: str, file: str, header: str, expected: list[str], staffed: Site) -> None:
    staffed.write(PERSON, without(REVIEWER, missing))
    staffed.replace(file, "ai_use:", f"{header}ai_use:")
    assert staffed.found(PERSON) == expected


def test_a_draft_asks_nothing_of_those_whom_it_names(staffed: Site) -> None:
    staffed.write(PERSON, without(REVIEWER, "interests"))
    text = FILES[ANSWER].replace("ai_use:", "reviewer: test-reviewer\nstatus: draft\nai_use:").replace("t3st", "t4st")
    staffed.write("answers/draft.md", text)
    assert staffed.found(PERSON) == []


def test_what_is_missing_is_told_once_with_who_names_the_person(staffed: Site) -> None:
    staffed.write(EXPERT, without(FILES[EXPERT], "credentials", "field", "verification", "interests"))
    (found,) = staffed.check().diagnostics
    assert found.message == (
        "Test Expert is an expert or a reviewer in content/answers/sample.md, "
        "and has no credentials, field, verification and interests"
    )


@pytest.mark.parametrize(
    ("file", "header", "expected"),
    [
        pytest.param(ANSWER, "reviewer: test-editor\n", ["11:11 PERSON003"], id="reviewer of an answer"),
        pytest.param(FLOW, "reviewer: test-editor\n", ["57:11 PERSON003"], id="reviewer of a guide"),
        pytest.param(ANSWER, "author: test-editor\n", [], id="author"),
        pytest.param(ANSWER, "editor: test-editor\n", [], id="editor"),
        pytest.param(ANSWER, "reviewer: test-editr\n", ["11:11 REF001"], id="nobody"),
    ],
)
def test_reviewers_have_credentials(file: str, header: str, expected: list[str], staffed: Site) -> None:
    staffed.write(OTHER, without(REVIEWER, "credentials"))
    staffed.replace(file, "ai_use:", f"{header}ai_use:")
    assert staffed.found(file) == expected


def test_who_approves_has_credentials(staffed: Site) -> None:
    proof = staffed.check().machines["test-guide"].fingerprint
    staffed.write(OTHER, without(REVIEWER, "credentials"))
    staffed.replace(FLOW, "questions:\n", APPROVAL.format("test-editor", proof) + "questions:\n")
    assert staffed.found(FLOW) == ["7:16 PERSON003"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param("experts: [test-expert]\nreviewer: test-expert\n", ["11:11 PERSON004"], id="the only expert"),
        pytest.param("experts: [test-expert, test-reviewer]\nreviewer: test-expert\n", [], id="one of two"),
        pytest.param("experts: [test-expert]\nreviewer: test-reviewer\n", [], id="another"),
        pytest.param(
            "experts: [test-expert]\nreviewer: test-reviewer\nauthor: test-reviewer\n",
            ["11:11 PERSON004"],
            id="the author",
        ),
        pytest.param("experts: [test-expert]\nauthor: test-expert\n", [], id="no reviewer"),
    ],
)
def test_nobody_reviews_their_own_words(header: str, expected: list[str], staffed: Site) -> None:
    staffed.replace(ANSWER, "experts: [test-expert]\n", header)
    assert staffed.found(ANSWER) == expected
    assert {d.severity for d in staffed.check().diagnostics} <= {Severity.WARNING}


@pytest.mark.parametrize(("model", "expected"), [("none", []), ("assisted", []), ("drafted", ["11:9 PERSON005"])])
def test_authors_wrote_it(model: str, expected: list[str], staffed: Site) -> None:
    staffed.replace(ANSWER, "ai_use: {model: none", f"author: test-editor\nai_use: {{model: {model}")
    assert staffed.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("production: yes\n", ["12:13 PERSON006"], id="nobody"),
        pytest.param("production: yes\nresponsible_editor: test-editor\n", [], id="an editor"),
        pytest.param("production: no\n", [], id="not in production"),
        pytest.param("responsible_editor: test-editr\n", ["12:21 REF001"], id="somebody unknown"),
    ],
)
def test_production_has_a_responsible_editor(fields: str, expected: list[str], staffed: Site) -> None:
    staffed.write("site.yml", FILES["site.yml"] + fields)
    assert [found for found in staffed.found("site.yml") if "PERSON" in found or "REF" in found] == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "expected", "hint"),
    [
        pytest.param(
            ANSWER,
            "ai_use:",
            "reviewer: {name: Test, credentials: MD}\nai_use:",
            ["11:11 FIELD003"],
            "keep name and credentials in a file of content/people",
            id="name and credentials of a reviewer",
        ),
        pytest.param(
            ANSWER,
            "ai_use:",
            "author: Dr. Test Editor\nai_use:",
            ["11:9 FIELD009"],
            "write the name of the person's file",
            id="a name for an id",
        ),
        pytest.param(
            FLOW,
            "questions:\n",
            "approval: {name: Test, on: 2026-01-10, proof: a}\nquestions:\n",
            ["7:1 FIELD001", "7:12 FIELD002"],
            "write by: and the id of a person",
            id="the name of who approved",
        ),
    ],
)
def test_the_old_way_to_name_people(
    file: str, old: str, new: str, expected: list[str], hint: str, staffed: Site
) -> None:
    staffed.replace(file, old, new)
    assert [one for one in staffed.found(file) if "FIELD" in one] == expected
    assert any(hint in given for given in staffed.hints())


def test_a_person_deleted_is_missed_wherever_they_are_named(staffed: Site) -> None:
    staffed.write("site.yml", f"{FILES['site.yml']}responsible_editor: test-expert\n")
    staffed.replace(FLOW, "ai_use:", "reviewer: test-expert\nai_use:")
    text = FILES[ANSWER].replace("ai_use:", "author: test-expert\nai_use:")
    staffed.write(ANSWER, f"{text}\nTest [words](person:test-expert).[^test-source]\n")
    staffed.path(EXPERT).unlink()
    found = staffed.found(ANSWER)
    assert [one for one in found if "REF001" in one] == [
        "10:11 REF001",
        "11:9 REF001",
        "34:3 REF001",
        "36:14 REF001",
        "content/flows/test-guide.yml:57:11 REF001",
        "content/site.yml:12:21 REF001",
    ]
