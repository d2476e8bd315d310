"""The words of a kept index: shards, and whole lists of the words that many pages have."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from askwell.search import lists
from askwell.search.difference import Difference
from askwell.search.index import more_file, words_file
from askwell.search.shards import Cutting
from askwell.search.table import DamagedIndex, Table


class Pages(NamedTuple):
    """Pages with their weights that a word lost, and that it gained."""

    lost: set[int]
    gained: set[int]


Changes = Mapping[bytes, Pages]
"""What words lost and gained."""


class Limits(NamedTuple):
    """How many pages a word may have that says something: before, and now."""

    was: int
    now: int


def changes(lost: Iterable[tuple[str, int]], gained: Iterable[tuple[str, int]]) -> Changes:
    """By word what differs between its pages before and after, each with its weight."""
    found = defaultdict[bytes, Pages](lambda: Pages(set(), set()))
    before, after = set(lost), set(gained)
    for word, page in before - after:
        found[word.encode()].lost.add(page)
    for word, page in after - before:
        found[word.encode()].gained.add(page)
    return found


class KeptWords:
    """The words with their pages. A word's list is what its shard has of it; if that is not all, a long one too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._shards, self._long = Table(connection, "shards"), _Long(connection)

    def fill(self, found: lists.Lists) -> list[str]:
        """Keeps the lists of all words, in place of those that were kept; returns what their files begin with."""
        self._shards.clear()
        self._long.clear()
        for word, pages in found.items():
            if len(pages) > lists.BEST:
                self._long.put(word.encode(), pages)
        begins = list[str]()
        for shard in lists.shards(found):
            begins.append(shard.begins)
            self._shards.put(shard.begins.encode(), 0, shard.data)
        return begins

    def common(self, limit: int) -> list[str]:
        """The words that say little."""
        return sorted(word.decode() for word in self._long.words(limit))

    def files(self, limit: int) -> Iterator[tuple[str, bytes]]:
        """The files of words, and of their other pages."""
        for shard in self._shards:
            yield words_file(shard.key.decode()), shard.data
        for word in self._long.words(0, limit):
            yield more_file(word.decode()), lists.rest(self._long.pages(word))

    def change(self, begins: list[str], changes: Changes, limits: Limits, files: Difference) -> list[str]:
        """Keeps the lists as they are when words lost and gained pages. The files of words began with these letters;
        returns what they begin with now."""
        cutting = Cutting(self._shards, begins)
        for at, words in cutting.places(changes).items():
            held = dict(lists.entries(cutting.data(at)))
            known = len(held)
            held |= {word: self._edited(word, held.get(word, b""), changes[word], limits, files) for word in words}
            cutting.edit(at, held, added=known < len(held))
        for word in set(self._long.words(*sorted(limits))) - changes.keys():
            pages = self._long.pages(word)
            _tell(word, pages, pages, limits, files)
        return cutting.cut(files)

    def _edited(self, word: bytes, entry: bytes, change: Pages, limits: Limits, files: Difference) -> bytes:
        """What the shard of a word has of it after a change; nothing if no page has it any more."""
        before = self._pages(word, entry)
        after = _changed(before, change)
        was_long = len(before) > lists.BEST
        if len(after) > lists.BEST:
            self._long.put(word, after)
        elif was_long:
            self._long.remove(word)
        _tell(word, before, after, limits, files)
        if was_long and before[: lists.BEST] == after[: lists.BEST]:
            return lists.recounted(entry, len(after))
        return lists.entry(word, after) if after else b""

    def _pages(self, word: bytes, entry: bytes) -> array[int]:
        """All pages of a word, of which its shard has this."""
        if not entry:
            return array("I")
        return self._long.pages(word) if lists.count(entry) > lists.BEST else lists.best(entry)


def _changed(pages: array[int], change: Pages) -> array[int]:
    """A list without what a word lost, with what it gained. Raises DamagedIndex if it never had what it lost."""
    pages = pages[:]
    for page in change.lost:
        at = bisect_left(pages, page)
        if at == len(pages) or pages[at] != page:
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


class _Long:
    """The lists that have more pages than stand in a shard: with how many, and four bytes for each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._table = Table(connection, "long", numbered=True)

    def clear(self) -> None:
        """Forgets all lists."""
        self._table.clear()

    def words(self, above: int, most: int = 1 << 32) -> list[bytes]:
        """The words with more pages than so many, and not more than so many."""
        return self._table.numbered(above + 1, most)

    def put(self, word: bytes, pages: array[int]) -> None:
        """Keeps a list."""
        self._table.put(word, len(pages), pages.tobytes())

    def remove(self, word: bytes) -> None:
        """Forgets a list."""
        self._table.remove(word)

    def pages(self, word: bytes) -> array[int]:
        """The pages of a word."""
        return array("I", self._table[word].data)
