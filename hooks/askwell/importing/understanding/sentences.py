"""Where sentences end and where quotes stand in a text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from askwell.patterns import regex

_SHORT = regex(
    r"(?:\b(?:Dr|Prof|Mr|Mrs|Ms|St|Sr|Jr|No|vs|Inc|Ltd|Co|e\.g|i\.e|approx|Fig|Vol|Gen|Sen|Rep|Rev|Hon|Ph\.D|M\.D|Mt"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|(?:^|[\s(.])[A-Z])\.$"
)
"""A point that ends no sentence: of a title, an abbreviation, an initial."""

_END = regex(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)")
_WORD = regex(r"\S")
_CURLY = regex(r"\u201c[^\u201c\u201d]*\u201d")
_LOW = regex(r"\u201e[^\u201e\u201c\u201d]*[\u201c\u201d]")
_STRAIGHT = regex(r'(?<![\w"])"(?=\S)[^"\n]*(?<=\S)"(?![\w"])')


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the spaces between."""
    start = 0
    for end in _END.finditer(text):
        after = _WORD.search(text, end.end())
        short = _SHORT.search(text, max(0, end.start() - 12), end.start() + 1)
        if after is None or not (after[0].islower() or short):
            begins = _WORD.search(text, start)
            if begins is not None and begins.start() < end.end():
                yield begins.start(), end.end()
            start = end.end()
    begins = _WORD.search(text, start)
    if begins is not None:
        yield begins.start(), len(text.rstrip())


def quoted(text: str) -> list[tuple[int, int]]:
    """Where words in quotation marks stand, the marks with them. Marks that do not pair give none."""
    found = [match.span() for match in _LOW.finditer(text)]
    if text.count("\u201c") == text.count("\u201d") and not found:
        found += [match.span() for match in _CURLY.finditer(text)]
    if text.count('"') % 2 == 0:
        curly = sorted(found)
        found += [match.span() for match in _STRAIGHT.finditer(text) if not within(match.start(), curly)]
    return sorted(found)


def within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place is inside one of some spans, which are in order and do not meet."""
    before = bisect(spans, (place, -1)) - 1
    return before >= 0 and spans[before][0] < place < spans[before][1]


def in_parts(text: str, most: int) -> list[tuple[int, int]]:
    """A paragraph as parts of at most `most` sentences each, as even as may be; never cut inside a quote, nor before
    words that say who spoke."""
    spans = quoted(text)
    ends = [end for _, end in sentences(text) if not within(end, spans)]
    if not ends:
        return [(0, len(text))]
    ends[-1] = len(text)
    number = -(-len(ends) // most)
    size, more = divmod(len(ends), number)
    cuts, at = [], 0
    for part in range(number):
        at += size + (part < more)
        cuts.append(ends[at - 1])
    return list(zip([0, *cuts[:-1]], cuts, strict=True))
