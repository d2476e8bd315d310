"""What `askwell sources` says: of each source that needs a person, what happened, what rests on it, what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from askwell.content.library import Library
from askwell.content.records import Source
from askwell.diagnostics import Diagnostic, counted, one_line
from askwell.flow.machine.machine import Machine
from askwell.watch.lock import Lock, read_lock
from askwell.watch.resting import Claim, claims, reviews
from askwell.watch.state import Entry, Kind, Result, State, Trouble, read_state, troubles_of
from askwell.watch.texts import count_words, difference, text_of

MOST_SENTENCES = 3
"""Of those that went, and of those that came, which a report shows (ours)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two texts of a source: words gone and words new, and the first sentences of each."""

    gone: int
    new: int
    sentences_gone: tuple[str, ...]
    sentences_new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A source that needs a person. `unread` says why it could not be read the last time, if it could not."""

    source: Source
    troubles: tuple[Trouble, ...]
    change: Change | None
    rests: tuple[Claim, ...]
    reviews: Mapping[str, str]
    last_read: str
    unread: str = ""


@dataclass(frozen=True)
class Report:
    """All that is to be told. `new` are the sources with a text that nobody accepted yet, `same` those that are as they
    were, `unread` those that could not be read, with the reason, `unasked` those never asked, `nowhere` those without
    an address."""

    items: tuple[Item, ...] = ()
    new: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    unread: Mapping[str, str] | None = None
    unasked: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    problem: str = ""


def report_of(
    root: Path, library: Library, only: Collection[str] = (), machines: Mapping[str, Machine] | None = None
) -> Report:
    """What is known of a site's sources, or of those in `only`; nobody is asked. `machines` are those of its guides."""
    state, lock = read_state(root), read_lock(root)
    sources = [source for source in library.sources.values() if not only or source.key in only]
    known = {s.key: e for s in sources if (e := _entry(state, s)) is not None}
    items = []
    for source in sources:
        if source.key in known:
            found = tuple(troubles_of(source, known[source.key], lock.accepted.get(source.key)))
            rests = claims(library, source.key, machines) if found else ()
            items += [_item(root, library, source, found, known[source.key], lock, rests)] if found else []
    told = {item.source.key for item in items}
    quiet = {key: entry for key, entry in known.items() if key not in told}
    unread = {key: entry.said for key, entry in quiet.items() if entry.result not in (Result.READ, Result.GONE)}
    fine = {key: entry for key, entry in quiet.items() if key not in unread}
    return Report(
        tuple(items),
        new=tuple(key for key, entry in quiet.items() if entry.fingerprint and key not in lock.accepted),
        same=tuple(key for key in fine if key in lock.accepted),
        unread=unread,
        unasked=tuple(s.key for s in sources if s.url and s.key not in known),
        nowhere=tuple(s.key for s in sources if not s.url),
        findings=lock.findings,
        problem=state.problem,
    )


def _entry(state: State, source: Source) -> Entry | None:
    entry = state.entries.get(source.key)
    return entry if entry and entry.url == source.url else None


def _item(
    root: Path, library: Library, source: Source, found: tuple[Trouble, ...], entry: Entry, lock: Lock,
    rests: tuple[Claim, ...],
) -> Item:  # fmt: skip
    accepted = lock.accepted.get(source.key)
    changed = accepted is not None and any(trouble.kind is Kind.CHANGED for trouble in found)
    return Item(
        source,
        found,
        _change(root, accepted.fingerprint, entry) if accepted and changed else None,
        rests,
        reviews(library, rests),
        str(accepted.day if accepted else source.consulted),
        entry.said if entry.result not in (Result.READ, Result.GONE) else "",
    )


def _change(root: Path, fingerprint: str, entry: Entry) -> Change | None:
    old, new = text_of(root, fingerprint), text_of(root, entry.fingerprint)
    if old is None or new is None:
        return None
    gone, come = difference(old, new)
    return Change(count_words(gone), count_words(come), gone, come)


def in_words(report: Report, today: date) -> Iterator[str]:
    """The report, a line at a time."""
    yield from map(str, report.findings)
    if report.problem:
        yield f"What was kept of earlier runs cannot be used ({report.problem}): each source is asked anew."
    for item in report.items:
        yield from _item_in_words(item, today)
        yield ""
    if report.unread:
        yield f"{counted(len(report.unread), 'source')} could not be read. Look at them yourself:"
        yield from (f"  {key}: {one_line(said)}" for key, said in report.unread.items())
    if report.new:
        yield f"{counted(len(report.new), 'source')} read for the first time, with no earlier text to compare with:"
        yield f"  {', '.join(report.new)}"
        yield "  If they still say what your answers say, keep their texts: askwell sources --accept"
    if report.unasked:
        yield f"{counted(len(report.unasked), 'source')} not asked yet: {', '.join(report.unasked)}"
    if report.nowhere:
        yield f"{counted(len(report.nowhere), 'source')} without an address: {', '.join(report.nowhere)}"
    need = counted(len(report.items), "source")
    needs = "needs" if len(report.items) == 1 else "need"
    yield f"{need} {needs} a person; {len(report.same):,} as they were read."


