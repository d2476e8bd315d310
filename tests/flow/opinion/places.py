"""Where readers can stand: the nodes of a guide, and for an entry also how far they have come on the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from askwell.flow.resolve.graph import FlowGraph, QuestionNode, targets

IN = -1
"""Past the beginning: at the place where an entry leads, or behind it. From the start, everywhere."""


class Place(NamedTuple):
    """A node, and how many of the questions that an entry asks lie behind its readers there, or `IN`."""

    node: str
    done: int


class Places:
    """The way that readers take who come in by an entry, or from the start if it is None."""

    def __init__(self, graph: FlowGraph, entry: str | None) -> None:
        record = graph.flow.entries[entry] if entry else None
        self.graph = graph
        self.at = record.at if record else ""
        self.asks = tuple(sorted(record.asks, key=graph.rank.__getitem__)) if record else ()
        self.behind = graph.behind(self.at)
        self.start = self.stand(graph.start, 0 if record else IN)

    def stand(self, node: str, done: int) -> Place:
        """Where readers stand who are led to a node. On the way to an entry, its screens are asked and what it asks,
        and in place of all other questions the next of these, or the question where it begins."""
        if done == IN or not isinstance(self.graph.nodes[node], QuestionNode):
            return Place(node, done)
        ahead = self.asks[done:]
        if node == self.at:
            return Place(node, IN)
        if node in ahead[:1] or (self._is_screen(node) and not self._first_before(node, ahead)):
            return Place(node, done)
        return Place(ahead[0], done) if ahead else Place(self.at, IN)

    def _is_screen(self, node: str) -> bool:
        return self.graph.flow.questions[node].red_flag and node not in self.behind

    def _first_before(self, node: str, ahead: tuple[str, ...]) -> bool:
        """Whether something that the entry asks stands before a screen."""
        return bool(ahead) and self.graph.rank[ahead[0]] < self.graph.rank[node]

    def on(self, place: Place, target: str) -> Place:
        """Where readers go on to who are led on from a place."""
        done = place.done
        if done != IN and self.asks[done : done + 1] == (place.node,):
            done += 1
        return self.stand(target, done)

    def in_order(self) -> list[Place]:
        """Every place, each before all that it leads to."""
        finished: dict[Place, None] = {}
        waiting: list[tuple[Place, Iterator[Place]]] = [(self.start, self._next(self.start))]
        while waiting:
            place, ahead = waiting[-1]
            following = next((after for after in ahead if after not in finished), None)
            if following is None:
                finished[place] = None
                waiting.pop()
            else:
                waiting.append((following, self._next(following)))
        return list(finished)[::-1]

    def _next(self, place: Place) -> Iterator[Place]:
        return (self.on(place, target) for target in targets(self.graph.nodes[place.node]))
