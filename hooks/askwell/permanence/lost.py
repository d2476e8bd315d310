"""Addresses that were published and that lead nowhere now, and what to do about each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content import addresses
from askwell.content.editions.edition import Edition, EditionState
from askwell.content.handwritten import Docs
from askwell.content.links.lock import Entry
from askwell.content.links.moves import moves, owner_of
from askwell.content.records import Answer
from askwell.content.states import UNBUILT, State, state_of
from askwell.diagnostics import Diagnostic, errors
from askwell.source.record import Record

LOST, GONE, MAILED = "KEPT001", "KEPT002", "KEPT006"


def lost_before_rendering(made: Collection[str], checked: CheckedSite, docs: Docs) -> tuple[Diagnostic, ...]:
    """What can be told of lost addresses before a page is rendered, from the paths of the pages that content makes."""
    leading = moves(as_built(checked).library, checked.lock, docs, made)
    there = {*made, *(move.old for move in leading)}
    gone = lost((entry for entry in checked.lock.addresses.values() if not _is_there(entry, there)), checked)
    return (*gone, *(finding for _, finding in lost_links(there, checked)))


def _is_there(entry: Entry, there: Collection[str]) -> bool:
    """Whether an address has a page, or is that of a feed that will be made: beside a page, or of a list."""
    path = entry.rest.lstrip("/")
    page = addresses.beside(path)
    return page in there or (page != path and entry.owner.startswith("lists:"))


def records_by_owner(checked: CheckedSite) -> Mapping[str, Record]:
    """Every record that has pages, by what never changes of it."""
    library = checked.library
    kinds = (library.answers, library.topics, library.people, library.flows, library.newsletters)
    return {owner_of(record): record for kind in kinds for record in kind.values()}


def lost(entries: Iterable[Entry], checked: CheckedSite) -> Iterator[Diagnostic]:
    """A finding for each record whose old address leads nowhere, and for each record that is gone."""
    records, gone = records_by_owner(checked), dict[str, list[Entry]]()
    early = checked.lock.early(checked.today)
    entries = list(entries)
    pages = {entry.rest for entry in entries}
    for entry in entries:
        if addresses.beside(entry.rest) in pages - {entry.rest}:
            continue  # it is lost with the page beside which it stood
        record = records.get(entry.owner)
        if record is not None and entry.owner in early and state_of(record, checked.today) is State.SCHEDULED:
            continue
        if record is None:
            gone.setdefault(entry.owner, []).append(entry)
            continue
        if isinstance(record, Edition):
            if record.status is EditionState.DRAFT:
                yield _edition_hidden(record)
            continue  # its name is its day: one of a day to come was taken in before it is out
        name = entry.rest.rstrip("/").rpartition("/")[2]
        message = f"the address /{entry.rest} was published, and leads nowhere now"
        place = record.at("id") if isinstance(record, Answer) else record.at()
        hint = f"add the line: was: [{name}] (or add {name} to that list)"
        state = state_of(record, checked.today)
        if state in UNBUILT:
            hint = "what was published does not become a draft again: publish it, or write status: withdrawn"
        if state is State.SCHEDULED and isinstance(record, Answer):
            hint = f"its 'published' says {record.published}, and today is {checked.today}: see which of them is wrong"
        yield Diagnostic(place, LOST, message, hint)
    yield from (_gone(owner, lines) for owner, lines in gone.items() if not _is_told(owner, lines, checked))


def lost_links(there: Collection[str], checked: CheckedSite) -> Iterator[tuple[Entry, Diagnostic]]:
    """A finding for each address that a newsletter mailed and that leads nowhere now; of one that was published too, it
    is told as of every other. `there` are the paths of all pages and of all addresses that lead on."""
    today = checked.today.isoformat()
    for path, entry in checked.lock.mailed.items():
        edition = entry.owner.partition(":")[2]
        if path in there or path in checked.lock.addresses or edition > today:
            continue
        name = path.rstrip("/").rpartition("/")[2]
        message = f"/{path} was mailed in the newsletter of {edition}, and leads nowhere now"
        hint = f"put back what it led to, or write was: [{name}] into what takes its place: the mail cannot be changed"
        yield entry, Diagnostic(entry.at, MAILED, message, hint)


def _edition_hidden(edition: Edition) -> Diagnostic:
    message = f"the newsletter '{edition.key}' was published, and leads nowhere now"
    hint = "take the line out: what was published does not become a draft again"
    return Diagnostic(edition.at("status"), LOST, message, hint)


def _is_told(owner: str, lines: list[Entry], checked: CheckedSite) -> bool:
    """Whether the file is there, and an error in it says why it makes no page."""
    kind = owner.partition(":")[0]
    names = {entry.rest.rstrip("/").rpartition("/")[2] for entry in lines}
    wrong = {PurePosixPath(found.location.path) for found in errors(checked.diagnostics)}
    return kind in checked.library.incomplete and any(
        path.parts[:2] == ("content", f"{kind}.yml") or (path.parts[:2] == ("content", kind) and path.stem in names)
        for path in wrong
    )


def _gone(owner: str, lines: list[Entry]) -> Diagnostic:
    """What to do about a page that was published and that nothing makes any more."""
    kind, _, name = owner.partition(":")
    paths = sorted((entry.rest for entry in lines), key=lambda path: (path.startswith(("a/", "d/")), path))
    last = paths[0].rstrip("/").rpartition("/")[2]
    noun = {
        "answers": "answer ",
        "topics": "topic ",
        "people": "person ",
        "flows": "guide ",
        "newsletters": "newsletter ",
    }.get(kind, "page ")
    message = f"the {noun}'{name}' was published at /{paths[0]}, and nothing is left of it"
    hints = {
        "answers": f"take the file back from git and write status: withdrawn (or merged, with instead:) into it; "
        f"or name it in the answer that takes its place: was: [{last}, {name}]",
        "newsletters": "take the file back from git: readers have links to it",
        "pages": f"take the file back from git, or write was: [{paths[0].rstrip('/')}] into the header of the page "
        "that takes its place",
    }
    hint = hints.get(kind, f"take it back from git, or write was: [{name}] into what takes its place")
    return Diagnostic(lines[0].at, GONE, message, hint)
