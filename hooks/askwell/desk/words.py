"""The sentences of a desk that its text and its page share."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.desk.desk import Desk
from askwell.desk.task import Task, When, away, in_words
from askwell.diagnostics import counted

HEADINGS = {
    When.OVERDUE: "Overdue",
    When.WAITING: "Waiting, with no day set",
    When.DUE: "Coming up",
}
"""The headings of the three parts of a desk."""


def summary(desk: Desk) -> str:
    """How much there is to do: "2 overdue, 3 waiting, 4 coming up.\""""
    if not desk.tasks:
        return f"Nothing needs {'this person' if desk.by else 'a person'}{_within(desk)}."
    overdue, waiting, due = (f"{len(desk.of(when)):,}" for when in When)
    return f"{overdue} overdue, {waiting} waiting, {due} coming up{_within(desk)}."


def _within(desk: Desk) -> str:
    return f" until {in_words(desk.until)}" if desk.until else ""


def cautions(desk: Desk) -> Iterator[str]:
    """What makes the desk less than whole: mistakes, and what nobody has asked for."""
    if desk.errors or desk.warnings:
        found = " and ".join(
            counted(number, noun) for number, noun in ((desk.errors, "error"), (desk.warnings, "warning")) if number
        )
        yield f"The content has {found}; `askwell check` names them."
    yield from desk.notes


UNREAD = "Nobody can tell what these need, since they could not be read whole:"


def day_line(task: Task, desk: Desk) -> str:
    """The day of a task, and how far it is: "10 October 2026, 43 days ago"."""
    since = "since " if task.when is When.WAITING else ""
    return f"{since}{in_words(task.day)}, {away(task.day, desk.today)}"


def concerns(task: Task, desk: Desk) -> str:
    """The names of those whom a task concerns; "" if nobody is named."""
    return ", ".join(desk.name_of(person) for person in task.who)
