"""The words that a search offers instead of one that nobody wrote."""

from __future__ import annotations

import pytest

from askwell.search.records import Record
from askwell.search.texts import Part
from askwell.search.words import by_letter, words


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Record("a/", "Test Words, TEST"), ("test", "words")),
        (Record("a/", "An odd one", "Short words"), ()),
        (Record("a/", "", "", (Part("", "Heading", "paragraph"), Part("b", "Below", ""))), ("below", "heading")),
        (Record("a/", "", "", (), ("Test topic",)), ("test", "topic")),
        (Record("a/", "Größe 2026"), ("größe",)),
    ],
)
def test_words_are_those_of_titles_headings_and_topics(record: Record, expected: tuple[str, ...]) -> None:
    assert words([record]) == expected


def test_they_are_kept_by_their_first_letters() -> None:
    assert by_letter([Record("a/", "Test Örtlich tests")]) == {"t": ["test", "tests"], "ö": ["örtlich"]}
