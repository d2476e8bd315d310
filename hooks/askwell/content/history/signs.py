"""A text as a reader takes it in, however it was typed: signs that stand for one another are one, and so is any run of
white space."""

from __future__ import annotations

import unicodedata

from askwell.patterns import regex

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_SAME = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_UNSEEN)
    | {"\u2026": "...", "\u2103": "\u00b0C", "\u2109": "\u00b0F", "\u00b5": "\u03bc", "\u2044": "/"}
)
"""Dashes, quotes and the like that typing and programs put for one another."""

_FRACTION = regex("[\u00bc-\u00be\u2150-\u215e\u2189]")
_HEADING_KEY = regex(r"[ \t]*\{#[^{}\n]*\}")
_INSIDE = regex(r"\]\((answer|topic|expert|guide|page):[^()\s]*\)")
_QUOTED = regex(r"\{(quote|paraphrase):[^{}\n]*\}")
_BULLET = regex(r"^([ \t]*)[*+-][ \t]+")
_NUMBER = regex(r"^([ \t]*)\d{1,9}[.)][ \t]+")
_LISTED = regex(r"\n[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]")


def plain(text: str) -> str:
    """The text with one sign for each that has several, and with one space for any white space."""
    if text.isascii():  # of which one sign alone has another for it
        return " ".join(text.replace("`", "'").split())
    spelt = _FRACTION.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0])}", text)
    return " ".join(unicodedata.normalize("NFC", spelt).translate(_SAME).split())


def plain_markdown(text: str, marks: bool = True) -> str:
    """The same of a Markdown text. The marks of lists are one as well, or none without `marks`. The keys of headings
    and the names of pages and people to which the text points, are left out: they change when one is renamed."""
    if "{" in text:  # few have one, and nothing else is as quick to look for
        text = _QUOTED.sub(r"{\1}", _HEADING_KEY.sub("", text))
    text = _INSIDE.sub(r"](\1)", text)
    if not _LISTED.search(f"\n{text}"):
        return plain(text)
    lines, before = [], ""
    for line in text.split("\n"):
        lines.append(_item(line, before, marks))
        before = line
    return plain("\n".join(lines))


def _item(line: str, before: str, marks: bool) -> str:
    """A line with the usual mark of its list, or without one. A number inside a paragraph marks no list."""
    bullet, number = (r"\1- ", r"\g<1>1. ") if marks else (r"\1", r"\1")
    if _BULLET.match(line):
        return _BULLET.sub(bullet, line, count=1)
    begins = not before.strip() or _NUMBER.match(before) or _BULLET.match(before)
    return _NUMBER.sub(number, line, count=1) if begins else line
