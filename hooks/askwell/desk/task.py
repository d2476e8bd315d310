"""A task: something at a site that only a person can do, with its day, its place, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from askwell.diagnostics import Location, one_line


class Kind(StrEnum):
    """What a task is about."""

    REVIEW = "review"
    """An answer or a guide is to be read again by its day."""

    APPROVAL = "approval"
    """A guide has changed since a clinician approved it."""

    DRAFT = "draft"
    """A text that is not published yet."""

    SCHEDULED = "scheduled"
    """An answer that goes out on its day."""

    SOURCE = "source"
    """A source is not what it was when it was read."""

    LINK = "link"
    """A page of another site, to which this one links, is gone."""

    CORRECTION = "correction"
    """A correction or a retraction that no newsletter has told."""

    EDITION = "edition"
    """A newsletter that is ready, and goes out on its day."""

    @property
    def says(self) -> str:
        """The kind in an editor's words."""
        return _SAYS[self]


_SAYS = {
    Kind.REVIEW: "Review",
    Kind.APPROVAL: "Approval lapsed",
    Kind.DRAFT: "Draft",
    Kind.SCHEDULED: "Goes out",
    Kind.SOURCE: "Source",
    Kind.LINK: "Dead link",
    Kind.CORRECTION: "Not yet mailed",
    Kind.EDITION: "Newsletter",
}

ON_A_DAY = frozenset((Kind.REVIEW, Kind.SCHEDULED, Kind.EDITION))
"""The kinds whose day was set by somebody. The day of the others is the one since when they wait."""


class When(StrEnum):
    """How a task stands to the day of the desk."""

    OVERDUE = "overdue"
    """Its day has passed, or readers see something that nobody stands for any more."""

    WAITING = "waiting"
    """Somebody has to do it, and no day was set."""

    DUE = "due"
    """Its day is today or to come."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a person has to do. `id` is the same for the same task at every time: it is made of the
    record's permanent id and the kind. `who` are ids of people."""

    id: str
    kind: Kind
    day: date
    """The day by which it is to be done, or with kinds that are not in ON_A_DAY the one since when it waits."""

    title: str
    """What it is about: a question, the title of a guide or of a source, an address."""

    todo: str
    """What to do, in sentences."""

    place: Location
    who: tuple[str, ...] = ()
    overdue: bool = False
    page: str = ""
    """The page of the site that it is about, by its path; "" if there is none that readers can open."""

    def __post_init__(self) -> None:
        for name in ("title", "todo"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def when(self) -> When:
        """How it stands to the day of the desk."""
        if self.overdue:
            return When.OVERDUE
        return When.DUE if self.kind in ON_A_DAY else When.WAITING


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks, those that are overdue first, then those that wait, each by day; no two have one id."""
    order = list(When)
    found = sorted(tasks, key=lambda t: (order.index(t.when), t.day, t.kind, t.title.casefold(), t.place, t.id))
    return tuple(_told_apart(found))


def _told_apart(tasks: Iterable[Task]) -> Iterator[Task]:
    """The tasks; where two answers claim one id, the later ones get a number, so that none covers another."""
    taken: dict[str, int] = {}
    for task in tasks:
        taken[task.id] = taken.get(task.id, 0) + 1
        if taken[task.id] > 1:
            yield replace(task, id=f"{task.id}-{taken[task.id]}")
        else:
            yield task


def in_words(day: date) -> str:
    """A day as people write it: "22 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_in_words(year: int, month: int) -> str:
    """A month as people write it: "November 2026"."""
    return f"{_MONTHS[month - 1]} {year}"


def weekday(day: date) -> str:
    """The name of a day of the week, in English whatever the machine speaks."""
    return _WEEKDAYS[day.weekday()]


def away(day: date, today: date) -> str:
    """How far a day is from today: "in 3 days", "12 days ago"."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"
