"""Where the ways of a flow lead: targets that are not there, circles, and what nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.resolve.graph import FlowGraph, Node, QuestionNode, TableNode, targets
from askwell.flow.schema.records import Entry, Flow
from askwell.source.yaml import Loc


def place_of(node: Node) -> Loc:
    """The way to what an author wrote."""
    if isinstance(node, QuestionNode):
        return "questions", node.key
    return ("tables" if isinstance(node, TableNode) else "outcomes"), node.key


def unknown_targets(flow: Flow, nodes: Mapping[str, Node]) -> Iterator[Diagnostic]:
    for node in nodes.values():
        ways: list[tuple[str, Loc]] = []
        if isinstance(node, QuestionNode):
            ways = [(option.target, option.loc) for option in node.options]
            ways += [(node.otherwise, (*place_of(node), "otherwise"))] if node.question.otherwise else []
        elif isinstance(node, TableNode):
            rows = () if node.table.hit == "every" else node.table.rows
            ways = [(row.to or "", (*place_of(node), "rows", n, "to")) for n, row in enumerate(rows)]
            ways += [(node.table.to, (*place_of(node), "to"))] if node.table.to else []
            ways += [(node.table.otherwise, (*place_of(node), "otherwise"))] if node.table.otherwise else []
        for target, loc in ways:
            if target not in nodes and loc[-1] != "same_as":
                message = f"there is no question, outcome or table '{target}'"
                yield Diagnostic(flow.at(*loc), "FLOW001", message, did_you_mean(target, nodes))


def in_order(nodes: Mapping[str, Node], start: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """What can be reached, each before all it leads to (a topological order); and each circle: the node that closes
    it, and the way round."""
    finished: list[str] = []
    circles: list[tuple[str, list[str]]] = []
    path: list[str] = [start]
    waiting = {start: list(targets(nodes[start]))}
    while path:
        here = path[-1]
        if not waiting[here]:
            finished.append(path.pop())
            continue
        target = waiting[here].pop()
        if target in path:
            circles.append((here, [*path[path.index(target) :], target]))
        elif target not in waiting:
            waiting[target] = list(targets(nodes[target]))
            path.append(target)
    return finished[::-1], circles


def circle(flow: Flow, node: Node, round_trip: list[str]) -> Diagnostic:
    """The error of a node that closes a circle."""
    loc, target = place_of(node), round_trip[-1]
    if isinstance(node, QuestionNode):
        loc = next((option.loc for option in reversed(node.options) if option.target == target), (*loc, "otherwise"))
    elif isinstance(node, TableNode):
        rows = [n for n, row in enumerate(node.table.rows) if row.to == target]
        last = "to" if node.table.to else "otherwise"
        loc = (*loc, "rows", rows[-1], "to") if rows else (*loc, last)
    message = f"readers would go round in a circle: {' -> '.join(round_trip)}"
    return Diagnostic(flow.at(*loc), "FLOW004", message, "let this lead on, to a later question or an outcome")


def table_forms(flow: Flow) -> Iterator[Diagnostic]:
    """Rows and tables that lead nowhere or twice: a row says where it leads, or the table where all rows lead."""
    for key, table in flow.tables.items():
        here: Loc = ("tables", key)
        every = table.hit == "every"
        if every and table.to is None:
            hint = "add to: with where all its readers go on"
            yield Diagnostic(flow.at(*here, key=True), "FLOW101", f"the table '{key}' leads nowhere", hint)
        if every and table.otherwise:
            hint = "take it out: readers to whom no row applies go on at to:, too"
            yield Diagnostic(flow.at(*here, "otherwise", key=True), "FLOW101", "this table needs no 'otherwise'", hint)
        if not every and table.to:
            hint = "give each row its own to:, or write hit: every"
            yield Diagnostic(flow.at(*here, "to", key=True), "FLOW101", "a table whose rows lead on has no 'to'", hint)
        for number, row in enumerate(table.rows):
            at = (*here, "rows", number)
            if every and row.to:
                hint = "take it out: all go on at the table's to:"
                yield Diagnostic(flow.at(*at, "to", key=True), "FLOW101", "this row cannot lead elsewhere", hint)
            elif every and not row.points:
                yield Diagnostic(flow.at(*at), "FLOW101", "this row adds nothing", "give it points:")
            elif not every and row.to is None:
                yield Diagnostic(flow.at(*at), "FLOW101", "this row leads nowhere", "add to: with a target")


def entry_faults(graph: FlowGraph, key: str, entry: Entry) -> Iterator[Diagnostic]:
    """Questions that an entry cannot ask on the way to where it begins."""
    for number, asked in enumerate(entry.asks):
        hint = "take it out"
        if asked in entry.asks[:number]:
            message = f"'{asked}' stands twice"
        elif graph.flow.questions[asked].red_flag:
            message = f"'{asked}' is a screen for red flags: those before the entry are asked in any case"
        elif asked in graph.behind(entry.at):
            message = f"'{asked}' is not asked before '{entry.at}', where the entry begins"
        elif entry.at not in graph.behind(asked):
            message = f"'{asked}' never leads to '{entry.at}', where the entry begins"
        else:
            continue
        place = graph.flow.at("entries", key, "asks", number)
        yield Diagnostic(place, "FLOW086", f"this entry cannot ask: {message}", hint)
    behind = graph.behind(entry.at)
    for table in (node for node in graph.nodes.values() if isinstance(node, TableNode)):
        if any(table.points) and table.key not in behind and entry.at in graph.behind(table.key):
            message = f"readers who come in here miss the points of the table '{table.key}'"
            hint = "let the entry begin before the table"
            yield Diagnostic(graph.flow.at("entries", key, "at"), "FLOW100", message, hint)


def unreachable(flow: Flow, node: Node) -> Diagnostic:
    """The error of a node that nothing leads to."""
    kind = str(place_of(node)[0])[:-1]
    hint = "let a choice lead to it; delete it only if no reader needs it"
    return Diagnostic(
        flow.at(*place_of(node), key=True), "FLOW002", f"no choice leads to the {kind} '{node.key}'", hint
    )
