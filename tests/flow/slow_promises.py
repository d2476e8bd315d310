"""Promises that hold for every guide, by looking at every reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.flow.slow import ExploredState, Finding, Place, Reading
from tests.flow.slow_choices import CAUTION, Data, options, reach


def waived(flow: Data, promise: str, key: str) -> bool:
    """Whether a promise is set aside for a question."""
    return any(w["promise"] == promise and w.get("at", key) == key for w in flow.get("waivers", []))


def shadowed(flow: Data, main: Reading) -> Iterator[Finding]:
    """Rows that take a reader from a later row, though all advice behind them is milder than all behind that. Of
    several later rows the one counts that surely leads to the gravest advice, and of those the first."""
    graver: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for key, first, later in main.passed_over:
        mine, other = (_cautions(flow, flow["tables"][key]["rows"][number]["to"]) for number in (first, later))
        if max(mine) < min(other):
            graver.setdefault((key, first), []).append((-min(other), later))
    for (key, first), found in graver.items():
        runs = main.passed_over[key, first, min(found)[1]]
        yield Finding("FLOW072", Place(("tables", key, "rows", first, "when")), frozenset(runs))


def _cautions(flow: Data, key: str) -> list[int]:
    return [CAUTION.index(flow["outcomes"][end]["urgency"]) for end in reach(flow, key) & flow["outcomes"].keys()]


def points(flow: Data, reading: Reading) -> Iterator[Finding]:
    """Choices that add fewer points than one before them, where others add more than one before them."""
    for spot in reading.spots:
        if spot.ways:
            yield from _reversed(flow, reading, spot)


def _reversed(flow: Data, reading: Reading, spot: ExploredState) -> Iterator[Finding]:
    data = flow["questions"][spot.key]
    offered = [o for o in options(flow, spot.key) if o.key in spot.ways and o.key != "not-sure"]
    offered = [offer for offer in offered if offer.target not in flow["outcomes"]]
    if "number" in data:
        offered.sort(key=lambda offer: reading.numbers[spot.key][offer.key][0])
    stated = [] if "any_of" in data or "how_many" in data else data.get("gravity", [])
    orders = [stated, ["none", "any"], ["no", "yes"]]
    known = next((order for order in orders if order and {offer.key for offer in offered} <= set(order)), None)
    if known:
        offered.sort(key=lambda offer: known.index(offer.key))
    sure = known is not None or "how_many" in data
    for score in {score for offer in offered for score in offer.points}:
        added = [offer.points.get(score, 0) for offer in offered]
        ups = [later for one, later in combinations(range(len(added)), 2) if added[later] > added[one]]
        downs = [later for one, later in combinations(range(len(added)), 2) if added[later] < added[one]]
        if downs and (ups or sure):
            turn = min(downs) if sure else max(min(ups), min(downs))
            yield Finding("FLOW071", Place(("questions", spot.key, "options", offered[turn].key, "points")))


def missed_points(flow: Data, entry: str) -> Iterator[Finding]:
    """Tables with points that readers who come in by an entry pass over."""
    at = flow["entries"][entry]["at"]
    for key, table in flow.get("tables", {}).items():
        adds = any(row.get("points") for row in table["rows"])
        if adds and at in reach(flow, key) and key not in reach(flow, at) and key in reach(flow, _first(flow)):
            yield Finding("FLOW100", Place(("entries", entry, "at")))


def _first(flow: Data) -> str:
    return str(flow.get("start") or next(iter(flow["questions"])))
