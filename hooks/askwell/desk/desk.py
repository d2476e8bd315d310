"""The desk of a site: all of its tasks on a day, and what could not be found out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.content.folders import FOLDERS, LISTS, files
from askwell.content.library import Library
from askwell.desk import links, sources, stages, tasks
from askwell.desk.task import Task, When, in_order
from askwell.diagnostics import Diagnostic, Location, errors, one_line
from askwell.source.files import name_in

Gather = Callable[[CheckedSite], Iterable[Task | str]]

GATHER: tuple[Gather, ...] = (
    tasks.reviews,
    tasks.approvals,
    stages.drafts,
    stages.scheduled,
    stages.corrections,
    stages.editions,
    stages.taken_back,
    sources.sources,
    links.links,
)
"""Who finds tasks. A sentence in place of a task says what could not be found out, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a record in one, of which nobody can tell what it needs."""

    place: Location
    why: str


@dataclass(frozen=True)
class Desk:
    """What needs a person at a site. `until` is the last day that is shown, `later` how many tasks come after it,
    `by` the id of the person whom all of it concerns; `stamp` is the newest day that the content names, by which a
    calendar tells a newer entry from an older one."""

    name: str
    base_url: str
    today: date
    tasks: tuple[Task, ...]
    errors: int = 0
    warnings: int = 0
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    stamp: date = date.min
    until: date | None = None
    later: int = 0
    by: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))

    def of(self, when: When) -> tuple[Task, ...]:
        """The tasks that stand so to the day of the desk, by day."""
        return tuple(task for task in self.tasks if task.when is when)

    def for_person(self, person: str) -> Desk:
        """The desk with what concerns a person, alone."""
        return replace(self, by=person, tasks=tuple(task for task in self.tasks if person in task.who))

    def up_to(self, day: date) -> Desk:
        """The desk up to a day."""
        kept = tuple(task for task in self.tasks if task.day <= day)
        return replace(self, until=day, tasks=kept, later=self.later + len(self.tasks) - len(kept))

    def name_of(self, person: str) -> str:
        """A person's name with the id, as messages give it."""
        return f"{self.people[person]} ({person})" if person in self.people else person


def desk_of(site: CheckedSite) -> Desk:
    """The desk of a site on the day of its check, whatever is wrong with its content."""
    settings = site.library.settings
    found, notes = _gathered(site)
    if settings and settings.responsible_editor:
        found = [task if task.who else replace(task, who=(settings.responsible_editor,)) for task in found]
    wrong = len(errors(site.diagnostics))
    return Desk(
        settings.name if settings else "a site without a name",
        settings.base_url if settings else "",
        site.today,
        in_order(found),
        wrong,
        len(site.diagnostics) - wrong,
        tuple(_unread(site)),
        notes,
        {key: one_line(person.name) for key, person in site.library.people.items()},
        _newest_day(site.library, site.today),
    )


def _gathered(site: CheckedSite) -> tuple[list[Task], tuple[str, ...]]:
    """All tasks, and the sentences about what could not be found out."""
    found = [one for gather in GATHER for one in gather(site)]
    notes = tuple(one for one in found if not isinstance(one, Task))
    return [one for one in found if isinstance(one, Task)], notes


def _unread(site: CheckedSite) -> Iterator[Unread]:
    """The records that mistakes keep out of the Library, and the guides that cannot be compiled."""
    if site.root is None:
        return
    first: dict[str, Diagnostic] = {}
    for finding in errors(site.diagnostics):
        first.setdefault(finding.location.path, finding)
    for path in _missing(site, site.root):
        known = first.get(path)
        yield Unread(known.location, known.message) if known else Unread(Location(path), "it cannot be read")
    for key, flow in site.library.flows.items():
        if key not in site.machines and flow.approval:
            yield Unread(flow.at("approval"), "this guide has mistakes: nobody can tell whether its approval stands")


def _missing(site: CheckedSite, root: Path) -> Iterator[str]:
    """The paths of files of which a record is missing. Drafts are tasks, whether or not they can be read."""
    if site.library.settings is None:
        yield "content/site.yml"
    for kind in LISTS:
        if kind in site.library.incomplete:
            yield f"content/{kind}.yml"
    for kind, (_, ending) in FOLDERS.items():
        read = {record.path for record in site.library.collection(kind).values()}
        paths = (name_in(root, path) for path in files(root / "content" / kind, ending))
        yield from (path for path in paths if path not in read | site.library.drafts)


def _newest_day(library: Library, today: date) -> date:
    """The newest day, up to today, that answers and guides name as the day of something done."""
    days = [getattr(r, name, None) for r in library.answers.values() for name in ("published", "updated", "reviewed")]
    days += [getattr(r, name, None) for r in library.flows.values() for name in ("updated", "reviewed")]
    return max((day for day in days if day is not None and day <= today), default=today)
