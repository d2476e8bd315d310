"""What stands below a text: its notes, the words that it explains, and links to videos and recordings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from askwell.audit.html.page import Element, letters, words
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.theme_words import (
    MEDIA_AFTER,
    MEDIA_BEFORE,
    MEDIA_KINDS,
    MEDIA_SAID,
    NOTES_BACK,
    NOTES_BEFORE,
    WORDS_AFTER,
    WORDS_BACK,
    WORDS_BEFORE,
)
from askwell.content.body.text import MarkdownText, beside
from askwell.content.glossary import Term
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, counted

_TO, _TO_NOTE = "#word--", "#note--"


def sections(part: Element, name: str) -> list[Element]:
    """The sections below a text with a name: "aw-notes" or "aw-words"."""
    return [section for section in part.iter("section") if section.get("class") == name]


def marks(part: Element) -> list[Element]:
    """The marks that lead to a note."""
    return [a for a in part.iter("a") if (a.get("href") or "").startswith(_TO_NOTE)]


def noted(
    look: Look, part: Element, text: MarkdownText, notes: Mapping[str, str], codes: Codes, what: str
) -> Iterator[Diagnostic]:
    """A text marks its notes where its content does, by letters, and has them below it."""
    keys = [mention.id for mention in text.mentions if mention.kind == "notes"]
    found, below = marks(part), sections(part, "aw-notes")
    told = [((a.get("href") or "").removeprefix(_TO_NOTE), words(a)) for a in found]
    letter_of = dict(zip(keys, ascii_lowercase, strict=False))
    if told != [(key, letter_of.get(key, words(a))) for key, a in zip(keys, found, strict=False)] or (
        len(told) != len(keys) or len(below) != bool(keys)
    ):
        hint = "content has " + (", ".join(keys) or "none here")
        yield look.page.fault(part, codes.differs, f"{what} does not have the notes of content", hint)
        return
    expected = NOTES_BEFORE + "".join(f"{said}{notes[key]}{NOTES_BACK}" for key, said in told)
    if keys and letters(words(below[0])) != letters(expected):
        hint = "the notes of the header, in the order in which the text marks them"
        yield look.page.fault(below[0], codes.differs, "the notes do not read as in content", hint)


def media(look: Look, part: Element, answer: Answer, library: Library, codes: Codes) -> Iterator[Diagnostic]:
    """A text is followed by links to its media, each with all that is said in it (WCAG 2.2, 1.2.1)."""
    below = sections(part, "aw-media")
    yield from look.one(below, "the part with videos and recordings", codes, part, wanted=bool(answer.media))
    for section in below[:1] if answer.media else ():
        expected = MEDIA_BEFORE
        for medium in answer.media:
            about = f"{MEDIA_KINDS[medium.kind]}{counted(medium.minutes, 'minute')}{medium.by}{MEDIA_AFTER}{MEDIA_SAID}"
            expected += medium.title + about + "".join(library.transcripts[beside(answer.path, medium.transcript)])
        if letters(words(section)) != letters(expected):
            hint = "content's media, in their order, each with its transcript"
            yield look.page.fault(section, codes.differs, "the media do not read as in content", hint)
        if [a.get("href") for a in section.iter("a")] != [medium.url for medium in answer.media]:
            yield look.page.fault(section, codes.differs, "the media do not lead where content leads", "see its media:")


def explained(look: Look, part: Element, library: Library, codes: Codes, what: str) -> Iterator[Diagnostic]:
    """Each word that a text marks is one of the glossary's, and is explained below as the glossary explains it."""
    links = [a for a in part.iter("a") if (a.get("href") or "").startswith(_TO)]
    keys = [(link.get("href") or "").removeprefix(_TO) for link in links]
    below = sections(part, "aw-words")
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
