"""The names of a kept index: topics with their pages, and the words of titles, headings and topics."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from askwell.search.difference import Difference
from askwell.search.index import json_of, letter_data, letter_file, topic_file
from askwell.search.kept_pages import Numbered
from askwell.search.lists import of_plain, plain
from askwell.search.table import Table
from askwell.search.words import names


class KeptTopics:
    """The pages of each topic."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._table = Table(connection, "topics")

    def fill(self, held: Mapping[str, Iterable[int]]) -> None:
        """Keeps the numbers of the pages of all topics, in place of those that were kept."""
        self._table.clear()
        for topic, pages in held.items():
            self._table.put(topic.encode(), 0, plain(array("I", sorted(pages))))

    def names(self) -> list[str]:
        """All topics in order."""
        return [key.decode() for key in self._table.all_keys()]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of all topics."""
        for row in self._table:
            yield topic_file(row.key.decode()), row.data

    def change(self, before: Iterable[Numbered], after: Iterable[Numbered], files: Difference) -> None:
        """Keeps the pages of topics as they are after a change."""
        lost, gained = _topics(before), _topics(after)
        for topic in sorted(lost.keys() | gained.keys()):
            if lost[topic] != gained[topic]:
                self._change(topic, lost[topic], gained[topic], files)

    def _change(self, topic: str, lost: set[int], gained: set[int], files: Difference) -> None:
        row = self._table.get(topic.encode())
        if row:
            files.was(topic_file(topic), row.data)
        pages = set(of_plain(row.data) if row else ()) - lost | gained
        if pages:
            data = plain(array("I", sorted(pages)))
            files.now(topic_file(topic), data)
            self._table.put(topic.encode(), 0, data)
        else:
            self._table.remove(topic.encode())


def _topics(pages: Iterable[Numbered]) -> defaultdict[str, set[int]]:
    found = defaultdict[str, set[int]](set)
    for number, record in pages:
        for topic in record.topics:
            found[topic].add(number)
    return found


class KeptLetters:
    """The words of titles, headings and topics by their first letters, each with how many pages have it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._table = Table(connection, "letters")

    def fill(self, counted: Mapping[str, int]) -> None:
        """Keeps all words, in place of those that were kept."""
        self._table.clear()
        for letter, words in _by_letter(counted).items():
            self._put(letter, words)

    def sizes(self) -> dict[str, int]:
        """The letters in order, each with how many bytes its file has."""
        return {key.decode(): size for key, size in self._table.numbers()}

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of all letters."""
        for row in self._table:
            yield letter_file(row.key.decode()), letter_data(json.loads(row.data))

    def change(self, before: Iterable[Numbered], after: Iterable[Numbered], files: Difference) -> None:
        """Keeps the words as they are after a change."""
        counted = Counter(word for page in after for word in names(page.record))
        counted.subtract(word for page in before for word in names(page.record))
        for letter, more in _by_letter({word: count for word, count in counted.items() if count}).items():
            row = self._table.get(letter.encode())
            words: dict[str, int] = json.loads(row.data) if row else {}
            if words:
                files.was(letter_file(letter), letter_data(words))
            for word, count in more.items():
                words[word] = words.get(word, 0) + count
            words = {word: words[word] for word in sorted(words) if words[word]}
            self._put(letter, words)
            if words:
                files.now(letter_file(letter), letter_data(words))

    def _put(self, letter: str, words: Mapping[str, int]) -> None:
        if words:
            self._table.put(letter.encode(), len(letter_data(words)), json_of(words))
        else:
            self._table.remove(letter.encode())


def _by_letter(counted: Mapping[str, int]) -> dict[str, dict[str, int]]:
    found = defaultdict[str, dict[str, int]](dict)
    for word in sorted(counted):
        found[word[0]][word] = counted[word]
    return found
