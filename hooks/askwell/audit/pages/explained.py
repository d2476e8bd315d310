"""Words that a text explains below it: those of the glossary, each where the text uses it."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.audit.html.page import Element, letters, words
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.theme_words import WORDS_AFTER, WORDS_BACK, WORDS_BEFORE
from askwell.content.glossary import Term
from askwell.content.library import Library
from askwell.diagnostics import Diagnostic

_TO = "#word--"


def sections(part: Element) -> list[Element]:
    """The parts of a text where its words are explained."""
    return [section for section in part.iter("section") if section.get("class") == "aw-words"]


def explained(look: Look, part: Element, library: Library, codes: Codes, what: str) -> Iterator[Diagnostic]:
    """Each word that a text marks is one of the glossary's, and is explained below as the glossary explains it."""
    links = [a for a in part.iter("a") if (a.get("href") or "").startswith(_TO)]
    keys = [(link.get("href") or "").removeprefix(_TO) for link in links]
    below = sections(part)
    if len(below) != bool(keys) or len(set(keys)) != len(keys) or not set(keys) <= library.glossary.keys():
        hint = "each is marked once, and is explained in one place below the text"
        yield look.page.fault(part, codes.differs, f"{what} does not explain its words as the glossary does", hint)
        return
    for link, key in zip(links, keys, strict=True):
        forms = {letters(form).casefold() for form in library.glossary[key].written}
        if letters(words(link)).casefold() not in forms:
            hint = f"'{key}' is written as " + ", ".join(library.glossary[key].written)
            yield look.page.fault(link, codes.differs, "this word is explained as another", hint)
    expected = WORDS_BEFORE + "".join(_said(library.glossary[key]) for key in keys) + WORDS_AFTER
    if keys and letters(words(below[0])) != letters(expected):
        hint = "the glossary's meanings, in the order in which the text uses the words"
        yield look.page.fault(below[0], codes.differs, "words are not explained as in the glossary", hint)


def _said(term: Term) -> str:
    return f"{term.term} {term.stands_for or ''} {term.meaning} {WORDS_BACK}"
