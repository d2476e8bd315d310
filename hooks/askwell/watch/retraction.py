"""Signs by which a page says that what it holds was retracted. They ask a person to look, and decide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from askwell.patterns import regex

SIGNS = {
    "title": "its title begins as that of a retracted article does",
    "meta": "what its head tells machines names a retraction",
    "notice": "a sentence of it says that it has been retracted or withdrawn",
    "link": "it links to a notice of its retraction",
}
"""The signs that are known, each with what a person is told.

- `title`: PubMed and Crossref ask publishers to put "RETRACTED:" before the title (Crossref, "Retractions, corrections,
  and updates"; COPE's retraction guidelines, 2019: the title says that it is retracted).
- `meta`: a `citation_title` of that form, a meta element whose name says "retract", or a publication type "Retracted
  Publication" (MEDLINE's own term).
- `notice`: a sentence such as "This article has been retracted".
- `link`: PubMed's "Retraction in" and Crossref's "update-to" of type retraction, as links of the page name them.
"""

_WHAT = (
    r"(?:article|paper|study|publication|review|guideline|guidance|document|chapter|report|work|version|page|advice)"
)
_TITLE = regex(
    r"^\W*(?:retracted(?: (?:article|paper|publication|chapter))?|retraction notice|withdrawn)\b\s*[:\u2013\u2014\]|-]",
    re.IGNORECASE,
)
_NOTICE = regex(
    rf"\bthis (?:\w+ ){{0,2}}?{_WHAT} (?:has been|was|is|is now|has now been|had been) "
    r"(?:\w+ ){0,2}?(?:retracted|withdrawn)\b"
    r"|\bthe (?:authors?|editors?|publisher|journal)(?: \w+){0,4} "
    r"(?:retracts?|retracted|has retracted|have retracted|withdrew) this\b"
    r"|\bretracted publication\b",
    re.IGNORECASE,
)
_LINK = regex(
    r"^\W*(?:retraction in|retracted by|see (?:the )?retraction|retraction notice|notice of retraction)\b",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:not|never|nor|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself apart from its text: its title and headings, its meta elements (name and content, in
    small letters), and the words of its links."""

    titles: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()


def signs_of(head: Head, text: str) -> tuple[str, ...]:
    """The keys of the signs that a page shows, in the order of the table."""
    found = set(_found(head, text))
    return tuple(sign for sign in SIGNS if sign in found)


def _found(head: Head, text: str) -> Iterator[str]:
    if any(_TITLE.match(title) for title in head.titles):
        yield "title"
    for name, content in head.metas:
        titled = name in ("citation_title", "dc.title", "og:title") and _TITLE.match(content)
        typed = name in ("citation_publication_type", "dc.type", "citation_article_type") and "retracted" in content
        named = "retract" in name and content not in ("", "no", "false", "0", "none")
        if titled or typed or named:
            yield "meta"
    if any(not _NOT.search(found[0]) for found in _NOTICE.finditer(text)):
        yield "notice"
    if any(_LINK.match(words) for words in head.links):
        yield "link"
