"""Shards cut anew where their words changed: as if all had been cut, but only from there to the next same border."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from askwell.search import lists
from askwell.search.difference import Difference
from askwell.search.index import words_file
from askwell.search.lists import in_order
from askwell.search.table import Table


class Cutting:
    """Shards by their place in order, some of them with other entries than before."""

    def __init__(self, table: Table, begins: list[str]) -> None:
        self._table, self._begins = table, begins
        self._edited: dict[int, list[lists.Entry]] = {}
        self._same: set[int] = set()
        self._read: dict[int, bytes] = {}
        self._made: dict[int, list[str]] = {}
        self._now: dict[str, bytes] = {}

    def places(self, words: Iterable[bytes]) -> dict[int, list[bytes]]:
        """Words by the places of their shards."""
        found = defaultdict[int, list[bytes]](list)
        for word in words:
            found[bisect_right(self._begins, in_order(word.decode()), key=in_order) - 1].append(word)
        return found

    def edit(self, at: int, held: Mapping[bytes, bytes], added: bool) -> None:
        """Gives a shard other entries: those that are empty went away, those that were added stand last."""
        entries = [entry for entry in held.items() if entry[1]]
        if not added and len(entries) == len(held):
            self._same.add(at)
        self._edited[at] = sorted(entries, key=_in_order) if added else entries

    def data(self, at: int) -> bytes:
        """The bytes of a shard as they were."""
        if at not in self._read:
            self._read[at] = self._table[self._begins[at].encode()].data
        return self._read[at]

    def cut(self, files: Difference) -> list[str]:
        """Cuts all that was edited, and keeps it; returns what the shards begin with now."""
        ends = 0
        for at in sorted(self._edited):
            if at < ends:
                continue
            first = at - 1 if self._begins_otherwise(at) else at
            ends = at + 1 if self._ends_there(at) else self._from(first)
        was = {self._begins[at]: self.data(at) for at in self._made}
        for begins in was.keys() - self._now.keys():
            self._table.remove(begins.encode())
        for begins, data in was.items():
            files.was(words_file(begins), data)
        for begins, data in self._now.items():
            files.now(words_file(begins), data)
            if was.get(begins) != data:
                self._table.put(begins.encode(), 0, data)
        return [new for at, old in enumerate(self._begins) for new in self._made.get(at, (old,))]

    def _ends_there(self, at: int) -> bool:
        """Cuts a shard that has the same words as before if it ends where it did, whatever stands behind it."""
        if at not in self._same:
            return False
        begins = self._begin(at)
        shard, *more = lists.cut(self._edited[at], begins)
        digest_says = all(lists.LEAST <= len(data) < lists.MOST for data in (self.data(at), shard.data))
        if more or not (digest_says or at + 1 == len(self._begins)):
            return False
        self._made[at], self._now[begins] = [begins], shard.data
        return True

    def _begin(self, at: int) -> str:
        """The letters with which a shard begins, maybe since the one before it was cut."""
        return self._made.get(at, [self._begins[at]])[0]

    def _begins_otherwise(self, at: int) -> bool:
        """Whether another word is the first of a shard now, so that it may belong to the shard before."""
        data = self.data(at)
        return at > 0 and [word for word, _ in self._edited[at][:1]] != [data[1 : 1 + data[0]]]

    def _from(self, at: int) -> int:
        """Cuts shards from one on, and returns the place of the first that has the same words as before behind them."""
        begun, made, ends = dict[bytes, int](), list[str](), len(self._begins)
        for shard in lists.cut(self._entries(at, begun), self._begin(at)):
            made.append(shard.begins)
            self._now[shard.begins] = shard.data
            if shard.then in begun:
                ends = begun[shard.then]
                break
        self._made |= {at: made} | {n: [] for n in range(at + 1, ends)}
        if ends < len(self._begins):
            # It may begin with more letters or fewer, since another word stands before it.
            begins = lists.apart(shard.last, shard.then)
            self._made[ends], self._now[begins] = [begins], self.data(ends)
        return ends

    def _entries(self, at: int, begun: dict[bytes, int]) -> Iterator[lists.Entry]:
        """The entries from a shard on; notes the first words of shards that nobody edited when it comes to them."""
        for n in range(at, len(self._begins)):
            if n in self._edited:
                yield from self._edited[n]
            else:
                data = self.data(n)
                begun[data[1 : 1 + data[0]]] = n
                yield from lists.entries(data)


def _in_order(entry: lists.Entry) -> bytes:
    return in_order(entry[0].decode())
