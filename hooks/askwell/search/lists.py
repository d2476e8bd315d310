"""The lists of an index: for each word the pages that have it, with how much they are about it.

A page has a number of three bytes, made of its path. A list has its pages by weight, the heaviest first; a word that
most pages have keeps the heaviest ones only: nobody reads on to the thousandth, and every reader would wait for it.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import log2
from zlib import crc32

from askwell.search.language import stem, words_of
from askwell.search.records import Record

BEST = 400
"""The pages of a word's list that every search loads. The others are in a file of their own."""

COMMON = 3
"""A word that one page of so many has says little: of its list only the best are kept, and a search with other words
does without it."""

LEVELS = 31
"""The weights of a word in a page: 1 to this."""

TITLE, SHORT, HEADING = 6, 3, 2
"""How many times a word counts: in the name or question, in the short answer, in a heading; once elsewhere."""

TYPICAL = 600
"""Words of a page of middle length. It is not measured: then one answer more would change all lists."""

_HALF = 1.6
_BY_LENGTH = 0.5
_NUMBERS = 1 << 24
_MANY = 64

Lists = Mapping[str, "array[int]"]
"""For each word its pages: (LEVELS - weight) and the page's number in one integer each, so that they sort by weight."""


def numbers(paths: Iterable[str]) -> dict[str, int]:
    """A number for each page, which another page seldom changes: a part of the digest of its path, or the next
    that is free."""
    taken: dict[int, str] = {}
    for path in sorted(paths):
        number = int.from_bytes(sha256(path.encode()).digest()[:3], "big")
        while number in taken:
            number = (number + 1) % _NUMBERS
        taken[number] = path
    return {path: number for number, path in taken.items()}


def weights(record: Record) -> dict[str, int]:
    """The words of a record, each with its weight: as in BM25 the second time counts less than the first, and a word
    of a short page more than one of a long page."""
    headings = "\n".join(part.heading for part in record.parts)
    texts = "\n".join(part.text for part in record.parts)
    counted = Counter(words_of(f"{record.title}\n{record.short}\n{headings}\n{texts}"))
    for text, times in ((record.title, TITLE), (record.short, SHORT), (headings, HEADING)):
        for word in words_of(text):
            counted[word] += times - 1
    of_length = _weights(sum(counted.values()))
    stems: dict[str, int] = {}
    for word, count in counted.items():
        short = stem(word)
        stems[short] = stems.get(short, 0) + count
    return {word: of_length[count] if count < _MANY else of_length[-1] for word, count in stems.items()}


@cache
def _weights(length: int) -> tuple[int, ...]:
    """The weight of a word by how many times it counts, in a page of so many words. Lengths go in steps of a quarter,
    so that a word more or less changes no weights but its own."""
    step = round(4 * log2(max(length, 1) / TYPICAL))
    half = _HALF * (1 - _BY_LENGTH + _BY_LENGTH * 2 ** (step / 4))
    return (0, *(max(1, round(LEVELS * times / (times + half))) for times in range(1, _MANY + 1)))


def lists_of(records: Iterable[Record], number: Mapping[str, int]) -> Lists:
    """The list of each word, in order of weight, then of number."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for record in records:
        own = number[record.path]
        for word, weight in weights(record).items():
            found[word].append((LEVELS - weight) * _NUMBERS + own)
    return {word: array("I", sorted(pages)) for word, pages in found.items()}


def written(pages: array[int]) -> bytes:
    """Pages with their weights as a browser reads them: how many weights there are; each weight, with how many pages
    have it; the numbers of the pages."""
    data = _bytes(pages)
    weights = data[::4]
    groups = [bytes((LEVELS - top,)) + _three(weights.count(top)) for top in sorted(set(weights))]
    return b"".join((bytes((len(groups),)), *groups, _without_weights(data)))


def plain(pages: Sequence[int]) -> bytes:
    """The numbers of pages, three bytes each."""
    return _without_weights(_bytes(array("I", pages)))


def _bytes(pages: array[int]) -> bytes:
    """Four bytes for each page, the greatest first."""
    if sys.byteorder == "little":
        pages = pages[:]
        pages.byteswap()
    return pages.tobytes()


def _without_weights(data: bytes) -> bytes:
    three = bytearray(len(data) // 4 * 3)
    for at in range(3):
        three[at::3] = data[at + 1 :: 4]
    return bytes(three)


def _three(number: int) -> bytes:
    return number.to_bytes(3, "big")


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of words that follow each other: the letters with which it begins, and its bytes."""

    begins: str
    data: bytes


LEAST, MOST = 2_000, 6_000
"""Bytes of a shard. Between them it ends where the next word's digest says, so that more words or pages in one shard do
not move the borders of the others."""

QUARTER = 4


def shards(lists: Lists) -> Iterator[Shard]:
    """The lists of all words, the best pages of each, in files of a few kilobytes: one at least."""
    begins, entries, size, before = "", list[bytes](), 0, ""
    for word in sorted(lists, key=in_order):
        ends = size >= MOST or (size >= LEAST and crc32(word.encode()) % QUARTER == 0)
        if ends:
            yield Shard(begins, b"".join(entries))
            begins, entries, size = _apart(before, word), [], 0
        entry = _entry(word, lists[word])
        entries.append(entry)
        size, before = size + len(entry), word
    yield Shard(begins, b"".join(entries))


def _entry(word: str, pages: array[int]) -> bytes:
    letters = word.encode()
    return bytes((len(letters),)) + letters + _three(len(pages)) + written(pages[:BEST])


def _apart(before: str, word: str) -> str:
    """The fewest letters of a word that stand behind the word before it."""
    first = in_order(before)
    return next(word[:n] for n in range(1, len(word) + 1) if in_order(word[:n]) > first)


def in_order(word: str) -> bytes:
    """What words are sorted by: as a browser compares them."""
    return word.encode("utf-16-be")


def common(lists: Lists, of: int) -> list[str]:
    """The words that say little in a site of so many pages."""
    return sorted(word for word, pages in lists.items() if len(pages) > max(BEST, of // COMMON))


def rest(pages: array[int]) -> bytes:
    """The pages of a word beyond its best."""
    return written(pages[BEST:]) if len(pages) > BEST else b""
