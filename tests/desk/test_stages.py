"""Drafts, answers that go out on a day, and corrections that nobody mailed."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import pytest

from askwell.desk.task import Task
from tests.desk.desks import desk
from tests.editions import TEXT, sent
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

DRAFT = "answers/draft.md"


def of(site: Site, kind: str, today: date = TODAY) -> list[Task]:
    return [task for task in desk(site, today).tasks if task.kind == kind]


def draft(site: Site, text: str, day: datetime = datetime(2026, 11, 1, 12, tzinfo=UTC), name: str = DRAFT) -> None:
    site.write(name, text)
    os.utime(site.path(name), (day.timestamp(), day.timestamp()))


WHOLE = FILES[ANSWER].replace("id: t3st\n", "id: dr4f\nstatus: draft\n")


def test_a_draft_says_how_old_it_is_and_how_that_is_known(site: Site) -> None:
    draft(site, WHOLE)
    (task,) = of(site, "draft")
    assert (task.id, task.day, str(task.when), task.overdue) == (
        "draft:answers:dr4f",
        date(2026, 11, 1),
        "waiting",
        False,
    )
    assert (task.title, task.page, task.who) == ("Is this test data?", "", ("test-expert",))
    assert str(task.place) == "content/answers/draft.md:3:9"
    assert task.todo.startswith(
        "A draft since 1 November 2026, 21 days ago (by the time of the file, which is not in git). Finish it and take"
        " `status: draft` out, or delete it."
    )


@pytest.mark.parametrize(
    ("text", "id_", "title"),
    [
        pytest.param("---\nstatus: draft\n---\nTest words.\n", "answers:draft", "Draft", id="nothing but its state"),
        pytest.param("---\nstatus: draft\nquestion: [\n---\n", "content/answers/draft.md", "draft.md", id="not YAML"),
        pytest.param(
            WHOLE.replace("votes: 105", "votes: many"),
            "answers:dr4f",
            "Is this test data?",
            id="a mistake in a field",
        ),
    ],
)
def test_a_draft_with_mistakes_is_told_with_their_number(site: Site, text: str, id_: str, title: str) -> None:
    draft(site, text)
    (task,) = of(site, "draft")
    assert (task.id, task.title) == (f"draft:{id_}", title)
    assert " to mend in it." in task.todo
    assert (desk(site).errors, desk(site).unread) == (0, ())


def test_a_guide_may_be_a_draft(site: Site) -> None:
    draft(site, f"status: draft\n{FILES[FLOW]}", name="flows/other-guide.yml")
    (task,) = of(site, "draft")
    assert (task.id, task.title) == ("draft:flows:other-guide", "Test guide")


def test_a_file_of_tomorrow_is_a_draft_of_today(site: Site) -> None:
    draft(site, WHOLE, datetime(2030, 1, 1, tzinfo=UTC))
    assert [task.day for task in of(site, "draft")] == [TODAY]


@pytest.mark.parametrize("status", ["", "status: scheduled\n"])
@pytest.mark.parametrize(
    ("today", "days"),
    [(date(2026, 11, 22), ["2026-12-01"]), (date(2026, 11, 30), ["2026-12-01"]), (date(2026, 12, 1), [])],
)
def test_an_answer_goes_out_on_its_day(site: Site, status: str, today: date, days: list[str]) -> None:
    text = (
        FILES[ANSWER]
        .replace("id: t3st\n", f"id: sch3\n{status}")
        .replace("published: 2026-01-10", "published: 2026-12-01")
    )
    site.write("answers/later.md", text)
    found = of(site, "scheduled", today)
    assert [str(task.day) for task in found] == days
    assert {(task.id, str(task.when), task.page) for task in found} <= {("scheduled:answers:sch3", "due", "")}


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        ("", ["review"]),
        ("status: published\n", ["review"]),
        ("status: draft\n", ["draft"]),
        ("status: archived\nsince: 2026-06-01\n", []),
        ("status: withdrawn\nsince: 2026-06-01\nwhy: Test reason.\n", []),
        ("status: merged\nsince: 2026-06-01\ninstead: other\n", []),
    ],
)
def test_what_nobody_keeps_up_to_date_needs_no_review(site: Site, state: str, kinds: list[str]) -> None:
    site.write("answers/other.md", FILES[ANSWER].replace("t3st", "0ther"))
    site.write(ANSWER, FILES[ANSWER].replace("id: t3st\n", f"id: t3st\n{state}"))
    found = desk(site, date(2027, 5, 1)).tasks
    assert [task.kind for task in found if task.place.path.endswith("sample.md")] == kinds


@pytest.mark.parametrize("state", ["status: draft\n", "status: withdrawn\nsince: 2026-06-01\nwhy: Test reason.\n"])
def test_a_guide_that_readers_do_not_have_needs_neither(site: Site, state: str) -> None:
    approval = "approval: {by: test-expert, on: 2026-02-01, proof: 0123456789ab}\n"
    site.write(FLOW, state + FILES[FLOW] + approval)
    kinds = {task.kind for task in desk(site, date(2027, 5, 1)).tasks if task.place.path.endswith("guide.yml")}
    assert kinds <= {"draft"}


def change(kind: str, on: str, more: str = "") -> str:
    return f"  - on: {on}\n    kind: {kind}\n    what: Test sentence of {kind}.\n    by: test-expert\n{more}"


@pytest.mark.parametrize(
    ("kind", "on", "more", "days"),
    [
        ("correction", "2026-03-01", "", ["2026-03-01"]),
        ("retraction", "2026-03-01", "", ["2026-03-01"]),
        ("update", "2026-03-01", "", []),
        ("clarification", "2026-03-01", "", []),
        ("correction", "2026-03-01", "    mailed: 2026-03-05\n", []),
        ("correction", "2026-11-23", "", []),
    ],
)
@pytest.mark.parametrize("name", [ANSWER, FLOW])
def test_corrections_wait_until_they_are_mailed(
    site: Site, name: str, kind: str, on: str, more: str, days: list[str]
) -> None:
    head = "changes:\n" + change(kind, on, more)
    before = "not_settled: |\n" if name == ANSWER else "questions:\n  screen:\n"
    site.replace(name, before, head + before)
    found = of(site, "correction")
    assert [str(task.day) for task in found] == days
    for task in found:
        assert str(task.when) == "waiting"
        assert "test-expert" in task.who
        assert f'"Test sentence of {kind}."' in task.todo
        assert f"`askwell recall {'sample' if name == ANSWER else 'test-guide'}`" in task.todo


def test_corrections_of_one_day_keep_their_ids_when_others_come_or_are_mailed(site: Site) -> None:
    def ids(*entries: str) -> list[str]:
        site.write(ANSWER, FILES[ANSWER].replace("not_settled: |\n", f"changes:\n{''.join(entries)}not_settled: |\n"))
        return [task.id.rpartition(":")[2] for task in of(site, "correction")]

    one, two, mailed = (change("correction", "2026-03-01", more) for more in ("", "", "    mailed: 2026-03-05\n"))
    other = change("correction", "2026-04-01")
    assert ids(one) == ["2026-03-01"]
    assert sorted(ids(two, one)) == ["2026-03-01", "2026-03-01-1"]
    assert ids(two, mailed) == ["2026-03-01-1"]
    assert ids(mailed, one) == ["2026-03-01"]
    assert sorted(ids(other, one)) == ["2026-03-01", "2026-04-01"]


def test_an_edition_is_due_on_its_day(site: Site) -> None:
    site.write("newsletters/2026-12-03.md", TEXT)
    (task,) = of(site, "edition")
    assert (task.id, task.day, str(task.when)) == ("edition:newsletters:2026-12-03", date(2026, 12, 3), "due")
    assert (task.title, str(task.place)) == (
        "Test data for a newsletter, not advice",
        "content/newsletters/2026-12-03.md:2:10",
    )
    assert [str(task.when) for task in of(site, "edition", date(2026, 12, 4))] == ["overdue"]
    for line in ("status: draft\n", "sent: 2026-11-20\n"):
        site.write("newsletters/2026-12-03.md", TEXT.replace("ai_use", f"{line}ai_use"))
        assert of(site, "edition") == []


@pytest.mark.parametrize(("line", "days"), [("", ["2026-03-01"]), ("sent: 2026-11-20\n", [])])
def test_a_correction_is_told_when_an_edition_with_it_was_sent(line: str, days: list[str], site: Site) -> None:
    site.replace(ANSWER, "not_settled: |\n", "changes:\n" + change("correction", "2026-03-01") + "not_settled: |\n")
    item = TEXT.replace("answer: t3st\n", "answer: t3st\n    change: 2026-03-01\n")
    site.write("newsletters/2026-11-20.md", item.replace("ai_use", f"{line}ai_use"))
    assert [str(task.day) for task in of(site, "correction")] == days


def test_what_was_mailed_and_withdrawn_is_told(site: Site) -> None:
    sent(site)
    ended = "published: 2026-01-10\nstatus: withdrawn\nsince: 2026-03-01\nwhy: Test reason."
    site.replace(ANSWER, "published: 2026-01-10", ended)
    (task,) = of(site, "correction")
    assert (task.id, task.day) == ("correction:answers:t3st:withdrawn", date(2026, 3, 1))
    assert task.todo.startswith("It was mailed (2026-01-10), and is withdrawn since 1 March 2026.")
    told = change("retraction", "2026-03-01", "    mailed: 2026-03-05\n")
    site.replace(ANSWER, "published: 2026-01-10", f"{ended}\nupdated: 2026-03-01\nchanges:\n{told}".rstrip())
    assert of(site, "correction") == []
