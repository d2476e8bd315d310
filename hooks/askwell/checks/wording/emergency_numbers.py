"""Numbers to call, found in texts: those of the site, and others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from askwell.checks.wording.phrases import SENTENCE
from askwell.patterns import regex

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS_AT_ALL = regex(r"\d[ .-]?\d")
_PARTS = ("nine", "zero", "double", "triple")
_ONES = regex(r"one[ -](?:one|two|four)")
"""One of these is in every emergency number that is spelt out, and in few texts: the rest is not looked at twice."""
_SPELT = regex(rf"\b(?:{'|'.join(_WORDS)})(?:[ -](?:{'|'.join(_WORDS)})){{2}}\b")
_UNITS = (
    "mg|g|kg|ml|l|mm|cm|m|km|times|beats|breaths|people|readers|words|steps|points|units|calories|pounds"
    "|seconds?|minutes?|hours?|days?|weeks?|months?|years?|euros?|dollars?|degrees?"
)
_MEASURED = rf" ?(?:[%\u00b0]|(?:{_UNITS})\b)"
_DIGITS = regex(rf"(?<![\d.,])(?<!\d[ -])(?:\d{{3}}|\d[ .-]\d[ .-]\d)(?!\d|[.,]\d|[ -]\d\d|{_MEASURED})")
_REPEATED = regex(rf"\b(double|triple)[ -]({'|'.join(_WORDS)})\b")
_AFTER_VERB = regex(r"\b(?:call|calls|calling|ring|phone|telephone|dial|dialling|dialing|text|sms|tel:)[^.!?;]{0,60}")
_DIRECT = regex(
    rf"\b(?:call|ring|phone|telephone|dial)(?: (?:the|number|on|now))* (\d\d|\d{{4,6}})(?![\d/]|[., -]\d|{_MEASURED})"
)
"""A number of another length straight after the word: 15 and 10111 are emergency numbers as well."""
_EMERGENCY = regex(r"\b(?:emergenc(?:y|ies)|ambulances?)\b")

KNOWN = frozenset(
    (
        *("000", "061", "080", "102", "103", "105", "108", "110", "112", "115", "117", "118", "119", "120", "122"),
        *("123", "144", "150", "155", "190", "191", "192", "193", "194", "197", "199", "900", "911", "991", "993"),
        *("995", "997", "998", "999"),
    )
)
"""Three digits that are the emergency number of some country. 111 and 116 are left out: lines for advice use them."""

_KNOWN = regex("|".join("[ .-]?".join(number) for number in sorted(KNOWN)))
_CASES = ("emergenc", "ambulance")
"""Without one of these numbers, and away from such words, no number in a text is told as one to call."""

_FAMOUS = frozenset(("000", "112", "911", "999"))
"""Those that stand for a call even without the word: "Emergency: 999"."""


def names_number(text: str, own: Collection[str]) -> bool:
    """Whether a text has one of these numbers in it."""
    return any(number in own for number in _numbers(_plain(text)))


def other_numbers(text: str, own: Collection[str], emergency: bool = False) -> Iterator[str]:
    """Emergency numbers in a text that are not the site's: three digits after "call" and the like, known as one or in a
    sentence about an emergency, and in the text of an emergency known ones anywhere."""
    if not (may_name_number(text) if emergency else may_name_other(text)):
        return
    found: dict[str, None] = {}
    for sentence in filter(_DIGITS_AT_ALL.search, SENTENCE.split(_plain(text))):
        urgent = emergency or _EMERGENCY.search(sentence)
        called = (number for part in _AFTER_VERB.findall(sentence) for number in _numbers(part))
        found |= dict.fromkeys(_DIRECT.findall(sentence) if urgent else ())
        found |= dict.fromkeys(number for number in called if urgent or number in KNOWN)
        found |= dict.fromkeys(number for number in (_numbers(sentence) if urgent else ()) if number in _FAMOUS)
    yield from (number for number in found if number not in own)


def may_name_number(text: str) -> bool:
    """Whether there could be an emergency number in a text: most texts need no second look."""
    figures = not text.isascii() or any(figure in text for figure in "0123456789")
    if figures and _DIGITS_AT_ALL.search(text):
        return True
    small = text.casefold()
    return any(part in small for part in _PARTS) or _ONES.search(small) is not None


def may_name_other(text: str) -> bool:
    """The same of a number that is told wherever it stands, but in the text of an emergency."""
    if not may_name_number(text):
        return False
    small = _plain(text)
    return any(word in small for word in _CASES) or _KNOWN.search(small) is not None


def _plain(text: str) -> str:
    """A text in small letters, with digits for numbers that are spelt out."""
    text = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    if "double" in text or "triple" in text:
        text = _REPEATED.sub(lambda found: " ".join([found[2]] * {"double": 2, "triple": 3}[found[1]]), text)
    found = [word for word in _WORDS if word in text]
    if sum(text.count(f"{word}{sign}") for word in found for sign in " -") < 2:  # of three in a row, two are followed
        return text
    return _SPELT.sub(lambda spelt: "".join(str(_WORDS.index(word)) for word in re.split("[ -]", spelt[0])), text)


def _numbers(text: str) -> list[str]:
    return [re.sub(r"\D", "", found[0]) for found in _DIGITS.finditer(text)]
