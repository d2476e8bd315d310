"""Entries, rules and scenarios drawn by chance for a flow, and how all of it is written."""

from __future__ import annotations

import json
from itertools import permutations
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.flow.drawn import Drawing
from tests.flow.drawn_terms import Dice, choices_of
from tests.flow.slow import Reading
from tests.flow.slow_choices import CAUTION, Data, reach
from tests.flow.terms import text

Rule = tuple[Any, ...]


class Case:
    """A flow with its slow reading; it shows as what an author would write."""

    def __init__(self, flow: Data, main: Reading) -> None:
        self.flow, self.main = flow, main

    def __repr__(self) -> str:
        return written(self.flow)


def cases() -> st.SearchStrategy[Case]:
    """Flows of two to six questions, with rules, and some with entries or a scenario."""
    return st.builds(drawn, st.randoms(use_true_random=True), st.integers(2, 6))


def drawn(random: Random, size: int) -> Case:
    """A flow of up to so many questions."""
    dice = Dice(random)
    drawing = Drawing(dice, size)
    flow = drawing.drawn()
    flow.update({"start": "q0"} if dice.percent(10) else {})
    if dice.percent(30):
        entries = {name: _entry(dice, flow) for name in ("in", "out")[: dice.one((1, 1, 2))]}
        flow["entries"] = {name: entry for name, entry in entries.items() if entry}
    if dice.percent(25):
        flow["waivers"] = [_waiver(dice, flow) for _ in range(dice.one((1, 1, 2)))]
    drawing.sure["rule"] = {key: set(choices_of(data)) for key, data in flow["questions"].items()}
    flow["rules"] = [rule for rule in (_rule(drawing) for _ in range(dice.one((2, 1, 3)))) if rule]
    main = Reading(flow)
    if dice.percent(75) and _mended(flow, main):
        main = Reading(flow)
    return Case(_with_scenario(dice, flow, main), main)


def _mended(flow: Data, main: Reading) -> bool:
    """Takes out conditions of wording that say nothing, and an "otherwise" for nobody: whether there were any."""
    texts = [
        loc for loc, found in main.seen.items() if len(found) == 1 and isinstance(loc[-2], int) and "rows" not in loc
    ]
    for loc in texts:
        block: Any = flow
        for step in loc[:-1]:
            block = block[step]
        del block["when"]
    tables = {key for key, _ in main.used}
    idle = [key for key in tables if "otherwise" in flow["tables"][key] and (key, -1) not in main.used]
    for key in idle:
        del flow["tables"][key]["otherwise"]
    return bool(texts or idle)


def _entry(dice: Dice, flow: Data) -> Data | None:
    """An entry at a question, with choices at some that stand before it; none where the order of screens is open."""
    names = list(flow["questions"])
    later = [key for key in names[1:] if flow["questions"][key].get("red_flag") == "yes"]
    behind = names[names.index(later[0]) + 1 :] if later and dice.percent(75) else []
    at = dice.one(behind or names[1:] or names)
    screens = [key for key in names if flow["questions"][key].get("red_flag") == "yes"]
    if not all(at in reach(flow, key) or key in reach(flow, at) for key in screens):
        return None
    given = {
        key: dice.one(choices_of(flow["questions"][key])) for key in names[1 : names.index(at)] if dice.percent(75)
    }
    asks = [
        key
        for key in names[1 : names.index(at)]
        if key not in given and key not in screens and at in reach(flow, key) and dice.percent(40)
    ]
    asks = [key for key in asks if asks[0] == key or key in reach(flow, asks[0])][:2]
    if dice.percent(4):
        given[dice.one(names)] = ""
        given = {key: choice or choices_of(flow["questions"][key])[0] for key, choice in given.items()}
    return {
        "at": at, "title": "Test", **({"given": given} if given else {}), **({"asks": asks} if asks else {})
    }  # fmt: skip


PROMISES = ("graver-sign", "cautious-when-unsure", "signs-first", "signs-answered", "not-sure-offered")


def _waiver(dice: Dice, flow: Data) -> Data:
    """A promise set aside for the whole flow or one of its questions."""
    at = {"at": dice.one(list(flow["questions"]))} if dice.percent(70) else {}
    return {"promise": dice.one(PROMISES), **at, "why": "Test", "by": "Test", "credentials": "Test", "on": "2026-01-10"}


