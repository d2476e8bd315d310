"""What the search finds: answers whole, with their headings; of guides, topics and experts what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml.html import document_fromstring, tostring
from markupsafe import Markup

from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.render.page import Page
from askwell.render.search import Entry

PARTS = ("short-answer", "body", "care", "questions", "not-settled")
"""The parts of an answer that are about its question. The rest (dates, disclaimers, who made the page) is on every
page, or changes from day to day."""

TOPIC = "topic"
"""The name of the filter."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page that can be found: its path, the name it is found by, HTML with its words, and its topics by name."""

    path: str
    title: str
    html: str
    topics: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The record as a page that Pagefind reads. A topic is an attribute: it is no word of the text."""
        marks = Markup("").join(
            Markup('<i data-pagefind-filter="{}[data-is]" data-is="{}"></i>').format(TOPIC, topic)
            for topic in self.topics
        )
        head = Markup('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title></head>')
        body = Markup("<body data-pagefind-body><h1>{}</h1>{}{}</body></html>")
        return str(head.format(self.title) + body.format(self.title, Markup(self.html), marks))


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
            yield Record(entry.path, title, answer_text(page.html), topics)
        else:
            yield Record(entry.path, title, entry.text)
    for page in by_path.values():
        if page.source.startswith("docs/"):
            yield Record(page.path, page.title, _without_title(page.html))


def answer_text(html: str) -> str:
    """The parts of an answer's page that the search finds, each below its heading."""
    kept = []
    for part in _tree(html).xpath("//*[@data-part]"):
        if part.get("data-part") not in PARTS:
            continue
        before = part.getprevious()
        if before is not None and before.tag == "h2":
            kept.append(_plain(before))
        kept.append(_plain(part))
    return "\n".join(kept)


def _tree(html: str) -> Any:
    return document_fromstring(f"<div>{html}</div>")


def _without_title(html: str) -> str:
    tree = _tree(html)
    for heading in list(tree.iter("h1")):
        heading.drop_tree()
    return _plain(next(tree.iter("div")))


def _plain(element: Any) -> str:
    """An element without the numbers of sources, which are no words."""
    copy = deepcopy(element)
    copy.tail = None
    for number in copy.xpath(".//sup[contains(@class, 'aw-cite')]"):
        number.drop_tree()
    text: str = tostring(copy, encoding="unicode")
    return text
