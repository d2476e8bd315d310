"""Bands of numbers: what they hold, how they are worded, and whether they fit together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from askwell.flow.expr.bands import holding, interval, misfits, worded
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt
from askwell.flow.schema.questions import Band, Number
from tests.flow.exact import band
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow

UNIT = "{unit: °C, least: 30}"


def ends(text: str) -> dict[str, str]:
    """The ends of a band from "at_least 38 under 39"."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def read(text: str) -> Band:
    """A band from its ends."""
    return Band.model_validate(ends(text))


def number(text: str) -> Number:
    """A question's number from "whole yes least 0"."""
    return Number.model_validate(ends(text))


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        pytest.param("at_least 38 under 39", "", "38 to under 39", id="as usual"),
        pytest.param("over 38 at_most 39", "", "over 38 to 39", id="the other ends"),
        pytest.param("under 38", "", "under 38", id="no beginning"),
        pytest.param("at_least 39", "", "39 up", id="no end"),
        pytest.param("", "", "all", id="no ends"),
        pytest.param("under 38", "least 30", "30 to under 38", id="from the least"),
        pytest.param("over 38", "most 45", "over 38 to 45", id="to the most"),
        pytest.param("at_least 29 under 38", "least 30", "30 to under 38", id="no further down than the least"),
        pytest.param("at_least 37.95 under 38.05", "", "37.95 to under 38.05", id="decimals"),
        pytest.param("at_least 37.950", "", "37.95 up", id="a zero more"),
        pytest.param("at_least -2 under -1", "", "-2 to under -1", id="below zero"),
        pytest.param("at_least 5 under 10", "whole yes", "5 to 9", id="whole numbers"),
        pytest.param("over 4 at_most 9", "whole yes", "5 to 9", id="whole numbers, the other ends"),
        pytest.param("at_least 4.2 at_most 9.8", "whole yes", "5 to 9", id="whole numbers between decimals"),
        pytest.param("over 4.2 under 9.8", "whole yes", "5 to 9", id="whole numbers between open decimals"),
        pytest.param("at_least -4.2 under -1", "whole yes", "-4 to -2", id="whole numbers below zero"),
        pytest.param("under 10", "whole yes least 0", "0 to 9", id="whole numbers from the least"),
        pytest.param("over 4", "whole yes", "5 up", id="whole numbers without end"),
        pytest.param("under 10", "whole yes least 0.5", "1 to 9", id="whole numbers from a decimal"),
    ],
)
def test_what_is_in_a_band(written: str, kind: str, expected: str) -> None:
    assert interval(read(written), number(kind)) == band(expected)


@pytest.mark.parametrize(
    ("written", "unit", "expected"),
    [
        ("under 38", "°C", "Under 38 °C"),
        ("at_most 38", "°C", "38 °C or less"),
        ("at_least 38 under 39", "°C", "38 to under 39 °C"),
        ("at_least 38 at_most 39", "°C", "38 to 39 °C"),
        ("over 38 under 39", "°C", "Over 38 to under 39 °C"),
        ("over 38 at_most 39", "°C", "Over 38 to 39 °C"),
        ("at_least 39", "°C", "39 °C or more"),
        ("over 39", "°C", "Over 39 °C"),
        ("at_least 4 at_most 4", "years", "4 years"),
        ("at_least 37.50 under 38.0", "°C", "37.50 to under 38.0 °C"),
        ("at_least 5", "", "5 or more"),
        ("", "", "Any number"),
    ],
)
def test_words(written: str, unit: str, expected: str) -> None:
    assert worded(read(written), unit or None) == expected


