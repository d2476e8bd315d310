"""What is still to be written must not reach readers."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, EXPERT, FILES, Site

ERROR, WARNING = "error TODO001", "warning TODO001"


def found(site: Site) -> list[str]:
    return [f"{d.location.path.removeprefix('content/')}:{d.location.line} {d.severity} {d.code}"
            for d in site.check().diagnostics if d.code == "TODO001"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (ANSWER, "short_answer: This is test data.", "short_answer: TODO", [f"{ANSWER}:8 {ERROR}"]),
        (ANSWER, "short_answer: This is test data.", 'short_answer: "T\\x4fDO"', [f"{ANSWER}:8 {ERROR}"]),
        (ANSWER, "  - Is this a test?", "  - What is TODO here?", [f"{ANSWER}:17 {ERROR}"]),
        (ANSWER, "Test words.[^test-source]\n\n##", "TODO.[^test-source]\n\n##", [f"{ANSWER}:28 {ERROR}"]),
        (ANSWER, "## Test heading", "## TODO", [f"{ANSWER}:30 {ERROR}"]),
        (ANSWER, "> Test words of nobody.", "> TODO", [f"{ANSWER}:32 {ERROR}"]),
        (ANSWER, "short_answer: This is test data.", "short_answer: TODOS and todo.", []),
        (EXPERT, "job: Test job", "job: TODO", [f"{EXPERT}:3 {ERROR}"]),
        ("sources.yml", "title: Test source\n", "title: TODO\n", [f"sources.yml:2 {ERROR}"]),
    ],
)
def test_todo_is_an_error_where_readers_would_see_it(
    site: Site, name: str, old: str, new: str, expected: list[str]
) -> None:
    site.replace(name, old, new)
    assert found(site) == expected


def test_todo_is_a_warning_in_a_draft_and_in_what_only_drafts_name(site: Site) -> None:
    site.write("people/second.yml", FILES[EXPERT].replace("Test Expert", "Second Expert").replace("Test job", "TODO"))
    draft = FILES[ANSWER].replace("id: t3st", "id: t4st\nstatus: draft").replace("test-expert", "second")
    site.write("answers/second.md", draft.replace("This is test data.", "TODO"))
    assert found(site) == [f"answers/second.md:9 {WARNING}", f"people/second.yml:3 {WARNING}"]
    site.write("answers/second.md", draft.replace("status: draft\n", ""))
    assert found(site) == [f"people/second.yml:3 {ERROR}"]
