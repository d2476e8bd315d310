"""What the tests' flows with points must say, computed from the facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from tests.flow.clinical import SCREEN, UNSURE, YES_NO, Reader


def lung_points() -> Iterator[Reader]:
    """Readers on both sides of each limit, and those who do not know a number."""
    numbers = ((7, Fraction(71, 10), None), (29, 30, None), (89, 90, None), (60, 61, None), (64, 65))
    for signs, confusion, *facts in product(SCREEN, YES_NO, *numbers):
        yield _lung_points(signs, confusion, *facts)


def _lung_points(signs: str, confusion: str, *facts: Fraction | int | None) -> Reader:
    reader = Reader()
    if reader.asked("urgent-signs", signs) != "none":
        return reader.ends("care-now")
    urea, breaths, upper, lower, age = facts
    points = reader.asked("confusion", confusion) != "no"
    low = upper is None or upper < 90 or lower is None or lower <= 60
    found: list[tuple[str, Fraction | int | None, tuple[str, str], bool]] = [
        ("urea", urea, ("usual", "high"), urea is None or urea > 7),
        ("breaths", breaths, ("slow", "fast"), breaths is None or breaths >= 30),
        ("systolic", upper, ("usual", "low"), upper is None or upper < 90),
        ("diastolic", lower, ("usual", "low"), lower is None or lower <= 60),
        ("age", age, ("younger", "older"), age is not None and age >= 65),
    ]
    for question, number, bands, holds in found:
        reader.asked(question, UNSURE if number is None else bands[holds])
    counted = [holds for question, _, _, holds in found if question not in ("systolic", "diastolic")]
    total = points + low + sum(counted)
    if total >= 3:
        return reader.ends("today", points=total, why=[f"Test words for {'three' if total == 3 else 'four and five'}."])
    words = ["Test reason.", f"Test words for {('none', 'one')[total]}."] if total < 2 else ["Test reason."]
    return reader.ends("visit" if total == 2 else "rest", points=total, why=words)


def clot_points() -> Iterator[Reader]:
    """Readers with every combination of signs."""
    for facts in product(SCREEN, YES_NO, (100, 101, None), YES_NO, YES_NO):
        yield _clot_points(*facts)


def _clot_points(signs: str, leg: str, pulse: int | None, still: str, blood: str) -> Reader:
    reader = Reader()
    if reader.asked("urgent-signs", signs) != "none":
        return reader.ends("care-now")
    worth = [Fraction(3) if reader.asked("leg", leg) != "no" else Fraction(0)]
    band = "fast" if pulse and pulse > 100 else "usual"
    reader.asked("pulse", UNSURE if pulse is None else band)
    worth.append(Fraction(3, 2) if pulse is None or pulse > 100 else Fraction(0))
    worth.append(Fraction(3, 2) if reader.asked("still", still) != "no" else Fraction(0))
    worth.append(Fraction(reader.asked("blood", blood) != "no"))
    total = sum(worth)
    outcome = "today" if total > 4 else "visit" if max(worth) >= 3 or total >= Fraction(5, 2) else "rest"
    return reader.ends(outcome, points=total)
