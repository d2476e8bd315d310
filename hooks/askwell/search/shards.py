"""Shards cut anew where their words changed: as if all had been cut, but only from there to the next same border."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.search import lists
from askwell.search.difference import Difference
from askwell.search.index import words_file
from askwell.search.lists import in_order
from askwell.search.table import Table


class Cutting:
    """Shards by their place in order, some of them with other entries than before."""

    def __init__(self, table: Table, keys: list[bytes]) -> None:
        self.edited: dict[int, list[lists.Entry]] = {}
        self._table, self._keys = table, keys
        self._read: dict[int, bytes] = {}
        self._anew: dict[int, bytes] = {}
        self._was: dict[bytes, bytes] = {}
        self._now: dict[bytes, bytes] = {}

    def data(self, at: int) -> bytes:
        """The bytes of a shard as they were."""
        if at not in self._read:
            self._read[at] = self._table[self._keys[at]].data
        return self._read[at]

    def cut(self, files: Difference) -> None:
        """Cuts all that was edited, and keeps it."""
        ends = 0
        for at in sorted(self.edited):
            if at >= ends:
                ends = self._from(at - 1 if at and self._begins_otherwise(at) else at)
        for key, data in self._was.items():
            files.was(words_file(_letters(key)), data)
            if key not in self._now:
                self._table.remove(key)
        for key, data in self._now.items():
            files.now(words_file(_letters(key)), data)
            if self._was.get(key) != data:
                self._table.put(key, 0, data)

    def _begins_otherwise(self, at: int) -> bool:
        """Whether another word is the first of a shard now, so that it may belong to the shard before."""
        first, _ = next(lists.entries(self.data(at)))
        return [word for word, _ in self.edited[at][:1]] != [first]

    def _from(self, at: int) -> int:
        """Cuts shards from one on, and returns the place of the first that has the same words as before behind them."""
        begun, ends = dict[bytes, int](), len(self._keys)
        for shard in lists.cut(self._entries(at, begun), _letters(self._anew.get(at, self._keys[at]))):
            self._now[in_order(shard.begins)] = shard.data
            if shard.then in begun:
                ends = begun[shard.then]
                # It may begin with more letters or fewer, since another word stands before it.
                self._anew[ends] = in_order(lists.apart(shard.last, shard.then))
                self._now[self._anew[ends]] = self.data(ends)
                break
        self._was |= {self._keys[n]: self.data(n) for n in range(at, min(ends + 1, len(self._keys)))}
        return ends

    def _entries(self, at: int, begun: dict[bytes, int]) -> Iterator[lists.Entry]:
        """The entries from a shard on; notes the first words of shards that nobody edited when it comes to them."""
        for n in range(at, len(self._keys)):
            entries = self.edited.get(n)
            if entries is None:
                entries = list(lists.entries(self.data(n)))
                begun[entries[0][0]] = n
            yield from entries


def _letters(key: bytes) -> str:
    return key.decode("utf-16-be")
