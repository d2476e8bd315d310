"""Nine flows of the size and kind that clinics use: every combination of choices against an
independent computation, and what else is promised of them. The flows are test data, not advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, State
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import prove
from tests.flow import clinical, clinical_scores
from tests.flow.clinical import Reader
from tests.helpers import FLOWS, site_of_flows

NAMES = sorted(path.stem for path in FLOWS.glob("*.yml"))

Way = tuple[tuple[str, str], ...]
"""The questions asked, in order, each with the choice."""


@pytest.fixture(scope="module")
def flows(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Flow]:
    """All flows, read from a site that is without findings."""
    library, problems = load(site_of_flows(tmp_path_factory.mktemp("flows")).root)
    assert problems == []
    return library.flows


def machine_of(flow: Flow) -> Machine:
    """A flow's machine; the flow must be without mistakes."""
    machine, problems = compile_flow(flow)
    assert problems == []
    assert machine is not None
    return machine


def ways(machine: Machine) -> Iterator[tuple[Way, State]]:
    """Every way through, with the outcome it ends in."""
    waiting: list[tuple[Way, State]] = [((), machine.start)]
    while waiting:
        way, state = waiting.pop()
        if not state.choices:
            yield way, state
        waiting += [((*way, (state.origin, choice.key)), machine.states[choice.target]) for choice in state.choices]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found(flows: Mapping[str, Flow], name: str) -> None:
    assert prove(machine_of(flows[name])) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param("phq-9", "burden >= 10, to", "burden >= 11, to", "30 33", id="a band too high"),
        pytest.param("phq-9", "burden >= 20, to", "burden >= 19, to", "36", id="a band too low"),
        pytest.param("phq-9", "item-9 is not none\n", "item-9 is most\n", "30 33 36", id="a sign overlooked"),
        pytest.param("phq-9", "days, points: 1", "days, points: -1", "34 71", id="points the wrong way round"),
        pytest.param(
            "audit", "4}}\n    to: item-3", "4}, to: item-4}\n    to: item-3", "30 31 33 34 37", id="item skipped"
        ),
        pytest.param("urinary", "{at_least: 65, to: not-here}", "{at_least: 65}", "31 33 36", id="too old"),
        pytest.param("urinary", "same_as: high", "same_as: usual", "08 55", id="no fever unless measured"),
        pytest.param("cough-child", "in (fast-60, not-sure)", "is fast-60", "08 35", id="not counted, not fast"),
        pytest.param("cough-child", "danger is any\n", "danger is any and days >= 14\n", "30 33", id="danger for long"),
        pytest.param("cough-child", "every entry passes screen", "every entry passes age", "38", id="passed by"),
        pytest.param(
            "lung-screening", "least(packs * years) >= 20\n", "least(packs * years) >= 10\n", "30 31", id="half"
        ),
        pytest.param("missed-pill", "{same_as: first}", "{same_as: second}", "08 30 35", id="not sure of the week"),
        pytest.param(
            "tetanus",
            "wound is other and doses is fewer",
            "wound is other and doses is three",
            "34",
            id="more after more doses",
        ),
    ],
)
def test_what_is_spoiled_is_found(tmp_path: Path, name: str, old: str, new: str, expected: str) -> None:
    site = site_of_flows(tmp_path)
    path = site.path(f"flows/{name}.yml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    library, _ = load(site.root)
    codes = {found.code for found in prove(machine_of(library.flows[name]))}
    assert codes == {f"FLOW0{number}" for number in expected.split()}


@pytest.mark.parametrize(
    ("name", "questions", "outcomes"),
    [
        pytest.param("phq-9", 93, 7, id="phq-9"),
        pytest.param("audit", 101, 6, id="audit"),
        pytest.param("urinary", 9, 11, id="urinary"),
        pytest.param("cough-child", 25, 10, id="cough-child"),
        pytest.param("lung-screening", 16, 11, id="lung-screening"),
        pytest.param("missed-pill", 9, 14, id="missed-pill"),
        pytest.param("tetanus", 6, 4, id="tetanus"),
    ],
)
def test_sizes(flows: Mapping[str, Flow], name: str, questions: int, outcomes: int) -> None:
    states = machine_of(flows[name]).states.values()
    kinds = [state.kind for state in states]
    assert (kinds.count("question"), kinds.count("outcome")) == (questions, outcomes)


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        pytest.param("urinary", clinical.urinary, id="urinary"),
        pytest.param("cough-child", clinical.cough_child, id="cough-child"),
        pytest.param("lung-screening", clinical.lung_screening, id="lung-screening"),
        pytest.param("missed-pill", clinical.missed_pill, id="missed-pill"),
        pytest.param("tetanus", clinical.tetanus, id="tetanus"),
        pytest.param("lung-points", clinical_scores.lung_points, id="lung-points"),
        pytest.param("clot-points", clinical_scores.clot_points, id="clot-points"),
    ],
)
def test_every_reader(flows: Mapping[str, Flow], name: str, readers: Callable[[], Iterator[Reader]]) -> None:
    expected = {tuple(reader.choices.items()): reader for reader in readers()}
    found = {way: (state.origin, state.content) for way, state in ways(machine_of(flows[name]))}
    assert {way: key for way, (key, _) in found.items()} == {way: reader.outcome for way, reader in expected.items()}
    for way, reader in expected.items():
        advice = found[way][1]
        assert isinstance(advice, Advice)
        assert advice.because == ((reader.reason,) if reader.reason else ()), way
        assert reader.points in (None, *(points for _, points in advice.sums)), way
        for field, words in reader.words.items():
            assert getattr(advice, field) == " ".join(words), way


