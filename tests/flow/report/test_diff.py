"""What is said of two machines of a flow that differ."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from askwell.flow.compare.product import TooFarApart
from askwell.flow.machine.compile import compile_flow
from askwell.flow.report.diff import as_lines, differences
from askwell.flow_revisions import read_version
from tests.flow.made_up import Data, flow, machine, question, rows, used

FLOWS = Path(__file__).parents[2] / "flows"

BASE = flow({"q": question({"a": "x", "b": "r", "c": "r"}), "r": question({"a": "y", "b": "z"})})


def changed(changes: Mapping[str, object], base: Data = BASE) -> Data:
    """A flow with other values at some places, such as "questions.q.options.a.to"; a value None takes away."""
    data: Data = copy.deepcopy(base)
    for place, value in changes.items():
        *way, last = place.split(".")
        part = data
        for step in way:
            part = part[step]
        part[last] = value
        if value is None:
            del part[last]
    return used(data)


def number(unit: str = "°C", **bands: tuple[Mapping[str, object], str]) -> Data:
    """A question for a number, with bands and their targets."""
    options = {key: {**ends, "to": to} for key, (ends, to) in bands.items()}
    return {"ask": "Test?", "number": {"unit": unit}, "options": options}


def groups(old: Data, new: Data) -> list[tuple[str, str, int]]:
    found = differences(machine(old), machine(new)).groups
    return [(group.was.outcome, group.now.outcome, group.ways) for group in found]


A, B = "questions.q.options.a.to", "questions.r.options.a.to"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({B: "z"}, [("y", "z", 2)], id="milder, after two choices"),
        pytest.param({B: "x"}, [("y", "x", 2)], id="more cautious"),
        pytest.param({A: "z", B: "x"}, [("x", "z", 1), ("y", "x", 2)], id="milder first"),
        pytest.param({A: "r"}, [("x", "z", 1), ("x", "y", 1)], id="the mildest first; a question more"),
        pytest.param({"questions.q.options.b.to": "y"}, [("z", "y", 1)], id="a question less"),
        pytest.param({"outcomes.y.urgency": "self_care"}, [("y", "y", 2)], id="another urgency"),
        pytest.param({"outcomes.y.title": "Test words"}, [], id="other words"),
        pytest.param(
            {B: "s", "questions.s": question({"a": "y", "b": "x", "c": "x"})},
            [("y", "x", 4)],
            id="what only one side asks is free",
        ),
    ],
)
def test_groups(changes: Mapping[str, object], expected: list[tuple[str, str, int]]) -> None:
    assert groups(BASE, changed(changes)) == expected


def asked_in_turn(*keys: str, to: str = "t") -> Data:
    """Questions one after the other, then the table, which rests on the choice at each."""
    ways = [(f"{key} is a", end) for key, end in zip(("q", "r", "s"), "xyz", strict=True)]
    after = dict(zip(keys, (*keys[1:], to), strict=True))
    questions = {key: question(after[key]) for key in keys}
    return flow(questions, tables={"t": rows(*ways, otherwise="x")}, start=keys[0])


@pytest.mark.parametrize("order", ["qrs", "qsr", "rqs", "rsq", "sqr", "srq"])
def test_questions_in_another_order(order: str) -> None:
    old, new = asked_in_turn("q", "r", "s"), asked_in_turn(*order)
    assert groups(old, new) == []
    ways = ("q is a", "x"), ("s is a", "z"), ("r is a", "y")
    (group,) = differences(machine(old), machine(changed({"tables.t": rows(*ways, otherwise="x")}, new))).groups
    assert (group.was.outcome, group.now.outcome, group.ways) == ("y", "z", 1)
    assert sorted(label for _, label in group.example) == ["a", "a", "b"]


def test_too_many_questions_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.product.MAX_PAIRS", 10)
    with pytest.raises(TooFarApart):
        groups(asked_in_turn("q", "r", "s"), asked_in_turn("s", "r", "q"))


LOW, HIGH = {"under": 38}, {"at_least": 38}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(number(low=(LOW, "z"), high=(HIGH, "x")), [], id="the same bands"),
        pytest.param(number(few=(LOW, "z"), many=(HIGH, "x")), [], id="other keys"),
        pytest.param(number(low=({"under": 39}, "z"), high=({"at_least": 39}, "x")), [("x", "z", 1)], id="limit up"),
        pytest.param(number(low=({"under": 37}, "z"), high=({"at_least": 37}, "x")), [("z", "x", 1)], id="limit down"),
        pytest.param(
            number(low=(LOW, "z"), some=({"at_least": 38, "under": 40}, "y"), high=({"at_least": 40}, "x")),
            [("x", "y", 1)],
            id="a band cut in two",
        ),
        pytest.param(
            number(low=({"at_most": 38}, "z"), high=({"over": 38}, "x")), [("x", "z", 1)], id="the limit itself"
        ),
        pytest.param(
            number("°F", low=({"under": 100}, "z"), high=({"at_least": 100}, "x")), [], id="another unit"
        ),
    ],
)  # fmt: skip
def test_bands_are_compared_by_their_numbers(new: Data, expected: list[tuple[str, str, int]]) -> None:
    assert groups(flow({"q": number(low=(LOW, "z"), high=(HIGH, "x"))}), flow({"q": new})) == expected


def test_a_group_has_its_shortest_way_in_the_readers_words() -> None:
    (group,) = differences(machine(BASE), machine(changed({B: "z"}))).groups
    assert (group.milder, group.example) == (True, (("Test?", "b"), ("Test?", "a")))
    assert (group.was.title, str(group.was.urgency)) == ("y", "routine")
    assert (group.now.title, str(group.now.urgency)) == ("z", "self_care")


def test_a_band_that_is_now_another_is_told_as_both() -> None:
    old = flow({"q": number(low=(LOW, "z"), high=(HIGH, "x"))})
    new = flow({"q": number(low=({"under": 39}, "z"), high=({"at_least": 39}, "x"))})
    (group,) = differences(machine(old), machine(new)).groups
    assert group.example == (("Test?", "38 °C or more, now: Under 39 °C"),)


def log(*pairs: tuple[str, str], day: str = "2026-01-10") -> Data:
    """An entry of the change log that lists these changes to milder advice."""
    return {"on": day, "what": "Test reason.", "milder": [{"was": was, "now": now} for was, now in pairs]}


LISTED = log(("x", "y"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([], [], ["xz", "xy"], id="no change log"),
        pytest.param([], [LISTED], ["xz"], id="listed"),
        pytest.param([], [LISTED, log(("x", "z"))], [], id="both listed"),
        pytest.param([LISTED], [LISTED], ["xz", "xy"], id="listed already before"),
        pytest.param([LISTED], [log(("x", "y"), day="2026-01-11"), LISTED], ["xz"], id="listed anew"),
        pytest.param([], [log(("y", "x"), ("x", "x"))], ["xz", "xy"], id="others are listed"),
    ],
)
def test_what_is_milder_and_not_acknowledged(old: list[Data], new: list[Data], expected: list[str]) -> None:
    found = differences(machine({**BASE, "changes": old}), machine(changed({A: "r"}, {**BASE, "changes": new})))
    assert [group.was.outcome + group.now.outcome for group in found.unacknowledged] == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"outcomes.y.title": "Test words"}, ["outcome y: title"], id="outcome"),
        pytest.param({"questions.r.ask": "Test words?"}, ["question r: ask"], id="question"),
        pytest.param({"questions.r.options.a.label": "Test"}, ["choice r=a: label"], id="choice"),
        pytest.param({"questions.r.red_flag": "yes", "questions.r.help": "Test"}, ["question r: help, red_flag"],
                     id="two texts"),
        pytest.param({"outcomes.y.title": "Test words", B: "z"}, [], id="nobody is led there any more"),
        pytest.param({"outcomes.y.title": "Test words", "questions.q.options.b.to": "y"}, ["outcome y: title"],
                     id="some are led there as before"),
    ],
)  # fmt: skip
def test_what_says_something_else(changes: Mapping[str, object], expected: list[str]) -> None:
    found = differences(machine(BASE), machine(changed(changes))).reworded
    assert [f"{item.kind} {item.key}: {', '.join(item.fields)}" for item in found] == expected


def test_words_of_questions_that_are_never_asked_at_a_time() -> None:
    new = changed({"questions.s.ask": "Test words?"}, asked_in_turn("s", "q", "r"))
    found = differences(machine(asked_in_turn("q", "r", "s")), machine(new)).reworded
    assert [(item.kind, item.key, item.fields) for item in found] == [("question", "s", ("ask",))]


FOR_SOME = {"questions.r.options.c": {"label": "c", "to": "x", "when": "q is b"}}
ENTRY = {"entries": {"in": {"at": "r", "title": "Test entry"}}}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({}, {"questions.q.options.d": {"label": "d", "to": "x"}}, ["new choice q=d"], id="new choice"),
        pytest.param({"questions.q.options.d": {"label": "d", "to": "x"}}, {}, ["choice gone q=d"], id="choice gone"),
        pytest.param({}, FOR_SOME, ["new choice r=c"], id="a new choice for some"),
        pytest.param({"questions.r.options.c": {"label": "c", "to": "x"}}, FOR_SOME, ["choice gone r=c"],
                     id="a choice that some are no longer offered"),
        pytest.param({}, {B: "s", "questions.s": question({"a": "x", "b": "y"})}, ["new question s"],
                     id="new question"),
        pytest.param({}, {"questions.q.options.b.to": "z", "questions.q.options.c.to": "y"}, ["question gone r"],
                     id="question gone"),
        pytest.param({}, ENTRY, ["new entry in"], id="new entry"),
        pytest.param(ENTRY, {}, ["entry gone in"], id="entry gone"),
    ],
)  # fmt: skip
def test_what_only_one_side_has(old: Mapping[str, object], new: Mapping[str, object], expected: list[str]) -> None:
    found = differences(machine(changed(old)), machine(changed(new))).one_sided
    assert [f"{item.what} {item.key}" for item in found] == expected


def test_entries_are_compared() -> None:
    old = {**BASE, "entries": {"in": {"at": "r", "title": "Test entry"}}}
    (group,) = differences(machine(old), machine(changed({B: "z"}, old))).groups
    assert (group.ways, group.entry, group.example) == (3, "in", (("Test?", "a"),))


def test_lines_for_people() -> None:
    changes = {A: "r", B: "x", "outcomes.z.why": "Test words", "changes": [log(("x", "z"))]}
    assert list(as_lines(differences(machine(BASE), machine(changed(changes))))) == [
        "milder, as the change log says: x 'x' (emergency) becomes z 'z' (self_care), on 1 way",
        "    for example (a reader who chooses: Test? a; Test? b)",
        "more cautious: y 'y' (routine) becomes x 'x' (emergency), on 2 ways",
        "    for example (a reader who chooses: Test? b; Test? a)",
        "says something else: outcome z (why)",
        "    was: Test",
        "    now: Test words",
    ]
    assert list(as_lines(differences(machine(BASE), machine(BASE)))) == ["no difference"]
    (line, *_) = as_lines(differences(machine(BASE), machine(changed({B: "z"}))))
    assert line.startswith("milder, and not in the change log: y 'y' (routine) becomes z 'z' (self_care), on 2 ways")


def test_nine_items_with_another_limit() -> None:
    """All that is known of the sums says how many ways now lead elsewhere."""
    flows = read_version(str(FLOWS), FLOWS).machines
    record = flows["phq-9"].flow
    table = record.tables["result"]
    moved = tuple(row.model_copy(update={"when": row.when.replace("10", "12")}) for row in table.rows)
    new, _ = compile_flow(record.model_copy(update={"tables": {"result": table.model_copy(update={"rows": moved})}}))
    assert new
    sums = Counter(map(sum, product(range(4), repeat=8)))
    found = differences(flows["phq-9"], new).groups
    assert [(group.was.outcome, group.now.outcome, group.ways) for group in found] == [
        ("moderate", "mild", sums[10] + sums[11])
    ]
