"""What content says of tasks: reviews and approvals."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.checks import check
from tests.desk.desks import desk, told
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

BOTH = ["answers:t3st answers/sample.md:14:14", "flows:test-guide flows/test-guide.yml:6:14"]


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 1, 11), "due"),
        (date(2027, 1, 9), "due"),
        (date(2027, 1, 10), "due"),
        (date(2027, 1, 11), "overdue"),
        (date(2027, 4, 10), "overdue"),
        (date(9999, 12, 31), "overdue"),
    ],
)
def test_reviews_are_due_on_their_day_and_overdue_after_it(site: Site, today: date, when: str) -> None:
    assert told(desk(site, today)) == [f"{when} 2027-01-10 review:{one}" for one in BOTH]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 1, 10), "move 'reviewed' and 'next_review' on."),
        (date(2027, 1, 11), "on. No build succeeds after 10 April 2027."),
        (date(2027, 4, 10), "on. No build succeeds after 10 April 2027."),
        (date(2027, 4, 11), "on. No build succeeds until then."),
    ],
)
def test_a_late_review_says_when_it_stops_the_build(site: Site, today: date, said: str) -> None:
    """As `checks/dates` does: the same days are an error there."""
    task = desk(site, today).tasks[0]
    assert task.todo.endswith(said)
    errors = {d.code for d in check(site.root, today).diagnostics if d.severity == "error"}
    assert ("until then" in task.todo) == ("DATE003" in errors)


def test_a_task_says_what_it_is_about_and_whom_it_concerns(site: Site) -> None:
    first, second = desk(site).tasks
    assert (first.title, first.page, first.who) == ("Is this test data?", "a/t3st/", ("test-expert",))
    assert (second.title, second.page, second.who) == ("Test guide", "d/test-guide/", ())


APPROVED = "approval: {by: test-expert, on: 2026-02-01, proof: PROOF}\n"


@pytest.mark.parametrize("updated", ["2026-01-10", "2026-03-01"])
def test_an_approval_that_lapsed_is_overdue_at_once(site: Site, updated: str) -> None:
    text = FILES[FLOW].replace("updated: 2026-01-10", f"updated: {updated}")
    site.write(FLOW, text + APPROVED.replace("PROOF", "0123456789ab"))
    (task,) = [task for task in desk(site).tasks if task.kind == "approval"]
    assert (str(task.when), task.id) == ("overdue", "approval:flows:test-guide")
    assert str(task.day) == max(updated, "2026-02-01")
    assert str(task.place).startswith("content/flows/test-guide.yml:")
    machine = site.check().machines["test-guide"]
    assert machine.fingerprint in task.todo
    site.write(FLOW, text + APPROVED.replace("PROOF", machine.fingerprint))
    assert [task.kind for task in desk(site).tasks] == ["review", "review"]


def test_two_answers_with_one_id_are_two_tasks(site: Site) -> None:
    site.write("answers/twin.md", FILES[ANSWER])
    reviews = [task.id for task in desk(site).tasks if task.place.path.startswith("content/answers")]
    assert reviews == ["review:answers:t3st", "review:answers:t3st-2"]


def test_far_days(site: Site) -> None:
    site.replace(ANSWER, "next_review: 2027-01-10", "next_review: 9999-12-31")
    assert told(desk(site, TODAY))[-1] == "due 9999-12-31 review:answers:t3st answers/sample.md:14:14"
