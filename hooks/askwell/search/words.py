"""The words that a site uses in titles, headings and topics: what a word nobody wrote may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from askwell.patterns import regex
from askwell.search.records import Record

SHORTEST = 4
"""Letters of the shortest word that is offered: shorter words are near to too many others (ours)."""

_WORD = regex(r"[^\W\d_]+")


def words(records: Iterable[Record]) -> tuple[str, ...]:
    """The words of all titles, headings and topics, in small letters, each once, in order."""
    found: set[str] = set()
    for record in records:
        found |= names(record)
    return tuple(sorted(found))


def names(record: Record) -> set[str]:
    """The words of a record's title, headings and topics."""
    texts = (record.title, *record.topics, *(part.heading for part in record.parts))
    return {word for word in _WORD.findall("\n".join(texts).lower()) if len(word) >= SHORTEST}


def by_letter(records: Iterable[Record]) -> dict[str, list[str]]:
    """The words by their first letters: a browser loads those of the letter that a reader wrote."""
    return {letter: list(some) for letter, some in groupby(words(records), lambda word: word[0])}
