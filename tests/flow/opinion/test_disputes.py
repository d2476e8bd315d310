"""Where a proof is easily too kind: guides of which the machine once said that a rule holds, and near misses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from askwell.flow.verify.safety_rules import prove_rules
from tests.flow.made_up import flow, machine, question, rows
from tests.flow.opinion.rules import Opinion

Data = dict[str, Any]

HIGHER = "a higher s1 never gives milder advice"
SOON = "an emergency is reached within 1 question when heat >= {}"
TALL = "a worse tall never gives milder advice"
ENTRY = "an entry is never milder than the start"


def adding(when: str, points: int) -> Data:
    """A table with a row that adds points, before the table t."""
    return {"hit": "every", "to": "t", "rows": [{"when": when, "points": points}]}


def bands(cut: int, low: str, high: str, **more: str) -> Data:
    """Two bands of a question for a number."""
    return {f"low{cut}": {"under": cut, "to": low, **more}, f"high{cut}": {"at_least": cut, "to": high, **more}}


def number(*options: Data, **more: object) -> Data:
    """A question for a number."""
    return {
        "ask": "Test?",
        "number": {"unit": "kg"},
        "options": {k: v for each in options for k, v in each.items()},
        **more,
    }


def points(by_rows: int, milder: str) -> Data:
    """A row adds points to those who chose a; three of them, or two, lead to the outcome."""
    tables = {"u": adding("q is a", by_rows), "t": rows(("s1 >= 3", milder), otherwise="y")}
    return flow({"q": question("r"), "r": question("u")}, scores=1, tables=tables)


def first_points(milder: str) -> Data:
    """Those who chose a are asked another question, of which each choice adds points."""
    questions = {"q": question({"a": "r", "b": "t"}), "r": question("t", points={"a": 3, "b": 5})}
    return flow(questions, scores=1, tables={"t": rows(("s1 >= 3", milder), otherwise="y")})


def warm() -> Data:
    """A question for a number with a band from 38 to 39, and an emergency from 39 on."""
    middle = {"middle": {"at_least": 38, "under": 39, "to": "y"}}
    return flow({"heat": number({"low": {"under": 38, "to": "z"}}, middle, {"high": {"at_least": 39, "to": "x"}})})


def mass(formula: str, low: str, high: str) -> Data:
    """Bands of a formula of two numbers."""
    tall = {"ask": "Test?", "number": {"unit": "m", "least": 1, "most": 2, "steps": 1}, "to": "heavy"}
    heavy = number(bands(10, low, high), bands_of=formula, called="Test")
    return flow({"tall": tall, "heavy": heavy})


def entered(cut: int) -> Data:
    """Bands differ for those who were asked another question before, as only those are who come from the start."""
    small, others = "asked age and age is a", "not asked age or age is b"
    heat = number(bands(38, "y", "x", when=small), bands(cut, "y", "x", when=others))
    return flow({"age": question("heat"), "heat": heat}, entries={"in": {"at": "heat", "title": "Test"}})


@pytest.mark.parametrize(
    ("data", "rule", "code"),
    [
        pytest.param(points(3, "z"), HIGHER, "FLOW093", id="points by rows alone"),
        pytest.param(points(3, "x"), HIGHER, "", id="points by rows, graver"),
        pytest.param(first_points("z"), HIGHER, "FLOW093", id="no points yet are none"),
        pytest.param(first_points("x"), HIGHER, "", id="no points yet, graver"),
        pytest.param(warm(), SOON.format(39), "", id="soon"),
        pytest.param(warm(), SOON.format(38), "FLOW081", id="not soon"),
        pytest.param(warm(), SOON.format("38.5"), "FLOW019", id="perhaps not soon"),
        pytest.param(warm(), SOON.format("39.5"), "", id="soon for more than the rule asks"),
        pytest.param(mass("heavy / tall", "z", "x"), TALL, "FLOW034", id="the same weight in another band"),
        pytest.param(mass("heavy * tall", "z", "x"), TALL, "", id="the same weight in a graver band"),
        pytest.param(mass("heavy * tall", "x", "z"), TALL, "FLOW034", id="the same weight in a milder band"),
        pytest.param(entered(39), ENTRY, "FLOW083", id="the same number in a milder band of an entry"),
        pytest.param(entered(37), ENTRY, "", id="the same number in a graver band of an entry"),
    ],
)  # fmt: skip
def test_both_say_what_is_right(data: Data, rule: str, code: str) -> None:
    found = machine({**json.loads(json.dumps(data)), "rules": [rule]})
    (proven,) = prove_rules(found)
    assert (proven.finding.code if proven.finding else "") == code
    assert Opinion(found.graph, tuple(found.entries)).of_rule(rule) == {code}
