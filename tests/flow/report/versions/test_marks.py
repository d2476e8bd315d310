"""What differs between two versions of a flow, thing by thing, and where their maps show it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from askwell.flow.report.versions.marks import NEW, OLD, Marks, marks
from tests.flow.made_up import Data, flow, machine, question, rows
from tests.flow.report.test_diff import changed, number

Q, R, T, X, Y, Z = (
    "The question “Test?”", "The question “Second?”", "The decision “t”", "the outcome “x”", "the outcome “y”",
    "the outcome “z”",
)  # fmt: skip

BASE: Data = flow(
    {"q": question({"a": "x", "b": "r"}), "r": question("t", {"a": 0, "b": 2, "c": 3}, ask="Second?")},
    scores=1,
    tables={"t": rows(("s1 >= 3", "x"), ("s1 >= 2", "y"), otherwise="z")},
    rules=["never outcome z when r is c"],
)


def compared(changes: Mapping[str, object], base: Data = BASE) -> Marks:
    return marks(machine(base), machine(changed(changes, base)))


def said(found: Marks) -> list[str]:
    return [f"{mark.kind} {mark.number}: {mark.says}" for mark in (*found.shown, *found.besides)]


EXTRA = {"questions.q.options.b.to": "s", "questions.s": question("r", ask="Extra?")}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"updated": "2026-01-11"}, [], id="its day alone"),
        pytest.param(
            EXTRA,
            [
                f"Moved 1: {Q}, “b”: led to the question “Second?”, and now leads to the question “Extra?”.",
                "New 2: The question “Extra?”.",
            ],
            id="a question added",
        ),
        pytest.param(
            {"questions.q.options.a.to": "y"}, [f"Moved 1: {Q}, “a”: led to {X}, and now leads to {Y}."], id="moved"
        ),
        pytest.param(
            {"tables.t.rows": [{"when": "s1 >= 3", "to": "x"}], "outcomes.y": None},
            [f"Gone 1: {T}, “s1 >= 2”: led to {Y}.", "Gone 2: The outcome “y”."],
            id="an outcome removed, and its row",
        ),
        pytest.param(
            {"tables.t.rows": [{"when": "s1 >= 3", "to": "y"}, {"when": "s1 >= 2", "to": "x"}]},
            [
                f"Moved 1: {T}, “s1 >= 3”: led to {X}, and now leads to {Y}.",
                f"Moved 2: {T}, “s1 >= 2”: led to {Y}, and now leads to {X}.",
            ],
            id="two rows changed places",
        ),
        pytest.param(
            {"tables.t.rows": [{"when": "s1 >= 3", "to": "x"}, {"when": "s1 = 2", "to": "y"}]},
            [f"Changed 1: {T}, “s1 >= 2”: when changed from “s1 >= 2” to “s1 = 2”."],
            id="a row's condition",
        ),
        pytest.param(
            {"tables.t.rows": [{"when": "s1 >= 2", "to": "y"}, {"when": "s1 >= 3", "to": "x"}]},
            [f"Changed 1: {T}: what leads on from it stands in another order."],
            id="the order of rows",
        ),
        pytest.param(
            {"questions.r.options.d": {"label": "d"}}, [f"New 1: {R}, “d”: leads to the decision “t”."], id="a choice"
        ),
        pytest.param(
            {"questions.r.options.c.points": 4},
            [f"Changed 1: {R}, “c”: points changed from “3” to “4”."],
            id="points",
        ),
        pytest.param(
            {"questions.r.options.a.label": "No", "questions.r.ask": "Third?", "questions.r.help": "Test help."},
            [
                f"Changed 1: {R}: ask changed from “Second?” to “Third?”; help changed from nothing to “Test help.”.",
                f"Changed 2: {R}, “a”: words changed from “a” to “No”.",
            ],
            id="words",
        ),
        pytest.param(
            {"questions.r.when": "q is b", "questions.r.otherwise": "x"},
            [f"New 1: {R}, “Not asked”: leads to {X}."],
            id="not for everybody",
        ),
        pytest.param(
            {"outcomes.y.urgency": "urgent", "outcomes.y.gives": ["a-test"]},
            [f"Changed 1: {Y[0].upper()}{Y[1:]}: urgency changed from “routine” to “urgent”; "
             "gives changed from nothing to “a-test”."],
            id="an outcome's urgency and parts",
        ),
        pytest.param(
            {
                "rules": ["never outcome x when many"], "terms": {"many": "s1 >= 2"}, "title": "Other words",
                "entries": {"in": {"at": "q", "title": "Test entry"}},
            },
            [
                "Changed 1: Title changed from “Test” to “Other words”.",
                "New 2: Term many: when “s1 >= 2”.",
                "New 3: Entry in: at “q”, title “Test entry”.",
                "Gone 4: Rules: “never outcome z when r is c”.",
                "New 5: Rules: “never outcome x when many”.",
            ],
            id="what no map shows",
        ),
    ],
)  # fmt: skip
def test_what_differs(changes: Mapping[str, object], expected: list[str]) -> None:
    assert said(compared(changes)) == expected


def test_a_band_is_compared_by_its_ends() -> None:
    base = flow({"q": number(low=({"under": 38}, "z"), high=({"at_least": 38}, "x"))})
    found = compared({"questions.q.options.low.under": 39, "questions.q.options.high.at_least": 39}, base)
    assert said(found) == [
        f"Changed 1: {Q}, “Under 38 °C”: under changed from “38” to “39”.",
        f"Changed 2: {Q}, “38 °C or more”: at least changed from “38” to “39”.",
    ]


def test_where_the_marks_stand() -> None:
    found = compared(EXTRA | {"outcomes.y.title": "Test words"})
    assert [{key: [m.number for m in some] for key, some in side.items()} for side in found.boxes] == [
        {"y": [2]}, {"y": [2], "s": [3]},
    ]  # fmt: skip
    assert [{key: [m.number for m in some] for key, some in side.items()} for side in found.lines] == [
        {("q", "r", 0): [1]}, {("q", "s", 0): [1]},
    ]  # fmt: skip


def test_choices_that_moved_together_have_one_mark() -> None:
    found = compared({"questions.r.to": "x", "tables": {}, "outcomes.y": None, "outcomes.z": None, "rules": []})
    assert said(found)[0] == f"Moved 1: {R}, “a” and “b” and “c”: led to the decision “t”, and now leads to {X}."


def test_both_ways_round_the_same_things_differ() -> None:
    there = marks(machine(BASE), machine(changed(EXTRA, BASE)))
    back = marks(machine(changed(EXTRA, BASE)), machine(BASE))
    assert [key for key in there.boxes[NEW] if key not in there.boxes[OLD]] == ["s"]
    assert [key for key in back.boxes[OLD] if key not in back.boxes[NEW]] == ["s"]
