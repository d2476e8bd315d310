"""What `askwell flow export --to dmn` writes is read back into a draft that leads readers to the same advice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from askwell.flow.export.certificate import certificate
from askwell.flow.export.dmn import as_dmn
from askwell.flow.expr.bands import holding
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from askwell.flow.machine.walk import Walk
from askwell.flow.resolve.graph import QuestionNode
from askwell.importing.guides.bringing import bring_guide
from tests.flow.export.engines.feel import Answer
from tests.flow.export.engines.readers import readers
from tests.flow.export.guides import guide
from tests.flow.findings.guide import GUIDE
from tests.helpers import TODAY, good_site, read_flow
from tests.importing.guides.filled import machine_from


def written(tmp_path: Path, machine: Machine) -> Path:
    original = tmp_path / "original.dmn"
    original.write_text(as_dmn(machine, certificate(machine, date(2026, 1, 10))), "utf-8")
    return original


def ended(machine: Machine, answers: Mapping[str, Answer]) -> State:
    """Where a reader of the draft comes. What the original does not ask, the draft does, and it does not matter."""
    walk, random = Walk(machine), Random(0)
    while walk.state.choices:
        walk = walk.choose(_choice(machine, walk.state, answers) or random.choice(walk.state.choices).key)
    return walk.state


def _choice(machine: Machine, state: State, answers: Mapping[str, Answer]) -> str:
    if state.origin == "red-flags":
        return "none"
    asked = state.origin.removesuffix("-2")  # the draft has a screen of its own, whose name is taken
    question = asked.removesuffix("-instead")
    given = answers.get(f"{question}.instead") if question != asked else answers.get(question)
    if given is None:
        return "other" if question != asked else ""
    node = machine.graph.nodes[state.origin]
    assert isinstance(node, QuestionNode)
    if isinstance(given, str):
        return given if given in {option.key for option in node.options} else f"{given}-option"
    return next(holding({option.key: option.band for option in node.options if option.band}, Decimal(str(given))))


def check(tmp_path: Path, machine: Machine) -> None:
    """Compares the original with the draft of what is written of it, reader by reader."""
    found = machine_from(tmp_path, written(tmp_path, machine))
    for one in readers(machine, Random(0)):
        end = ended(found, one.answers)
        there = end.origin.removesuffix("-2"), end.ending.urgency
        assert there == (one.end.origin, one.end.ending.urgency), one.answers


@pytest.fixture
def small() -> Machine:
    machine, problems = compile_flow(read_flow(GUIDE))
    assert machine, problems
    return machine


def test_a_draft_of_a_small_guide_agrees(tmp_path: Path, small: Machine) -> None:
    check(tmp_path, small)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["clot-points", "sore-back", "tetanus", "warm-child"])
def test_a_draft_agrees(tmp_path: Path, name: str) -> None:
    check(tmp_path, guide(name))


def test_what_outcomes_say_comes_along(tmp_path: Path, small: Machine) -> None:
    text = bring_guide(good_site(tmp_path).root, written(tmp_path, small), TODAY).text
    assert "  rest:\n    urgency: self_care\n    title: Test rest\n    next_step: Test.\n" in text
    assert "The original does not know them" not in text
    assert "also decides" not in text


def test_without_our_name_a_file_is_like_any_other(tmp_path: Path, small: Machine) -> None:
    original = written(tmp_path, small)
    original.write_text(original.read_text("utf-8").replace('exporter="Ask Well"', ""), "utf-8")
    text = bring_guide(good_site(tmp_path).root, original, TODAY).text
    assert "also decides 'advice'" in text


def test_a_condition_that_grows_too_long_is_not_understood(tmp_path: Path) -> None:
    text = bring_guide(good_site(tmp_path).root, written(tmp_path, guide("lung-points")), TODAY).text
    assert "# TODO: row 2 of 'outcome' was not understood: its conditions are too long" in text


def test_decisions_of_an_entry_are_left_to_the_editor(tmp_path: Path) -> None:
    text = bring_guide(good_site(tmp_path).root, written(tmp_path, guide("lung-screening")), TODAY).text
    notes = [line for line in text.split("\n") if line.startswith("# TODO: ")]
    assert [note.partition(";")[0] for note in notes] == ["# TODO: the original also decides 'outcome_at_smokes_now'"]
    assert "at-smokes-now" not in text


def test_a_table_after_each_question_is_not_understood(tmp_path: Path) -> None:
    text = bring_guide(good_site(tmp_path).root, written(tmp_path, guide("phq-9")), TODAY).text
    notes = [line for line in text.split("\n") if line.startswith("# TODO: ")]
    assert notes == ["# TODO: not understood: in 'after_item_1', row 5: 'after_danger_now' is not known"]
    assert "      - when: TODO\n" in text


def test_a_file_that_has_our_name_alone_is_read_with_care(tmp_path: Path, small: Machine) -> None:
    original = written(tmp_path, small)
    text = original.read_text("utf-8").replace('"self_care"', '"no: dire"').replace('"Test rest"', "now()")
    original.write_text(text, "utf-8")
    drafted = bring_guide(good_site(tmp_path).root, original, TODAY).text
    assert "  rest:\n    urgency: TODO\n    title: rest\n" in drafted.replace("'", "")
