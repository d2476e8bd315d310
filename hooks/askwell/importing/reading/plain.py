"""Plain text, mostly copied from a page: lines to blocks. What were paragraphs must be seen from the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.importing.document import Block, Document, Kind, clean, plain, words
from askwell.patterns import regex

_ITEM = regex(r"\s*(?:[-*\u2022\u00b7\u2013\u25aa\u25e6\u2023]|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_ENDED = regex(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_QUOTED = regex(r"\s*>\s?")
_RULE = regex(r"\s*[-_*=~]{3,}\s*")
_GLUED = regex(r"(?<=[a-z0-9)][.!?])(?=[A-Z\u201c][a-z])|(?<=[.!?,][\u201d\u2019])(?=[A-Z])|(?<=[a-z][.!?]\))(?=[A-Z])")
"""Where two sentences met when a page was copied: "bone.The"."""

MIN_WIDTH = 40
"""Signs of the longest line from which on lines may have been cut at a width (ours)."""

MAX_HEADING = 9
"""Words of a line that may be a heading (ours)."""


def read_plain(text: str) -> Document:
    """A plain text. Its lines may be cut at a width or be whole paragraphs, with or without empty lines between."""
    text = _GLUED.sub(" ", clean(text))
    return Document(tuple(_blocks(text)), seen=tuple(words(text)))


def _blocks(text: str) -> Iterator[Block]:
    for stanza in re.split(r"\n[ ]*(?:\n[ ]*)+", text.replace("\f", "\n\n")):
        lines = [line.rstrip() for line in stanza.split("\n") if line.strip()]
        stretches = list(_stretches(lines))
        for number, stretch in enumerate(stretches):
            if not _RULE.fullmatch(" ".join(stretch)):
                yield _block(stretch, len(stretches) == 1 or number == 0)


def _stretches(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together. A line ends a paragraph if the next word would have fitted on it."""
    width = max((len(line) for line in lines), default=0)
    stretch: list[str] = []
    for line in lines:
        if stretch and _begins(stretch[-1], line, width):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _begins(before: str, line: str, width: int) -> bool:
    """Whether a line begins something new behind the line before it."""
    quoted = _QUOTED.match(line) is not None
    if _ITEM.match(line) or _RULE.fullmatch(line) or quoted != (_QUOTED.match(before) is not None):
        return True
    if quoted or (_ITEM.match(before) and line.startswith("  ")):
        return False
    room = width - len(before) - 1
    fits = len(line.split()[0]) <= room or width < MIN_WIDTH
    # Lines of a copied page are whole paragraphs: longer than any line that was cut at a width.
    return fits or len(before) > 120 or (width > 120 and _ENDED.search(before) is not None)


def _block(lines: list[str], may_head: bool) -> Block:
    """What a stretch of lines is."""
    first = lines[0]
    if all(_QUOTED.match(line) for line in lines):
        return plain(Kind.QUOTE, " ".join(_QUOTED.sub("", line, count=1) for line in lines))
    if mark := _ITEM.match(first):
        depth = min(3, (len(first) - len(first.lstrip())) // 2)
        text = " ".join([first[mark.end() :], *lines[1:]])
        number = mark["number"] or ""
        if words(text):
            return plain(Kind.ITEM, text, level=depth, ordered=bool(number), number=number)
    text = " ".join(line.strip() for line in lines)
    if len(lines) == 1 and may_head and heads(text):
        return plain(Kind.HEADING, text, level=2)
    return plain(Kind.PARAGRAPH, text)


def heads(text: str) -> bool:
    """Whether a line of its own looks like a heading: short, with a capital, and without the end of a sentence."""
    count = len(text.split())
    plain_end = not re.search(r"[.,;:!\u2026)\"\u201d]$", text)
    return 1 <= count <= MAX_HEADING and plain_end and text[:1].isupper() and not re.match(r"(?i)by\s", text)
