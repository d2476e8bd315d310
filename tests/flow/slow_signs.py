"""What is promised of red flags and of readers who are not sure, by looking at every reader and at every two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from tests.flow.slow import ExploredState, Finding, Pair, Place, Reading
from tests.flow.slow_choices import CAUTION, Data, Loc, options, reach
from tests.flow.slow_promises import waived

Broken = Callable[[Reading, str, list[tuple[str, str]]], frozenset[Pair]]
"""The pairs of readers of whom the worse off, by the order given at a question, ends in milder advice."""


def promised(flow: Data, readings: list[Reading], broken: Broken) -> Iterator[Finding]:
    """Everything that breaks a promise which is not set aside."""
    reached = reach(flow, flow.get("start") or next(iter(flow["questions"])))
    for key in flow["questions"].keys() & reached:
        yield from _order_faults(flow, key)
    for key in {spot.key for reading in readings for spot in reading.spots if spot.ways and spot.said[3]}:
        yield from _compared(flow, key, readings, broken)
        yield from _seen_by_all(flow, key, readings)
        yield from _turned_away(flow, key, readings)
    for reading in readings:
        yield from _not_offered(flow, reading)


def _unsure(data: Data) -> list[str]:
    return [key for key in data.get("options", {}) if key == "maybe"]


def _known(flow: Data, key: str) -> list[str]:
    unsure = _unsure(flow["questions"][key])
    return [offer.key for offer in options(flow, key) if offer.key not in (*unsure, "not-sure")]


def _mistakes(flow: Data, key: str) -> Iterator[Any]:
    """The items of a stated order that are wrong, and "" for one that is not whole."""
    stated, known = flow["questions"][key]["gravity"], _known(flow, key)
    for number, choice in enumerate(stated):
        if choice not in (*known, "maybe") or choice in stated[:number]:
            yield number
    if set(known) - set(stated):
        yield ""


def _order(flow: Data, key: str) -> list[str]:
    """The known choices of a question, mildest first; nothing where no right order is stated or known."""
    data, known = flow["questions"][key], _known(flow, key)
    if "any_of" in data:
        return ["none", "any"]
    if "gravity" in data and "how_many" not in data:
        return [] if list(_mistakes(flow, key)) else [c for c in data["gravity"] if c in known]
    if "how_many" in data or len(known) == 1:
        return known
    return ["no", "yes"] if set(known) == {"no", "yes"} else []


def _order_faults(flow: Data, key: str) -> Iterator[Finding]:
    data, here = flow["questions"][key], ("questions", key)
    if "gravity" not in data:
        if data.get("red_flag") == "yes" and not _order(flow, key):
            yield Finding("FLOW051", Place(here, key=True))
    elif "any_of" in data or "how_many" in data:
        yield Finding("FLOW051", Place((*here, "gravity"), key=True))
    else:
        for item in _mistakes(flow, key):
            yield Finding(
                "FLOW051", Place((*here, "gravity"), key=True) if item == "" else Place((*here, "gravity", item))
            )


def _compared(flow: Data, key: str, readings: list[Reading], broken: Broken) -> Iterator[Finding]:
    """Two readers who choose alike in all but this question."""
    if not waived(flow, "graver-sign", key):
        order = list(combinations(_order(flow, key), 2))
        pairs = next((found for reading in readings if (found := broken(reading, key, order))), None)
        if pairs:
            yield Finding("FLOW050", Place(("questions", key), key=True), pairs=pairs)
    for choice in () if waived(flow, "cautious-when-unsure", key) else (*_unsure(flow["questions"][key]), "not-sure"):
        order = [(known, choice) for known in _known(flow, key)]
        pairs = next((found for reading in readings if (found := broken(reading, key, order))), None)
        if pairs:
            yield Finding("FLOW052", Place(_target(flow, key, choice)), pairs=pairs)


def _target(flow: Data, key: str, choice: str) -> Loc:
    """Where it is written where a choice leads."""
    data = flow["questions"][key]
    if choice == "not-sure":
        return "questions", key, "not_sure", "same_as" if "same_as" in data["not_sure"] else "to"
    own = "to" in data.get("options", {}).get(choice, {})
    return ("questions", key, "options", choice, "to") if own else ("questions", key, "to")


def _caution(end: ExploredState) -> int:
    return CAUTION.index(end.said[0])


def _seen_by_all(flow: Data, key: str, readings: list[Reading]) -> Iterator[Finding]:
    """Readers who come to milder advice than that behind a screen, and never saw it; or who did not see all of it."""
    if waived(flow, "signs-first", key):
        return
    for reading in readings:
        here = [spot for spot in reading.spots if spot.key == key]
        known = [spot.ways[choice][1] for spot in here for choice in _known(flow, key) if choice in spot.ways]
        straight = [_caution(after) for after in known if not after.ways]
        grave = max(straight or [_caution(end) for spot in here for end in spot.ends], default=-1)
        missed = [end for end in reading.ends if _caution(end) < grave and key not in dict(end.history)]
        if missed:
            yield Finding("FLOW054", Place(("questions", key), key=True), frozenset(end.told for end in missed))
            break
    for spot in (spot for reading in readings for spot in reading.spots if spot.key == key):
        yield from (Finding("FLOW054", place, frozenset({spot.told})) for place in _hidden(flow, spot))


def _hidden(flow: Data, spot: ExploredState) -> Iterator[Place]:
    data, here = flow["questions"][spot.key], ("questions", spot.key)
    for kind in ("any_of", "how_many"):
        for number, block in enumerate(data.get(kind, [])):
            if (block if isinstance(block, str) else block["say"]) not in spot.said[4]:
                yield Place((*here, kind, number))
    if "number" not in data and "how_many" not in data:
        for offer in options(flow, spot.key):
            if offer.key not in spot.ways and offer.key != "not-sure":
                yield Place((*here, "options", offer.key), key=True)


def _turned_away(flow: Data, key: str, readings: list[Reading]) -> Iterator[Finding]:
    """Readers with a sign, or not sure of it, who are told that the guide cannot advise them."""
    if waived(flow, "signs-answered", key):
        return
    order, data = _order(flow, key), flow["questions"][key]
    grave = [c for c in order if c != "0"] if "how_many" in data else order[-1:]
    grave = grave if len(order) > 1 or grave in (["yes"], ["any"]) else []
    for choice in (*grave, *_unsure(data), "not-sure"):
        for reading in readings:
            after = [spot.ways[choice][1] for spot in reading.spots if spot.key == key and choice in spot.ways]
            out = frozenset(end.told for spot in after for end in spot.ends if end.said[0] == "out_of_scope")
            if out:
                yield Finding("FLOW055", Place(_target(flow, key, choice)), out)
                break


def _not_offered(flow: Data, reading: Reading) -> Iterator[Finding]:
    """Questions of which one choice or another makes a difference to how soon to act."""
    for spot in reading.spots:
        data = flow["questions"].get(spot.key, {})
        excused = "no_not_sure" in data or "not-sure" in spot.ways or data.get("red_flag") == "yes"
        differ = len({_urgencies(after) for _, after in spot.ways.values()}) > 1
        if differ and not excused and not waived(flow, "not-sure-offered", spot.key):
            yield Finding("FLOW056", Place(("questions", spot.key), key=True))


def _urgencies(spot: ExploredState) -> Any:
    """The urgency, if whatever is chosen leads to the same; else what each choice leads to."""
    if not spot.ways:
        return spot.said[0]
    found = {key: _urgencies(after) for key, (_, after) in spot.ways.items()}
    return next(iter(found.values())) if len(set(found.values())) == 1 else (spot.key, *found.items())