def _item_in_words(item: Item, today: date) -> Iterator[str]:
    source = item.source
    yield f"{source.at(key=True)}: {source.key}: {one_line(source.title)}"
    yield f"  {source.url}"
    for trouble in item.troubles:
        yield f"  {str(trouble.kind).upper()} (seen on {trouble.since}, last read on {item.last_read}): {trouble.what}"
        if trouble.kind is Kind.CHANGED:
            yield from _change_in_words(item.change, "file" if " file " in trouble.what else "text")
    if item.unread:
        yield f"  It could not be read again: {one_line(item.unread)}."
    yield f"  What rests on it ({len(item.rests)}):" if item.rests else "  Nothing rests on it."
    for claim in item.rests:
        yield f"    {claim.location}: {claim.what}: {claim.words}"
    for path, due in item.reviews.items():
        yield f"    {path}: its review {'was' if date.fromisoformat(due) < today else 'is'} due on {due}"
    yield from (f"  {advice}" for advice in _advice(item))


def _change_in_words(change: Change | None, what: str) -> Iterator[str]:
    if what == "file":
        yield "    It is a file and no page, compared byte by byte: which words changed is not known."
    elif change is None:
        yield "    Which words changed is not known: this machine does not have the text that was read."
    else:
        yield f"    {counted(change.gone, 'word')} gone, {counted(change.new, 'word')} new, in these sentences:"
        for mark, sentences in (("-", change.sentences_gone), ("+", change.sentences_new)):
            yield from (f"    {mark} {_cut(sentence)}" for sentence in sentences[:MOST_SENTENCES])
            if len(sentences) > MOST_SENTENCES:
                yield f"    {mark} and {len(sentences) - MOST_SENTENCES} more"


def _cut(sentence: str) -> str:
    sentence = one_line(sentence)
    return sentence if len(sentence) <= 200 else f"{sentence[:200]} ..."


def _advice(item: Item) -> Iterator[str]:
    """What to do, an instruction a line."""
    kinds = {trouble.kind for trouble in item.troubles}
    if Kind.RETRACTED in kinds:
        yield "Look whether it was retracted. If so, take out what rests on it, or find another source."
    if Kind.GONE in kinds:
        yield "Look for its new address, or another source; or write `where:` in place of `url:` if a copy was read."
    if Kind.MOVED in kinds:
        new = next(trouble.what for trouble in item.troubles if trouble.kind is Kind.MOVED)
        yield f"If that is the same source, change `url:`{new.removeprefix('it has moved for good').rstrip('.')}."
    if kinds & {Kind.CHANGED, Kind.RETRACTED}:
        yield "Read it, change what is no longer right, and write the day in `consulted:`."
        yield f"Then: askwell sources --accept {item.source.key}"


def as_data(report: Report) -> dict[str, Any]:
    """The report for a program."""
    return {
        "sources": [_item_as_data(item) for item in report.items],
        "new": list(report.new),
        "same": list(report.same),
        "unread": dict(report.unread or {}),
        "unasked": list(report.unasked),
        "without_address": list(report.nowhere),
        "findings": [finding.as_json() for finding in report.findings],
        "problem": report.problem,
    }


def _item_as_data(item: Item) -> dict[str, Any]:
    change = item.change
    return {
        "id": item.source.key,
        "title": item.source.title,
        "url": item.source.url,
        **_place(item.source.at(key=True)),
        "last_read": item.last_read,
        "unread": item.unread,
        "troubles": [{"kind": str(t.kind), "since": str(t.since), "what": t.what} for t in item.troubles],
        "change": None
        if change is None
        else {
            "words_gone": change.gone,
            "words_new": change.new,
            "gone": list(change.sentences_gone),
            "new": list(change.sentences_new),
        },
        "rests": [{**_place(claim.location), "what": claim.what, "words": claim.words} for claim in item.rests],
        "next_reviews": dict(item.reviews),
    }


def _place(location: Any) -> dict[str, str | int]:
    return {"path": location.path, "line": location.line, "column": location.column}
