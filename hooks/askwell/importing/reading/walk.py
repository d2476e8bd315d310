"""A walk through a page's elements, in which each word becomes part of a block."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from askwell.diagnostics import counted
from askwell.importing.document import Block, Kind, Picture, Run, joined
from askwell.importing.reading.main_text import Parts
from askwell.importing.reading.seen import INLINE, UNSEEN, name_of, text_of
from askwell.patterns import regex

_TOLD = {
    "iframe": "frame",
    "object": "plug-in object",
    "embed": "plug-in object",
    "form": "form",
    "video": "video",
    "audio": "recording",
}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_HEADING = regex(r"h[1-6]")
MAX_DEPTH = 250
"""Elements inside elements (ours). Deeper ones lose their looks, and keep their words."""


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds where the walk is."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    outside: str = ""
    link: str = ""
    mark: str = ""


@dataclass
class Walk:
    """The blocks so far, and the words of the one that is being read."""

    parts: Parts
    found: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)
    here: _Here = _Here()
    depth: int = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks that were read."""
        return tuple(self.found)

    def told(self) -> tuple[str, ...]:
        """Sentences on what was left out and is no text."""
        left = [f"{counted(number, noun)} left out" for noun, number in self.dropped.items()]
        return (*left, *(f"left out: {address}" for address in self.addresses))

    def all(self, root: etree._Element) -> None:
        """Reads an element with all that is in it."""
        self._inside(root)
        self._end()

    def _inside(self, node: etree._Element) -> None:
        before = self.here
        self.depth += 1
        outside = self.parts.outside(node, before.outside)
        if outside != before.outside:
            self._end()
        self._enter(node, outside)
        self._text(node.text)
        for child in node:
            self._child(child)
        if name_of(node) not in INLINE or outside != before.outside:
            self._end()
        self.here = before
        self.depth -= 1

    def _child(self, child: etree._Element) -> None:
        name = name_of(child)
        if name in _TOLD:
            self._tell(child, name)
        if name == "br":
            self._break(child)
        elif name == "img":
            self._picture(child)
        elif name == "table" and _is_table(child):
            self._table(child)
        elif name and name not in UNSEEN:
            if name not in INLINE:
                self._end()
            if self.depth < MAX_DEPTH:
                self._inside(child)
            else:
                self._text(text_of(child))
        self._text(child.tail)

    def _enter(self, node: etree._Element, outside: str) -> None:
        now, name = self.here, name_of(node)
        kind, level, ordered, link, mark = now.kind, now.level, now.ordered, now.link, now.mark
        if _HEADING.fullmatch(name):
            kind, level = Kind.HEADING, int(name[1])
        elif name in ("ul", "ol"):
            level, ordered = (level + 1 if kind is Kind.ITEM else 0), name == "ol"
        elif name == "li":
            kind = Kind.ITEM
        elif name == "blockquote":
            kind, level = Kind.QUOTE, 0
        elif name == "figcaption":
            kind = Kind.CAPTION
        elif name == "a":
            link = (node.get("href") or "").strip()
        elif name in _MARKS and kind is not Kind.HEADING:
            mark = _MARKS[name]
        self.here = _Here(kind, level, ordered, outside, link, mark)

    def _text(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text, self.here.link, self.here.mark))

    def _end(self) -> None:
        runs, self.runs = joined(self.runs), []
        if runs:
            now = self.here
            self.found.append(Block(now.kind, runs, now.level, now.ordered, now.outside))
        self.found += self.waiting
        self.waiting = []

    def _break(self, node: etree._Element) -> None:
        """Two breaks in a row begin a new paragraph; one is a space, but behind a whole sentence."""
        following = node.getnext()
        double = following is not None and following.tag == "br" and not (node.tail or "").strip()
        said = "".join(run.text for run in self.runs).rstrip()
        if double or re.search(r"[.!?:][\"'\u201d\u2019)]*$", said):
            self._end()
        else:
            self._text(" ")

    def _picture(self, node: etree._Element) -> None:
        address = (node.get("data-src") or node.get("src") or "").strip()
        alt = " ".join((node.get("alt") or "").split())
        tiny = node.get("width") in ("0", "1") or node.get("height") in ("0", "1")
        if not address or tiny:
            return
        self.waiting.append(Block(Kind.PICTURE, outside=self.here.outside, picture=Picture(address, alt)))
        if not joined(self.runs):
            self._end()

    def _table(self, node: etree._Element) -> None:
        self._end()
        outside = self.parts.outside(node, self.here.outside)
        caption = " ".join(text_of(found) for found in node.findall("caption"))
        if caption:
            self.found.append(Block(Kind.PARAGRAPH, (Run(caption),), outside=outside))
        rows = [tuple(text_of(cell) for cell in row.iter("td", "th")) for row in node.iter("tr")]
        rows = [row for row in rows if any(row)]
        widest = max((len(row) for row in rows), default=0)
        full = tuple((*row, *("",) * (widest - len(row))) for row in rows)
        self.found.append(Block(Kind.TABLE, outside=outside, rows=full))

    def _tell(self, node: etree._Element, name: str) -> None:
        self.dropped[_TOLD[name]] += 1
        address = node.get("src") or node.get("data") or ""
        if name in ("iframe", "video", "audio", "embed", "object") and address:
            self.addresses.append(address.strip())


def _is_table(node: etree._Element) -> bool:
    """Whether a table has cells to be compared: not a frame for other blocks, with two columns and two rows."""
    rows = [list(row.iter("td", "th")) for row in node.iter("tr")]
    blocks = node.iter("table", "h1", "h2", "h3", "ul", "ol", "blockquote", "img", "form", "script", "style", "iframe")
    return sum(1 for _ in blocks) == 1 and len(rows) > 1 and max((len(row) for row in rows), default=0) > 1
