"""Whatever changes what is proven of a guide is among the marks: each value of a file is changed in turn."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.report.versions.marks import BESIDES, marks
from askwell.flow.schema.records import Flow
from askwell.source.yaml import parse_yaml
from tests.flow.findings.guide import GUIDE
from tests.flow.made_up import Data
from tests.helpers import FLOWS
from tests.test_flow_docs import data_of

OWN = sorted((Path(__file__).parents[4] / "content" / "flows").glob("*.yml"))
ALONE = [path for path in (*sorted(FLOWS.glob("*.yml")), *OWN) if "\nuse:" not in path.read_text("utf-8")]
"""The guides that use no shared part."""


def compiled(data: Data) -> Machine | None:
    """The machine of a flow; None if it has a mistake."""
    parsed, _ = parse_yaml("flow.yml", json.dumps(data))
    assert parsed
    flow, _ = Flow.read("flow", parsed.data, parsed.document)
    machine, problems = compile_flow(flow) if flow else (None, [])
    return None if problems else machine


def versions(base: Data) -> Iterator[tuple[str, Data]]:
    """The flow with one value changed, for each of its values, and what was changed."""
    ends = list(base["outcomes"])[:2]
    for way in leaves(base):
        for value in (*others(str(value_at(base, way))), *(ends if way[-1] in ("to", "otherwise", "same_as") else ())):
            data = copy.deepcopy(base)
            value_at(data, way[:-1])[way[-1]] = value
            yield f"{'.'.join(map(str, way))}: {value}", data


def leaves(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            yield from leaves(value, (*way, key))
        else:
            yield (*way, key)


def value_at(data: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        data = data[key]
    return data


def others(value: str) -> Iterator[str]:
    """Other values that may stand in the place of one."""
    yield f"{value} x"
    if value.isdigit():
        yield str(int(value) + 1)
    if value in ("yes", "no"):
        yield "yes" if value == "no" else "no"


def missed(base: Data) -> tuple[int, list[str]]:
    """How many changes alter what is proven, and those of them that nothing marks."""
    old = compiled(base)
    assert old
    changes = [(what, new) for what, data in versions(base) if (new := compiled(data))]
    altered = [(what, new) for what, new in changes if new.fingerprint != old.fingerprint]
    found = [(what, marks(old, new)) for what, new in altered]
    return len(altered), [what for what, marked in found if not (marked.shown or marked.besides)]


@pytest.mark.long
def test_every_change_that_matters_is_marked() -> None:
    count, unmarked = missed(data_of(GUIDE))
    assert unmarked == []
    assert count > 40


@pytest.mark.long
@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.stem)
def test_every_change_to_a_guide_that_matters_is_marked(path: Path) -> None:
    count, unmarked = missed(data_of(path.read_text("utf-8")))
    assert unmarked == []
    assert count > 40


UNPROVEN = {
    "status", "since", "why", "instead", "was", "updated", "reviewed", "next_review", "reviewer", "ai_use", "approval",
    "use", "scenarios", "changes",
}  # fmt: skip
"""The fields of a flow that say nothing to readers of its steps, or stand in the others (`use`)."""


def test_every_field_of_a_flow_is_on_a_map_or_beside_it() -> None:
    assert Flow.model_fields.keys() - UNPROVEN == {*BESIDES, "questions", "tables", "outcomes"}


def test_a_change_that_nothing_marks_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    base = {**data_of(GUIDE), "rules": ["never outcome rest when heat >= 39"]}
    monkeypatch.setattr("tests.flow.report.versions.test_nothing_is_missed.versions", lambda data: iter(
        [("rules", {**data, "rules": ["never outcome rest when heat < 39"]})]))  # fmt: skip
    assert missed(base) == (1, [])
    monkeypatch.setattr("askwell.flow.report.versions.marks.BESIDES", ())
    assert missed(base) == (1, ["rules"])
