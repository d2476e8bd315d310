"""The table that a clinician signs: every combination of choices that matters, with the advice it leads to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap

from askwell.flow.expr.ast import Worth
from askwell.flow.machine.machine import Machine
from askwell.flow.report.combinations import Cell, Combining, Sums
from askwell.flow.report.set_aside import set_aside, stated
from askwell.flow.resolve.graph import QuestionNode, TableNode

WIDTH, NARROWEST, GAP = 100, 12, "  "
"""Of printed text: characters of a line at most, of a column at least, and what stands between columns (ours)."""

ANY, UNASKED = "Any choice", "not asked"

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula for some spreadsheet programs."""


@dataclass(frozen=True, slots=True)
class Column:
    """A question that matters: its key and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A combination: a cell for each column, all possible sums of each score, the advice with its
    outcome's key, and by how many ways through the guide readers come to it."""

    cells: tuple[str, ...]
    sums: tuple[Sums, ...]
    title: str
    urgency: str
    outcome: str
    ways: int


@dataclass(frozen=True, slots=True)
class Section:
    """The combinations from the start, or from an entry; `entry` is its key."""

    entry: str | None
    title: str
    columns: tuple[Column, ...]
    scores: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Combinations:
    """All combinations of a guide, with what identifies it."""

    title: str
    fingerprint: str
    updated: date
    sections: tuple[Section, ...]
    points: tuple[tuple[str, str], ...]
    """How scores add up: each question that adds points, with its choices and their points in words."""

    set_aside: tuple[str, ...]
    """The promises that are set aside, in words."""

    stated: tuple[tuple[str, str], ...]
    """What the author states of a question."""


def combinations(machine: Machine) -> Combinations:
    """Every combination of choices that matters, and its outcome, from the start and from each entry; nothing
    is left out. Raises TooManyRows."""
    flow = machine.flow
    sections, points = tuple(map(_section, machine.all)), tuple(_points(machine))
    decided = tuple(map(str, set_aside(machine))), tuple(stated(machine))
    return Combinations(flow.title, machine.fingerprint, flow.updated, sections, points, *decided)


def _points(machine: Machine) -> Iterator[tuple[str, str]]:
    scores, graph = machine.flow.scores, machine.graph
    nodes = [graph.nodes[key] for key in graph.order]
    for node in (node for node in nodes if isinstance(node, QuestionNode) and node.key in machine.asks):
        labels = {
            c.key: c.meant for state in machine.states.values() for c in state.choices if state.origin == node.key
        }
        for score in (score for score in scores if any(score in option.points for option in node.options)):
            added = (f"{labels[o.key]} {o.points[score]:+}" for o in node.options if o.key in labels)
            yield f"{scores[score].label}, {machine.asks[node.key]}", "; ".join(added)
    for step in machine.outline.steps:
        table = graph.nodes[step.key]
        if isinstance(table, TableNode) and any(table.points):
            yield f"Decision: {step.words}", "; ".join(label for branch in step.branches for label in branch.labels)


def _section(machine: Machine) -> Section:
    found = Combining(machine)
    every = {key: _offered(machine, key) for key in found.shown}
    rows = []
    for line in found.lines():
        cells = tuple(_words(cell, every[key]) for key, cell in zip(found.shown, line.cells, strict=True))
        rows.append(Row(cells, line.sums, line.ending.title, line.ending.how_urgent, line.ending.outcome, line.ways))
    title = machine.entry.title if machine.entry else "From the start"
    columns = tuple(Column(key, machine.asks[key]) for key in found.shown)
    scores = tuple(score.label for score in machine.flow.scores.values())
    return Section(machine.entry_key, title, columns, scores, tuple(rows))


def _offered(machine: Machine, question: str) -> set[str]:
    """The keys of all choices that a question has in any state."""
    states = (state for state in machine.states.values() if state.origin == question)
    return {choice.key for state in states for choice in state.choices}


