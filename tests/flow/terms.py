"""Conditions as plain data: how they are written, and whether they hold, by the manual's page on flows alone.

A condition is a tuple: ("is", question, choices), ("is-not", question, choices), ("asked", question), ("not", c),
("and", c, ...), ("or", c, ...), ("group", c), ("cmp", quantity, sign, quantity) or ("between", q, sign, q, sign, q).
A quantity is ("figure", "38.5"), ("name", key), ("+", q, ...), ("*", q, ...), ("least", q), ("most", q) or
("count", c, ...). What is known of a number is a list of numbers to try: those at the ends of its band, or close
beside an end that is left out, and some between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

Term = tuple[Any, ...]
Truth = bool | str
"""Whether a condition holds, or the finding that it cannot be said."""

UNASKED, UNDECIDED = "FLOW018", "FLOW019"
HUGE = Fraction(10**15)
NEAR = Fraction(1, 10**6)
ANYTHING = (-HUGE, Fraction(0), HUGE)


@dataclass(frozen=True)
class Known:
    """What is known of a reader: choices by question, the numbers that each stands for, the sum of each score."""

    chosen: Mapping[str, str]
    numbers: Mapping[str, Mapping[str, Sequence[Fraction]]]
    sums: Mapping[str, int]


def text(term: Term, level: int = 0) -> str:
    """A condition or quantity as an author writes it, with no more parentheses than it takes."""
    kind, *parts = term
    if kind in ("is", "is-not"):
        question, choices = parts
        if len(choices) > 1:
            return f"{question} {'in' if kind == 'is' else 'not in'} ({', '.join(choices)})"
        return f"{question} {'is' if kind == 'is' else 'is not'} {choices[0]}"
    if kind in ("asked", "figure", "name"):
        return f"asked {parts[0]}" if kind == "asked" else str(parts[0])
    if kind in ("not", "group"):
        return f"not {text(parts[0], 3)}" if kind == "not" else f"({text(parts[0])})"
    if kind in ("and", "or"):
        own = 2 if kind == "and" else 1
        joined = f" {kind} ".join(text(part, own + 1) for part in parts)
        return f"({joined})" if level > own else joined
    if kind in ("cmp", "between"):
        return " ".join(part if isinstance(part, str) else text(part) for part in parts)
    if kind in ("+", "*"):
        return f" {kind} ".join(text(part) for part in parts)
    return f"{kind}({', '.join(text(part) for part in parts)})"


def truth(term: Term, known: Known) -> Truth:
    """Whether a condition holds for a reader."""
    kind, *parts = term
    if kind == "is":
        question, choices = parts
        return known.chosen[question] in choices if question in known.chosen else UNASKED
    if kind == "is-not":
        return _opposite(truth(("is", *parts), known))
    if kind == "asked":
        return parts[0] in known.chosen
    if kind == "group":
        return truth(parts[0], known)
    if kind == "not":
        return _opposite(truth(parts[0], known))
    if kind == "between":
        low, sign, middle, also, high = parts
        parts = [("cmp", low, sign, middle), ("cmp", middle, also, high)]
    if kind == "cmp":
        left, sign, right = parts
        return _compared(left, sign, right, known)
    return _joined([truth(part, known) for part in parts], decisive=kind == "or")


def _opposite(found: Truth) -> Truth:
    return found if isinstance(found, str) else not found


def _joined(found: list[Truth], *, decisive: bool) -> Truth:
    """Of several doubts, a question that was not asked weighs most where all parts must hold, else least."""
    if decisive in found:
        return decisive
    doubts = sorted({one for one in found if isinstance(one, str)}, key=(UNASKED, UNDECIDED).index, reverse=decisive)
    return next(iter(doubts), not decisive)


def _compared(left: Term, sign: str, right: Term, known: Known) -> Truth:
    """A number lies on one side of the other, on both sides, or is the same; between two sides it is the same."""
    (ones, unsure), (others, also) = values(left, known), values(right, known)
    sides = {(a > b) - (a < b) for a, b in product(ones, others)}
    sides |= {0} if {-1, 1} <= sides else set()
    holds = {"<": {-1}, "<=": {-1, 0}, "=": {0}, "!=": {-1, 1}, ">=": {0, 1}, ">": {1}}[sign]
    if sides <= holds or not sides & holds:
        return sides <= holds
    return _cause(unsure, also) or UNDECIDED


def _cause(*doubts: str | None) -> str | None:
    """A question that was not asked weighs most."""
    found = {one for one in doubts if one}
    return UNASKED if UNASKED in found else next(iter(found), None)


def values(term: Term, known: Known) -> tuple[Sequence[Fraction], str | None]:
    """The numbers that a quantity may be, and why more is not known of it."""
    kind, *parts = term
    if kind == "figure":
        return [Fraction(parts[0])], None
    if kind == "name":
        return _named(parts[0], known)
    if kind == "count":
        found = [truth(part, known) for part in parts]
        doubts = [one for one in found if isinstance(one, str)]
        sure = found.count(True)
        return [Fraction(n) for n in range(sure, sure + len(doubts) + 1)], _cause(*doubts)
    if kind in ("least", "most"):
        numbers, doubt = values(parts[0], known)
        return (numbers, doubt) if doubt else ([min(numbers) if kind == "least" else max(numbers)], None)
    total, doubt = values(parts[0], known)
    for part in parts[1:]:
        more, also = values(part, known)
        total = sorted({a + b if kind == "+" else a * b for a, b in product(total, more)})
        doubt = _cause(doubt, also)
    return total, doubt


def _named(key: str, known: Known) -> tuple[Sequence[Fraction], str | None]:
    if key in known.sums:
        return [Fraction(known.sums[key])], None
    if key not in known.chosen:
        return ANYTHING, UNASKED
    numbers = known.numbers[key].get(known.chosen[key])
    return (ANYTHING, UNDECIDED) if numbers is None else (numbers, None)


def numbers_in(band: Mapping[str, Any], number: Mapping[str, Any]) -> list[Fraction]:
    """Numbers of a band to try, of those that the question allows: empty if there is none in it."""
    near, far = NEAR, Fraction(10**9)
    lows = [Fraction(band["at_least"])] if "at_least" in band else []
    lows += [Fraction(band["over"]) + near] if "over" in band else []
    lows += [Fraction(number["least"])] if "least" in number else []
    highs = [Fraction(band["at_most"])] if "at_most" in band else []
    highs += [Fraction(band["under"]) - near] if "under" in band else []
    highs += [Fraction(number["most"])] if "most" in number else []
    low, high = max(lows, default=-far), min(highs, default=far)
    if number.get("whole") == "yes":
        whole_low, whole_high = -(-low // 1), high // 1
        low, high = Fraction(whole_low), Fraction(whole_high)
    between = [low + (high - low) * n / 4 for n in (1, 2, 3)]
    return [low, *between, high] if low <= high else []
