"""The words that a search offers instead of one that nobody wrote."""

from __future__ import annotations

import json

import pytest

from askwell.search.records import Record
from askwell.search.words import words, words_file


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Record("a/", "Test Words, TEST", ""), ("test", "words")),
        (Record("a/", "An odd one", ""), ()),
        (Record("a/", "", "<h2>Heading</h2><h3>Below <b>bold</b></h3><p>paragraph</p>"), ("below", "bold", "heading")),
        (Record("a/", "", "", ("Test topic",)), ("test", "topic")),
        (Record("a/", "Größe 2026", ""), ("grösse",)),
    ],
)
def test_words_are_those_of_titles_headings_and_topics(record: Record, expected: tuple[str, ...]) -> None:
    assert words([record]) == expected


def test_the_file_is_a_list() -> None:
    assert json.loads(words_file([Record("a/", "Größe test", "")])) == ["grösse", "test"]
