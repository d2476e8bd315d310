"""Things made by the last build: those that rest on nothing that changed are not made again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from askwell.processes import ProcessesError, processes, shared_out
from askwell.rebuild.ahead import Passed
from askwell.rebuild.store import Row, Store, StoreError, digest, loaded, pickled, unpickled
from askwell.source.asked import Afresh, Fact, note, noting

Item = TypeVar("Item")
Done = TypeVar("Done")
Made = TypeVar("Made")

FEW = 20
"""Rows of a kind that are read one by one; if more are asked for, all of them are read at once (ours)."""

APART = "="
"""With what the names of kinds begin that are kept and read as a whole, by others."""


class Units(Afresh):
    """Things made, by kind and key. Whatever is made is kept in the store for the next build, whatever is not asked for
    is forgotten."""

    keeping = True

    def __init__(self, store: Store, changed: Iterable[Fact] | None = None) -> None:
        """`changed` are the facts that are not as they were; None if nothing is there yet."""
        self.store = store
        self.first = changed is None
        self.affected = set(store.resting(changed)) if changed is not None else set()
        self.refer: Callable[[object], object] = lambda _: None
        """What stands for a record that is kept elsewhere; None for other objects."""

        self.found: Callable[[Any], object] = lambda _: None
        """The record that something stands for."""

        self._keys: dict[str, set[str]] = {}
        self._rows: dict[str, dict[str, tuple[bytes, bytes]]] = {}
        self._read: Counter[str] = Counter()
        self._used: defaultdict[str, set[str]] = defaultdict(set)

    def held(self, kind: str, key: str) -> Any:
        """A thing of the last build, if it holds. Raises StoreError if it is not as it was kept."""
        if (kind, key) in self.affected or (row := self._row(kind, key)) is None:
            return None
        self._used[kind].add(key)
        return unpickled(*row, self.found)

    def rests_on(self, kind: str, key: str) -> Iterable[Fact]:
        """The facts on which a thing rests, as they were noted when it was made."""
        return self.store.facts(kind, key)

    def lacking(self, kind: str, keys: Sequence[str]) -> list[str]:
        """Those of some keys whose things are to be made. The others are held, whether or not anybody asks for them."""
        known = self._keys_of(kind)
        new = [key for key in keys if key not in known or (kind, key) in self.affected]
        self._used[kind].update(set(keys).difference(new))
        return new

    def resting(self, kind: str, fact: Fact) -> list[str]:
        """The keys of the things of a kind that rest on a fact."""
        return [key for each, key in self._resting([fact]) if each == kind]

    def keep(self, kind: str, key: str, value: object, facts: Iterable[Fact]) -> None:
        """Keeps a thing. From here on it is not held: whoever made it has it."""
        self._write(Row.of(kind, key, pickled(value, self.refer), facts))

    def _write(self, row: Row) -> None:
        if not self.first:
            self.store.drop(row.kind, row.key)
            self.affected.add((row.kind, row.key))
            self.affected.update(self._resting([Fact(f"{row.kind}/{row.key}")]))
        self._used[row.kind].add(row.key)
        self.store.write(row)

    def made_of_each(self, kind: str, make: Callable[[str], Made], keys: Sequence[str], number: int) -> Iterator[Made]:
        """A thing for each key, made now by so many processes: what they hand over is what is kept."""
        if number < 2:
            yield from super().made_of_each(kind, make, keys, number)
            return
        for row in shared_out(partial(self._made, kind, make), keys, number):
            self._write(row)
            yield loaded(row.value, self.found)

    def _made(self, kind: str, make: Callable[[str], object], key: str) -> Row:
        with noting(apart=True) as asked:
            value = make(key)
        return Row.of(kind, key, pickled(value, self.refer), asked.facts())

    def settle(self, name: str, make: Callable[[], Mapping[str, str]], always: bool = False) -> Mapping[str, str]:
        """Works out parts; what asked for those that differ is no longer held."""
        held: Mapping[str, str] | None = None if always else self.held("settled", name)
        if held is not None:
            return held
        before = unpickled(*last) if (last := self._row("settled", name)) else {}
        with noting() as asked:
            now = dict(make())
        self.keep("settled", name, now, asked.facts())
        differ = {Fact(f"{name}/{part}") for part in before.keys() | now.keys() if before.get(part) != now.get(part)}
        self.affected.update(self._resting(differ))
        return now

    def settle_each(self, kind: str, make: Callable[[str], str], keys: Sequence[str]) -> None:
        """Works out those parts that are not held. From here on they are."""
        for key in self.lacking(kind, keys):
            with noting(apart=True) as asked:
                now = _bytes(make(key))
            if not self.first:
                last = self._row(kind, key)
                self.store.drop(kind, key)
                self.affected.discard((kind, key))
                if last is None or last[0] != now:
                    self.affected.update(self._resting([Fact(f"{kind}/{key}")]))
            self._keys_of(kind).add(key)
            if kind in self._rows:
                self._rows[kind][key] = now, digest(now)
            self._used[kind].add(key)
            self.store.put(kind, key, now, asked.facts())

    def part(self, kind: str, key: str, make: Callable[[str], str]) -> str:
        """A part that was settled; whoever notes is told that it was asked for."""
        note(Fact(f"{kind}/{key}"))
        row = self._row(kind, key)
        return make(key) if row is None or (kind, key) in self.affected else _text(*row)

    def ahead(
        self, work: Callable[[Item], Done], items: Sequence[Item], worth: int, kinds: Iterable[str] = ()
    ) -> Iterator[Done | None]:
        """What comes of work on each item, by several processes, and None where it fails; less if a process is ended.
        What these made is kept; what is of some kinds is held from here on. Only a first build has so much to make."""
        with suppress(ProcessesError):
            number = processes(len(items), worth) if self.first else 1
            if number < 2 or not items:
                return
            for kind in [kind for kind, keys in self._keys.items() if keys and kind not in self._rows]:
                self._rows[kind] = self.store.rows(kind)  # which other processes leave alone
            handed_over, held = partial(self._handed_over, work), frozenset(kinds)
            first = [handed_over(items[0])]  # what all of them need is worked out here, once
            for came, rows in chain(first, shared_out(handed_over, items[1:], number)):
                for row in rows:
                    self.store.write(row)
                    if row.kind in held:
                        self._hold(row)
                yield loaded(came, self.found) if came else None

    def _handed_over(self, work: Callable[[Item], object], item: Item) -> tuple[bytes, Sequence[Row]]:
        """What comes of work on an item, pickled, and what was made for it. Where it fails there is nothing: whoever
        asks for it then meets the same mistake."""
        store, passed = self.store, Passed()
        self.store = passed
        try:
            return pickled(work(item), self.refer), tuple(passed.written.values())
        except Exception:
            for kind, key in passed.written:
                self._keys_of(kind).discard(key)
            return b"", ()
        finally:
            self.store = store

    def _hold(self, row: Row) -> None:
        self._keys_of(row.kind).add(row.key)
        if row.kind in self._rows:
            self._rows[row.kind][row.key] = row.value, row.mark

    def finish(self) -> None:
        """Forgets what nobody asked for: of what this build did not look at the next one could not know whether it
        holds."""
        if not self.first:
            for kind in self.store.kinds():
                if not kind.startswith(APART):
                    for key in (self._keys.get(kind) or self.store.keys_of(kind)) - self._used[kind]:
                        self.store.drop(kind, key)

    def _resting(self, facts: Iterable[Fact]) -> Iterable[tuple[str, str]]:
        """What the last build made that rests on one of some facts. A first build has none, and no index to look in."""
        return () if self.first else self.store.resting(facts)

    def _keys_of(self, kind: str) -> set[str]:
        if kind not in self._keys:
            self._keys[kind] = set() if self.first else self.store.keys_of(kind)
        return self._keys[kind]

    def _row(self, kind: str, key: str) -> tuple[bytes, bytes] | None:
        """A thing of the last build as it was kept, whether or not it holds, or a part that this one settled."""
        if key not in self._keys_of(kind):
            return None
        if kind not in self._rows:
            self._read[kind] += 1
            if self._read[kind] <= FEW:
                return self.store.row(kind, key)
            self._rows[kind] = self.store.rows(kind)
        return self._rows[kind].get(key)


def _bytes(part: str) -> bytes:
    return part.encode("utf-8", "surrogatepass")


def _text(value: bytes, mark: bytes) -> str:
    """A part that was kept: a plain text, since many are read in each build. Raises StoreError if it is damaged."""
    if digest(value) != mark:
        raise StoreError("a part is not what was kept")
    return value.decode("utf-8", "surrogatepass")
