"""The kept index: after each edit it is, byte for byte, the index that all pages make."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from askwell.search import lists
from askwell.search.index import index_of
from askwell.search.kept import DamagedIndex, KeptIndex, Update
from askwell.search.records import Record
from askwell.search.texts import Part

VOCABULARY = [f"{a}{b}{c}" for a in "bcdé\U00010428\ufe73" for b in ("e", "i", "ong", "oo", "ﬀ") for c in "nrt"]
"""Words that browsers and Python sort otherwise among them (U+FE73 before U+10428 by code, behind it by UTF-16)."""

TOPICS = ("First topic", "Second topic", "Ünusual")


def drawn(rng: random.Random, path: str, vocabulary: list[str] = VOCABULARY) -> Record:
    """A page of drawn words."""

    def words(most: int) -> str:
        return " ".join(rng.choices(vocabulary, k=rng.randint(0, most)))

    parts = tuple(Part("test", words(2), words(9)) for _ in range(rng.randint(0, 3)))
    return Record(path, words(3), words(rng.choice((2, 20))), parts, tuple(rng.sample(TOPICS, rng.randint(0, 2))))


def kept(*records: Record) -> KeptIndex:
    """The kept index of some pages, in memory."""
    index = KeptIndex.open(sqlite3.connect(":memory:"))
    index.fill(records)
    return index


def between(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Update:
    """How two indexes that were made whole differ."""
    files = {path: data for path, data in after.items() if before.get(path) != data}
    return Update(files, frozenset(before.keys() - after.keys()))


class Small(NamedTuple):
    """Limits that a few pages reach: as in `lists`; and how many numbers pages have between them."""

    best: int
    common: int
    least: int
    most: int
    numbers: int


@pytest.fixture
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Small:
    limits: Small = request.param
    for name in ("best", "common", "least", "most"):
        monkeypatch.setattr(lists, name.upper(), getattr(limits, name))
    alone = lists.alone  # the numbers lie on both sides of the last, so that the next of some is the first
    monkeypatch.setattr(lists, "alone", lambda path: lists.after(alone(path) % limits.numbers, -10))
    return limits


def edit(rng: random.Random, pages: dict[str, Record]) -> tuple[list[Record], list[str]]:
    """Changes a page or a few, adds some, takes some away; a page with another path is one of each."""
    changed, gone = dict[str, Record](), list[str]()
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        old, new = rng.choice(sorted(pages) or ["none/"]), f"p{rng.randint(0, 99)}/"
        match rng.choice(("change", "topics", "add", "add", "delete", "rename")):
            case "change" if old in pages:
                changed[old] = drawn(rng, old)
            case "topics" if old in pages:
                changed[old] = replace(pages[old], topics=drawn(rng, old).topics)
            case "add" if len(pages) < 25:
                changed[new] = drawn(rng, new)
            case "rename" if old in pages:
                changed[new] = replace(pages[old], path=new)
                gone.append(old)
            case _:
                gone.append(old)
    for path in gone:
        pages.pop(path, None)
    pages.update(changed)
    return list(changed.values()), gone


@pytest.mark.parametrize(
    "small",
    [
        Small(best=3, common=2, least=20, most=60, numbers=5000),
        Small(best=3, common=3, least=20, most=20, numbers=30),
        Small(best=5, common=1, least=60, most=180, numbers=60),
        Small(best=8, common=2, least=1, most=3, numbers=30),
        Small(best=400, common=3, least=2000, most=6000, numbers=40),
    ],
    ids=str,
    indirect=True,
)
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_after_each_edit_the_files_are_those_of_all_pages(small: Small, seed: int) -> None:
    rng = random.Random(f"{small}{seed}")
    pages = {path: drawn(rng, path) for path in (f"p{n}/" for n in rng.sample(range(100), rng.choice((0, 3, 20))))}
    index = KeptIndex.open(sqlite3.connect(":memory:"))
    before = index_of(pages.values())
    assert index.fill(rng.sample(list(pages.values()), len(pages))) == before
    for _ in range(40):
        update = index.update(*edit(rng, pages))
        after = index_of(pages.values())
        assert update == between(before, after)
        before = after
    assert dict(index.files()) == before


@pytest.mark.long
def test_after_each_edit_the_files_of_many_pages_are_those_of_all() -> None:
    rng = random.Random(4)
    vocabulary = ["".join(rng.choices("aeioubcdfghlmnprst", k=rng.randint(2, 7))) for _ in range(5000)]
    often = [vocabulary[int(5000 * rng.random() ** 4)] for _ in range(20_000)]

    def page(path: str, words: int) -> Record:
        text = " ".join(rng.choices(often, k=words))
        return replace(drawn(rng, path, often), parts=(Part("test", " ".join(rng.choices(often, k=3)), text),))

    pages = {path: page(path, rng.randint(50, 900)) for path in (f"p{n}/" for n in range(800))}
    index = kept(*pages.values())
    before = index_of(pages.values())
    for step in range(100):
        old, new = rng.choice(sorted(pages)), f"p{rng.randint(0, 2000)}/"
        changed = [page(rng.choice((old, new)), rng.randint(50, 900)) for _ in range(rng.choice((1, 1, 5)))]
        gone = rng.sample(sorted(pages), rng.choice((0, 0, 1, 3)))
        pages = {path: record for path, record in pages.items() if path not in gone}
        pages |= {record.path: record for record in changed}
        update = index.update(changed, gone)
        after = index_of(pages.values())
        assert update == between(before, after), step
        before = after


ONE = Record("answers/a/", "First test", "One.", (Part("more", "More words", "Two."),), ("Test topic",))
OTHER = Record("about/", "Second test", "", (Part("", "", "Three."),))


@pytest.mark.parametrize(
    ("changed", "gone"),
    [([ONE], []), ([], ["none/"]), ([], []), ([ONE, OTHER], [ONE.path])],
    ids=["the same page", "a page that is not known", "nothing", "a page that goes and stays"],
)
def test_what_changes_nothing_makes_no_files(changed: list[Record], gone: list[str]) -> None:
    assert kept(ONE, OTHER).update(changed, gone) == Update({}, frozenset())


def test_an_index_is_brought_to_the_pages_that_there_are() -> None:
    index = kept(ONE, OTHER)
    assert index.brought_to([], [ONE.path, OTHER.path]) == Update({}, frozenset())
    index.brought_to([], [OTHER.path, "none/"])
    assert dict(index.files()) == index_of([OTHER])
    index.brought_to([ONE], [ONE.path])
    assert dict(index.files()) == index_of([ONE])


def test_a_word_more_changes_the_page_and_the_words_of_its_letters() -> None:
    update = kept(ONE, OTHER).update([replace(ONE, short="One test more.")], [])
    assert {path.split("/")[2] for path in update.files} == {"pages", "words"}
    assert not update.removed


def test_an_index_that_was_never_filled_has_no_pages() -> None:
    index = KeptIndex.open(sqlite3.connect(":memory:"))
    assert dict(index.files()) == index_of(())
    index.update([ONE, OTHER], [])
    assert dict(index.files()) == index_of([ONE, OTHER])


def test_filling_again_leaves_nothing_of_before() -> None:
    index = kept(ONE)
    assert index.fill([OTHER]) == dict(index.files()) == index_of([OTHER])


def test_an_index_is_kept_when_its_database_is_committed(tmp_path: Path) -> None:
    first = sqlite3.connect(tmp_path / "test.sqlite")
    index = KeptIndex.open(first)
    index.fill([ONE])
    first.commit()
    index.update([OTHER], [])
    first.rollback()
    first.close()
    assert dict(KeptIndex.open(sqlite3.connect(tmp_path / "test.sqlite")).files()) == index_of([ONE])


def test_its_tables_lie_among_others() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table pages (other)")
    KeptIndex.open(connection).fill([ONE])
    names = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    assert {name for name in names if not name.startswith("search_")} == {"pages"}


@pytest.mark.parametrize("table", ["pages", "shards", "topics", "letters", "start"])
@pytest.mark.parametrize("harm", ["data = substr(data, 2)", "number = number + 1", "sum = 0", "data = x''"])
def test_a_damaged_row_is_noticed(table: str, harm: str) -> None:
    connection = sqlite3.connect(":memory:")
    index = KeptIndex.open(connection)
    index.fill([ONE, OTHER])
    connection.execute(f"update search_{table} set {harm}")
    with pytest.raises(DamagedIndex):
        index.update([], [ONE.path])
    assert index.fill([OTHER]) == index_of([OTHER])


@pytest.mark.parametrize("table", ["pages", "shards", "long"])
def test_a_row_that_is_missing_is_noticed(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "BEST", 1)
    connection = sqlite3.connect(":memory:")
    index = KeptIndex.open(connection)
    index.fill([ONE, OTHER])
    connection.execute(f"delete from search_{table}")
    with pytest.raises(DamagedIndex):
        index.update([replace(ONE, short="Test.")], [])
