"""Signs that a new version no longer lists, and what is told of choices that only one version has."""

from __future__ import annotations

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.report.diff import as_lines, differences
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow

LIST = "any_of: [Test sign]"
TWO = GUIDE.replace(LIST, "any_of: [Test sign, Another sign]")
ENTRY = "changes:\n  - {on: 2026-01-10, kind: update, what: Test change., by: test-expert%s}\n"


def machine(text: str) -> Machine:
    found, problems = compile_flow(read_flow(text))
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("new", "said", "stops"),
    [
        pytest.param(GUIDE, "and the change log does not say so: Another sign", True, id="gone"),
        pytest.param(GUIDE + ENTRY % "", "does not say so: Another sign", True, id="logged otherwise"),
        pytest.param(
            GUIDE + ENTRY % ", signs_removed: [Test sign]",
            "does not say so: Another sign",
            True,
            id="another sign logged",
        ),
        pytest.param(
            GUIDE + ENTRY % ", signs_removed: [Another sign]",
            "as the change log says: Another sign",
            False,
            id="logged",
        ),
        pytest.param(TWO.replace("Another sign", "Some other sign"), "say so: Another sign", True, id="worded anew"),
        pytest.param(TWO.replace("Test sign, Another sign", "Another sign, Test sign"), "", False, id="another order"),
        pytest.param(TWO.replace("Another sign]", "Another sign, A third]"), "", False, id="one more"),
        pytest.param(TWO, "", False, id="the same"),
    ],
)
def test_signs(new: str, said: str, stops: bool) -> None:
    found = differences(machine(TWO), machine(new))
    told = [line for line in as_lines(found) if line.startswith("sign gone from the red flags of screen")]
    assert [line.endswith(said) for line in told] == ([True] if said else [])
    assert found.stops is stops


def test_an_entry_that_was_there_before_says_nothing() -> None:
    logged = ENTRY % ", signs_removed: [Another sign]"
    assert differences(machine(TWO + logged), machine(GUIDE + logged)).stops


def test_a_choice_that_only_one_version_has_is_told_with_the_advice_behind_it() -> None:
    other = "man: {label: Man}\n      other: {label: Other, to: visit}"
    found = differences(machine(GUIDE), machine(changed(GUIDE, {"man: {label: Man}": other})))
    assert "new choice: sex=other (Other; behind it: visit 'Test visit' (routine))" in list(as_lines(found))
