"""Desks of the small site of test data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from askwell.checks import check
from askwell.desk.desk import Desk, desk_of
from askwell.desk.task import Kind, Task
from askwell.diagnostics import Location
from tests.helpers import TODAY, Site


def desk(site: Site, today: date = TODAY) -> Desk:
    """The desk of a site on a day."""
    return desk_of(check(site.root, today))


def told(desk: Desk) -> list[str]:
    """Each task as "when day id place"."""
    return [f"{t.when} {t.day} {t.id} {str(t.place).removeprefix('content/')}" for t in desk.tasks]


def kept(site: Site, name: str, text: str | bytes) -> Path:
    """Puts a file into the folder of what commands keep."""
    path = site.root / ".askwell" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def made(*tasks: Task, today: date = TODAY) -> Desk:
    """A desk of some tasks."""
    return Desk("Test site", "https://site.example/", today, tasks, people={"test-expert": "Test Expert"}, stamp=TODAY)


def task(
    day: date = TODAY,
    kind: Kind = Kind.REVIEW,
    title: str = "Test title",
    who: tuple[str, ...] = (),
    overdue: bool = False,
    id_: str = "",
) -> Task:
    """A task of test data."""
    place = Location("content/answers/test.md", 3, 1)
    return Task(id_ or f"{kind}:{day}:{title}", kind, day, title, "Test words.", place, who, overdue)
