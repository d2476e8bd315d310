"""What became of the texts that sent editions led to: corrected, taken back, overdue, gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from askwell.content.editions.edition import Edition
from askwell.content.history.told import Told, told
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State
from askwell.flow.schema.changes import ChangeKind
from askwell.flow.schema.records import Flow
from askwell.letters.carrying import kept, telling
from askwell.letters.keeping import record_of
from askwell.letters.letter import Item
from askwell.letters.sent import Sent


class What(StrEnum):
    """What happened to a text after it was mailed."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    MERGED = "merged"
    OVERDUE = "overdue"
    GONE = "gone"


_KINDS = {
    ChangeKind.CORRECTION: What.CORRECTION,
    ChangeKind.CLARIFICATION: What.CLARIFICATION,
    ChangeKind.RETRACTION: What.RETRACTION,
}
_STATES = {State.WITHDRAWN: What.WITHDRAWN, State.ARCHIVED: What.ARCHIVED, State.MERGED: What.MERGED}


@dataclass(frozen=True, slots=True)
class Since:
    """One thing that happened to a text after an edition with it was sent. `record` is None if the text is gone, `on`
    if nothing says when; `says` is the sentence of the change, or why it was withdrawn. `told_on` is the day on which a
    newsletter told it, `told_by` the edition that did or that is going to."""

    edition: Edition
    item: Item
    record: Answer | Flow | None
    what: What
    on: date | None
    says: str = ""
    told_on: date | None = None
    told_by: Edition | None = None

    @property
    def is_told(self) -> bool:
        """Whether readers of newsletters have heard of it, as far as files say."""
        return self.told_on is not None


def since(library: Library, today: date) -> tuple[Since, ...]:
    """What happened by a day to the texts of every edition that was sent, by edition and item, and then by day. Updates
    are left out: nothing was wrong."""
    found: list[Since] = []
    for edition in library.newsletters.values():
        mailed = kept(library, edition)
        for item in mailed.letter.items if mailed else ():
            happened = _happened(library, edition, mailed, item, today) if mailed else ()
            found += sorted(happened, key=lambda one: one.on or date.max)
    return tuple(found)


def _happened(library: Library, edition: Edition, mailed: Sent, item: Item, today: date) -> Iterator[Since]:
    record = record_of(library, item)
    if record is None:
        yield Since(edition, item, None, What.GONE, None)
        return
    known = mailed.changes.get(item.key, ())
    for change in told(record):
        if change.kind in _KINDS and change.id not in known and change.on <= today:
            yield _changed(library, edition, item, change)
    ended = _STATES.get(State(record.status)) if record.status in UNKEPT else None
    if ended is not None and record.since is not None and not (item.change and record.since <= mailed.sent):
        yield _ended(library, edition, item, record, ended)
    if record.status not in UNKEPT and record.next_review is not None and record.next_review < today:
        yield Since(edition, item, record, What.OVERDUE, record.next_review)


def _changed(library: Library, edition: Edition, item: Item, change: Told) -> Since:
    later = [one for one in telling(library, change) if one.key != edition.key]
    by = next((one for one in later if one.sent), None) or next(iter(later), None)
    on = change.mailed or (by.sent if by else None)
    return Since(edition, item, change.record, _KINDS[change.kind], change.on, change.what, on, by)


def _ended(library: Library, edition: Edition, item: Item, record: Answer | Flow, what: What) -> Since:
    """A text that ended is told by whatever tells a change of that day or later."""
    last = [change for change in told(record) if record.since is not None and change.on >= record.since]
    heard = [_changed(library, edition, item, change) for change in last if change.kind in _KINDS]
    best = next((one for one in heard if one.is_told), None) or next(iter(heard), None)
    says = record.why or ""
    on, by = (best.told_on, best.told_by) if best else (None, None)
    return Since(edition, item, record, what, record.since, says, on, by)
