"""What the search finds: answers whole, with their headings; of guides, topics and experts what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from lxml import etree
from markupsafe import Markup

from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.patterns import regex
from askwell.render.page import Page
from askwell.render.search import Entry
from askwell.search.texts import Block, Part, parsed, parts_of, read, sentences, tree_of

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


def records(
    library: Library, pages: Iterable[Page], entries: Iterable[Entry], made: Mapping[str, Record] = MappingProxyType({})
) -> Iterator[Record]:
    """A record for each entry, an answer's with all that its page says of the question; then one for each page that
    was written by hand. Those that were `made` before are known by their paths."""
    by_path: Mapping[str, Page] = {page.path: page for page in pages}
    for entry in entries:
        if entry.path in made:
            yield made[entry.path]
            continue
        page = by_path.get(entry.path)
        about = page.about if page else None
        title = str(Markup(entry.title).unescape())
        if page is not None and isinstance(about, Answer):
            topics = tuple(library.topics[key].name for key in about.topics)
            yield Record(entry.path, title, *answer_parts(page.html), topics)
        else:
            yield Record(entry.path, title, _text(parts_of(read(entry.text))))
    for page in by_path.values():
        if page.source.startswith("docs/"):
            yield Record(page.path, page.title, "", parts_of(parsed(page.html)))


_ODD = regex(r"<(?:[!?]|(?:script|style|template|textarea)\b)")
"""What needs a parser, since signs in it may look like elements."""

_PART = regex(rf' data-part="({"|".join(PARTS)})"')


def answer_parts(html: str) -> tuple[str, tuple[Part, ...]]:
    """The short answer of an answer's page, and the other parts that the search finds, each below its heading."""
    short, kept = list[str](), list[str]()
    for name, heading, part in parsed_parts(html) if _ODD.search(html) else read_parts(html):
        kept += [heading] if heading else []
        (short if name == SHORT else kept).append(part)
    return _text(parts_of(_blocks(short))), parts_of(_blocks(kept))


def _blocks(stretches: Iterable[str]) -> Iterator[Block]:
    return chain.from_iterable(map(read, stretches))


def read_parts(html: str) -> Iterator[tuple[str, str, str]]:
    """The parts of an answer's page by their names, each with the heading above it. Our own pages need no parser."""
    for found in _PART.finditer(html):
        start = html.rfind("<", 0, found.start())
        above = html[:start].rstrip()
        heading = above[above.rfind("<h2") :] if above.endswith("</h2>") else ""
        yield found[1], heading, html[start : _end(html, start)]


def _end(html: str, start: int) -> int:
    """Where the element ends that begins at `start`."""
    name, depth = re.split("[ >]", html[start + 1 : start + 20], maxsplit=1)[0], 0
    for tag in regex(rf"<(/?){name}[ >]").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def parsed_parts(html: str) -> Iterator[tuple[str, str, str]]:
    """The same of any HTML."""
    for part in tree_of(html).xpath("//*[@data-part]"):
        if part.get("data-part") in PARTS:
            above = part.getprevious()
            heading = "" if above is None or above.tag != "h2" else _written(above)
            yield part.get("data-part"), heading, _written(part)


def _written(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def _text(parts: Iterable[Part]) -> str:
    return sentences(text for part in parts for text in (part.heading, part.text) if text)
