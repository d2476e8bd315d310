"""The tests in the cells of a decision table (FEEL, DMN 1.5, clauses 7 to 15 of its grammar), as far as guides can
say them: strings, yes and no, numbers and stretches of numbers, lists of these, and `not(...)`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal

from askwell.importing.guides.bands import Cut, Stretch
from askwell.patterns import regex
from askwell.source.scalars import FIGURE

MAX_CELL = 5_000
"""Signs of one cell (ours)."""

_TOKEN = regex(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<number>-?(?:\d+(?:\.(?!\.)\d+)?|\.\d+))
    |(?P<word>[A-Za-z_]\w*)|(?P<sign><=|>=|\.\.|[-<>=()\[\],]))""",
    re.X | re.A,
)


class NotUnderstood(ValueError):
    """Why a cell says nothing that a guide can say."""


Value = str | bool | Stretch
"""What an input is tested for: a text, yes or no, or a stretch of numbers."""


@dataclass(frozen=True, slots=True)
class CellTest:
    """What a cell asks for: one of some values, or none of them. Without values it asks for nothing."""

    values: tuple[Value, ...] = ()
    denied: bool = False


def unary_tests(text: str) -> CellTest:
    """The test in a cell. Raises NotUnderstood with the reason."""
    if len(text) > MAX_CELL:
        raise NotUnderstood(f"it has more than {MAX_CELL:,} signs")
    words = _Tokens(text)
    if not words.left or (words.left == 1 and words.take("-")):
        return CellTest()
    denied = bool(words.take("not"))
    if denied:
        words.need("(")
    values = [_value(words)]
    while words.take(","):
        values.append(_value(words))
    if denied:
        words.need(")")
    if words.left:
        raise NotUnderstood(f"'{words.kind_and_text()[1]}' stands where nothing should follow")
    if len({type(value) for value in values}) > 1:
        raise NotUnderstood("it tests for values of different kinds")
    return CellTest(tuple(dict.fromkeys(values)), denied)


def literal(text: str) -> str | bool | Decimal:
    """The one value that an output gives. Raises NotUnderstood if it is worked out."""
    values = unary_tests(text).values if text.strip() != "-" else ()
    if unary_tests(text).denied or len(values) != 1:
        raise NotUnderstood("it is not one value")
    value = values[0]
    if not isinstance(value, Stretch):
        return value
    if value.low is None or value.high is None or value.low.at != value.high.at:
        raise NotUnderstood("it is not one value")
    return value.low.at


def word(value: object) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value}"


def literals(text: str) -> tuple[str | bool | Decimal, ...]:
    """A list of values that may come; none if it says anything else."""
    try:
        test = unary_tests(text)
    except NotUnderstood:
        return ()
    exact = [v.low.at if isinstance(v, Stretch) and v.low and v.high and v.low.at == v.high.at else v
             for v in test.values]  # fmt: skip
    plain = tuple(value for value in exact if not isinstance(value, Stretch))
    return plain if len(plain) == len(exact) and not test.denied else ()


class _Tokens:
    """The words and signs of a cell, taken one after another."""

    def __init__(self, text: str) -> None:
        self._all: list[tuple[str, str]] = []
        self._at, place = 0, 0
        while place < len(text.rstrip()):
            found = _TOKEN.match(text, place)
            if found is None:
                raise NotUnderstood(f"'{text[place : place + 20].strip()}' is not known")
            self._all.append((str(found.lastgroup), found.group(str(found.lastgroup))))
            place = found.end()

    @property
    def left(self) -> int:
        return len(self._all) - self._at

    def kind_and_text(self) -> tuple[str, str]:
        return self._all[self._at] if self.left else ("end", "")

    def take(self, *signs: str) -> str:
        """The next sign if it is one of these; else "", and it stays."""
        kind, text = self.kind_and_text()
        if kind in ("sign", "word") and text in signs:
            self._at += 1
            return text
        return ""

    def need(self, *signs: str) -> str:
        taken = self.take(*signs)
        if not taken:
            raise NotUnderstood(f"'{signs[0]}' is missing before '{self.kind_and_text()[1]}'")
        return taken

    def next(self) -> tuple[str, str]:
        found = self.kind_and_text()
        self._at += 1
        return found


def _value(words: _Tokens) -> Value:
    sign = words.take("<", "<=", ">", ">=", "=")
    if sign in ("<", "<=", ">", ">="):
        cut = Cut(_number(words), above=sign in ("<=", ">"))
        return Stretch(high=cut) if sign.startswith("<") else Stretch(low=cut)
    if not sign and (opening := words.take("[", "(", "]")):
        low = Cut(_number(words), above=opening != "[")
        words.need("..")
        high_at = _number(words)
        high = Cut(high_at, above=words.need("]", ")", "[") == "]")
        if high <= low:
            raise NotUnderstood("no number lies between its two ends")
        return Stretch(low, high)
    if words.kind_and_text()[0] == "number" or words.kind_and_text()[1] == "-":
        number = _number(words)
        return Stretch(Cut(number), Cut(number, True))
    return _word(words)


def _word(words: _Tokens) -> str | bool:
    kind, text = words.next()
    if kind == "text":
        try:
            return str(json.loads(text, strict=False))
        except ValueError:
            raise NotUnderstood(f"the text {text} cannot be read") from None
    if kind == "word" and text in ("true", "false"):
        return text == "true"
    raise NotUnderstood(f"'{text}' is not known" if text else "it ends too soon")


def _number(words: _Tokens) -> Decimal:
    minus = words.take("-")
    kind, text = words.next()
    if kind != "number" or len(text) > 20 or (minus and text.startswith("-")):
        raise NotUnderstood(f"a number should stand in place of '{text[:20]}'")
    number = Decimal(f"{minus}{text}")
    if not FIGURE.fullmatch(written := f"{number:f}"):
        raise NotUnderstood(f"guides have no number such as {written}")
    return number
