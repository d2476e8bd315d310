"""What readers are told of changes: of one text, and of all texts of a site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.parts import Change
from askwell.content.records import Answer
from askwell.content.states import State, end_of
from askwell.flow.schema.changes import ChangeKind, LoggedChange
from askwell.flow.schema.records import Flow

KIND_WORDS = {
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.UPDATE: "Update",
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.RETRACTION: "Retraction",
}
"""A kind of change as pages name it."""

KIND_MEANINGS = {
    ChangeKind.CORRECTION: "Something was wrong. We have put it right.",
    ChangeKind.UPDATE: "Nothing was wrong when we wrote it. Something has changed since, and the text now says so.",
    ChangeKind.CLARIFICATION: "Nothing was wrong, but it could be misunderstood. We now say it more clearly.",
    ChangeKind.RETRACTION: "We no longer stand by it. We have taken it back.",
}
"""What each kind means, in words for readers."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change of an answer or a guide. `place` is its place in the file's list, `id` its id in its page, which
    stays while its day and kind do."""

    record: Answer | Flow
    on: date
    kind: ChangeKind
    what: str
    by: str
    place: int
    id: str
    mailed: date | None = None
    gone_to: str = ""
    """The page to which readers of a merged answer are led."""

    @property
    def link(self) -> str:
        """Where it stands; of a merged answer, the page to which its readers are led."""
        key = self.record.key
        path = addresses.answer_path(key) if isinstance(self.record, Answer) else addresses.guide_path(key)
        return self.gone_to or f"{path}#{self.id}"

    @property
    def name(self) -> str:
        """What that page is called."""
        return self.record.question if isinstance(self.record, Answer) else self.record.title

    @property
    def word(self) -> str:
        """Its kind, as pages name it."""
        return KIND_WORDS[self.kind]


def texts(library: Library) -> Iterator[Answer | Flow]:
    """All texts that may change after publication."""
    yield from library.answers.values()
    yield from library.flows.values()


def told(record: Answer | Flow) -> tuple[Told, ...]:
    """What readers are told of the changes of a text, newest first. An entry without a kind or a person, which check
    refuses, is left out."""
    return tuple(reversed(list(_oldest_first(record))))


def all_told(library: Library) -> tuple[Told, ...]:
    """The changes of all texts, newest first; those of a day by the names of their pages."""
    every = (_led_on(library, change) for record in texts(library) for change in told(record))
    found = sorted(every, key=lambda change: change.name.casefold())
    return tuple(sorted(found, key=lambda change: change.on, reverse=True))


def _led_on(library: Library, change: Told) -> Told:
    record = change.record
    if not isinstance(record, Answer) or record.status is not State.MERGED:
        return change
    end = end_of(library.answers, record.key)
    return replace(change, gone_to=addresses.answer_path(end.key) if end else "")


def _oldest_first(record: Answer | Flow) -> Iterator[Told]:
    """A file has its changes in either order. Those of one day stand as the others do, or else the newest first: so a
    new entry leaves the ids of the older ones as they are."""
    entries: list[tuple[int, Change | LoggedChange]] = list(enumerate(record.changes))
    if entries and entries[0][1].on >= entries[-1][1].on:
        entries.reverse()
    seen: Counter[tuple[date, ChangeKind]] = Counter()
    for place, entry in sorted(entries, key=lambda numbered: numbered[1].on):
        if entry.kind is None or entry.by is None:
            continue
        seen[entry.on, entry.kind] += 1
        name = addresses.change_id(entry.on.isoformat(), entry.kind, seen[entry.on, entry.kind])
        yield Told(record, entry.on, entry.kind, entry.what, entry.by, place, name, entry.mailed)
