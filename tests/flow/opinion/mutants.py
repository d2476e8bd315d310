"""Guides spoilt in one place each, always the same ones.

A row leads elsewhere, is dropped, or says the opposite. A choice leads elsewhere or has other points. A question is
asked of others. "Not sure" counts as something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askwell.flow.resolve.question_kinds import options_of
from askwell.flow.schema.records import Flow

Fields = dict[str, Any]


def mutants(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Each with what is wrong in it."""
    for key, table in flow.tables.items():
        for number, row in enumerate(table.rows):
            what = f"row {number + 1} of {key}"
            others = (*table.rows[:number], *table.rows[number + 1 :])
            if others:
                yield f"{what} dropped", _changed(flow, "tables", key, rows=others)
            for name, fields in _rows(flow, row.to, row.when, row.points):
                rows = (*table.rows[:number], row.model_copy(update=fields), *table.rows[number + 1 :])
                yield f"{what} {name}", _changed(flow, "tables", key, rows=rows)
    for key, question in flow.questions.items():
        if question.when:
            yield f"{key} asked of others", _changed(flow, "questions", key, when=f"not ({question.when})")
        options = options_of(question)
        if question.not_sure and question.not_sure.same_as:
            other = next((name for name in options if name != question.not_sure.same_as), None)
            unsure = question.not_sure.model_copy(update={"same_as": other})
            yield f"{key} counts as {other}", _changed(flow, "questions", key, not_sure=unsure)
        for name, option in list(options.items())[:4]:
            for what, fields in _options(flow, option.to, option.points):
                changed = {**question.options, name: option.model_copy(update=fields)}
                yield f"{key} {name} {what}", _changed(flow, "questions", key, options=changed)


def _rows(flow: Flow, to: str | None, when: str, points: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    yield "turned", {"when": f"not ({when})"}
    yield from _options(flow, to, points)


def _options(flow: Flow, to: str | None, points: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    outcomes = list(flow.outcomes)
    if to in outcomes:
        yield "elsewhere", {"to": outcomes[outcomes.index(to) - 1]}
    if points:
        yield "with less", {"points": {score: more - 2 for score, more in points.items()}}


def _changed(flow: Flow, kind: str, key: str, **fields: object) -> Flow:
    nodes = dict(getattr(flow, kind))
    nodes[key] = nodes[key].model_copy(update=fields)
    return flow.model_copy(update={kind: nodes})
