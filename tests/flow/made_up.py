"""Small flows, written in a few words or put together by chance, and every way through them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from tests.helpers import graph_text, read_flow

Data = dict[str, Any]
"""A flow as its file has it."""

Way = tuple[tuple[str, str], ...]
"""The questions asked, in order, each with the key of the choice."""

URGENCIES = ("emergency", "urgent", "routine", "out_of_scope", "self_care")


LETTERS = {"x": "emergency", "y": "routine", "z": "self_care"}
"""The outcomes of written flows."""


def flow(
    questions: Mapping[str, Data], scores: int = 0, tables: Mapping[str, Data] | None = None, **more: object
) -> Data:
    """A flow with these questions and tables, the scores s1, s2, ..., and those of the outcomes x, y and z that
    something leads to; `more` are other fields."""
    data: Data = json.loads(graph_text({"q": list(LETTERS)}))
    outcome = data["outcomes"]["x"]
    led = json.dumps([questions, tables])
    outcomes = {key: {**outcome, "title": key, "urgency": LETTERS[key]} for key in LETTERS if f'"{key}"' in led}
    fields = {"questions": questions, "tables": tables or {}, "outcomes": outcomes}
    return data | {**fields, "scores": {f"s{n}": {"label": f"s{n}"} for n in range(1, scores + 1)}} | more


def question(to: str | Mapping[str, str], points: Mapping[str, object] | None = None, **more: object) -> Data:
    """A question with options that have targets of their own; or one that leads on, with options that have points,
    or with the options a and b. `more` are other fields."""
    keys = list(to if isinstance(to, Mapping) else points or "ab")
    options: dict[str, Data] = {key: {"label": key} for key in keys}
    for key in keys:
        options[key] |= {"to": to[key]} if isinstance(to, Mapping) else {}
        options[key] |= {"points": points[key]} if points else {}
    return {"ask": "Test?", "options": options} | ({} if isinstance(to, Mapping) else {"to": to}) | more


def rows(*ways: tuple[str, str], otherwise: str) -> Data:
    """A decision table with these conditions and targets."""
    return {"hit": "first", "rows": [{"when": when, "to": to} for when, to in ways], "otherwise": otherwise}


def machine(data: Data) -> Machine:
    """The machine of a flow that must have one."""
    found, problems = compile_flow(read_flow(json.dumps(data)))
    assert found, problems
    return found


def by_chance(random: Random) -> Data:
    """Three to five questions, up to two tables and scores, and conditions here and there. Not every one compiles."""
    data: Data = json.loads(graph_text({"q0": ["x0", "x1", "x2"]}))
    names = [f"q{n}" for n in range(random.randint(3, 5))]
    nodes = list(names)
    for table in ("t0", "t1")[: random.randint(0, 2)]:
        nodes.insert(random.randint(1, len(nodes)), table)
    data["scores"] = {f"s{n}": {"label": f"s{n}"} for n in range(random.randint(0, 2))}
    data["questions"], data["tables"] = {}, {}
    for place, name in enumerate(nodes):
        before = [q for q in nodes[:place] if q in names]
        if name in names:
            data["questions"][name] = _question(random, data, name, before, nodes[place + 1 :])
        else:
            data["tables"][name] = _table(random, data, before, nodes[place + 1 :])
    for name, outcome in data["outcomes"].items():
        outcome |= {"title": name, "urgency": URGENCIES[int(name[1:]) * 2]}
    return used(data)


def _question(random: Random, data: Data, name: str, before: list[str], later: list[str]) -> Data:
    options: Data = {}
    onward = _target(random, later)
    for key in "abc"[: random.randint(2, 3)]:
        to = onward if random.random() < 0.6 else _target(random, later)
        options[key] = {"label": f"{name}{key}", "to": to}
        if data["scores"] and random.random() < 0.6:
            options[key]["points"] = {score: random.randint(-1, 3) for score in data["scores"]}
    question: Data = {"ask": f"{name}?", "options": options}
    if before and random.random() < 0.3:
        question |= {"when": _condition(random, data, before), "otherwise": _target(random, later)}
    return question


def _table(random: Random, data: Data, before: list[str], later: list[str]) -> Data:
    conditions = [_condition(random, data, before) for _ in range(random.randint(1, 2))]
    rows = [{"when": condition, "to": _target(random, later)} for condition in conditions]
    return {"hit": "first", "rows": rows, "otherwise": _target(random, later)}


def _target(random: Random, later: list[str]) -> str:
    return random.choice([*later[:2], *later[:2], "x0", "x1", "x2"])


def _condition(random: Random, data: Data, before: list[str]) -> str:
    if data["scores"] and random.random() < 0.5:
        return f"{random.choice(list(data['scores']))} >= {random.randint(1, 3)}"
    question = random.choice(before)
    if random.random() < 0.2:
        return f"asked {question}"
    return f"asked {question} and {question} is {random.choice('abc')}"


def used(data: Data) -> Data:
    """The flow without what no choice leads to."""
    start = data.get("start") or next(iter(data["questions"]))
    waiting, met = [start], {start}
    while waiting:
        name = waiting.pop()
        node = data["questions"].get(name) or data["tables"].get(name) or {}
        ways = [node, *node.get("options", {}).values(), *node.get("rows", []), {"to": node.get("otherwise")}]
        fresh = {way["to"] for way in ways if way.get("to")} - met
        met |= fresh
        waiting += fresh
    for kind in ("questions", "tables", "outcomes"):
        data[kind] = {name: node for name, node in data[kind].items() if name in met}
    return data


def attempt(data: Data) -> Machine | None:
    """The machine of a flow, if it has one."""
    try:
        return compile_flow(read_flow(json.dumps(data)))[0]
    except AssertionError:
        return None


def made_up(random: Random) -> tuple[Data, Machine]:
    """The first flow put together by chance that has a machine."""
    while True:
        data = by_chance(random)
        found = attempt(data)
        if found:
            return data, found


def ways(found: Machine) -> Iterator[tuple[Way, State]]:
    """Every way through, with where it ends."""
    waiting: list[tuple[Way, State]] = [((), found.start)]
    while waiting:
        way, state = waiting.pop()
        if not state.choices:
            yield way, state
        waiting += [((*way, (state.origin, choice.key)), found.states[choice.target]) for choice in state.choices]
