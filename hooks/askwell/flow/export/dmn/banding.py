"""Decisions that say which choice a number belongs to, where a table cannot test for the number itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from askwell.flow.explore.evaluate import label_of, options_for
from askwell.flow.explore.worked_out import bands_for
from askwell.flow.export.dmn.answers import Answers, Asked, count_or_bands, is_number
from askwell.flow.export.dmn.feel import ANY, text, texts
from askwell.flow.export.dmn.model import Decision, Output, Rule
from askwell.flow.expr.ast import Unknown
from askwell.flow.expr.intervals import Interval
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from askwell.flow.resolve.graph import QuestionNode

Shown = tuple[tuple[str, str], ...]
"""The choices of a state: keys with labels. Bands that are worked out differ by their words."""


def bandings(answers: Answers) -> Iterator[Decision]:
    """A decision for each question for a number that has other choices as well."""
    for asked in answers.asked.values():
        if asked.band and not asked.varies:
            rows = [
                Rule((count_or_bands(asked, option, option.band), ANY), (text(option.key),))
                for option in asked.options
                if is_number(option)
            ]
            yield _decision(asked, asked.band, "", rows)


def banding_here(machine: Machine, asked: Asked, name: str, last: str) -> Decision:
    """The decision for bands that differ by where a reader stands, which `last` holds."""
    bands, rows = _worked_out(machine, asked.node) if asked.node.formula else {}, list[Rule]()
    fixed = {option.key: option.band for option in asked.options if option.band}
    for state in (state for state in machine.states.values() if state.origin == asked.node.key):
        here = {choice.key: fixed[choice.key] for choice in state.choices if choice.key in fixed}
        for key, band in (bands[_shown(state)] if asked.node.formula else here).items():
            tests = (text(state.key), ", ".join(asked.numbers([band])), *([ANY] if asked.instead else []))
            rows.append(Rule(tests, (text(key),)))
    return _decision(asked, name, last, rows)


def _decision(asked: Asked, name: str, last: str, rows: list[Rule]) -> Decision:
    """The choice in place of a number counts first: then it does not matter what the number is taken for."""
    standing = (last,) if last else ()
    before = tuple(ANY for _ in standing)
    said = [Rule((*before, ANY, text(key)), (text(key),)) for key in asked.words if asked.instead]
    looks_at = (*standing, asked.name, *([asked.instead] if asked.instead else []))
    values = texts(option.key for option in asked.options)
    about = "Which choice of the guide the number is, or what was chosen in place of one."
    label = f"{asked.node.key}: which choice"
    return Decision(name, label, about, looks_at, (Output(name, values=values),), (*said, *rows), "FIRST")


def _worked_out(machine: Machine, node: QuestionNode) -> Mapping[Shown, Mapping[str, Interval]]:
    found: dict[Shown, Mapping[str, Interval]] = {}
    for state in machine.explore().came:
        if state.node == node.key:
            memory = dict(state.memory)
            bands = bands_for(node, memory)
            offered = options_for(node, memory)
            shown = tuple((option.key, label_of(node, option, memory)) for option in offered)
            keys = {option.key for option in offered}
            found[shown] = {} if isinstance(bands, Unknown) else {k: b for k, b in bands.items() if k in keys}
    return found


def _shown(state: State) -> Shown:
    return tuple((choice.key, choice.label) for choice in state.choices)
