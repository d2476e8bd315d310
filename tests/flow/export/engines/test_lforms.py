"""LHC-Forms asks and says, with every questionnaire, what the machine does: in a browser, without a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.flow.export.engines.fhir_readers import Expected, readers
from tests.flow.export.engines.judged import exported
from tests.flow.export.engines.test_fhirpath import compiled
from tests.flow.findings.guide import GUIDE
from tests.flow.opinion.guides import NAMES
from tests.helpers import read_flow
from tests.markup.checkers import installed

SCRIPTS = ("webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js", "fhir/R5/lformsFHIR.min.js")
MOST = 100
"""Readers of a guide: LHC-Forms needs up to a second for one."""

Fill = Callable[[dict[str, Any], Sequence[Expected]], list[str]]


@pytest.fixture(scope="module")
def fill(chromium: Browser) -> Iterator[Fill]:
    """Where LHC-Forms says something else than the machine: the reader, then both."""
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.set_content("<!DOCTYPE html><title>Test</title>")
    for script in SCRIPTS:
        page.add_script_tag(path=installed("lforms") / "lforms" / "dist" / "lforms" / script)
    page.add_script_tag(path=Path(__file__).parent / "lforms.js")

    def filled(form: dict[str, Any], expected: Sequence[Expected]) -> list[str]:
        script = "([form, readers]) => filled(form, readers)"
        said = page.evaluate(script, [form, [one.choices for one in expected]])
        return [f"{e.choices}: {s}" for e, s in zip(expected, said, strict=True) if theirs(s) != ours(e)]

    yield filled
    context.close()


def theirs(said: dict[str, Any]) -> tuple[object, ...]:
    """What LHC-Forms asks and says. It has the help of a question in a place of its own."""
    asked = [
        (ask, labels, sorted([*below, *([help_] if help_ else [])])) for _, ask, labels, below, help_ in said["asked"]
    ]
    return said["outcome"], asked, [words for _, words in said["read"]]


def ours(expected: Expected) -> tuple[object, ...]:
    """What the machine says."""
    asked = [(ask, labels, sorted(below)) for ask, labels, below in expected.asked]
    return expected.outcome, asked, expected.read


@pytest.fixture(scope="module")
def small() -> Machine:
    machine, problems = compile_flow(read_flow(GUIDE))
    assert machine is not None, problems
    return machine


@pytest.mark.long
def test_a_small_guide_says_the_same(fill: Fill, small: Machine) -> None:
    assert fill(exported(small), readers(small)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_guide_says_the_same(fill: Fill, name: str) -> None:
    machine = compiled(name)
    assert fill(exported(machine), readers(machine, MOST)) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("'woman'", "'man'", id="another choice"),
        pytest.param("value = 1 or value", "value = 2 or value", id="another row"),
        pytest.param('"question": "asked.heat"', '"question": "asked.sex"', id="another question"),
    ],
)
def test_a_questionnaire_with_a_mistake_is_found_out(fill: Fill, small: Machine, was: str, now: str) -> None:
    text = json.dumps(exported(small))
    assert was in text
    assert fill(json.loads(text.replace(was, now)), readers(small)) != []