NEW = ("never-gives", "always-gives", "asked-only", "never-asked")


def _rule(drawing: Drawing) -> Rule | None:
    dice, flow = drawing.dice, drawing.flow
    names, outcomes = list(flow["questions"]), list(flow["outcomes"])
    kind = dice.one(("never", "at-least", "milder", "only-if", "worse", "unsure", "before", "passes", *NEW))
    if kind in ("never", "only-if"):
        when = drawing.condition("rule")
        return (kind, dice.one(outcomes), when) if when else None
    if kind in ("never-gives", "always-gives"):
        parts = sorted({part for outcome in flow["outcomes"].values() for part in outcome.get("gives", ())})
        when = drawing.condition("rule") if parts else None
        return (kind, dice.one(parts), when) if when else None
    if kind in ("asked-only", "never-asked"):
        when = drawing.condition("rule")
        return (kind, dice.one(names), when) if when else None
    if kind in ("at-least", "milder"):
        when = drawing.condition("rule")
        return (kind, dice.one(CAUTION[1:]), when) if when else None
    if kind == "before":
        return (kind, *dice.one(list(permutations(names, 2)))) if names[1:] else None
    if kind == "passes":
        return (kind, names[0] if dice.percent(50) else dice.one(names))
    if kind == "unsure":
        unsure = [key for key in names if "not_sure" in flow["questions"][key]]
        return (kind, dice.one(unsure)) if unsure else None
    question = dice.one(names)
    choices = [choice for choice in choices_of(flow["questions"][question]) if choice != "not-sure"]
    if dice.percent(50):
        choices = choices[::-1]
    return (kind, question, tuple(choices) if dice.percent(60) else ())


def _with_scenario(dice: Dice, flow: Data, main: Reading) -> Data:
    """The flow with a reader who goes through it, and whose choices or outcome are then perhaps mistaken."""
    if not main.ends or not dice.percent(40):
        return flow
    end = dice.one(main.ends)
    choices, outcome = dict(end.history), end.key
    names = list(flow["questions"])
    for key, choice in choices.items():
        number = "number" in flow["questions"][key] and choice != "not-sure" and dice.percent(70)
        if number:
            choices[key] = dice.one(("0", "2", "3.5", "4", "5", "5.5", "8", "10", "11"))
    slip = dice.one(("", "", "outcome", "more", "less", "other"))
    if slip == "outcome":
        outcome = dice.one(list(flow["outcomes"]))
    elif slip == "more":
        choices.setdefault(dice.one(names), "a")
    elif slip == "less":
        del choices[dice.one(list(choices))]
    elif slip == "other":
        choices[dice.one(list(choices))] = dice.one(("a", "b", "any", "0", "1", "2", "not-sure", "b0"))
    scenario = {"reader": "Test reader", "choices": choices, "outcome": outcome}
    if flow.get("entries") and dice.percent(40):
        scenario["entry"] = dice.one(list(flow["entries"]))
    return {**flow, "scenarios": [scenario]}


def rule_text(rule: Rule) -> str:
    """A rule as an author writes it."""
    kind, *parts = rule
    if kind == "worse":
        order = f", from {' to '.join(parts[1])}" if parts[1] else ""
        return f"a worse {parts[0]} never gives milder advice{order}"
    forms = {
        "never": "never outcome {0} when {1}",
        "at-least": "always at least {0} when {1}",
        "milder": "never milder than {0} when {1}",
        "only-if": "outcome {0} only if {1}",
        "never-gives": "never gives {0} when {1}",
        "always-gives": "always gives {0} when {1}",
        "asked-only": "{0} is asked only if {1}",
        "never-asked": "{0} is never asked when {1}",
        "unsure": "not sure at {0} is never milder than a known choice",
        "before": "{0} is asked before {1}",
        "passes": "every entry passes {0}",
    }
    return forms[kind].format(*(text(part) if isinstance(part, tuple) else part for part in parts))


def written(flow: Data) -> str:
    """A flow as its author writes it."""
    return json.dumps({**_plain(flow), "rules": [rule_text(rule) for rule in flow["rules"]]}, indent=1)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: text(part) if key == "when" else _plain(part) for key, part in value.items() if key != "rules"}
    return [_plain(part) for part in value] if isinstance(value, list) else value
