"""Whom tasks concern: everybody whom content names, in whatever role."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.desks import desk, kept
from tests.helpers import ANSWER, EDITOR, FILES, FLOW, PERSON, REVIEWER, Site

CHANGE = "changes:\n  - {on: 2026-03-01, kind: correction, what: Test sentence., by: test-reviewer}\n"


@pytest.fixture
def staffed(site: Site) -> Site:
    site.write(PERSON, REVIEWER)
    site.write("people/test-editor.yml", EDITOR)
    return site


@pytest.mark.parametrize(
    ("name", "line", "kinds"),
    [
        pytest.param(ANSWER, "author: test-reviewer\n", ["review"], id="author"),
        pytest.param(ANSWER, "editor: test-reviewer\n", ["review"], id="editor"),
        pytest.param(ANSWER, "reviewer: test-reviewer\n", ["review"], id="reviewer"),
        pytest.param(ANSWER, CHANGE, ["correction", "review"], id="who tells a correction"),
        pytest.param(FLOW, "reviewer: test-reviewer\n", ["review"], id="reviewer of a guide"),
        pytest.param(
            FLOW,
            "approval: {by: test-reviewer, on: 2026-02-01, proof: 0123456789ab}\n",
            ["approval", "review"],
            id="approver",
        ),
        pytest.param(FLOW, CHANGE, ["correction", "review"], id="who tells a correction of a guide"),
    ],
)
def test_roles(staffed: Site, name: str, line: str, kinds: list[str]) -> None:
    assert desk(staffed).for_person("test-reviewer").tasks == ()
    before = "not_settled: |\n" if name == ANSWER else "questions:\n  screen:\n"
    staffed.replace(name, before, line + before)
    assert [task.kind for task in desk(staffed).for_person("test-reviewer").tasks] == kinds


def test_experts(staffed: Site) -> None:
    assert [task.kind for task in desk(staffed).for_person("test-expert").tasks] == ["review"]


def test_a_source_concerns_those_of_the_texts_that_rest_on_it(staffed: Site) -> None:
    staffed.replace(ANSWER, "not_settled: |\n", "reviewer: test-reviewer\nnot_settled: |\n")
    kept(staffed, "links.json", '{"https://source.example/page": {"status": 404, "at": 1793664000}}')
    found = desk(staffed).tasks
    assert [set(task.who) for task in found if task.kind == "link"] == [{"test-expert", "test-reviewer"}]


def test_what_concerns_nobody_else_is_the_responsible_editors(staffed: Site) -> None:
    assert [task.who for task in desk(staffed).tasks] == [("test-expert",), ()]
    staffed.write("site.yml", f"{FILES['site.yml']}responsible_editor: test-editor\n")
    assert [task.who for task in desk(staffed).tasks] == [("test-expert",), ("test-editor",)]


def test_a_draft_concerns_its_author(staffed: Site) -> None:
    staffed.write("answers/draft.md", "---\nstatus: draft\nauthor: test-editor\n---\nTest words.\n")
    (task,) = desk(staffed, date(2026, 11, 22)).for_person("test-editor").tasks
    assert (task.kind, str(task.place)) == ("draft", "content/answers/draft.md:2:9")
