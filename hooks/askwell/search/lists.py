"""The lists of an index: for each word the pages that have it, with how much they are about it.

A page has a number of three bytes, made of its path. A list has its pages by weight, the heaviest first; a word that
most pages have keeps the heaviest ones only: nobody reads on to the thousandth, and every reader would wait for it.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
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
    """A number for each page, which another page seldom changes: the one it would have alone, or the next that is
    free."""
    taken: dict[int, str] = {}
    for path in sorted(paths):
        taken[free(alone(path), taken)] = path
    return {path: number for number, path in taken.items()}


def alone(path: str) -> int:
    """The number of a page if no other has it: a part of the digest of its path."""
    return int.from_bytes(sha256(path.encode()).digest()[:3], "big")


def free(number: int, taken: Container[int]) -> int:
    """A number, or the next that is free."""
    while number in taken:
        number = after(number)
    return number


def after(number: int, steps: int = 1) -> int:
    """The number that comes next; behind the last comes the first."""
    return (number + steps) % _NUMBERS


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
            found[word].append((LEVELS - weight) * _NUMBERS + own)  # as `weighed`, without its call
    return {word: array("I", sorted(pages)) for word, pages in found.items()}


def weighed(number: int, weight: int) -> int:
    """A page as it stands in the list of a word."""
    return (LEVELS - weight) * _NUMBERS + number


def written(pages: array[int]) -> bytes:
    """Pages with their weights as a browser reads them: how many weights there are; each weight, with how many pages
    have it; the numbers of the pages."""
    data, begins, ends = bytearray((0,)), 0, len(pages)
    while begins < ends:
        top = pages[begins] // _NUMBERS
        to = bisect_left(pages, (top + 1) * _NUMBERS, begins)
        data += ((LEVELS - top) * _NUMBERS + to - begins).to_bytes(4, "big")
        data[0] += 1
        begins = to
    return bytes(data + _three(pages))


def _read(data: bytes) -> array[int]:
    """Pages with their weights from what was written."""
    numbers = 1 + 4 * data[0]
    groups = (data[at : at + 4] for at in range(1, numbers, 4))
    tops = b"".join(bytes((LEVELS - group[0],)) * int.from_bytes(group[1:], "big") for group in groups)
    return _joined(tops, data[numbers:])


def plain(pages: array[int]) -> bytes:
    """The numbers of pages, three bytes each."""
    return bytes(_three(pages))


def _three(pages: array[int]) -> bytearray:
    data = _whole(pages)
    three = bytearray(len(pages) * 3)
    three[::3], three[1::3], three[2::3] = data[1::4], data[2::4], data[3::4]
    return three


def of_plain(data: bytes) -> array[int]:
    """The numbers of pages, of three bytes each."""
    return _joined(bytes(len(data) // 3), data)


def _joined(tops: bytes, three: bytes) -> array[int]:
    data = bytearray(len(tops) * 4)
    data[::4], data[1::4], data[2::4], data[3::4] = tops, three[::3], three[1::3], three[2::3]
    pages = array("I", bytes(data))
    if sys.byteorder == "little":
        pages.byteswap()
    return pages


def _whole(pages: array[int]) -> bytes:
    """Four bytes for each page, the greatest first."""
    if sys.byteorder == "little":
        pages = pages[:]
        pages.byteswap()
    return pages.tobytes()


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of words that follow each other: the letters with which it begins, its bytes, its last word, and the word
    that comes then, if there is one."""

    begins: str
    data: bytes
    last: bytes
    then: bytes


Entry = tuple[bytes, bytes]
"""A word in its shard: its letters, and all bytes. These are how many letters it has, the letters, how many pages have
it, and the best of them."""

LEAST, MOST = 2_000, 6_000
"""Bytes of a shard. Between them it ends where the next word's digest says, so that more words or pages in one shard do
not move the borders of the others."""

QUARTER = 4


def shards(lists: Lists) -> Iterator[Shard]:
    """The lists of all words, the best pages of each, in files of a few kilobytes: one at least."""
    words = ((word.encode(), lists[word]) for word in sorted(lists, key=in_order))
    return cut((word, entry(word, pages)) for word, pages in words)


def cut(entries: Iterable[Entry], begins: str = "") -> Iterator[Shard]:
    """Words in order, cut into shards: from one on that begins with these letters."""
    held, size, last = list[bytes](), 0, b""
    for word, data in entries:
        if size >= LEAST and (size >= MOST or crc32(word) % QUARTER == 0):
            yield Shard(begins, b"".join(held), last, word)
            begins, held, size = apart(last, word), [], 0
        held.append(data)
        size += len(data)
        last = word
    yield Shard(begins, b"".join(held), last, b"")


def entry(word: bytes, pages: array[int]) -> bytes:
    """A word as it stands in its shard, with the best of its pages, and how many pages have it."""
    return b"".join((bytes((len(word),)), word, len(pages).to_bytes(3, "big"), written(pages[:BEST])))


def recounted(entry: bytes, count: int) -> bytes:
    """A word as it stands in its shard, with the same best pages, but so many in all."""
    letters = 1 + entry[0]
    return entry[:letters] + count.to_bytes(3, "big") + entry[letters + 3 :]


def entries(shard: bytes) -> Iterator[Entry]:
    """The words of a shard in order."""
    begins, most = 0, BEST
    while begins < len(shard):
        letters = begins + 1 + shard[begins]
        pages = shard[letters] << 16 | shard[letters + 1] << 8 | shard[letters + 2]
        ends = letters + 4 + 4 * shard[letters + 3] + 3 * (pages if pages < most else most)
        yield shard[begins + 1 : letters], shard[begins:ends]
        begins = ends


def count(entry: bytes) -> int:
    """How many pages have a word, from its bytes in a shard."""
    letters = 1 + entry[0]
    return int.from_bytes(entry[letters : letters + 3], "big")


def best(entry: bytes) -> array[int]:
    """The best pages of a word, from its bytes in a shard."""
    return _read(entry[1 + entry[0] + 3 :])


def apart(before: bytes, word: bytes) -> str:
    """The fewest letters of a word that stand behind the word before it."""
    first, letters = in_order(before.decode()), word.decode()
    return next(letters[:n] for n in range(1, len(letters) + 1) if in_order(letters[:n]) > first)


def in_order(word: str) -> bytes:
    """What words are sorted by: as a browser compares them."""
    return word.encode("utf-16-be")


def common(lists: Lists, of: int) -> list[str]:
    """The words that say little in a site of so many pages."""
    return sorted(word for word, pages in lists.items() if len(pages) > most(of))


def most(of: int) -> int:
    """The pages that may have a word which says something, in a site of so many."""
    return max(BEST, of // COMMON)


def rest(pages: array[int]) -> bytes:
    """The pages of a word beyond its best."""
    return written(pages[BEST:]) if len(pages) > BEST else b""
