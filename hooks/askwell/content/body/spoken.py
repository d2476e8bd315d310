"""A quote inside a sentence, and whose words it gives.

    He advises "a brisk walk each day"{quote: bjoern-buehring} to begin with.

The mark stands directly behind the closing quotation mark. Quotation marks are straight or typographic double ones, as
English, German and French have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from askwell.content.body.text import Fault
from askwell.patterns import regex

MARK = regex(r"\{quote:[ \t]*([a-z0-9]+(?:-[a-z0-9]+)*)\}")
"""The mark behind a quote, with the id of the person who said it."""

_OPENED_BY = {
    '"': '"',
    "\u201d": "\u201c\u201e",
    "\u201c": "\u201e",
    "\u00bb": "\u00ab",
    "\u00ab": "\u00bb",
}
"""The signs that close a quote, each with those that may open it."""

_BEFORE = " \t\n([{/*_\u2014\u2013-"
"""What may stand before a straight quotation mark that opens a quote."""

_LIKE_A_MARK = regex(
    r"\{[ \t]*(?:quote|paraphrase)\b|\{[ \t]*[A-Za-z]+[ \t]*:"
    "|(?<=[\"'\u2019\u201c\u201d\u00ab\u00bb])[ \\t]?\\{(?![#:.{%])"
)
_WORD = regex(r"\{[ \t]*([A-Za-z]*)")
_BEGINS = regex(r"[ \t]*(?:#|>|!\[|:[ \t]|[*+-][ \t]|\d+[.)][ \t])|.*\|")
"""A line with which a stretch of text begins that no quote of the line above reaches into."""

NO_TEXT = regex(r"[ \t]*(?:#|>|!\[)")
"""A heading, a passage or a picture."""

_WRITE = 'write "what was said"{quote: person-id}, the mark directly behind the closing quotation mark'

CODE = "BODY020"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote in a text: from its first to behind its last quotation mark, where its mark ends, and who said it."""

    start: int
    end: int
    after: int
    person: str


def spoken(text: str) -> Sequence[Spoken]:
    """The quotes of a text whose marks say who spoke, in their order. The text has been checked."""
    found = []
    for mark in MARK.finditer(text):
        start = _opening(text, mark.start() - 1)
        if start is not None:
            found.append(Spoken(start, mark.start(), mark.end(), mark[1]))
    return found


def begins(line: str) -> bool:
    """Whether a line begins a paragraph, an item or a row, so that no quote reaches into it from above."""
    return not line.strip() or _BEGINS.match(line) is not None


def faults(text: str) -> Iterator[Fault]:
    """What is wrong with the marks of a paragraph, each at its place in the text."""
    whole = {mark.start(): mark for mark in MARK.finditer(text)}
    for like in _LIKE_A_MARK.finditer(text):
        at = text.index("{", like.start())
        if at not in whole:
            yield Fault(at, CODE, *_malformed(text[at:]))
    for at in whole:
        problem = _unquoted(text, at)
        if problem:
            yield Fault(at, CODE, *problem)


def misplaced(line: str) -> Iterator[Fault]:
    """Marks in a heading, a passage or beside a picture, where none can stand."""
    for like in _LIKE_A_MARK.finditer(line):
        hint = "a passage says at its end whose words it gives; elsewhere put the quote into a sentence of the text"
        yield Fault(line.index("{", like.start()), CODE, "a quote cannot be attributed here", hint)


def _malformed(text: str) -> tuple[str, str]:
    found = _WORD.match(text)
    word = found[1].lower() if found else ""
    if word == "paraphrase":
        hint = "give it as a passage: lines with > before them, the last one '> -- paraphrase: person-id'"
        return "only somebody's very words can be attributed inside a sentence", hint
    if word == "quote":
        return "this mark of a quote is not complete", f"{_WRITE}; the id is the name of a file in content/people"
    return f"'{{{word}' begins no mark that there is", _WRITE


def _unquoted(text: str, at: int) -> tuple[str, str] | None:
    """Why the words before a mark are no quote, and what to do; None if they are one."""
    closing = text[at - 1] if at else ""
    if closing not in _OPENED_BY:
        spaced = text[:at].rstrip()[-1:] in _OPENED_BY and at > 0 and closing.isspace()
        message = "there is something between this mark and its quote" if spaced else "no quote ends before this mark"
        return message, f"{_WRITE}; citations and notes stand behind the mark"
    start = _opening(text, at - 1)
    if start is None:
        return "this quote has no quotation mark that opens it in its paragraph", _WRITE
    words = text[start + 1 : at - 1]
    if not any(sign.isalnum() for sign in words):
        return "this quote has no words", "write what was said between the quotation marks"
    return None


def _opening(text: str, close: int) -> int | None:
    """Where the quote that ends at a sign begins; None if nothing opens it."""
    openers = _OPENED_BY.get(text[close] if close >= 0 else "", "")
    depth, at = 0, close - 1
    while openers and at >= 0:
        sign = text[at]
        if sign == "}" and MARK.match(text, text.rfind("{", 0, at)):
            return None  # another quote ends here
        if sign in openers:
            if depth == 0:
                return at if sign != '"' or _may_open(text, at) else None
            depth -= 1
        elif sign == text[close]:
            depth += 1
        at -= 1
    return None


def _may_open(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE) and not text[at + 1].isspace()


# Where a sentence ends: not behind a title or an initial.
_SENTENCE = regex(
    r"(?<!\bDr)(?<!\bProf)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\b[A-Z])[.!?][\"\u201d\u201c\u00bb)]*\s+|\n[ \t]*\n"
)


def says_who(text: str, quote: Spoken, name: str) -> bool:
    """Whether the sentence of a quote names the person, and nobody else's quote stands in it."""
    start = max((end.end() for end in _SENTENCE.finditer(text, 0, quote.start)), default=0)
    ending = _SENTENCE.search(text, quote.after)
    end = ending.end() if ending else len(text)
    if text[quote.end - 2] in ".!?" and re.match(r"\s+[A-Z]|\s*\n[ \t]*\n", text[quote.after :]):
        end = quote.after
    if any(mark[1] != quote.person for mark in MARK.finditer(text, start, end)):
        return False
    around = f"{text[start : quote.start]} {text[quote.after : end]}"
    words = [word.strip("().,") for word in name.split() if word[0].isalpha() and not word.endswith(".")]
    return bool(words) and re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", around) is not None
