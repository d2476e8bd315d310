"""Takes the text of a source as the one that was read: somebody looked at it, and what rests on it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.content.library import Library
from askwell.diagnostics import did_you_mean
from askwell.watch.lock import NAME, Accepted, read_lock, write_lock
from askwell.watch.state import Entry, read_state


@dataclass(frozen=True, slots=True)
class Accepting:
    """The sources whose texts were taken, those whose lines went as there is no such source any more, and why others
    were not taken: then nothing was written."""

    taken: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def accept(root: Path, library: Library, sources: Sequence[str]) -> Accepting:
    """Writes the texts that were found last into the lock. Without names, only of sources that it does not have yet:
    a text that changed or may be retracted is taken by its source's name, so that nobody takes one unread. Raises
    OSError."""
    lock, entries = read_lock(root), read_state(root).entries
    if broken := [finding for finding in lock.findings if finding.code != "WATCH003"]:
        return Accepting(refused=tuple(str(finding) for finding in broken))
    named = tuple(dict.fromkeys(sources)) or tuple(
        key
        for key, entry in entries.items()
        if key not in lock.accepted
        and key in library.sources
        and _mine(library, key, entry)
        and entry.fingerprint
        and not entry.signs
    )
    refused = [said for key in named if (said := _refusal(library, key, entries.get(key)))]
    if refused:
        return Accepting(refused=tuple(refused))
    gone = set() if "sources" in library.incomplete else lock.accepted.keys() - library.sources.keys()
    kept = {key: accepted for key, accepted in lock.accepted.items() if key not in gone}
    kept |= {key: _accepted(entries[key]) for key in named}
    if kept != lock.accepted or lock.findings:
        write_lock(root, kept)
    return Accepting(named, tuple(sorted(gone)))


def _accepted(entry: Entry) -> Accepted:
    return Accepted(date.fromisoformat(entry.read_on or entry.seen), entry.reader, entry.fingerprint, entry.signs)


def _mine(library: Library, key: str, entry: Entry) -> bool:
    return entry.url == library.sources[key].url


def _refusal(library: Library, key: str, entry: Entry | None) -> str:
    """Why a source's text cannot be taken, and what to do; "" if it can."""
    if key not in library.sources:
        return f"there is no source '{key}' in content/sources.yml: {did_you_mean(key, library.sources) or 'add it'}"
    if library.sources[key].url is None:
        return f"'{key}' has no address, so no program reads it: write the day on which you did in its 'consulted:'"
    if entry is None or not entry.fingerprint or not _mine(library, key, entry):
        return f"the text of '{key}' was not read yet, so {NAME} cannot keep it: run askwell sources --only {key}"
    return ""
