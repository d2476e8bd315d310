"""Asks the sources of a site, several hosts at a time, and keeps what they said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from askwell.content.library import Library
from askwell.content.records import Source
from askwell.watch.lock import read_lock
from askwell.watch.state import Entry, Result, read_state, write_state
from askwell.watch.text import BYTES, PLAIN, WHOLE, Reading, read, readable_reader
from askwell.watch.texts import forget_others, keep_text, text_of
from askwell.watch.visit import Visit, Visitor

DAY = 86_400.0
WORKERS = 4
"""Hosts that are asked at the same time (ours)."""

MOST_SILENT = 6
"""Hosts that do not reply before the network counts as down, if none replied at all (ours)."""

_SURE = (Result.READ, Result.GONE)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the sources asked, those that were left for lack of time, why no source at all could be reached,
    and why what was learnt could not be kept."""

    asked: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    offline: str = ""
    unkept: str = ""


Learnt = tuple[Source, Visit, Reading | None]


def ask_sources(
    root: Path, library: Library, today: date, visitor: Visitor, only: Collection[str] = (), keep: float = DAY
) -> Run:
    """Asks every source with an address that was not surely read within `keep` seconds; those in `only`, and no others,
    if there are any. What was learnt is kept also when somebody breaks it off with Ctrl+C."""
    entries = dict(read_state(root).entries)
    due = [source for source in library.sources.values() if source.url and (not only or source.key in only)]
    if not only:
        due = list(_due(due, entries, visitor.clock(), keep))
    asked: list[str] = []
    silent: dict[str, str] = {}
    heard = False
    try:
        for source, visit, reading in _visits(root, due, entries, visitor):
            asked.append(source.key)
            heard = heard or visit.result is not Result.UNREACHABLE
            if not heard:
                silent[urlsplit(source.url or "").netloc] = visit.said
            entries[source.key] = _entry(source, entries.get(source.key), visit, reading, visitor.clock(), today)
            if len(silent) >= MOST_SILENT and not heard:
                break
    except KeyboardInterrupt:
        pass
    if silent and not heard:
        return Run((), tuple(source.key for source in due), next(iter(silent.values())))
    left = tuple(source.key for source in due if source.key not in asked)
    return Run(tuple(asked), left, unkept=_keep(root, library, entries))


def _keep(root: Path, library: Library, entries: Mapping[str, Entry]) -> str:
    """Keeps the entries of sources that the site still has; why they cannot be kept, or ""."""
    kept = entries if "sources" in library.incomplete else {s: e for s, e in entries.items() if s in library.sources}
    try:
        write_state(root, kept)
    except OSError as error:
        return error.strerror or str(error)
    accepted = read_lock(root).accepted.values()
    forget_others(root, {entry.fingerprint for entry in kept.values()} | {one.fingerprint for one in accepted})
    return ""


def _due(sources: Collection[Source], entries: Mapping[str, Entry], now: float, keep: float) -> Iterator[Source]:
    """The sources to be asked now: not those that were surely read a short while ago, and none at a site that wants to
    be left alone for longer."""
    resting = {urlsplit(entry.url).netloc for entry in entries.values() if now < entry.retry < now + 31 * DAY}
    for source in sources:
        entry = entries.get(source.key)
        known = entry is not None and entry.url == source.url
        fresh = entry is not None and known and entry.result in _SURE and now - keep < entry.at <= now
        if not fresh and urlsplit(source.url or "").netloc not in resting:
            yield source


def _visits(root: Path, due: Collection[Source], entries: Mapping[str, Entry], visitor: Visitor) -> Iterator[Learnt]:
    """Each source with what it said, as the replies come. The threads end with the program."""
    hosts: dict[str, list[Source]] = {}
    for source in due:
        hosts.setdefault(urlsplit(source.url or "").netloc, []).append(source)
    todo: SimpleQueue[list[Source]] = SimpleQueue()
    done: SimpleQueue[Learnt | BaseException] = SimpleQueue()
    for sources in hosts.values():
        todo.put(sources)

    def work() -> None:
        with suppress(Empty):
            while True:
                for source in todo.get_nowait():
                    try:
                        done.put(_learnt(root, source, entries.get(source.key), visitor))
                    except BaseException as error:  # told where it can be seen
                        done.put(error)

    for _ in range(min(WORKERS, len(hosts))):
        Thread(target=work, daemon=True).start()
    for _ in due:
        learnt = done.get()
        if isinstance(learnt, BaseException):
            raise learnt
        yield learnt


def _learnt(root: Path, source: Source, old: Entry | None, visitor: Visitor) -> Learnt:
    """What a source said, read. It is asked whether it changed only if its text is known, by the reader of today."""
    readers = (readable_reader(), WHOLE, PLAIN)
    here = old is not None and (
        old.reader == BYTES or (old.reader in readers and text_of(root, old.fingerprint) is not None)
    )
    known = {old.place: (old.etag, old.modified)} if old and here and old.url == source.url else {}
    visit = visitor.visit(source.url or "", known)
    if visit.result is not Result.READ or visit.reply.status == 304:
        return source, visit, None
    reading = read(visit.reply.body, visit.reply.headers.get("content-type", ""))
    if visit.reply.cut and reading.reader != BYTES:
        said = f"its page has more than {visitor.network.most // 1_000_000} MB"
        return source, replace(visit, result=Result.FAILED, said=said), None
    if not reading.fingerprint:
        said = "its page has no words for readers without scripts"
        return source, replace(visit, result=Result.FAILED, said=said), None
    if reading.reader != BYTES:
        with suppress(OSError):  # without it, nobody is shown which words changed
            keep_text(root, reading.fingerprint, reading.text)
    return source, visit, reading


def _entry(source: Source, old: Entry | None, visit: Visit, reading: Reading | None, now: float, today: date) -> Entry:
    """A source's new entry. What was read earlier stays, if its address is the same and nothing newer was read."""
    day = today.isoformat()
    fresh = Entry(source.url or "", now, day, visit.result, day)
    old = old if old and old.url == source.url else fresh
    since = old.since if old.result is visit.result else day
    moved = visit.moved if visit.result is Result.READ else old.moved
    moved_on = old.moved_on if moved == old.moved else day
    entry = replace(
        old, at=now, on=day, result=visit.result, since=since, said=visit.said, moved=moved,
        moved_on=moved_on if moved else "", retry=visit.retry,
    )  # fmt: skip
    if reading is None:
        return replace(entry, read_on=day) if visit.result is Result.READ else entry
    same = reading.fingerprint == old.fingerprint
    signs_on = old.signs_on if set(reading.signs) <= set(old.signs) else day
    headers = visit.reply.headers
    return replace(
        entry, reader=reading.reader, fingerprint=reading.fingerprint, words=reading.words, read_on=day,
        seen=old.seen if same else day, place=visit.place, etag=headers.get("etag", "")[:500],
        modified=headers.get("last-modified", "")[:100], signs=reading.signs,
        signs_on=signs_on if reading.signs else "",
    )  # fmt: skip
