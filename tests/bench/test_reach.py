"""Figures for people: their digits, their reach, and who misses it."""

from __future__ import annotations

import pytest

from bench.reach import MEASURES, Measure, lines, misses, told

BY_KEY = {measure.key: measure for measure in MEASURES}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [(0.004, "0.00 s"), (0.356, "0.36 s"), (9.994, "9.99 s"), (10.04, "10.0 s"), (99.94, "99.9 s"),
     (100.4, "100 s"), (12345.6, "12,346 s")],
)  # fmt: skip
def test_a_figure_has_as_many_digits_as_it_is_worth(figure: float, expected: str) -> None:
    assert told(figure, "s") == expected


@pytest.mark.parametrize(
    ("key", "figure", "expected"),
    [
        ("cold_ratio", 0.5, False),
        ("cold_ratio", 0.504, False),  # it reads 0.50
        ("cold_ratio", 0.51, True),
        ("memory_cold", 600.4, False),
        ("memory_cold", 601, True),
        ("cold", 1_000_000, False),  # which has no reach
    ],
)
def test_a_measure_misses_what_it_passes(key: str, figure: float, expected: bool) -> None:
    assert misses(BY_KEY[key], figure) is expected


def test_every_measure_has_a_name_of_its_own() -> None:
    assert len(BY_KEY) == len(MEASURES)
    assert all(isinstance(measure, Measure) and measure.unit in ("s", "ms", "MB", "times") for measure in MEASURES)


def test_a_table_tells_what_misses() -> None:
    said = [" ".join(line.split()) for line in lines({"plain": 25.5, "cold": 36.2, "cold_ratio": 1.42, "text": 0.7})]
    assert said == [
        "measure figure reach",
        "plain MkDocs + Material 25.5 s",
        "`askwell build`, nothing kept 36.2 s",
        "the same against plain 1.42 times 0.5 times misses",
        "`askwell build` after an edit of a text 0.70 s 1 s",
    ]
