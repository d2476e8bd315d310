"""The index of the search as it was last made, kept in a database, and brought up to date when a few pages change."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from askwell.search import lists
from askwell.search.difference import Difference, Update
from askwell.search.index import START, start
from askwell.search.kept_names import KeptLetters, KeptTopics
from askwell.search.kept_pages import KeptPages, Numbered
from askwell.search.kept_words import KeptWords, Limits, changes
from askwell.search.records import Record
from askwell.search.table import DamagedIndex, Table
from askwell.search.words import names

__all__ = ["DamagedIndex", "KeptIndex", "Update"]


class KeptIndex:
    """An index with what is needed to change it, in tables of its own whose names begin with `search_`. Who opened the
    database commits: until then nothing is kept. Each method raises DamagedIndex if a row is not what was put there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._pages = KeptPages(connection)
        self._words = KeptWords(connection)
        self._topics = KeptTopics(connection)
        self._letters = KeptLetters(connection)
        self._start = Table(connection, "start")

    @classmethod
    def open(cls, connection: sqlite3.Connection) -> KeptIndex:
        """What a database keeps; an index of no pages if it keeps none."""
        kept = cls(connection)
        if not len(kept._start):
            kept.fill(())
        return kept

    def fill(self, records: Iterable[Record]) -> Mapping[str, bytes]:
        """Makes the index whole, and keeps it in place of what was kept. The same files as `index_of`."""
        self._pages.clear()
        numbers = dict[str, int]()
        topics, counted = defaultdict[str, set[int]](set), Counter[str]()

        def kept() -> Iterator[Record]:
            taken = set[int]()
            for record in records:
                number = numbers[record.path] = lists.free(lists.alone(record.path), taken)
                taken.add(number)
                self._pages.put(number, record)
                counted.update(names(record))
                for topic in record.topics:
                    topics[topic].add(number)
                yield record

        begins = self._words.fill(lists.lists_of(kept(), numbers))
        self._topics.fill(topics)
        self._letters.fill(counted)
        self._start.put(b"", len(numbers), self._first(len(numbers), begins))
        self._move(numbers)
        return dict(self.files())

    def _move(self, given: Mapping[str, int]) -> None:
        """Gives pages the numbers that they have when they come in order."""
        moved = {path: number for path, number in lists.numbers(given).items() if number != given[path]}
        if moved:
            before = {path: self._pages[path] for path in moved}
            self._change(before, {path: Numbered(number, before[path].record) for path, number in moved.items()})

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files of the index with their paths, read one by one."""
        yield from self._pages.files()
        yield from self._words.files(lists.most(len(self._pages)))
        yield from self._topics.files()
        yield from self._letters.files()
        yield START, self._start[b""].data

    def update(self, changed: Iterable[Record], gone: Iterable[str]) -> Update:
        """Brings the index up to date: with records that are new or differ, without the pages of these paths. A page
        that is in both stays, and one that is not known is gone already."""
        new = {record.path: record for record in changed}
        known = ((path, self._pages.get(path)) for path in {*new, *gone})
        before = {path: page for path, page in known if page}
        going = {path: page.number for path, page in before.items() if path not in new}
        given = self._pages.numbers(new.keys() - before.keys(), going)
        before |= {path: self._pages[path] for path in given.keys() - new.keys()}
        after = {
            path: Numbered(given[path] if path in given else before[path].number, new.get(path) or before[path].record)
            for path in (new.keys() | before.keys()) - going.keys()
        }
        return self._change(before, after)

    def brought_to(self, changed: Iterable[Record], paths: Collection[str]) -> Update:
        """Brings the index up to date: with records that are new or differ, and no pages but those of these paths."""
        return self.update(changed, self._pages.paths().difference(paths))

    def _change(self, before: Mapping[str, Numbered], after: Mapping[str, Numbered]) -> Update:
        """Keeps pages as they are after a change, and tells which files differ."""
        files, first = Difference(), self._start[b""]
        was = len(self._pages)
        if was != first.number:
            raise DamagedIndex(f"the kept index has {was} pages instead of {first.number}")
        self._pages.change(before, after, files)
        now = len(self._pages)
        limits = Limits(lists.most(was), lists.most(now))
        differ = changes(_weighed(before.values()), _weighed(after.values()))
        begins = self._words.change(json.loads(first.data)["words"], differ, limits, files)
        self._topics.change(before.values(), after.values(), files)
        self._letters.change(before.values(), after.values(), files)
        self._start.put(b"", now, self._first(now, begins))
        files.was(START, first.data)
        files.now(START, self._start[b""].data)
        return files.update()

    def _first(self, pages: int, begins: list[str]) -> bytes:
        """The first file, of an index with so many pages, and files of words that begin with these letters."""
        common = self._words.common(lists.most(pages))
        return start(pages, common, begins, self._letters.sizes(), self._topics.names())


def _weighed(pages: Iterable[Numbered]) -> Iterator[tuple[str, int]]:
    for number, record in pages:
        for word, weight in lists.weights(record).items():
            yield word, lists.weighed(number, weight)
