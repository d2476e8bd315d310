"""The words of a page, block by block, with the headings that they stand below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

from askwell.patterns import regex

INLINE = frozenset(("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s",
                    "small", "span", "strong", "sub", "sup", "time", "var", "wbr"))  # fmt: skip
"""Elements that may stand within a word. All others end a sentence."""

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
LEFT_OUT = frozenset(("h1", "script", "style", "template"))
"""Elements that are no text; a page's title is told apart."""

NUMBERS = "aw-cite"
"""The class of numbers of sources, which are no words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Text below a heading, with the heading's id: "" for text before the first, or a heading without one."""

    id: str
    heading: str
    text: str


Block = tuple[str | None, str]
"""A block's words; of a heading with its id, or "" if it has none."""

_INSIDE = r'[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+'
_NUMBERS = regex(rf'<sup class="{NUMBERS}">.*?</sup>', re.DOTALL)
_INLINE = regex(rf"</?(?:{'|'.join(sorted(INLINE))})\b{_INSIDE}>")
_HEADING = regex(rf"<(h[2-6])\b({_INSIDE})>([^<]*)</\1>")
_ID = regex(r'\bid="([^"]*)"')
_BLOCKS = regex(rf"<{_INSIDE}>(?:\s*+<{_INSIDE}>)*+")
_ODD = regex(
    r"[<&\x00-\x08\x0b-\x1f](?:(?<=[^<&])|(?<=&)(?!(?:amp|lt|gt|quot|nbsp|#34|#39);)"
    rf"|(?<=<)(?!/?(?!(?:sup|{'|'.join(sorted(LEFT_OUT))})\b)[a-z]))"
)
"""What needs a parser to be understood. Most pages have nothing of it."""

_PARSER = etree.HTMLParser()
"""Gives plain elements: that of `lxml.html` asks in Python for the class of each."""


def tree_of(html: str) -> Any:
    """Some HTML as elements."""
    return etree.fromstring(f"<div>{html}</div>", _PARSER)


def parts_of(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """The texts of blocks by their headings. The first may have no heading, and none is empty."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for heading, text in blocks:
        if heading is not None:
            found.append((heading, text, []))
        elif text:
            found[-1][2].append(text)
    told = (Part(id, heading, sentences(texts)) for id, heading, texts in found)
    return tuple(part for part in told if part.heading or part.text)


def sentences(blocks: Iterable[str]) -> str:
    """Blocks in a row. One that ends in a letter gets a full stop, or two would read as one."""
    return " ".join(f"{block}." if block[-1:].isalnum() else block for block in blocks)


def read(html: str) -> Iterable[Block]:
    """The blocks of HTML that was made here: it has little but blocks and what stands within words, and attributes in
    double quotes. A parser takes three times as long."""
    text = _NUMBERS.sub("", html)
    text = text if "<sup" in text else _INLINE.sub("", text)
    return parsed(html) if _ODD.search(text) else _blocks(text)


def _blocks(html: str) -> Iterator[Block]:
    """The same of HTML that has nothing but blocks."""
    above, *below = _HEADING.split(html)
    yield from ((None, _plain(words)) for words in _BLOCKS.split(above))
    for attributes, heading, text in zip(below[1::4], below[2::4], below[3::4], strict=True):
        yield unescape(found[1]) if (found := _ID.search(attributes)) else "", _plain(heading)
        yield from ((None, _plain(words)) for words in _BLOCKS.split(text))


def parsed(html: str) -> Iterator[Block]:
    """The blocks of any HTML."""
    words: list[str] = []
    for heading, text in (*_walked(tree_of(html)), (None, None)):
        if text is not None:
            words.append(text)
            continue
        yield None if heading is None else heading.get("id") or "", " ".join("".join(words).split())
        words.clear()


def _plain(words: str) -> str:
    words = unescape(words) if "&" in words else words
    if words.isascii() and "\n" not in words and "  " not in words and "\t" not in words:
        return words.strip()
    return " ".join(words.split())


def _walked(element: Any) -> Iterator[tuple[Any, str | None]]:
    """The texts of an element in order; None where a block ends, with the heading if it was one."""
    name = element.tag if isinstance(element.tag, str) else None
    if name is None or name in LEFT_OUT or (name == "sup" and NUMBERS in element.get("class", "").split()):
        return
    block = name not in INLINE
    if block:
        yield None, None
    if element.text:
        yield None, element.text
    for inner in element:
        yield from _walked(inner)
        if inner.tail:
            yield None, inner.tail
    if block:
        yield (element if name in HEADINGS else None), None
