"""The desk as text: its parts, its lines, its width."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.desk.desk import Unread
from askwell.desk.task import Kind
from askwell.desk.text import as_text, columns_of, wrapped
from askwell.diagnostics import Location
from tests.desk.desks import made, task

WHOLE = """\
Desk of Test site on Sunday, 22 November 2026

OVERDUE

10 October 2026, 43 days ago
  Review: Test title
    Test words.
    Concerns Test Expert (test-expert).
    content/answers/test.md:3:1

WAITING, WITH NO DAY SET

since 1 November 2026, 21 days ago
  Dead link: Test title
    Test words.
    content/answers/test.md:3:1

COMING UP

22 November 2026, today
  Review: Test title
    Test words.
    content/answers/test.md:3:1
  Goes out: Test title
    Test words.
    content/answers/test.md:3:1

1 overdue, 1 waiting, 2 coming up."""


def test_the_whole_of_it() -> None:
    desk = made(
        task(date(2026, 10, 10), overdue=True, who=("test-expert",)),
        task(date(2026, 11, 1), Kind.LINK),
        task(),
        task(kind=Kind.SCHEDULED),
    )
    assert as_text(desk, 100) == WHOLE


def test_nothing_to_do() -> None:
    assert as_text(made(), 100).splitlines()[2:] == ["Nothing needs a person."]
    assert as_text(made().for_person("test-expert").up_to(date(2027, 1, 1)), 100).splitlines() == [
        "Desk of Test site on Sunday, 22 November 2026: what concerns Test Expert (test-expert)",
        "",
        "Nothing needs this person until 1 January 2027.",
    ]


def test_mistakes_and_what_is_not_known_come_first() -> None:
    desk = made()
    object.__setattr__(desk, "errors", 2)
    object.__setattr__(desk, "warnings", 1)
    object.__setattr__(desk, "notes", ("Test note.",))
    object.__setattr__(desk, "unread", (Unread(Location("content/a.md", 2, 3), "test mistake"),))
    assert as_text(desk, 100).splitlines()[2:7] == [
        "The content has 2 errors and 1 warning; `askwell check` names them.",
        "Test note.",
        "Nobody can tell what these need, since they could not be read whole:",
        "  content/a.md:2:3: test mistake",
        "",
    ]


@pytest.mark.parametrize(("later", "said"), [(1, "1 task comes later"), (12, "12 tasks come later")])
def test_what_comes_later_is_counted(later: int, said: str) -> None:
    desk = made(*(task(date(2030, 1, 1), title=str(n)) for n in range(later))).up_to(date(2027, 1, 1))
    assert as_text(desk, 100).splitlines()[-1] == f"{said}; --days or --until shows more."


LONG = "Test " * 60 + "content/answers/" + "long-" * 30 + "name.md"


@pytest.mark.parametrize(("width", "most"), [(0, 40), (40, 40), (57, 57), (100, 100), (5_000, 100)])
def test_lines_fit_but_for_words_that_are_longer(width: int, most: int) -> None:
    lines = as_text(made(task(title=LONG), task(title="\u5b57" * 10 + " \u5b57" * 90)), width).splitlines()
    assert {line.strip() for line in lines if columns_of(line) > most} <= {LONG.rpartition(" ")[2]}
    assert max(columns_of(line) for line in lines if "long-" not in line) > most - 12


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("\u5b57\u5b57", 4), ("e\u0301", 1), ("\u05d0\u05d1", 2), ("", 0)]
)
def test_columns(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_words_are_never_cut() -> None:
    assert list(wrapped("aa bbbbbbbb cc", 5, 2)) == ["  aa", "  bbbbbbbb", "  cc"]
    assert list(wrapped("", 5, 2)) == [""]
