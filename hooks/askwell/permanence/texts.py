"""What the lock keeps of texts: their fingerprints, and the names in feeds of the changes that readers were told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.checks.life.locked import key_of, text_now
from askwell.content.history import told
from askwell.content.history.fingerprints import subject
from askwell.content.links.lock import Entry
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.records import Flow
from askwell.permanence.lost import records_by_owner
from askwell.render.feeds.names import lines
from askwell.source.asked import unnoted

TAKEN_BACK = "CHANGE009"


NEW, CHANGED = "new", "changed"
"""What the lock lacks of a text: all, or what it says now."""


def settle(checked: CheckedSite) -> None:
    """Works out what the lock lacks of texts that changed, before anything that rests on it."""
    records = _records(checked)
    checked.units.settle_each("text lacking", partial(_lacking, checked, records), [*records])


def new_texts(checked: CheckedSite) -> tuple[list[Entry], list[Entry]]:
    """The lines of texts that the lock has not, and of those of which it has another. Check has refused those that
    changed without a word. Whoever asks is told that this rests on whether the lock lacks them, and not on how they
    differ: of that nothing is said."""
    found: dict[str, list[Entry]] = {NEW: [], CHANGED: []}
    records = _records(checked)
    for key in sorted(records, key=lambda key: subject(records[key])):
        if lacking := checked.units.part("text lacking", key, partial(_lacking, checked, records)):
            with unnoted():
                found[lacking].append(Entry("text", subject(records[key]), text_now(checked, records[key])))
    return found[NEW], found[CHANGED]


def _records(checked: CheckedSite) -> dict[str, Answer | Flow]:
    return {key_of(record): record for record in told.texts(checked.library)}


def _lacking(checked: CheckedSite, records: Mapping[str, Answer | Flow], key: str) -> str:
    now, entry = text_now(checked, records[key]), checked.lock.texts.get(subject(records[key]))
    if entry is None:
        return NEW if now else ""
    return CHANGED if now and entry.rest != now else ""


def feed_entries(checked: CheckedSite) -> list[Entry]:
    """A line for each name in the feeds: of texts, of changes, and of the feeds themselves."""
    return list(lines(as_built(checked).library, checked.lock, checked.today))


def lost_changes(checked: CheckedSite, there: Iterable[Entry]) -> Iterator[tuple[Entry, Diagnostic]]:
    """A finding for each change that readers were told of and that its text no longer has: somebody may have linked to
    it, and a site that takes corrections back in silence is not believed (ours)."""
    names = {entry.rest for entry in there}
    records = records_by_owner(checked)
    for entry in checked.lock.of("feed"):
        record = records.get(entry.owner)
        is_change = "/change--" in entry.rest  # a text that is gone is told by its address
        if entry.rest in names or not is_change or not isinstance(record, (Answer, Flow)):
            continue
        what = entry.rest.rpartition("/")[2].removeprefix("change--")
        message = f"readers were told of a change, {what}, and its entry is gone from 'changes'"
        hint = "put it back, with its day and its kind; you may word its sentence better"
        yield entry, Diagnostic(_place(record), TAKEN_BACK, message, hint)


def _place(record: Answer | Flow) -> Location:
    if record.changes:
        return record.at("changes", key=True)
    return record.at("id" if isinstance(record, Answer) else "updated", key=True)