def _words(cell: Cell, every: set[str]) -> str:
    if len(every) > 1 and {key for key, _ in cell} == every:
        return ANY
    return " or ".join(dict.fromkeys(label for _, label in cell)) or UNASKED


def ranges(numbers: Iterable[Worth]) -> str:
    """Numbers in words: "0 to 4, 6"; decimals stand alone, for what lies between two of them is not meant."""
    runs = groupby(enumerate(sorted(numbers)), _run)
    found = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in found)


def _run(item: tuple[int, Worth]) -> tuple[bool, Worth]:
    """What the whole numbers of a run have in common; of decimals, each its own."""
    place, number = item
    return isinstance(number, int), number - place if isinstance(number, int) else number


def as_csv(table: Combinations) -> str:
    """The combinations for a spreadsheet. A question that makes no difference in a section has empty cells there."""
    words = {column.key: column.words for section in reversed(table.sections) for column in section.columns}
    keys = list(dict.fromkeys(column.key for section in table.sections for column in section.columns))
    scores = table.sections[0].scores
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = ["Entry", *(words[key] for key in keys), *scores, "Advice", "Urgency", "Outcome", "Ways"]
    writer.writerow(map(harmless, head))
    for section in table.sections:
        for row in section.rows:
            said = dict(zip((column.key for column in section.columns), row.cells, strict=True))
            cells = [section.entry or "", *(said.get(key, "") for key in keys), *map(ranges, row.sums)]
            writer.writerow(map(harmless, [*cells, row.title, row.urgency, row.outcome, str(row.ways)]))
    for line in table.set_aside:
        writer.writerow(["Set aside", harmless(line)])
    return text.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_text(table: Combinations) -> str:
    """The combinations to be printed, read and signed."""
    lines = [*wrap(table.title, WIDTH), f"Fingerprint: {table.fingerprint}", f"Updated: {table.updated.isoformat()}"]
    for section in table.sections:
        title = f"Entry '{section.entry}': {section.title}" if section.entry else section.title
        lines += ["", *wrap(title, WIDTH), "", *_printed(section)]
    if table.points:
        lines += ["", "How points add up", ""]
    for name, added in table.points:
        lines += [*wrap(name, WIDTH), *wrap(added, WIDTH, initial_indent="  ", subsequent_indent="    ")]
    if table.set_aside:
        lines += ["", "Set aside for this guide", ""]
    for line in table.set_aside:
        lines += wrap(line, WIDTH, subsequent_indent="  ")
    if table.stated:
        lines += ["", "Stated by the author", ""]
    for name, said in table.stated:
        lines += [*wrap(name, WIDTH), *wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")]
    lines += ["", *(f"{name:<12}{'_' * 48}\n" for name in ("Name:", "Date:", "Signature:"))]
    return "\n".join(lines)


def _printed(section: Section) -> Iterator[str]:
    """Rows in columns, or one below the other if the columns are too many for a line."""
    head = ["", *(column.words for column in section.columns), *section.scores, "Advice"]
    rows = [
        [f"{number}.", *row.cells, *map(ranges, row.sums), f"{row.title} ({row.urgency.replace('_', ' ')})"]
        for number, row in enumerate(section.rows, 1)
    ]
    widths = _widths([head, *rows])
    if widths:
        for row in (head, ["-" * width for width in widths], *rows):
            yield from _in_columns(row, widths)
        return
    yield from wrap("A question that a row leaves out is not asked there.", WIDTH)
    for row in rows:
        yield row[0]
        for name, cell in zip(head[1:], row[1:], strict=True):
            if cell != UNASKED:
                said = f"{name} {cell}" if name[-1] in "?:" else f"{name}: {cell}"
                yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column, the widest made narrower until a row fits a line; empty if it cannot fit."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = WIDTH - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths if sum(widths) <= room else []


def _in_columns(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        yield GAP.join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
