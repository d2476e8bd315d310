"""A mistake of form in one place hides no broken safety rule in another, and breaks none that holds."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import rules_despite_mistakes
from tests.flow.findings.guide import GUIDE, Row
from tests.flow.test_findings import ROWS
from tests.helpers import proven, read_flow

HOLD = (
    "never milder than routine when heat >= 39",
    "never outcome rest when screen is any",
    "a worse heat never gives milder advice",
    "screen is asked before heat",
    "every entry passes screen",
    "not sure at screen is never milder than a known choice",
    "outcome rest only if heat < 39",
    'every reader sees "Test sign" at screen',
    "an emergency is reached within 1 question when screen is any",
)
BROKEN = "never outcome call when screen is any"
UNCLEAR = {("FLOW001", "start"), ("FLOW001", "start at an outcome"), ("FLOW026", "checklist and count")}
"""Rows in which it is not clear where the guide begins, or what the screen asks."""


def with_rules(row: Row, *rules: str) -> Flow | None:
    """The guide of a row with these rules; None if it has rules of its own, or a machine, or cannot be read."""
    if "\nrules:" in row.text:
        return None
    try:
        flow = read_flow(row.text + "rules:\n" + "".join(f"  - '{rule}'\n" for rule in rules))
    except AssertionError:
        return None
    return flow if compile_flow(flow)[0] is None else None


MISTAKEN = [row for row in ROWS if row.has_it and with_rules(row, BROKEN)]


def test_there_are_mistakes_of_many_kinds() -> None:
    assert len({row.about for row in MISTAKEN}) >= 20


def test_the_rules_hold_in_the_guide_without_mistakes() -> None:
    assert proven(GUIDE + "rules:\n" + "".join(f"  - '{rule}'\n" for rule in HOLD)) == []


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.about} {row.name}") for row in MISTAKEN])
def test_a_broken_rule_is_found_and_no_other(row: Row) -> None:
    flow = with_rules(row, BROKEN, *HOLD)
    assert flow is not None
    first = flow.at("rules", 0)
    found = rules_despite_mistakes(flow)
    assert {problem.location for problem in found} == (set() if (row.about, row.name) in UNCLEAR else {first})
