"""The files of the index of the search."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from askwell.search import lists
from askwell.search.index import FOLDER, START, index_of, write_index
from askwell.search.lists import weights
from askwell.search.records import Record
from askwell.search.texts import Part

RECORDS = (
    Record("answers/a/", "First test", "One.", (Part("more", "More words", "Two."),), ("Test topic",)),
    Record("about/", "Second test", "", (Part("", "", "Three."),)),
)
VOCABULARY = [f"{first}{second}{last}" for first in "bcdfghlm" for second in "aeio" for last in "nrtslkmpdg"]


def many(count: int, seed: int = 1) -> list[Record]:
    """Records of drawn words."""
    rng = random.Random(seed)
    return [
        Record(f"answers/{n}/", " ".join(rng.choices(VOCABULARY, k=5)), " ".join(rng.choices(VOCABULARY, k=60)))
        for n in range(count)
    ]


def test_a_page_is_found_with_its_headings_and_topics() -> None:
    files = index_of(RECORDS)
    told = [json.loads(data) for path, data in files.items() if "/pages/" in path]
    assert sorted(told) == [
        ["about/", "Second test", "", [["", "", "Three."]]],
        ["answers/a/", "First test", "One.", [["more", "More words", "Two."]]],
    ]
    start = json.loads(files[START])
    assert (start["pages"], start["words"], start["letters"]) == (2, [""], "fmstw")
    assert list(start["topics"]) == ["Test topic"]


def test_the_order_of_records_changes_nothing() -> None:
    assert index_of(many(40)) == index_of(reversed(many(40)))


def test_without_records_nothing_is_found() -> None:
    files = index_of(())
    assert set(files) == {START, f"{FOLDER}/words/0.bin"}
    assert json.loads(files[START])["words"] == [""]


def test_writing_leaves_the_index_and_takes_the_engines_away(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}")
    write_index(tmp_path, index_of(RECORDS))
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == set(index_of(RECORDS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Record("a/", "Test"), Record("a/", "", "Test")),
        (Record("a/", "", "Test"), Record("a/", "", "", (Part("", "Test", ""),))),
        (Record("a/", "", "", (Part("", "Test", ""),)), Record("a/", "", "", (Part("", "", "Test"),))),
        (Record("a/", "", "Test test"), Record("a/", "", "Test")),
        (Record("a/", "", "Test one"), Record("a/", "", "Test " + "one two three " * 200)),
    ],
)
def test_a_word_weighs_more_where_it_matters(one: Record, other: Record) -> None:
    assert weights(one)["test"] > weights(other)["test"]


def test_a_page_of_many_words_weighs_each_between_one_and_the_most() -> None:
    long = weights(Record("a/", "Test", "one " * 5000))
    assert 1 <= long["test"] < long["one"] <= lists.LEVELS


def test_two_pages_with_the_same_digest_have_numbers_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_NUMBERS", 7)
    assert len(set(lists.numbers(f"{n}/" for n in range(7)).values())) == 7


def changed(one: list[Record], other: list[Record]) -> tuple[int, int]:
    """How many files of words differ between two indexes, and how many there are."""
    first, second = ({p: d for p, d in index_of(records).items() if "/words/" in p} for records in (one, other))
    return sum(first.get(path) != second.get(path) for path in first.keys() | second.keys()), len(first)


def test_an_edit_of_one_page_changes_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LEAST", 100)
    monkeypatch.setattr(lists, "MOST", 300)
    before = many(80)
    edited = [replace(before[0], short=before[0].short + " newword"), *before[1:]]
    differ, whole = changed(before, edited)
    assert whole > 40
    assert differ <= 4
    differ, _ = changed(before, [*before, Record("answers/more/", "Newword", "bad bag ban")])
    assert differ <= 8