def test_an_entry(flows: Mapping[str, Flow]) -> None:
    """Whoever comes in as a smoker of the right age goes the ways of the smokers from the start, but two questions."""
    entered = machine_of(flows["lung-screening"]).entries["smokes-now"]
    expected = {}
    for reader in clinical.lung_screening():
        if reader.choices.get("smoking", "now") == "now" and reader.choices.get("age", "fit") == "fit":
            way = tuple(step for step in reader.choices.items() if step[0] not in ("age", "smoking"))
            expected[way] = reader.outcome
    assert {way: state.origin for way, state in ways(entered)} == expected


def test_every_reader_of_nine_items(flows: Mapping[str, Flow]) -> None:
    machine = machine_of(flows["phq-9"])
    worth = {"none": 0, "few": 1, "many": 2, "most": 3, "not-sure": 3}
    origins = {key: state.origin for key, state in machine.states.items()}
    on = {s.key: [(worth[c.key], c.target) for c in s.choices] for s in machine.states.values() if s != machine.start}
    waiting: list[tuple[str, tuple[int, ...]]] = [(after_screen(machine), ())]
    ended = 0
    while waiting:
        key, points = waiting.pop()
        if len(points) == 9:
            assert origins[key] == clinical.phq_9(points), points
            ended += 1
            continue
        assert origins[key] == f"item-{len(points) + 1}"
        waiting += [(target, (*points, more)) for more, target in on[key]]
    assert ended == 4**8 * 5


def test_every_reader_of_three_items_and_seven(flows: Mapping[str, Flow]) -> None:
    """Readers who stand at one state with the same two sums have the same way ahead, by the engine
    and by the computation: they are counted, and followed together."""
    machine = machine_of(flows["audit"])
    often = {"lowest": 0, "low": 1, "middle": 2, "high": 3, "highest": 4}
    ever = {"no": 0, "before": 2, "lately": 4}
    here = Counter({(after_screen(machine), 0, 0): 1})
    ended = 0
    for number, points in enumerate([often] * 8 + [ever, {**ever, "not-sure": 4}], 1):
        then: Counter[tuple[str, int, int]] = Counter()
        for (key, first, total), readers in here.items():
            state = machine.states[key]
            assert (state.origin, [c.key for c in state.choices]) == (f"item-{number}", list(points))
            for choice in state.choices:
                more = points[choice.key]
                then[choice.target, first + (more if number <= 3 else 0), total + more] += readers
        for (key, first, total), readers in then.items() if number in (3, 10) else ():
            expected = clinical.audit(first, None if number == 3 else total) if number == 10 or first < 5 else "item-4"
            assert machine.states[key].origin == expected, (first, total)
            ended += readers if expected != "item-4" else 0
        here = Counter({spot: readers for spot, readers in then.items() if machine.states[spot[0]].choices})
    assert ended == 35 + 90 * 5**5 * 3 * 4  # 35 of the 125 ways through the first three items stay below 5


def after_screen(machine: Machine) -> str:
    """The state after the screen, whose other choices must lead to the call."""
    targets = {choice.key: choice.target for choice in machine.start.choices}
    assert [machine.states[targets[key]].origin for key in ("any", "not-sure")] == ["call-now"] * 2
    assert list(targets) == ["any", "none", "not-sure"]
    return targets["none"]
