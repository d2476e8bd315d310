"""`.askwell/sources.json`: what each source said when asked last. A cache: whoever deletes it only asks again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from askwell.content.library import Library
from askwell.content.records import Source
from askwell.diagnostics import Location
from askwell.watch.files import keep_json, kept_json
from askwell.watch.lock import Accepted, read_lock
from askwell.watch.retraction import SIGNS

NAME = Path(".askwell") / "sources.json"
"""Where it is kept, below the site's root."""

VERSION = 1


class Result(StrEnum):
    """How asking for a source ended."""

    READ = "read"
    GONE = "gone"
    REFUSED = "refused"
    FORBIDDEN = "forbidden"
    LATER = "later"
    FAILED = "failed"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a source. What was read last stays known when it cannot be read again.

    `at` is the second, `on` the day it was asked last; `since` the day from which that ended in `result`; `said` why,
    as the end of a sentence. `moved` is the address to which its own leads on for good. `fingerprint` is that of the
    text which `reader` found, `seen` the day on which that text was first there, `read_on` that on which it was last.
    `words` is how many it has, `place` the address at which its redirects ended, for which `etag` and `modified` count.
    `retry` is the second before which its site does not want to be asked.
    """

    url: str
    at: float
    on: str
    result: Result
    since: str
    said: str = ""
    moved: str = ""
    moved_on: str = ""
    reader: str = ""
    fingerprint: str = ""
    seen: str = ""
    read_on: str = ""
    words: int = 0
    etag: str = ""
    modified: str = ""
    place: str = ""
    signs: tuple[str, ...] = ()
    signs_on: str = ""
    retry: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """All that is known, by source. `problem` says why nothing is known though there is a file."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    problem: str = ""


def read_state(root: Path) -> State:
    """What was learnt in earlier runs. An entry that is odd counts as none: its source is asked again."""
    kept, problem = kept_json(root / NAME)
    if problem or not kept:
        return State({}, problem)
    found = kept.get("sources")
    if kept.get("version") != VERSION or not isinstance(found, dict):
        return State({}, "it was written by another version of this program")
    entries = ((source, _entry(data)) for source, data in found.items())
    return State({source: entry for source, entry in entries if entry is not None})


_DAYS = ("on", "since", "moved_on", "seen", "read_on", "signs_on")
_ALWAYS = ("on", "since")
_MUST = (*_ALWAYS, "seen")


def _entry(data: Any) -> Entry | None:
    """An entry from its JSON, or None if it is not one that was written here."""
    if not isinstance(data, dict):
        return None
    try:
        values = {**data, "result": Result(data["result"]), "signs": tuple(data.get("signs", ()))}
        entry = Entry(**values)
        for name in _DAYS:
            if getattr(entry, name) or name in (_MUST if entry.fingerprint else _ALWAYS):
                date.fromisoformat(getattr(entry, name))
    except (KeyError, TypeError, ValueError):
        return None
    numbers = ("at", "retry", "words")
    texts = (value for name, value in asdict(entry).items() if name not in (*numbers, "signs"))
    right = all(isinstance(text, str) for text in (*texts, *entry.signs))
    return entry if right and all(isinstance(getattr(entry, name), int | float) for name in numbers) else None


def write_state(root: Path, entries: Mapping[str, Entry]) -> None:
    """Keeps what was learnt, in one step. Raises OSError."""
    keep_json(root / NAME, {"version": VERSION, "sources": {s: asdict(entries[s]) for s in sorted(entries)}})


class Kind(StrEnum):
    """What can be the matter with a source."""

    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that needs a person: since when, what happened as a sentence about the source, and where its entry
    stands."""

    source: str
    kind: Kind
    since: date
    what: str
    location: Location


def troubles(root: Path, library: Library) -> tuple[Trouble, ...]:
    """Every source that changed, moved, is gone or may have been retracted, by what is known without asking anybody.
    Nothing is known before `askwell sources` ran."""
    entries, lock = read_state(root).entries, read_lock(root)
    return tuple(
        trouble
        for key, source in library.sources.items()
        if key in entries and entries[key].url == source.url
        for trouble in troubles_of(source, entries[key], lock.accepted.get(key))
    )


def troubles_of(source: Source, entry: Entry, accepted: Accepted | None) -> Iterator[Trouble]:
    """What is the matter with one source, the gravest first."""
    place = source.at("url")
    known = accepted.signs if accepted else ()
    signs = [SIGNS[sign] for sign in entry.signs if sign in SIGNS and sign not in known]
    if signs:
        what = f"it may have been retracted: {' and '.join(signs)}. Look at it."
        yield Trouble(source.key, Kind.RETRACTED, date.fromisoformat(entry.signs_on or entry.on), what, place)
    if entry.result is Result.GONE:
        yield Trouble(source.key, Kind.GONE, date.fromisoformat(entry.since), f"it is gone: {entry.said}.", place)
    if accepted and entry.fingerprint and entry.fingerprint != accepted.fingerprint:
        yield Trouble(source.key, Kind.CHANGED, date.fromisoformat(entry.seen), _changed(entry, accepted), place)
    if entry.moved:
        what = f"it has moved for good to {entry.moved}."
        yield Trouble(source.key, Kind.MOVED, date.fromisoformat(entry.moved_on or entry.on), what, place)


def _changed(entry: Entry, accepted: Accepted) -> str:
    what = "file" if entry.reader == accepted.reader == "bytes" else "text"
    said = f"its {what} is not the one that was read on {accepted.day}."
    if entry.reader != accepted.reader:
        said += f" (It was read by {accepted.reader} then, and by {entry.reader} now, which may be all the difference.)"
    return said
