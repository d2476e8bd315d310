"""fhirpath.js works out of every questionnaire what the machine says of the guide."""

from __future__ import annotations

import json
from typing import Any

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.flow.export.engines.fhir_readers import readers
from tests.flow.export.engines.judged import differences, exported
from tests.flow.findings.guide import GUIDE
from tests.flow.opinion.guides import NAMES, guides
from tests.helpers import read_flow


def compiled(name: str) -> Machine:
    machine, problems = compile_flow(guides()[name])
    assert machine is not None, problems
    return machine


@pytest.fixture(scope="module")
def small() -> Machine:
    machine, problems = compile_flow(read_flow(GUIDE))
    assert machine is not None, problems
    return machine


@pytest.mark.slow
def test_a_small_guide_says_the_same(small: Machine) -> None:
    assert differences(exported(small), readers(small)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_guide_says_the_same(name: str) -> None:
    machine = compiled(name)
    assert differences(exported(machine), readers(machine)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("audit", "phq-9", "manual")])
def test_answers_that_count_no_more_change_nothing(name: str) -> None:
    machine = compiled(name)
    assert differences(exported(machine), readers(machine, 300), stale=True) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("'woman'", "'man'", id="another choice"),
        pytest.param('valueDecimal": 1', 'valueDecimal": 0', id="another weight"),
        pytest.param("sum.burden.result').answer.value", "sum.burden.result').answer.value + 1", id="another sum"),
        pytest.param("value = 1 or value", "value = 2 or value", id="another row"),
        pytest.param("Test call", "Test calls", id="other words"),
    ],
)
def test_a_questionnaire_with_a_mistake_is_found_out(small: Machine, was: str, now: str) -> None:
    text = json.dumps(exported(small))
    assert was in text
    spoilt: dict[str, Any] = json.loads(text.replace(was, now))
    assert differences(spoilt, readers(small)) != []