@pytest.mark.parametrize(
    ("bands", "kind", "expected"),
    [
        pytest.param(["under 38", "at_least 38"], "", [], id="all numbers"),
        pytest.param(["at_most 38", "over 38"], "", [], id="all numbers, the other ends"),
        pytest.param(["over 38", "at_most 38"], "", [], id="out of order"),
        pytest.param([""], "", [], id="one band for all"),
        pytest.param(["under 38", "over 38"], "", ["hole b a 38"], id="a number left out"),
        pytest.param(["at_most 38", "at_least 38"], "", ["overlap b a 38"], id="a number in both"),
        pytest.param(["under 38", "at_least 38.1"], "", ["hole b a 38 to under 38.1"], id="hole"),
        pytest.param(["at_most 38", "over 38.1"], "", ["hole b a over 38 to 38.1"], id="hole with the other ends"),
        pytest.param(["under 38.1", "at_least 38"], "", ["overlap b a 38 to under 38.1"], id="overlap"),
        pytest.param(["at_least 0 under 5", "at_least 5"], "", ["hole a  under 0"], id="nothing at the beginning"),
        pytest.param(["under 5", "at_least 5 under 9"], "", ["hole b  9 or more"], id="nothing at the end"),
        pytest.param(["under 5", "at_least 5 at_most 9"], "", ["hole b  over 9"], id="nothing beyond the end"),
        pytest.param(["at_least 0 under 5", "at_least 5"], "least 0", [], id="from the least"),
        pytest.param(["under 5", "at_least 5"], "least 0", [], id="below the least, too"),
        pytest.param(["under 5", "at_least 5 at_most 9"], "most 9", [], id="to the most"),
        pytest.param(["under 5", "at_least 5 under 9"], "most 9", ["hole b  9"], id="not quite to the most"),
        pytest.param(["over 0 under 5", "at_least 5"], "least 0", ["hole a  0"], id="not quite from the least"),
        pytest.param(["at_most 4", "at_least 5"], "", ["hole b a over 4 to under 5"], id="between whole numbers"),
        pytest.param(["at_most 4", "at_least 5"], "whole yes", [], id="whole numbers"),
        pytest.param(["under 5", "over 4"], "whole yes", [], id="whole numbers, the other ends"),
        pytest.param(["at_most 4", "at_least 6"], "whole yes", ["hole b a 5"], id="a whole number left out"),
        pytest.param(["at_most 5", "at_least 5"], "whole yes", ["overlap b a 5"], id="a whole number in both"),
        pytest.param(["at_most 4", "over 4 under 5", "at_least 5"], "", [], id="decimals between whole numbers"),
        pytest.param(["at_least 1"], "whole yes least 0", ["hole a  0"], id="whole numbers, but the first"),
        pytest.param(["at_most 8"], "whole yes most 9", ["hole a  9"], id="whole numbers, but the last"),
        pytest.param(
            ["under 10", "at_least 2 under 5", "at_least 10"], "", ["overlap b a 2 to under 5"], id="inside another"
        ),
        pytest.param(
            ["under 3", "at_least 2 under 5", "at_least 4"], "",
            ["overlap b a 2 to under 3", "overlap c b 4 to under 5"], id="a chain",
        ),
        pytest.param(
            ["under 1", "at_least 2 under 3", "at_least 4"], "", ["hole b a 1 to under 2", "hole c b 3 to under 4"],
            id="two holes",
        ),
        pytest.param(["under 0.1", "at_least 0.1"], "", [], id="decimals"),
        pytest.param(["under 0.1", "at_least 0.100000"], "", [], id="decimals with more zeros"),
        pytest.param(["under 0.1", "at_least 0.100001"], "", ["hole b a 0.1 to under 0.100001"], id="by a millionth"),
    ],
)  # fmt: skip
def test_misfits(bands: list[str], kind: str, expected: list[str]) -> None:
    domain = number(kind)
    by_key = {key: interval(read(text), domain) for key, text in zip("abc", bands, strict=False)}
    found = [f"{'hole' if m.hole else 'overlap'} {m.key} {m.other} {m.what}" for m in misfits(by_key, domain)]
    assert found == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("37.999999", "a"), ("38", "b"), ("38.0", "b"), ("39", "b"), ("39.000001", "c"), ("-1", "a"), ("1000000", "c")],
)
def test_the_band_of_a_number(value: str, expected: str) -> None:
    bands = {"a": band("under 38"), "b": band("38 to 39"), "c": band("over 39 up")}
    assert list(holding(bands, Decimal(value))) == [expected]


def machine(changes: dict[str, str]) -> Machine:
    """The machine of the guide as changed, which must be without findings."""
    found, problems = compile_flow(read_flow(changed(GUIDE, changes)))
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param(UNIT, ["Under 38 °C", "38 to under 39 °C", "39 °C or more"], id="one unit"),
        pytest.param("{least: 30}", ["Under 38", "38 to under 39", "39 or more"], id="no unit"),
        pytest.param(
            "{unit: °C, least: 30, also: {unit: °F, bands: {usual: {under: 100.4},"
            " fever: {at_least: 100.4, under: 102.2}, high: {at_least: 102.2}}}}",
            ["Under 38 °C (under 100.4 °F)", "38 to under 39 °C (100.4 to under 102.2 °F)",
             "39 °C or more (102.2 °F or more)"],
            id="two units",
        ),
    ],
)  # fmt: skip
def test_bands_word_themselves(unit: str, expected: list[str]) -> None:
    (state,) = [state for state in machine({UNIT: unit}).states.values() if state.origin == "heat"]
    assert [choice.label for choice in state.choices] == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("[Test one]", ["None of these", "1 of these"]),
        ("[Test one, Test two]", ["None of these", "1 of these", "All 2 of these"]),
        ("[a, b, c]", ["None of these", "1 of these", "2 of these", "All 3 of these"]),
    ],
)
def test_counts_word_themselves(listed: str, expected: list[str]) -> None:
    changes = {"[Test one, Test two]": listed, "burden + signs >= 2": "burden + signs >= 1"}
    states = [state for state in machine(changes).states.values() if state.origin == "signs"]
    assert {tuple(choice.label for choice in state.choices) for state in states} == {tuple(expected)}
    assert all(isinstance(state.content, Prompt) and len(state.content.signs) == len(expected) - 1 for state in states)


def test_a_checklist_words_itself() -> None:
    assert [choice.label for choice in machine({}).start.choices] == ["Any of these", "None of these", "Not sure"]
