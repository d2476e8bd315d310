"""Rules about texts that readers have seen: what they say now is compared with what the lock says was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from askwell.checks.checked_site import CheckedSite
from askwell.content.history.fingerprints import PARTS, Fingerprint, fingerprint, subject
from askwell.content.history.told import texts
from askwell.content.links.lock import Entry
from askwell.content.records import Answer
from askwell.content.states import State
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.records import Flow

FIELDS = {
    "short": ("short_answer",),
    "care": ("care_cards",),
    "outcomes": ("outcomes",),
    "ways": ("questions",),
    "figures": ("questions",),
}
"""Where a part of a text stands; the figures of an answer are all over it."""


def settle_texts(site: CheckedSite) -> None:
    """Works out the fingerprints of texts that changed, before anything that rests on them."""
    records = {key_of(record): record for record in texts(site.library)}
    site.units.settle_each("text", lambda key: _text(site, records[key]), [*records])


def settle_text(site: CheckedSite, record: Answer | Flow) -> None:
    """The same of one text."""
    site.units.settle_each("text", lambda _: _text(site, record), [key_of(record)])


def key_of(record: Answer | Flow) -> str:
    """What tells a text from all others: its id may be that of another, of a draft that somebody copied."""
    return f"{type(record).KIND}/{record.key}" if isinstance(record, Answer) else f"flows/{record.key}"


def text_now(site: CheckedSite, record: Answer | Flow) -> str:
    """The fingerprint of a text that is out, as the lock has it; an empty text for others."""
    return site.units.part("text", key_of(record), lambda _: _text(site, record))


def _text(site: CheckedSite, record: Answer | Flow) -> str:
    return str(fingerprint(record, site.library, site.machines, site.today) or "")


def changes_are_told(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """A published text that changed gives the day of the change, and one that changed in what it means tells readers of
    it (ours; the press's codes ask for both)."""
    old = _locked(record, site.lock.texts)
    new = Fingerprint.read(text_now(site, record)) if old is not None else None
    if new is None or old is None or old.version != new.version:
        return
    if new.text != old.text:
        yield from _undated(site, record, old, new)
    changed = [part for part, digits in new.parts.items() if old.parts.get(part, digits) != digits]
    if changed and not _told(record, old, new):
        yield _untold(site, record, old, changed)


def _locked(record: Answer | Flow, locked: Mapping[str, Entry]) -> Fingerprint | None:
    """What the lock says of a text, by its name or by one that it had."""
    former: tuple[str, ...] = getattr(record, "was", ())
    names = [subject(record), *(subject(record, key) for key in former)]
    return next((Fingerprint.read(locked[name].rest) for name in names if name in locked), None)


def _undated(site: CheckedSite, record: Answer | Flow, old: Fingerprint, new: Fingerprint) -> Iterator[Diagnostic]:
    if new.day > old.day or (record.updated == site.today and new.day == old.day):
        return
    name = "updated" if record.updated else "published"
    message = f"the text is not the one that was published on {old.day}, and 'updated' does not say so"
    yield Diagnostic(record.at(name), "CHANGE007", message, f"write 'updated: {site.today}'")


def _told(record: Answer | Flow, old: Fingerprint, new: Fingerprint) -> bool:
    """Whether an entry tells of what changed since; or a banner does, of a withdrawn text."""
    if record.status == State.WITHDRAWN and new.day >= old.day:
        return True
    of_that_day = sum(1 for change in record.changes if change.on == old.day)
    return of_that_day > old.told or any(change.on > old.day for change in record.changes)


def _untold(site: CheckedSite, record: Answer | Flow, old: Fingerprint, changed: list[str]) -> Diagnostic:
    changed = [part for part in changed if part != "ways" or "outcomes" not in changed]  # which lead to its words
    parts = " and ".join(PARTS[part] for part in changed)
    message = f"{parts} changed since {old.day}, and nothing in 'changes' tells readers"
    entry = f"- {{on: {site.today}, kind: correction, what: ..., by: ...}}"
    hint = f"put an entry under 'changes:', for example {entry}"
    return Diagnostic(_place(record, changed[0]), "CHANGE008", message, hint)


def _place(record: Answer | Flow, part: str) -> Location:
    if isinstance(record, Answer) and part == "figures":
        return record.body.where(0, 0)
    return record.at(*FIELDS[part], key=True)
