"""The script that reads the index, in a browser: it finds what a plain search over the records finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from askwell.audit.browser.serving import serving
from askwell.search import lists
from askwell.search.index import index_of, write_index
from askwell.search.language import stem, words_of
from askwell.search.page import search_files
from askwell.search.records import Record
from askwell.search.texts import Part
from tests.search.plain_search import PlainSearch
from tests.search.test_language import ALIKE, APART

BEST = 25
"""Pages of a list that are loaded at once here: so that few records show what becomes of long lists."""

WORDS = tuple(
    word
    for line in (
        "heart hearts heartburn hear bone bones osteoporosis osteopath sleep sleeping sleepless walk walked pain pains",
        "Größe naïve Café don't Crohn's b12 12 心臟 ÅÄÖ \u00b5g \U0001d4b3 \ufb01ne İstanbul \u03a3\u0391\u03a3",
        "a of the and is to in it on at by as be or an",
    )
    for word in line.split()
)
TOPICS = ("Test topic", "Größe & more", "constructor")


def drawn(rng: random.Random, count: int) -> list[Record]:
    """Records of drawn words: the first words of the list are rare, the last are in most."""
    weights = [1.2**n for n in range(len(WORDS))]

    def text(length: int) -> str:
        return " ".join(rng.choices(WORDS, weights, k=length))

    def record(number: int) -> Record:
        parts = (Part("", "", text(rng.randrange(40))), Part("more", text(3), text(rng.randrange(60))))
        return Record(f"answers/a{number}/", text(6), text(8), parts, tuple(rng.sample(TOPICS[:2], rng.randrange(3))))

    return [record(number) for number in range(count)]


def queries(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Searches: one to four words, some of them cut short, in one topic or in all."""
    for _ in range(60):
        words = [word if rng.random() < 0.7 else word[: rng.randrange(1, 6)] for word in rng.sample(WORDS, 4)]
        yield " ".join(words[: rng.randrange(1, 5)]), rng.choice((*TOPICS, "", "", ""))


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index whose lists and files are small, so that few records have many."""
    for name, number in (("BEST", BEST), ("LEAST", 60), ("MOST", 200)):
        monkeypatch.setattr(lists, name, number)


def written(folder: Path, records: list[Record]) -> None:
    write_index(folder, index_of(records))
    for path, text in search_files().items():
        (folder / path).write_text(text, "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Test</title>", "utf-8")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(3))
def test_it_finds_what_a_plain_search_finds(seed: int, tmp_path: Path, window: Page) -> None:
    rng = random.Random(seed)
    records = drawn(rng, (9, 120, 200)[seed])
    written(tmp_path, records)
    plain, asked = PlainSearch(records), list(queries(rng))
    script = """async (asked) => {
        const { find, page } = await import("./search/find.js");
        const found = [];
        for (const [text, topic] of asked) {
            const { pages } = await find(text, topic);
            found.push((await Promise.all(pages.map(page))).map((one) => one.path));
        }
        return found;
    }"""
    with serving(tmp_path, "/") as address:
        window.goto(address)
        found = window.evaluate(script, asked)
    for (text, topic), paths in zip(asked, found, strict=True):
        assert paths == plain.find(text, topic), (text, topic)


def test_words_are_compared_as_the_index_does(tmp_path: Path, window: Page) -> None:
    written(tmp_path, [])
    signs = [chr(code) for code in range(32, 0x3100)]
    texts = [*ALIKE, *APART, *WORDS, *(f"a{sign}b" for sign in signs if sign.isprintable())]
    script = """async (texts) => {
        const { stems } = await import("./search/find.js");
        return Promise.all(texts.map(stems));
    }"""
    with serving(tmp_path, "/") as address:
        window.goto(address)
        told = window.evaluate(script, texts)
    for text, words in zip(texts, told, strict=True):
        assert words == [stem(word) for word in words_of(text)], (text, ascii(text))


@pytest.mark.parametrize(
    ("text", "unknown", "right"),
    [
        ("osteoperosis", "osteoperosis", "osteoporosis"),
        ("Hart osteoperosis", "osteoperosis", "hart osteoporosis"),
        ("steoporosis", "steoporosis", "osteoporosis"),
        ("isteoporosis", "isteoporosis", "osteoporosis"),
        ("xylophone", "xylophone", "xylophone"),
        ("ost", "ost", "ost"),
    ],
)
def test_a_word_of_no_page_is_put_right(text: str, unknown: str, right: str, tmp_path: Path, window: Page) -> None:
    written(tmp_path, [Record("a/", "Test osteoporosis"), Record("b/", "Größe zwei heart")])
    script = """async ([text, unknown]) => {
        const { corrected } = await import("./search/find.js");
        return corrected(text, new Set([unknown]));
    }"""
    with serving(tmp_path, "/") as address:
        window.goto(address)
        assert window.evaluate(script, [text, stem(unknown)]) == right
