"""An answer's Markdown and the text that a page makes of it, compared by their letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from askwell.audit.html.page import Element, letters, short, words
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.explained import explained, marks, sections
from askwell.audit.pages.sources import citations
from askwell.audit.pages.theme_words import SPOKEN, picture_words
from askwell.content.body.text import CITATION, NOTE, Figure, MarkdownText, Passage
from askwell.content.library import Library
from askwell.content.parts import PictureCredit
from askwell.diagnostics import Diagnostic

Credits = Mapping[str, PictureCredit]

_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_NUMBERED = re.compile(r"^[ >]*\d+[.)][ \t]+", re.MULTILINE)


def says(
    look: Look, part: Element, text: MarkdownText, library: Library, credits: Credits, codes: Codes, what: str
) -> Iterator[Diagnostic]:
    """A part has all the words of its Markdown in their order, and no others."""
    expected = "".join(_expected(text, library, credits))
    yield from explained(look, part, library, codes, what)
    aside = [*citations(part), *marks(part), *sections(part, "aw-notes"), *sections(part, "aw-words")]
    aside += sections(part, "aw-media")
    seen = letters(words(part, aside))
    if seen == expected:
        return
    pairs = enumerate(zip(expected, seen, strict=False))
    begins = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(seen)))
    hint = f"content goes on with '{short(expected[begins:], 40)}', the page with '{short(seen[begins:], 40)}'"
    yield look.page.fault(part, codes.differs, f"{what} does not read as in content", hint)


def _expected(text: MarkdownText, library: Library, credits: Credits) -> Iterator[str]:
    for piece in text.pieces:
        if isinstance(piece, Passage):
            name = library.experts[piece.expert].name
            yield letters(f"{name}, {SPOKEN[piece.how]}") + plain(piece.markdown)
        elif isinstance(piece, Figure):
            yield letters(piece.caption + picture_words(credits[piece.file]))
        else:
            yield plain(piece)


def plain(markdown: str) -> str:
    """The letters of a text without what is only markup: citations, addresses of links, numbers of items."""
    text = _LINK.sub(r"\1", NOTE.sub("", CITATION.sub("", _NUMBERED.sub("", markdown))))
    return letters(html.unescape(text))


def headings(text: MarkdownText) -> list[str]:
    """The letters of each heading of a text."""
    return [plain(heading) for heading in text.headings]
