"""Guides as DMN: the schema of the OMG takes them, and a program that knows FEEL decides as the guide does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from askwell.flow.export.certificate import certificate
from askwell.flow.export.dmn import as_dmn
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice
from tests.flow.export.engines.feel import decided
from tests.flow.export.engines.readers import MANY, readers
from tests.flow.export.guides import GUIDES, guide
from tests.flow.findings.guide import GUIDE
from tests.flow.made_up import made_up
from tests.helpers import read_flow
from tests.markup.checkers import installed


def exported(machine: Machine) -> str:
    return as_dmn(machine, certificate(machine, date(2026, 1, 10)))


@cache
def schema() -> etree.XMLSchema:
    """The OMG's schema of DMN 1.5."""
    place = installed("dmn") / "@kie-tools" / "dmn-marshaller" / "src" / "schemas" / "dmn-1_5"
    return etree.XMLSchema(etree.parse(place / "DMN15.xsd"))


def judged(machine: Machine, text: str, many: int = MANY) -> int:
    """Has an engine decide for the readers of a guide and of its entries; returns for how many."""
    random, seen = Random(0), 0
    inputs = etree.fromstring(text.encode()).iterfind("{*}inputData")
    names = {data.get("id", "").removeprefix("input."): data.get("name", "") for data in inputs}
    for each in machine.all:
        behind = f"_at_{each.entry_key.replace('-', '_')}" if each.entry_key else ""
        played = list(readers(each, random, many))
        given = [{names[key]: answer for key, answer in one.answers.items()} for one in played]
        for one, found in zip(played, decided(text, given), strict=True):
            advice = one.end.content
            assert isinstance(advice, Advice)
            expected = (one.end.origin, str(advice.urgency), advice.title)
            assert found.get(f"outcome{behind}"), (one.answers, found)
            told = (found[f"outcome{behind}"], found[f"urgency{behind}"], found[f"advice{behind}"]["title"])
            assert told == expected, one.answers
        seen += len(played)
    return seen


@pytest.mark.long
@pytest.mark.parametrize("name", GUIDES)
def test_the_schema_takes_every_guide(name: str) -> None:
    schema().assertValid(etree.fromstring(exported(guide(name)).encode()))


@pytest.mark.long
@pytest.mark.parametrize("name", GUIDES)
def test_an_engine_decides_as_the_guide_does(name: str) -> None:
    machine = guide(name)
    assert judged(machine, exported(machine)) > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_an_engine_decides_as_guides_that_are_put_together_by_chance(seed: int) -> None:
    """With questions, tables, scores and conditions here and there; some are one table, and some have one each."""
    _, machine = made_up(Random(seed))
    text = exported(machine)
    schema().assertValid(etree.fromstring(text.encode()))
    assert judged(machine, text, 500) > 0


@pytest.fixture(scope="module")
def small() -> Machine:
    machine, problems = compile_flow(read_flow(GUIDE))
    assert machine, problems
    return machine


@pytest.mark.slow
def test_a_small_guide_is_taken_and_decided(small: Machine) -> None:
    text = exported(small)
    schema().assertValid(etree.fromstring(text.encode()))
    assert judged(small, text, 20) > 0


@pytest.mark.long
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace(escape('"visit"'), escape('"rest"')), id="an outcome"),
        pytest.param(lambda text: text.replace("[38..39)", "[38..38.5)"), id="an end of a band"),
        pytest.param(lambda text: text.replace(escape('"woman"'), escape('"man"')), id="a test"),
    ],
)
def test_a_file_with_a_mistake_is_found_out(small: Machine, change: Callable[[str], str]) -> None:
    text = exported(small)
    assert change(text) != text
    with pytest.raises(AssertionError):
        judged(small, change(text))


@pytest.mark.long
@pytest.mark.parametrize(
    "change",
    [("hitPolicy", "hit"), ("inputData", "given"), ("requiredInput", "needs"), ('"UNIQUE"', '"ONE"')],
)
def test_the_schema_refuses_what_is_no_dmn(small: Machine, change: tuple[str, str]) -> None:
    assert not schema().validate(etree.fromstring(exported(small).replace(*change).encode()))
