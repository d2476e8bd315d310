"""The figures of a text: each number with its unit. With one of them changed, a text gives another dose or limit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from string import ascii_lowercase

from askwell.content.history.signs import plain_markdown
from askwell.patterns import regex

_UNITS = {
    "%": "% percent per-cent",
    "second": "second sec s", "minute": "minute min", "hour": "hour hr h", "day": "day", "night": "night",
    "week": "week wk", "month": "month", "year": "year yr", "decade": "decade",
    "kg": "kg kilogram kilo", "g": "g gram", "mg": "mg milligram", "mcg": "mcg \u03bcg ug microgram", "lb": "lb pound",
    "oz": "oz ounce", "stone": "stone",
    "l": "l litre liter", "dl": "dl", "cl": "cl", "ml": "ml millilitre milliliter", "cup": "cup", "pint": "pint",
    "teaspoon": "teaspoon tsp", "tablespoon": "tablespoon tbsp", "glass": "glass glasse",
    "km": "km kilometre kilometer", "m": "m metre meter", "cm": "cm centimetre centimeter",
    "mm": "mm millimetre millimeter",
    "inch": "inch inche", "foot": "foot feet ft", "mile": "mile", "yard": "yard",
    "\u00b0c": "\u00b0c celsius", "\u00b0f": "\u00b0f fahrenheit", "degree": "degree \u00b0",
    "iu": "iu", "unit": "unit", "kcal": "kcal calorie", "kj": "kj", "bpm": "bpm", "mmhg": "mmhg", "kpa": "kpa",
    "mmol/l": "mmol/l", "mg/dl": "mg/dl", "ng/ml": "ng/ml", "nmol/l": "nmol/l", "mg/kg": "mg/kg",
    "time": "time", "fold": "fold", "dose": "dose", "tablet": "tablet", "capsule": "capsule", "drop": "drop",
    "puff": "puff", "point": "point", "step": "step",
}  # fmt: skip
"""Units as a figure names them, and how texts write them in the singular (ours: those of health texts)."""

_UNIT_OF = {word: unit for unit, written in _UNITS.items() for word in written.split()}

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NAMED = {word: str(n) for n, word in enumerate(_WORDS)} | {word: str(10 * n) for n, word in enumerate(_TENS, 2)}
_NAMED |= {
    f"{tens}-{ones}": str(10 * n + m) for n, tens in enumerate(_TENS, 2) for m, ones in enumerate(_WORDS[:10]) if m
}
_NAMED |= {
    "hundred": "100",
    "thousand": "1000",
    "million": "1000000",
    "once": "1",
    "twice": "2",
    "double": "2",
    "half": "1/2",
    "quarter": "1/4",
    "third": "third",
}

_MARKS = regex(r"\[\^[^\[\]\s]*\]|\[note:[^\[\]\s]*\]|\]\([^()]*\)")
_GROUPS = regex("[,\u00a0\u2009\u202f](?<=\\d.)(?=\\d{3}(?!\\d))")
_DIGITS = r"(?<!\w)(?P<minus>(?<![\w)])-)?(?P<number>\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?)"
_SPELT = rf"(?<![\w-])(?P<spelt>{'|'.join(sorted(_NAMED, key=len, reverse=True))})(?![a-z])"
_UNIT = "|".join(
    re.escape(unit).replace("per\\-cent", "per[ -]cent") for unit in sorted(_UNIT_OF, key=len, reverse=True)
)
_RATE = (
    r"(?:(?: ?/ ?| per | an? | each | every | times an? )(?P<rate>second|minute|hour|day|night|week|month|year)s?"
    r"|(?: times?)? (?P<often>hourly|daily|nightly|weekly|monthly|yearly)(?![a-z]))?"
)
_OFTEN = {"daily": "day"} | {f"{span}ly": span for span in ("hour", "night", "week", "month", "year")}
_DIGIT, _IN_WORDS = regex(r"\d"), frozenset(word.encode() for word in _NAMED)
_LETTERS = bytes(code if code in ascii_lowercase.encode() else ord(" ") for code in range(256))
"""A text without a digit and without a word for a number has no figure, nor has a sentence: most have neither."""

_FIGURE = regex(rf"(?:{_DIGITS}|{_SPELT})(?:[ -]?(?P<unit>{_UNIT})s?(?![a-z]))?{_RATE}")


def figures(texts: Iterable[str]) -> Counter[str]:
    """How often some texts name each figure: "2 mg/day", "-2.5", "38.5 \u00b0c". Numbers in words count as in digits;
    "one" and
    "once" count only with a unit or a span of time. Numbers of lists, citations and addresses are none."""
    found: Counter[str] = Counter()
    for text in texts:
        shown = plain_markdown(_GROUPS.sub("", _MARKS.sub("]", text)), marks=False)
        folded = shown.casefold()
        named = not _IN_WORDS.isdisjoint(folded.encode("ascii", "replace").translate(_LETTERS).split())
        if named or _DIGIT.search(folded):
            for sentence in folded.split(". "):  # no figure reaches across
                if named or _DIGIT.search(sentence):
                    found.update(filter(None, map(_figure, _FIGURE.finditer(sentence))))
    return found


def _figure(match: re.Match[str]) -> str:
    written = (match["unit"] or "").replace(" ", "-")
    unit = _UNIT_OF.get(written, "")
    span = match["rate"] or _OFTEN.get(match["often"] or "", "")
    if match["spelt"] in ("one", "once") and not unit and not span:
        return ""
    number = _NAMED[match["spelt"]] if match["spelt"] else f"{match['minus'] or ''}{_shortest(match['number'])}"
    rate = f"/{span}" if span else ""
    return f"{number} {unit}{rate}".strip()


def _shortest(number: str) -> str:
    """A number without zeros that say nothing; both numbers of "120/80"."""
    return "/".join(f"{Decimal(part).normalize():f}" for part in number.split("/"))
