"""The tests in the cells of decision tables, as they are read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from askwell.importing.guides.bands import Cut, Stretch, bands, shown
from askwell.importing.guides.feel import CellTest, NotUnderstood, literal, unary_tests


def to(high: str, above: bool = False) -> Stretch:
    return Stretch(high=Cut(Decimal(high), above))


def span(low: str, low_above: bool, high: str, high_above: bool) -> Stretch:
    return Stretch(Cut(Decimal(low), low_above), Cut(Decimal(high), high_above))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("-", CellTest()),
        ("", CellTest()),
        ('"a"', CellTest(("a",))),
        ('"a", "b"', CellTest(("a", "b"))),
        ('not("a", "b")', CellTest(("a", "b"), denied=True)),
        ('"a, \\"b\\""', CellTest(('a, "b"',))),
        ("true", CellTest((True,))),
        ("not(false)", CellTest((False,), denied=True)),
        ("< 38", CellTest((to("38"),))),
        ("<=38.5", CellTest((to("38.5", above=True),))),
        ("> -1", CellTest((Stretch(low=Cut(Decimal(-1), True)),))),
        ("[18..65)", CellTest((span("18", False, "65", False),))),
        ("]18..65[", CellTest((span("18", True, "65", False),))),
        ("(18 .. 65]", CellTest((span("18", True, "65", True),))),
        ("[18.5..65]", CellTest((span("18.5", False, "65", True),))),
        ("5", CellTest((span("5", False, "5", True),))),
        (".5", CellTest((span("0.5", False, "0.5", True),))),
        ("< 1, > 2", CellTest((to("1"), Stretch(low=Cut(Decimal(2), True))))),
    ],
)
def test_cells(cell: str, expected: CellTest) -> None:
    assert unary_tests(cell) == expected


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("< now()", "a number should stand in place of 'now'"),
        ("null", "'null' is not known"),
        ('date("2020-01-01")', "'date' is not known"),
        ('"a" "b"', "'\"b\"' stands where nothing should follow"),
        ('"a", 5', "it tests for values of different kinds"),
        ("[18..65", "']' is missing before ''"),
        ("[65..18]", "no number lies between its two ends"),
        ("(5..5)", "no number lies between its two ends"),
        ("1234567890", "guides have no number such as 1234567890"),
        ("0.1234567", "guides have no number such as 0.1234567"),
        ("? > 5", "'? > 5' is not known"),
        ("not(5", "')' is missing before ''"),
        ('"a', "'\"a' is not known"),
        ("< ", "a number should stand in place of ''"),
        ("--5", "a number should stand in place of '-5'"),
        ("٣", "'٣' is not known"),
        ("x" * 6000, "it has more than 5,000 signs"),
    ],
)
def test_cells_that_guides_cannot_say(cell: str, reason: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        unary_tests(cell)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("cell", "value"), [('"a"', "a"), ("true", True), ("-2.50", Decimal("-2.50"))])
def test_outputs(cell: str, value: object) -> None:
    assert literal(cell) == value


@pytest.mark.parametrize("cell", ["-", "", "< 5", '"a", "b"', 'not("a")', "Age * 2"])
def test_outputs_that_are_not_one_value(cell: str) -> None:
    with pytest.raises(NotUnderstood):
        literal(cell)


@pytest.mark.parametrize(
    ("cells", "whole", "least", "most", "expected"),
    [
        pytest.param(["< 5"], False, None, None, ["under 5", "at_least 5"], id="one end"),
        pytest.param(["<= 5"], False, None, None, ["at_most 5", "over 5"], id="above it"),
        pytest.param(["5"], False, None, None, ["under 5", "at_least 5 at_most 5", "over 5"], id="exactly"),
        pytest.param(["<= 4", ">= 5"], True, None, None, ["under 5", "at_least 5"], id="no hole in whole numbers"),
        pytest.param(["<= 4", ">= 5"], False, None, None, ["at_most 4", "over 4 under 5", "at_least 5"], id="a hole"),
        pytest.param(["[0..5)", "[5..9]"], False, 0, 9, ["under 5", "at_least 5"], id="within limits"),
        pytest.param([], False, None, None, [""], id="no end"),
    ],
)
def test_bands(cells: list[str], whole: bool, least: int | None, most: int | None, expected: list[str]) -> None:
    values = [value for cell in cells for value in unary_tests(cell).values]
    cuts = [cut for value in values if isinstance(value, Stretch) for cut in value.cuts]
    limits = [None if end is None else Decimal(end) for end in (least, most)]
    found = bands(cuts, whole, *limits)
    assert [" ".join(f"{name} {figure}" for name, figure in option.ends) for option in found] == expected


def test_numbers_are_written_plainly() -> None:
    assert [shown(Decimal(text)) for text in ("5.0", "50", "-0.50", "-0", "1E+2")] == ["5", "50", "-0.5", "0", "100"]
