"""What an author wrote that no reader ever comes to, and conditions that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.liveness import guards
from askwell.flow.explore.reachable import Exploration
from askwell.flow.resolve.graph import QuestionNode, TableNode
from askwell.flow.resolve.ways import place_of
from askwell.flow.schema.questions import NOT_SURE

NEVER = "fix the condition, or a condition before it; delete it only if no reader needs it"

NO_SUM = "fix its sums, or the points; delete it only if no reader needs it"


def unused(explored: Exploration) -> Iterator[Diagnostic]:
    """Conditions that never hold, or always; questions, tables, rows and outcomes that nobody comes to."""
    graph = explored.graph
    flow = graph.flow
    reached = {state.node for state in explored.came} | {table for table, _ in explored.used}
    for key, node in graph.nodes.items():
        if key not in reached:
            kind = str(place_of(node)[0])[:-1]
            message = f"no reader ever comes to the {kind} '{key}'"
            yield Diagnostic(
                flow.at(*place_of(node), key=True),
                "FLOW002",
                message,
                "lead readers to it; delete it only if no reader needs it",
            )
            never = [s for s in guards(node) if explored.seen.get(s.loc) == {False}]
            for guard in never:
                yield _says_nothing(explored, guard.loc, guard.text, holds=False)
            continue
        for guard in dict.fromkeys(guards(node)):
            seen = explored.seen.get(guard.loc, set())
            if len(seen) == 1:
                yield _says_nothing(explored, guard.loc, guard.text, holds=True in seen)
        if isinstance(node, TableNode):
            yield from _rows(explored, node)
        if isinstance(node, QuestionNode):
            yield from _offers(explored, node)


def _offers(explored: Exploration, node: QuestionNode) -> Iterator[Diagnostic]:
    """Choices that an author wrote and nobody is offered, though no condition of their own is in the way."""
    offered = {key for state, ways in explored.ways_on.items() if state.node == node.key for key in ways}
    for option in node.options:
        written = option.key in node.question.options or option.key == NOT_SURE
        if written and option.key not in offered and option.when is None:
            way = ("not_sure",) if option.key == NOT_SURE else ("options", option.key)
            place = explored.graph.flow.at("questions", node.key, *way, key=True)
            message = f"no reader is ever offered '{option.key}' at the question '{node.key}'"
            hint = "nobody is shown so many signs: take it out, or let it count as another option"
            yield Diagnostic(place, "FLOW002", message, hint)


def _rows(explored: Exploration, node: TableNode) -> Iterator[Diagnostic]:
    flow = explored.graph.flow
    for number, (_, guard) in enumerate(node.rows):
        if (node.key, number) not in explored.used and True in explored.seen.get(guard.loc, set()):
            message = f"row {number + 1} of the table '{node.key}' is never used: a row above applies whenever it does"
            yield Diagnostic(
                flow.at(*guard.loc),
                "FLOW002",
                message,
                "put it higher, or fix the rows above; delete it only if those say enough",
            )
    if node.table.otherwise and (node.key, -1) not in explored.used:
        message = f"'otherwise' of the table '{node.key}' is never used: a row applies to everybody"
        yield Diagnostic(
            flow.at("tables", node.key, "otherwise", key=True),
            "FLOW002",
            message,
            "fix the rows if some readers should come here, or take it out",
        )


def _says_nothing(explored: Exploration, loc: tuple[str | int, ...], text: str, *, holds: bool) -> Diagnostic:
    place = explored.graph.flow.at(*loc)
    if loc[-2:-1] == ("says",):
        who, hint = ("everybody", "write the words alone") if holds else ("nobody", NO_SUM)
        message = f"the line '{loc[-1]}' is for {who}: {'every' if holds else 'no'} sum that readers come to is in it"
        return Diagnostic(place, "FLOW021" if holds else "FLOW020", message, hint)
    if holds:
        return Diagnostic(place, "FLOW021", f"'{text}' always holds here", "fix it, or take the condition out")
    return Diagnostic(place, "FLOW020", f"'{text}' never holds here", NEVER)
