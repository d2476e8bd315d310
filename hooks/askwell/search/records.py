"""What the search finds: answers whole, with their headings; of guides, topics and experts what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.render.page import Page
from askwell.render.search import Entry
from askwell.search.texts import Part, parts_of, sentences, tree_of

SHORT = "short-answer"
PARTS = (SHORT, "body", "care", "questions", "not-settled")
"""The parts of an answer that are about its question. The rest (dates, disclaimers, who made the page) is on every
page, or changes from day to day."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page that can be found: its path, the name it is found by, what it says in short, its other words by their
    headings, and its topics by name."""

    path: str
    title: str
    short: str = ""
    parts: tuple[Part, ...] = ()
    topics: tuple[str, ...] = ()


def records(library: Library, pages: Iterable[Page], entries: Iterable[Entry]) -> Iterator[Record]:
    """A record for each entry, an answer's with all that its page says of the question; then one for each page that
    was written by hand."""
    by_path: Mapping[str, Page] = {page.path: page for page in pages}
    for entry in entries:
        page = by_path.get(entry.path)
        about = page.about if page else None
        title = str(Markup(entry.title).unescape())
        if page is not None and isinstance(about, Answer):
            topics = tuple(library.topics[key].name for key in about.topics)
            yield Record(entry.path, title, *answer_parts(page.html), topics)
        else:
            yield Record(entry.path, title, _text(parts_of([tree_of(entry.text)])))
    for page in by_path.values():
        if page.source.startswith("docs/"):
            yield Record(page.path, page.title, "", parts_of([tree_of(page.html)]))


def answer_parts(html: str) -> tuple[str, tuple[Part, ...]]:
    """The short answer of an answer's page, and the other parts that the search finds, each below its heading."""
    short, kept = list[Any](), list[Any]()
    for part in tree_of(html).xpath("//*[@data-part]"):
        if part.get("data-part") not in PARTS:
            continue
        before = part.getprevious()
        if before is not None and before.tag == "h2":
            kept.append(before)
        (short if part.get("data-part") == SHORT else kept).append(part)
    return _text(parts_of(short)), parts_of(kept)


def _text(parts: Iterable[Part]) -> str:
    return sentences(text for part in parts for text in (part.heading, part.text) if text)
