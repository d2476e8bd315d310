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


KINDS = sorted({row.about for row in ROWS})
WHOLE = (
    2, 7, 8, 9, 10, 20, 21, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 44, 50, 51, 52,
    54, 55, 56, 71, 72, 73, 80, 81, 82, 83, 86, 92, 93, 100,
)  # fmt: skip
"""The numbers of the kinds of which each row leaves a guide with a machine, or has rules of its own."""


def test_the_rules_hold_in_the_guide_without_mistakes() -> None:
    assert proven(GUIDE + "rules:\n" + "".join(f"  - '{rule}'\n" for rule in HOLD)) == []


@pytest.mark.parametrize("about", KINDS)
def test_a_broken_rule_is_found_and_no_other(about: str) -> None:
    found, first = {}, {}
    for row in (row for row in ROWS if row.about == about and row.has_it):
        if flow := with_rules(row, BROKEN, *HOLD):
            found[row.name] = {one.location for one in rules_despite_mistakes(flow)}
            first[row.name] = set() if (about, row.name) in UNCLEAR else {flow.at("rules", 0)}
    assert found == first
    assert bool(found) == (int(about.removeprefix("FLOW")) not in WHOLE)
