"""Tasks: their order, their ids, their days in words."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.desk.task import Kind, When, away, in_order, in_words, month_in_words, weekday
from tests.desk.desks import task
from tests.helpers import TODAY


@pytest.mark.parametrize(
    ("kind", "overdue", "when"),
    [
        (Kind.REVIEW, True, When.OVERDUE),
        (Kind.REVIEW, False, When.DUE),
        (Kind.SCHEDULED, False, When.DUE),
        (Kind.APPROVAL, True, When.OVERDUE),
        (Kind.DRAFT, False, When.WAITING),
        (Kind.LINK, False, When.WAITING),
        (Kind.SOURCE, False, When.WAITING),
        (Kind.CORRECTION, False, When.WAITING),
    ],
)
def test_when(kind: Kind, overdue: bool, when: When) -> None:
    assert task(kind=kind, overdue=overdue).when is when


def test_what_is_overdue_comes_first_then_what_waits_each_by_day() -> None:
    late, later = task(date(2026, 1, 2), overdue=True), task(date(2026, 3, 4), overdue=True)
    old, young = task(date(2020, 1, 1), Kind.LINK), task(date(2026, 11, 1), Kind.DRAFT)
    soon, far = task(date(2026, 12, 1)), task(date(9999, 12, 31))
    assert in_order([far, young, later, soon, old, late]) == (late, later, old, young, soon, far)


def test_tasks_of_one_day_are_by_kind_and_title_whatever_order_they_come_in() -> None:
    some = [task(title="b"), task(title="A"), task(kind=Kind.SCHEDULED, title="a")]
    assert [t.title for t in in_order(some)] == ["A", "b", "a"]
    assert in_order(some) == in_order(reversed(some))


def test_two_tasks_with_one_id_are_told_apart() -> None:
    found = in_order([task(title="a", id_="x"), task(title="b", id_="x"), task(title="c", id_="y")])
    assert [t.id for t in found] == ["x", "x-2", "y"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 25), "in 3 days"),
        (date(2026, 10, 13), "40 days ago"),
        (date(9999, 12, 31), "in 2,912,117 days"),
        (date(1, 1, 1), "739,941 days ago"),
    ],
)
def test_how_far_a_day_is(day: date, words: str) -> None:
    assert away(day, TODAY) == words


def test_days_in_words() -> None:
    assert (in_words(TODAY), weekday(TODAY)) == ("22 November 2026", "Sunday")
    assert (in_words(date(1, 2, 3)), month_in_words(9999, 12)) == ("3 February 1", "December 9999")


def test_signs_that_steer_a_terminal_or_turn_words_round_do_not_get_through() -> None:
    assert task(title="a\x1b[2Jb\nc \u202ed").title == "a\ufffd[2Jb c \ufffdd"
