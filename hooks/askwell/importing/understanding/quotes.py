"""Whose the words in quotation marks are. A quote is given to somebody only if its own sentence says so by name, or if
it goes on from such a sentence and nobody is said to speak it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from askwell.importing.understanding.sentences import quoted, sentences
from askwell.importing.understanding.speakers import DEGREES, NAME, VERB, Speaker, said_by, same
from askwell.patterns import regex

MIN_WORDS = 4
"""Words of a quote from which on an editor is asked whose they are: a shorter one is often only a word (ours)."""

MAX_BEFORE = 600
"""Signs before a quote in which its speaker is looked for (ours)."""

_ASIDE = r"[^.\u201c\u201d\"]{0,300}"
_BEHIND = regex(
    rf"[,.!?\u2014\u2013 ]*\s*(?:{VERB}\s+(?P<a>{NAME})"
    rf"|(?P<b>{NAME}){DEGREES}?(?:,\s{_ASIDE}?,)?\s+(?:also\s+)?{VERB}\b)"
)
_BEFORE = regex(
    rf"(?P<name>{NAME})(?:,?\s{_ASIDE}?,)?\s+(?:also\s+|then\s+)?{VERB}(?:\s+(?:that|me|us)){{0,2}}[,:]?\s*$"
    rf"|{VERB}\s+(?P<other>{NAME})(?:,\s{_ASIDE})?[,:]\s*$"
    rf"|[Aa]ccording to\s+(?P<third>{NAME})(?:,\s{_ASIDE})?[,:]\s*$"
)
_PRONOUN = regex(rf"[,.!?\u201d\"]*\s*(?:(?:he|she|they)\s+(?:also\s+)?{VERB}|{VERB}\s+(?:he|she|they))\b")
_SAID = regex(rf"[,.!?\u201d\"]*\s*{VERB}\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, by their place in a text. Without a speaker, `perhaps` is who may have spoken."""

    start: int
    end: int
    speaker: Speaker | None = None
    perhaps: Speaker | None = None


def quotes(text: str, speakers: Sequence[Speaker]) -> list[Quote]:
    """The quotes of a paragraph that are somebody's for sure, and those long enough to ask about."""
    found: list[Quote] = []
    nearby = _in_text(text, speakers)
    for start, end in quoted(text):
        asked = by_pronoun(text, end)
        who = _behind(text, end, speakers) or _before(text, start, speakers)
        if who is None and not asked and not _SAID.match(text, end):  # either may be somebody else
            who = _going_on(text, start, found)
        if who or asked or len(text[start:end].split()) >= MIN_WORDS:
            only = speakers[0] if len(speakers) == 1 else None
            perhaps = None if who else only or nearby
            found.append(Quote(start, end, who, perhaps))
    return found


def named(name: str, speakers: Sequence[Speaker]) -> Speaker | None:
    """The speaker whom a name means, if it can mean one only."""
    plain = same(name)
    found = [who for who in speakers if same(who.name) == plain]
    found = found or [who for who in speakers if who.last == plain or same(who.name).startswith(f"{plain} ")]
    return found[0] if len(found) == 1 else None


def _behind(text: str, end: int, speakers: Sequence[Speaker]) -> Speaker | None:
    """The speaker named right behind a quote: "...", said Dr. Sample."""
    match = _BEHIND.match(text, end)
    # A quote that ends its sentence is followed by another sentence, which may be about somebody else's words.
    closed = (
        re.search(r"[.][\u201d\"]?$", text[max(0, end - 2) : end]) is not None
        and match is not None
        and match["a"] is None
    )
    if match is None or closed:
        return None
    return named(match["a"] or match["b"], speakers)


def _before(text: str, start: int, speakers: Sequence[Speaker]) -> Speaker | None:
    """The speaker named right before a quote: Dr. Sample said, "..."."""
    text = text[max(0, start - MAX_BEFORE) : start]
    begin = max((left for left, _ in sentences(text)), default=0)
    match = _BEFORE.search(text, begin)
    return named(match["name"] or match["other"] or match["third"], speakers) if match else None


def _going_on(text: str, start: int, before: Sequence[Quote]) -> Speaker | None:
    """The speaker of a quote that goes on: "...," said Dr. Sample. "..."; nothing stands between but who spoke."""
    if not before or before[-1].speaker is None:
        return None
    between = text[before[-1].end : start].strip(" ,.")
    match = _BEHIND.match(text, before[-1].end)
    if not between or match is None:
        return None
    rest = text[match.end() : start]
    only = re.fullmatch(r"(?:,\s[^.\u201c\u201d\"]*)?(?:[A-Z]\.[A-Z]?\.?)*\s*[.,]\s*", rest)
    return before[-1].speaker if only else None


def introduced_by(text: str, speakers: Sequence[Speaker]) -> Speaker | None:
    """Who is named at the end of a paragraph that ends in a colon, before a quote of its own: Dr. Sample says:"""
    return _before(text, len(text), speakers) if text.endswith(":") else None


def _in_text(text: str, speakers: Sequence[Speaker]) -> Speaker | None:
    names = {who for name in said_by(text) if (who := named(name, speakers))}
    return names.pop() if len(names) == 1 else None


def by_pronoun(text: str, end: int) -> bool:
    """Whether a quote is given to "he" or "she"."""
    return _PRONOUN.match(text, end) is not None
