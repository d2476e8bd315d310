"""The choices of a flow's questions, and where they lead, read from an author's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.flow.terms import Term, numbers_in

CAUTION = ("self_care", "out_of_scope", "routine", "urgent", "emergency")
Data = dict[str, Any]
Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Option:
    """A choice: `counts_as` is what conditions see of it."""

    key: str
    counts_as: str
    label: Any
    target: str
    points: Mapping[str, int]
    when: Term | None
    when_loc: Loc
    label_loc: Loc


def options(flow: Data, question: str) -> list[Option]:
    """The choices of a question, those that need not be written included."""
    data, here = flow["questions"][question], ("questions", question)
    written = data.get("options", {})
    keys = list(written)
    if "any_of" in data:
        keys = ["any", "none"]
    if "how_many" in data:
        keys = [str(n) for n in range(len(data["how_many"]) + 1)]
    found = []
    for key in keys:
        option, loc = written.get(key, {}), (*here, "options", key)
        label = option.get("label")
        target, points = option.get("to") or data["to"], _points(flow, option)
        found.append(Option(key, key, label, target, points, option.get("when"), (*loc, "when"), (*loc, "label")))
    unsure = data.get("not_sure")
    if unsure:
        same = next((offer for offer in found if offer.key == unsure.get("same_as")), None)
        label, loc = unsure.get("label", "Not sure"), (*here, "not_sure", "label")
        own = Option("not-sure", "not-sure", label, unsure.get("to", ""), _points(flow, unsure), None, (), loc)
        taken = same and Option("not-sure", same.key, label, same.target, same.points, same.when, same.when_loc, loc)
        found.append(taken or own)
    return found


def _points(flow: Data, data: Data) -> Mapping[str, int]:
    points = data.get("points", {})
    return points if isinstance(points, dict) else {next(iter(flow["scores"])): points}


def milder(flow: Data, one: str, other: str) -> bool:
    """Whether one outcome is milder than another: less urgent, or of the same urgency and ranked so, or giving less."""
    mine, its = (CAUTION.index(flow["outcomes"][key]["urgency"]) for key in (one, other))
    return mine < its or (mine == its and other in _graver(flow, one, set()))


def _graver(flow: Data, key: str, met: set[str]) -> set[str]:
    for other in flow["outcomes"]:
        if other not in met and other != key and _directly(flow, key, other):
            met.add(other)
            _graver(flow, other, met)
    return met


def _directly(flow: Data, one: str, other: str) -> bool:
    mine, its = (flow["outcomes"][key] for key in (one, other))
    if other in mine.get("milder_than", ()):
        return True
    gives = set(mine.get("gives", ())) < set(its.get("gives", ()))
    return gives and mine["urgency"] == its["urgency"] and one not in _stated(flow, other, set())


def _stated(flow: Data, key: str, met: set[str]) -> set[str]:
    for other in flow["outcomes"][key].get("milder_than", ()):
        if other not in met:
            met.add(other)
            _stated(flow, other, met)
    return met


def own_words(data: Data, key: str, shown: int) -> str:
    """What a choice without a label says to a reader who is shown so many signs."""
    if "any_of" in data:
        return {"any": "Any of these", "none": "None of these"}[key]
    if "how_many" in data:
        return "None of these" if key == "0" else f"All {key} of these" if int(key) == shown > 1 else f"{key} of these"
    band, unit = data["options"][key], f" {data['number']['unit']}" if "unit" in data["number"] else ""
    low, high = band.get("at_least", band.get("over")), band.get("at_most", band.get("under"))
    if low is None:
        return f"{high}{unit} or less" if "at_most" in band else f"Under {high}{unit}"
    if high is None:
        return f"{low}{unit} or more" if "at_least" in band else f"Over {low}{unit}"
    if low == high:
        return f"{low}{unit}"
    return f"{'Over ' if 'over' in band else ''}{low} to {'under ' if 'under' in band else ''}{high}{unit}"


def targets(flow: Data, key: str) -> list[str]:
    """Every key that a question or a table can lead to."""
    if key in flow["questions"]:
        data = flow["questions"][key]
        skipped = [data.get("otherwise") or data["to"]] if "when" in data else []
        return [offer.target for offer in options(flow, key)] + skipped
    table = flow.get("tables", {}).get(key, {})
    rows = [row["to"] for row in table.get("rows", []) if "to" in row]
    return rows + [table[name] for name in ("to", "otherwise") if table.get(name)]


def reach(flow: Data, key: str) -> set[str]:
    """A key and all that it may lead to, conditions left aside."""
    found, left = set[str](), [key]
    while left:
        if (here := left.pop()) not in found:
            found.add(here)
            left += targets(flow, here)
    return found


def numbers_of(flow: Data, key: str) -> dict[str, Any]:
    """The numbers that each choice of a question may stand for."""
    data = flow["questions"][key]
    if "how_many" in data:
        return {offer.key: [int(offer.key)] for offer in options(flow, key) if offer.key != "not-sure"}
    return (
        {name: numbers_in(band, data["number"]) for name, band in data["options"].items()} if "number" in data else {}
    )
