"""The limits that a label names, and whether they are the limits of its band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from askwell.flow.expr.bands import interval, limits
from askwell.flow.expr.intervals import INFINITY, End, Interval
from askwell.flow.expr.units import SAME, Line, known
from askwell.flow.resolve.question_kinds import kind_of, steps_of
from askwell.flow.schema.questions import ENDS, Band, Number, Question
from askwell.patterns import regex

_BEFORE = {
    "under": "under|below|less than|fewer than|lower than|younger than|<",
    "at_most": r"at most|up to|max\.?|maximum|(?:not?|never) (?:more|higher|over|above)(?: than)?|≤|<=",
    "over": "over|above|more than|higher than|older than|>",
    "at_least": r"at least|min\.?|minimum|(?:not?|never) (?:less|lower|under|below)(?: than)?|from|≥|>=",
}
_AFTER = {
    "at_most": "(?:or|and) (?:less|fewer|under|below|lower|younger)",
    "at_least": r"(?:or|and) (?:more|over|above|higher|older|up)|\+",
}
_WORDS = {end: regex(f"(?:{words})") for end, words in _BEFORE.items()}
_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = "[°%a-z/]+"
_LIMIT = regex(
    rf"(?:(?P<before>{'|'.join(_BEFORE.values())}) ?)?(?P<one>{_NUMBER})"
    rf"(?:(?: ?(?P<unit>{_UNIT}))? ?"
    rf"(?:(?P<less>{_AFTER['at_most']})|(?P<more>{_AFTER['at_least']})"
    rf"|(?:to|-|\u2013|and) ?(?P<under>under )?(?P<two>{_NUMBER})(?: ?(?P<last>{_UNIT}))?)"
    rf"|(?: ?(?P<alone>{_UNIT}))?)"
)

NEAR = Fraction(1, 20)
"""How far a number in another unit may lie from the end of a band: half of a tenth, as between two units."""

_COUNTED = dict(
    zip(("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), "0123456789", strict=True)
)
_COUNT = regex(rf"\b(?:{_NUMBER}|{'|'.join(_COUNTED)})\b")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a label says of a number: the ends of the first stretch in it."""

    low: tuple[str, Decimal] | None
    high: tuple[str, Decimal] | None
    pair: bool
    unit: str


def contradiction(question: Question, key: str, label: str) -> str:
    """What is wrong with the label of an option: another limit than its band has, or another number than it counts.
    "" if nothing is, or if the label names none that can be read."""
    if kind_of(question) == "how_many" and key.isdigit():
        numbers = [_COUNTED.get(word, word) for word in _COUNT.findall(label.casefold())]
        return (
            f"the label '{label}' names another number than its count, {key}" if numbers and numbers[0] != key else ""
        )
    option = question.options.get(key)
    if question.number is None or option is None:
        return ""
    also, step = question.number.also, steps_of(question.number).get(key)
    band = option if step is None else Band(at_least=step, at_most=step)
    ways: list[tuple[Band, Number, str | None]] = [(band, question.number, question.number.unit)]
    ways += [(also.bands[key], Number(), also.unit)] if also and key in also.bands else []
    fits = all(_fits_one(claim, ways, sure=number > 0) for number, claim in enumerate(_claims(label)))
    return "" if fits else f"the label '{label}' names other limits than its band"


def _claims(label: str) -> Iterator[_Claim]:
    """Every stretch of numbers in a label."""
    for found in _LIMIT.finditer(label.casefold()):
        one, two = Decimal(found["one"]), Decimal(found["two"] or 0)
        unit = found["unit"] or found["last"] or found["alone"] or ""
        before = next((end for end, words in _WORDS.items() if words.fullmatch(found["before"] or "")), "")
        end = before or ("at_most" if found["less"] else "") or ("at_least" if found["more"] else "")
        if found["two"]:
            low, high = "over" if before == "over" else "at_least", "under" if found["under"] else "at_most"
            yield _Claim((low, one), (high, two), True, unit)
        elif end:
            lower = end in ("over", "at_least")
            yield _Claim((end, one) if lower else None, None if lower else (end, one), False, unit)
        elif found.span() == (0, len(label)):  # the label is a number, and nothing else
            yield _Claim(("at_least", one), ("at_most", one), False, unit)


def _fits_one(claim: _Claim, ways: Iterable[tuple[Band, Number, str | None]], *, sure: bool) -> bool:
    """Whether a claim fits a band in one of its units, or is converted into one. With `sure` only a claim is looked at
    that names a unit of the same measure: "under 38 for 3 days or more" is about days as well."""
    lines = [(known(claim.unit, unit or ""), band, number) for band, number, unit in ways]
    meant = [(claim, band, number) for line, band, number in lines if line == SAME or not (line or sure)]
    if not meant:
        meant = [(_converted(claim, line, band), band, number) for line, band, number in lines if line]
    return not meant or any(_fits(*each) for each in meant)


def _converted(claim: _Claim, line: Line, band: Band) -> _Claim:
    """A claim in the unit of a band; a number that lies as near to an end of the band as rounding brings it is that."""

    def one(said: tuple[str, Decimal] | None) -> tuple[str, Decimal] | None:
        if said is None:
            return None
        value = line.of(said[1])
        ends = [end for end in (getattr(band, name) for name in ENDS) if end is not None]
        near = (end for end in ends if abs(value - Fraction(end)) <= NEAR)
        return said[0], next(near, Decimal(round(value * 1000)) / 1000)

    return _Claim(one(claim.low), one(claim.high), claim.pair, "")


def _fits(claim: _Claim, band: Band, number: Number) -> bool:
    """Whether a claim names ends that a band has; one end may be left out."""
    found, possible = interval(band, number), limits(number)
    pairs = zip((claim.low, claim.high), (found.low, found.high), (possible.low, possible.high), strict=True)
    return all(
        said is None or end in _ends(said, claim.pair, number.whole) or said[1] == limit[0] == end[0]
        for said, end, limit in pairs
    )


def _ends(said: tuple[str, Decimal], pair: bool, whole: bool) -> Iterator[End]:
    """The ends that a claim may stand for: "5 to 17" leaves open whether 18 itself belongs to the next band."""
    end, value = said
    band = Band(**{end: value})
    found: Interval = interval(band, Number(whole=whole))
    yield found.low if found.high[0] == INFINITY else found.high
    if pair and end == "at_most" and not whole:
        yield value, -1
        yield value + 1, -1
