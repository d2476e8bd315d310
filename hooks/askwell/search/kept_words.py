"""The words of a kept index: shards, and whole lists of the words that many pages have."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from askwell.search import lists
from askwell.search.difference import Difference
from askwell.search.index import more_file, words_file
from askwell.search.lists import in_order
from askwell.search.shards import Cutting
from askwell.search.table import DamagedIndex, Table


class Pages(NamedTuple):
    """Pages with their weights that a word lost, and that it gained."""

    lost: set[int]
    gained: set[int]


class Limits(NamedTuple):
    """How many pages a word may have that says something: before, and now."""

    was: int
    now: int


class KeptWords:
    """The words with their pages. A word's list is its entry in a shard; if that is not all, a row of its own too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._shards, self._long = Table(connection, "shards"), Table(connection, "long", numbered=True)

    def fill(self, found: lists.Lists) -> None:
        """Keeps the lists of all words, in place of those that were kept."""
        self._shards.clear()
        self._long.clear()
        for shard in lists.shards(found):
            self._shards.put(in_order(shard.begins), 0, shard.data)
        for word, pages in found.items():
            if len(pages) > lists.BEST:
                self._long.put(word.encode(), len(pages), lists.whole(pages))

    def begins(self) -> list[str]:
        """What the files of words begin with."""
        return [key.decode("utf-16-be") for key in self._shards.all_keys()]

    def common(self, limit: int) -> list[str]:
        """The words that say little."""
        return sorted(key.decode() for key in self._long.numbered(limit + 1, 1 << 32))

    def files(self, limit: int) -> Iterator[tuple[str, bytes]]:
        """The files of words, and of their other pages."""
        for shard in self._shards:
            yield words_file(shard.key.decode("utf-16-be")), shard.data
        for row in self._long:
            if row.number <= limit:
                yield more_file(row.key.decode()), lists.rest(lists.of_whole(row.data))

    def change(self, changes: Mapping[bytes, Pages], limits: Limits, files: Difference) -> None:
        """Keeps the lists as they are when words lost and gained pages."""
        keys = self._shards.all_keys()
        if keys[:1] != [b""]:
            raise DamagedIndex("the kept index lacks its first words")
        touched = defaultdict[int, list[bytes]](list)
        for word in changes:
            touched[bisect_right(keys, in_order(word.decode())) - 1].append(word)
        cutting = Cutting(self._shards, keys)
        for at, some in touched.items():
            held = dict(lists.entries(cutting.data(at)))
            known = held.keys() >= set(some)
            for word in some:
                self._edit(word, held, changes[word], limits, files)
            cutting.edited[at] = list(held.items()) if known else sorted(held.items(), key=_in_order)
        cutting.cut(files)
        low, high = sorted(limits)
        for word in set(self._long.numbered(low + 1, high)) - changes.keys():
            pages = lists.of_whole(self._long[word].data)
            _tell(word, pages, pages, limits, files)

    def _edit(self, word: bytes, held: dict[bytes, bytes], change: Pages, limits: Limits, files: Difference) -> None:
        """Changes the list of a word among those of its shard."""
        was = lists.count(held[word]) if word in held else 0
        if was > lists.BEST:
            before = lists.of_whole(self._long[word].data)
        else:
            before = lists.best(held[word]) if was else array("I")
        after = _changed(before, change)
        if after:
            _, held[word] = lists.entry(word, after)
        else:
            del held[word]
        if len(after) > lists.BEST:
            self._long.put(word, len(after), lists.whole(after))
        elif was > lists.BEST:
            self._long.remove(word)
        if max(was, len(after)) > lists.BEST:
            _tell(word, before, after, limits, files)


def _changed(pages: array[int], change: Pages) -> array[int]:
    """A list without what a word lost, with what it gained. Raises DamagedIndex if it never had what it lost."""
    pages = pages[:]
    for page in change.lost:
        at = bisect_left(pages, page)
        if pages[at : at + 1] != array("I", (page,)):
            raise DamagedIndex("a word of the kept index lacks a page")
        del pages[at]
    for page in change.gained:
        insort(pages, page)
    return pages


def _tell(word: bytes, before: array[int], after: array[int], limits: Limits, files: Difference) -> None:
    """Tells of the file with a word's other pages, if it came, went or differs."""
    had, has = lists.BEST < len(before) <= limits.was, lists.BEST < len(after) <= limits.now
    if had and has and before[lists.BEST :] == after[lists.BEST :]:
        return
    if had:
        files.was(more_file(word.decode()), None)
    if has:
        files.now(more_file(word.decode()), lists.rest(after))


def changes(lost: Iterable[tuple[str, int]], gained: Iterable[tuple[str, int]]) -> dict[bytes, Pages]:
    """By word what differs between its pages before and after, each with its weight."""
    found = defaultdict[bytes, Pages](lambda: Pages(set(), set()))
    before, after = set(lost), set(gained)
    for word, page in before - after:
        found[word.encode()].lost.add(page)
    for word, page in after - before:
        found[word.encode()].gained.add(page)
    return found


def _in_order(entry: lists.Entry) -> bytes:
    return in_order(entry[0].decode())
