"""Rows of a table that take readers from a graver row below them."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.explore.reachable import Exploration, told
from askwell.flow.resolve.graph import FlowGraph, OutcomeNode, TableNode
from askwell.flow.schema.urgency import Caution
from askwell.flow.schema.waivers import Promise


def shadowed_rows(explored: Exploration) -> Iterator[Diagnostic]:
    """Each row that is milder than a later one of its table and is taken by a reader of whom both hold: once, with the
    gravest of those later rows. Where a row leads to questions, it is milder only if the gravest advice behind it is
    milder than the mildest behind the other."""
    graph = explored.graph
    worst: dict[tuple[str, int], tuple[Caution, int]] = {}
    for key, first, later in explored.passed_over:
        node = graph.nodes[key]
        assert isinstance(node, TableNode)
        mildest = min(_cautions(graph, node.rows[later][0].to or ""))
        if max(_cautions(graph, node.rows[first][0].to or "")) < mildest:
            known = worst.get((key, first))
            worst[key, first] = max(known or (mildest, later), (mildest, later), key=lambda one: (one[0], -one[1]))
    for (key, first), (_, later) in worst.items():
        if not graph.flow.waived(Promise.GRAVER_ROW_FIRST, key):
            yield _finding(explored, key, first, later)


def _cautions(graph: FlowGraph, key: str) -> set[Caution]:
    """How cautious the advice is that a target may lead to."""
    nodes = (graph.nodes[behind] for behind in graph.behind(key))
    return {node.outcome.urgency.caution for node in nodes if isinstance(node, OutcomeNode)}


def _finding(explored: Exploration, key: str, first: int, later: int) -> Diagnostic:
    flow = explored.graph.flow
    line = flow.at("tables", key, "rows", later, "when").line
    reader = tuple(map(explored.words, explored.passed_over[key, first, later]))
    message = f"row {first + 1} of the table '{key}' takes readers from the graver row {later + 1} in line {line}"
    hint = f"put row {later + 1} above it, or waive graver-row-first and say why"
    return Diagnostic(
        flow.at("tables", key, "rows", first, "when"), "FLOW072", message + told(reader), hint, reader=reader
    )
