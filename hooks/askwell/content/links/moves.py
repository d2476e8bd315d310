"""Where the addresses of pages that moved lead: one table, from which stubs and servers' maps are made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.library import Library
from askwell.content.links.lock import Lock
from askwell.content.people.person import Person
from askwell.content.records import Answer
from askwell.content.states import State
from askwell.flow.schema.records import Flow
from askwell.patterns import regex
from askwell.source.record import Record
from askwell.source.scalars import SHORT_ID

_LATER_PAGE = regex(r"(.*/|)page-\d+/")
"""A page of a list that was cut into pages: when the list gets shorter, the last ones go."""


@dataclass(frozen=True, slots=True)
class Move:
    """An address that leads on: the path of the old page and that of the page it leads to. `short` is True for the
    permanent short address of a page. `source` is the file that says so."""

    old: str
    new: str
    owner: str
    source: str
    about: Record | None = None
    short: bool = False


def owner_of(record: Record) -> str:
    """What never changes of a record, with its kind: "answers:k7m2" by an answer's id, "topics:bones" by a key."""
    if isinstance(record, Answer):
        return f"answers:{record.id}"
    kinds = {"Flow": "flows", "Topic": "topics", "Person": "people", "Edition": "newsletters"}
    return f"{kinds[type(record).__name__]}:{record.key}"


def permanent_path(record: Answer | Flow) -> str:
    """The short address of an answer or a guide, which stays whatever it is called."""
    if isinstance(record, Answer):
        return addresses.short_answer_path(record.id)
    return addresses.short_guide_path(record.key)


def remembered(library: Library, lock: Lock) -> tuple[Person, ...]:
    """People whom no text names any more, and whose pages were published: they keep them."""
    uses = library.roles.of
    return tuple(one for key, one in library.people.items() if key not in uses and owner_of(one) in lock.owners)


def moves(library: Library, lock: Lock, docs: Docs | None, made: Iterable[str]) -> tuple[Move, ...]:
    """Every address that leads on, in order. `made` are the paths of all pages that there are: none of them moves, and
    every move ends at one of them, in one step."""
    there = frozenset(made)
    table = {move.old: move for move in _all(library, lock, docs) if move.old not in there}
    table |= {m.old: m for m in _of_choices(library, lock, there) if m.old not in there and m.old not in table}
    for old, entry in lock.addresses.items():
        if old not in there and old not in table and (new := _list_now(old, entry.owner)) is not None:
            table[old] = Move(old, new, entry.owner, "content")
    ends = ((move, _end(move, table, there)) for move in table.values())
    ended = (move if end == move.new else replace(move, new=end) for move, end in ends if end is not None)
    return tuple(sorted(ended, key=lambda move: move.old))


def _list_now(old: str, owner: str) -> str | None:
    """Where a list is now of which there is less: the first page of a list that was longer; of one that has nothing
    left to list, the page above it. Feeds lead nowhere: programs that read them read no pages."""
    if addresses.beside(old) != old:
        return None
    if later := _LATER_PAGE.fullmatch(old):
        return later[1]
    above = old.rstrip("/").rpartition("/")[0]
    if owner.startswith("lists:"):
        return f"{above}/" if above else ""
    return None


def _end(move: Move, table: Mapping[str, Move], there: frozenset[str]) -> str | None:
    """The page at which a move ends, or None if it ends nowhere: content has been checked, and says what is wrong."""
    seen = {move.old}
    new = move.new
    while new not in there:
        if new in seen or new not in table:
            return None
        seen.add(new)
        new = table[new].new
    return new


def _all(library: Library, lock: Lock, docs: Docs | None) -> Iterator[Move]:
    for answer in library.answers.values():
        yield from _of_answer(answer, lock)
    for topic in library.topics.values():
        for name in topic.was:
            yield Move(addresses.topic_path(name), addresses.topic_path(topic.key), owner_of(topic), topic.path, topic)
    for person in library.people.values():
        here = library.path_of("people", person.key)
        for name in (person.key, *person.was):
            for old in (addresses.expert_path(name), addresses.person_path(name)):
                if old in lock.addresses or name != person.key:
                    yield Move(old, here, owner_of(person), person.path, person)
    for flow in library.flows.values():
        yield from _of_guide(flow)
    for page, names in docs.former.items() if docs else ():
        new = page.removesuffix("index.html")
        source = docs.sources[page].relative_to(docs.folder).as_posix() if docs else ""
        for name in names:
            yield Move(addresses.page_path(name), new, f"pages:{new.rstrip('/') or 'index'}", f"docs/{source}")


def _of_answer(answer: Answer, lock: Lock) -> Iterator[Move]:
    new, owner = addresses.answer_path(answer.slug), owner_of(answer)
    if answer.status is State.MERGED and answer.instead:
        yield Move(new, addresses.answer_path(answer.instead), owner, answer.path, answer)
    yield Move(addresses.short_answer_path(answer.id), new, owner, answer.path, answer, short=True)
    for name in answer.was:
        yield Move(addresses.answer_path(name), new, owner, answer.path, answer)
        short = addresses.short_answer_path(name)
        if SHORT_ID.fullmatch(name) and short in lock.out:
            yield Move(short, new, owner, answer.path, answer, short=True)


def _of_guide(flow: Flow) -> Iterator[Move]:
    owner = owner_of(flow)

    def move(old: str, new: str, *, short: bool = False) -> Move:
        return Move(old, new, owner, flow.path, flow, short)

    here = addresses.guide_path(flow.key)
    for name in (flow.key, *flow.was):
        yield move(addresses.short_guide_path(name), here, short=True)
        for entry_name, entry in flow.entries.items():
            for former in (entry_name, *entry.was):
                entered = addresses.entry_path(flow.key, entry_name)
                yield move(addresses.short_entry_path(name, former), entered, short=True)
                if (name, former) != (flow.key, entry_name):
                    yield move(addresses.entry_path(name, former), entered)
    for name in flow.was:
        yield move(addresses.guide_path(name), here)
        yield move(addresses.map_path(name), addresses.map_path(flow.key))


def _of_choices(library: Library, lock: Lock, there: Collection[str]) -> Iterator[Move]:
    """Where choices lead now that were mailed and have no page of their own: to the same choice, if the guide or the
    entry has another name and the question is the same; else to the start of the guide, where it is asked anew."""
    flows = {name: flow for flow in library.flows.values() for name in (flow.key, *flow.was)}
    for old in (path for path in sorted(lock.out) if path.startswith("d/")):
        parts = addresses.read_choice_path(old)
        flow = flows.get(parts.flow) if parts else None
        if parts is None or flow is None:
            continue
        entries = {name: key for key, entry in flow.entries.items() for name in (key, *entry.was)}
        entry = entries.get(parts.entry or "")
        start = addresses.entry_path(flow.key, entry) if entry else addresses.guide_path(flow.key)
        same = addresses.choice_path(flow.key, entry, parts.choice)
        new = same if same in there and bool(entry) == bool(parts.entry) else start
        yield Move(old, new, owner_of(flow), flow.path, flow, short=True)
