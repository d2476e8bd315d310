"""Taking what is new into the lock. Nothing but a text's own line is ever taken out of it."""

from __future__ import annotations

from pathlib import Path

from askwell.content.links.lock import NAME, Entry, Lock, text_of
from askwell.permanence.comparison import Comparison
from askwell.watch.files import replace_file


def accepted(lock: Lock, found: Comparison) -> tuple[Entry, ...]:
    """The lines of a lock with what is new; of each text only the last."""
    replaced = {entry.owner for entry in found.changed}
    kept = (entry for entry in lock.entries if entry.kind != "text" or _is_last(lock, entry, replaced))
    return (*kept, *found.added, *found.changed)


def _is_last(lock: Lock, entry: Entry, replaced: set[str]) -> bool:
    return entry.owner not in replaced and lock.texts[entry.owner] is entry


def write_lock(root: Path, entries: tuple[Entry, ...]) -> None:
    """Writes the file in one step: a reader never finds half of it. Raises OSError."""
    replace_file(root / NAME, text_of(entries))
