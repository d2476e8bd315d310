"""The words of a page, block by block, with the headings that they stand below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

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


_PARSER = etree.HTMLParser()
"""Gives plain elements: that of `lxml.html` asks in Python for the class of each."""


def tree_of(html: str) -> Any:
    """Some HTML as elements."""
    return etree.fromstring(f"<div>{html}</div>", _PARSER)


def parts_of(elements: Iterable[Any]) -> tuple[Part, ...]:
    """The texts of elements by their headings. The first may have no heading, and none is empty."""
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for heading, text in _blocks(elements):
        if heading is not None:
            found.append((heading.get("id") or "", text, []))
        elif text:
            found[-1][2].append(text)
    told = (Part(id, heading, sentences(blocks)) for id, heading, blocks in found)
    return tuple(part for part in told if part.heading or part.text)


def sentences(blocks: Iterable[str]) -> str:
    """Blocks in a row. One that ends in a letter gets a full stop, or two would read as one."""
    return " ".join(f"{block}." if block[-1:].isalnum() else block for block in blocks)


def _blocks(elements: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Each block's words, with the heading that it is, if it is one."""
    words: list[str] = []
    for element in elements:
        for heading, text in _walked(element):
            if text is not None:
                words.append(text)
                continue
            yield heading, _plain(words)
            words.clear()
        yield None, _plain(words)
        words.clear()


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


def _plain(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())
