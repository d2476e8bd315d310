"""Bands that are worked out from a formula, against plain arithmetic with each number near each end."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from askwell.content.load import load
from askwell.flow.explore.worked_out import bands_for, words_for
from askwell.flow.expr.ast import Unknown
from askwell.flow.expr.bands import holding
from askwell.flow.machine.compile import compile_flow
from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.schema.records import Flow
from tests.flow.findings.computed import COMPUTED, MADE, NUMBER
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow, site_of_flows

ENDS = {"usual": (None, 38), "fever": (38, 39), "high": (39, None)}


def node_of(flow: Flow, key: str) -> QuestionNode:
    machine, problems = compile_flow(flow)
    assert machine is not None, problems
    node = machine.graph.nodes[key]
    assert isinstance(node, QuestionNode)
    return node


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        pytest.param("heat / tall", lambda x, t: x / t, id="quotient"),
        pytest.param("heat * tall", lambda x, t: x * t, id="product"),
        pytest.param("heat / (tall / 10) ^ 2", lambda x, t: x / (t / 10) ** 2, id="square"),
        pytest.param(
            "0.3 * heat + 7 * tall - 2.5", lambda x, t: Fraction(3, 10) * x + 7 * t - Fraction(5, 2), id="sum"
        ),
        pytest.param("100 - heat / tall", lambda x, t: 100 - x / t, id="downwards"),
        pytest.param("(heat - 32) * 5 / (9 * tall)", lambda x, t: (x - 32) * 5 / (9 * t), id="degrees"),
        pytest.param("heat + heat / tall - tall", lambda x, t: x + x / t - t, id="in two places"),
    ],
)
@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_nobody_stands_on_the_wrong_side(
    formula: str, result: Callable[[Fraction, Fraction], Fraction], decimals: int
) -> None:
    number = MADE.replace("heat / tall", formula).replace("°C}", f"°C, decimals: {decimals}}}")
    node = node_of(read_flow(changed(GUIDE, {**COMPUTED, NUMBER: number})), "heat")
    step = Decimal(1).scaleb(-decimals)
    for tall in ("1", "2", "3"):
        bands = bands_for(node, {"tall": tall})
        assert not isinstance(bands, Unknown)
        for end in (band.low[0] for band in bands.values() if band.low[0].is_finite()):
            for steps in range(-3, 4):
                value = end + steps * step
                index = result(Fraction(value), Fraction(tall))
                right = [
                    k for k, (low, high) in ENDS.items() if (low is None or index >= low) and (not high or index < high)
                ]
                assert list(holding(bands, value)) == right, (tall, value)


@pytest.mark.parametrize(
    ("height", "words"),
    [
        pytest.param(
            "170", ["Under 53.5 kg", "53.5 to under 72.3 kg", "72.3 to under 86.7 kg", "86.7 kg or more"], id="170"
        ),
        pytest.param("200", ["Under 74 kg", "74 to under 100 kg", "100 to under 120 kg", "120 kg or more"], id="200"),
    ],
)
def test_the_words_of_a_body_mass_index(height: str, words: list[str], tmp_path: Path) -> None:
    library, _ = load(site_of_flows(tmp_path).root)
    node = node_of(library.flows["mass-index"], "weight")
    assert [words_for(node, key, {"height": height}) for key in ("low", "usual", "over", "high")] == words


def test_a_band_that_nobody_can_be_in_is_not_offered() -> None:
    text = changed(GUIDE, {**COMPUTED, NUMBER: MADE.replace("°C}", "°C, least: 30, most: 100}")})
    node = node_of(read_flow(text), "heat")
    offered = {tall: sorted(bands_for(node, {"tall": tall}) or ()) for tall in ("1", "2", "3")}  # type: ignore[arg-type]
    assert offered == {"1": ["fever", "high", "usual"], "2": ["fever", "high", "usual"], "3": ["usual"]}
