"""Everything that must be found in a flow, by looking at every reader and at every two readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from tests.flow.slow import Evidence, ExploredState, Finding, Pair, Place, Reading
from tests.flow.slow_choices import CAUTION, Data, milder, options, reach
from tests.flow.slow_played import played
from tests.flow.slow_promises import missed_points, points, shadowed
from tests.flow.slow_signs import promised
from tests.flow.terms import UNASKED, UNDECIDED, truth


def findings(flow: Data, main: Reading) -> list[Finding]:
    """All that must be found. A flow is proven unless it is unclear where a choice leads, and so is an entry."""
    found = [*_led_to(flow), *(Finding(code, place, frozenset(runs)) for (code, place), runs in main.problems.items())]
    if _unclear(main):
        return found
    found += [*_unused(flow, main), *shadowed(flow, main)]
    reached = reach(flow, flow.get("start") or next(iter(flow["questions"])))
    possible = [
        key
        for key, entry in flow.get("entries", {}).items()
        if {entry["at"], *entry.get("given", ()), *entry.get("asks", ())} <= reached
    ]
    missing = {key: list(missed_points(flow, key)) for key in possible}
    found += [finding for each in missing.values() for finding in each]
    entries = {key: Reading(flow, key) for key in possible if not missing[key]}
    found += [finding for key, reading in entries.items() for finding in _entered(key, reading)]
    return found + _proof(flow, main, {key: reading for key, reading in entries.items() if not _unclear(reading)})


def _unclear(reading: Reading) -> bool:
    """Whether it is unclear where a choice leads: more is wrong than a text that says nothing."""
    return any(code != "FLOW029" for code, _ in reading.problems)


def _nodes(flow: Data) -> Iterator[tuple[str, str]]:
    for kind in ("questions", "tables", "outcomes"):
        yield from ((kind, key) for key in flow.get(kind, {}))


def _led_to(flow: Data) -> Iterator[Finding]:
    reached = reach(flow, flow.get("start") or next(iter(flow["questions"])))
    yield from (Finding("FLOW002", Place(node, key=True)) for node in _nodes(flow) if node[1] not in reached)


def _unused(flow: Data, main: Reading) -> Iterator[Finding]:
    """Conditions that came to one value only; questions, tables, rows and outcomes that nobody came to."""
    for loc, values in main.seen.items():
        if len(values) == 1:
            yield Finding("FLOW021" if True in values else "FLOW020", Place(loc))
    reached = {spot.key for spot in main.spots} | {table for table, _ in main.used}
    yield from (Finding("FLOW002", Place(node, key=True)) for node in _nodes(flow) if node[1] not in reached)
    for question in flow["questions"].keys() & reached:
        yield from _never_offered(flow, question, main)
    for key in flow.get("tables", {}).keys() & reached:
        table = flow["tables"][key]
        for number in range(len(table["rows"])):
            loc = ("tables", key, "rows", number, "when")
            if (key, number) not in main.used and True in main.seen[loc]:
                yield Finding("FLOW002", Place(loc))
        if "otherwise" in table and (key, -1) not in main.used:
            yield Finding("FLOW002", Place(("tables", key, "otherwise"), key=True))


def _never_offered(flow: Data, question: str, main: Reading) -> Iterator[Finding]:
    """Choices that are written, and that nobody is offered though no condition of theirs forbids it."""
    offered = {choice for spot in main.spots if spot.key == question for choice in spot.ways}
    for offer in options(flow, question):
        way = ("not_sure",) if offer.key == "not-sure" else ("options", offer.key)
        written = offer.key == "not-sure" or offer.key in flow["questions"][question].get("options", {})
        if written and offer.key not in offered and not offer.when:
            yield Finding("FLOW002", Place(("questions", question, *way), key=True))


def _entered(key: str, reading: Reading) -> Iterator[Finding]:
    """What goes wrong on the way in by an entry, told at the entry."""
    for (code, _), runs in reading.problems.items():
        yield Finding(code, Place(("entries", key), key=True), frozenset(runs))
    for question in reading.given.keys() & {spot.key for spot in reading.spots}:
        yield Finding("FLOW044", Place(("entries", key, "given", question), key=True))


def _proof(flow: Data, main: Reading, entries: dict[str, Reading]) -> list[Finding]:
    readings = [main, *entries.values()]
    found = [finding for reading in readings for finding in (*_every_guide(flow, reading), *points(flow, reading))]
    unsure = {finding.place for finding in found if finding.code == "FLOW008"}
    found += [f for f in promised(flow, readings, _reversed) if f.code != "FLOW052" or f.place not in unsure]
    found += [finding for key, reading in entries.items() for finding in _skipped(flow, key, main, reading)]
    unread = len(entries) < len(flow.get("entries", {}))  # a rule may be about those who come in by one with mistakes
    for number, rule in enumerate(flow.get("rules", [])):
        ruled = _ruled(rule, Place(("rules", number)), flow, readings)
        found += [finding for finding in ruled if finding.code != "FLOW039" or not unread]
    for number, scenario in enumerate(flow.get("scenarios", [])):
        reading = entries.get(scenario["entry"]) if "entry" in scenario else main
        found += played(scenario, ("scenarios", number), reading) if reading else ()
    return found


def _every_guide(flow: Data, reading: Reading) -> Iterator[Finding]:
    assert reading.start
    asked = [spot for spot in reading.spots if spot.ways]
    first = reading.start.key if asked else flow.get("start") or next(iter(flow["questions"]))
    if not asked or flow["questions"][first].get("red_flag") != "yes":
        yield Finding("FLOW007", Place(("questions", first), key=True))
    matter = {spot.key for spot in asked if len({after.meaning for _, after in spot.ways.values()}) > 1}
    for spot in asked:
        place = Place(("questions", spot.key), key=True)
        if spot.key not in matter:
            yield Finding("FLOW009", place, frozenset({spot.told}))
        known = [after for key, (_, after) in spot.ways.items() if key not in ("maybe", "not-sure")]
        straight = {after.said[0] for after in known if not after.ways}
        if flow["questions"][spot.key].get("red_flag") == "yes" and not straight & {"emergency", "urgent"}:
            yield Finding("FLOW010", place, frozenset({spot.told}))
        silent = any(
            w["promise"] == "cautious-when-unsure" and w.get("at", spot.said[3] and spot.key) == spot.key
            for w in flow.get("waivers", [])
        )
        if "not-sure" in spot.ways and _milder(spot) and not silent:
            unsure = flow["questions"][spot.key]["not_sure"]
            field = "same_as" if "same_as" in unsure else "to"
            yield Finding("FLOW008", Place(("questions", spot.key, "not_sure", field)), frozenset({spot.told}))


def _milder(spot: ExploredState) -> bool:
    """Whether not sure may end in milder advice than a known choice, by the mildest or by the gravest of each."""
    ranges = {
        key: (min(found), max(found))
        for key, (_, after) in spot.ways.items()
        for found in [[_caution(end) for end in after.ends]]
    }
    mildest, gravest = ranges["not-sure"]
    return any(mildest < mild or gravest < grave for mild, grave in ranges.values())


def _caution(end: ExploredState) -> int:
    return CAUTION.index(end.said[0])


def _skipped(flow: Data, key: str, main: Reading, reading: Reading) -> Iterator[Finding]:
    """Of those who choose as is given, nobody comes to the entry or further from the start; or all pass a screen
    on the way there, and not everybody who enters does."""
    behind = reach(flow, reading.at)
    from_start = [
        dict(spot.history)
        for spot in main.spots
        if spot.ways and spot.key in behind and all(reading.given.get(q, c) == c for q, c in spot.history)
    ]
    if not from_start:
        yield Finding("FLOW044", Place(("entries", key, "given"), key=True))
        return
    entered = [spot for spot in reading.spots if spot.ways and spot.key in behind]
    for screen in {spot.key for spot in main.spots if spot.ways and spot.said[3]} & reading.before:
        missed = frozenset(spot.told for spot in entered if screen not in dict(spot.history))
        if missed and all(screen in history for history in from_start):
            yield Finding("FLOW040", Place(("entries", key, "at")), missed)


def _ruled(rule: tuple[Any, ...], place: Place, flow: Data, readings: list[Reading]) -> list[Finding]:
    """What is wrong with a rule: the first of the start and the entries that breaks it is told, and if none does
    the first with a reader of whom it cannot be said."""
    kind, *parts = rule
    if kind in ("worse", "unsure"):
        return _compared(kind, parts, place, flow, readings)
    found = [_one_reader(kind, parts, reading) for reading in readings]
    code = {
        "only-if": "FLOW036",
        "before": "FLOW037",
        "passes": "FLOW038",
        "asked-only": "FLOW092",
        "never-asked": "FLOW092",
    }.get(kind, "FLOW033")
    told = [(code, broken) for _, broken, _ in found] + [(UNDECIDED, unsure) for *_, unsure in found]
    first = [Finding(code, place, frozenset(runs)) for code, runs in told if runs][:1]
    return first or ([] if any(applies for applies, *_ in found) else [Finding("FLOW039", place)])


def _compared(kind: str, parts: list[Any], place: Place, flow: Data, readings: list[Reading]) -> list[Finding]:
    known = [offer.key for offer in options(flow, parts[0]) if offer.key != "not-sure"]
    known = ["none", "any"] if known == ["any", "none"] else known
    order = [(k, "not-sure") for k in known] if kind == "unsure" else list(combinations(parts[1] or known, 2))
    for reading in readings:
        broken = _reversed(reading, parts[0], order)
        if broken:
            return [Finding("FLOW034" if kind == "worse" else "FLOW035", place, pairs=broken)]
    applies = any(True for reading in readings for _ in _alike(reading, parts[0], order))
    return [] if applies else [Finding("FLOW039", place)]


def _reversed(reading: Reading, question: str, order: list[tuple[str, str]]) -> frozenset[Pair]:
    """All pairs of readers of whom the worse off ends in milder advice, in words."""
    pairs = _alike(reading, question, order)
    return frozenset(_told(*pair) for pair in pairs if milder(reading.flow, pair[4].key, pair[3].key))


def _one_reader(kind: str, parts: list[Any], reading: Reading) -> tuple[bool, list[Evidence], list[Evidence]]:
    """Whether a rule applies to anybody, the readers who break it, and those of whom it cannot be said."""
    if kind == "before":
        first, then = parts
        spots = [spot for spot in reading.spots if spot.key == then]
        return bool(spots), [s.told for s in spots if first not in {**reading.given, **dict(s.history)}], []
    if kind == "passes":
        return True, [end.told for end in reading.ends if parts[0] not in dict(end.history)], []
    name, condition = parts
    found = [(end, truth(condition, end.known)) for end in reading.ends]
    if kind in ("asked-only", "never-asked"):
        asked = [(spot, truth(condition, spot.known)) for spot in reading.spots if spot.ways and spot.key == name]
        against = {"asked-only": (False, UNASKED), "never-asked": (True,)}[kind]
        runs = [spot.told for spot, holds in asked if holds in against]
        return bool(asked), runs, [spot.told for spot, holds in asked if holds == UNDECIDED]
    if kind in ("never", "only-if"):
        wrong = [(end, holds) for end, holds in found if end.key == name]
    elif kind in ("never-gives", "always-gives"):
        given = {key: name in o.get("gives", ()) for key, o in reading.flow["outcomes"].items()}
        wrong = [(end, holds) for end, holds in found if given[end.key] is (kind == "never-gives")]
    else:
        wrong = [(end, holds) for end, holds in found if _caution(end) < CAUTION.index(name)]
    unsure = [end.told for end, holds in wrong if holds == UNDECIDED]
    if kind == "only-if":
        return bool(wrong), [end.told for end, holds in wrong if holds in (False, UNASKED)], unsure
    return (
        any(holds in (True, UNDECIDED) for _, holds in found),
        [e.told for e, holds in wrong if holds is True],
        unsure,
    )


def _alike(
    reading: Reading, question: str, order: list[tuple[str, str]]
) -> Iterator[tuple[ExploredState, str, str, ExploredState, ExploredState]]:
    """Every two readers who choose alike wherever both are asked, but for one question."""
    for spot in reading.spots:
        for mild, worse in order if spot.key == question else ():
            if mild in spot.ways and worse in spot.ways:
                for one in spot.ways[mild][1].ends:
                    for other in spot.ways[worse][1].ends:
                        if _choose_alike(reading, question, one, other):
                            yield spot, mild, worse, one, other


def _choose_alike(reading: Reading, question: str, one: ExploredState, other: ExploredState) -> bool:
    """Whether two readers choose for one reason wherever both are asked, but for one question."""
    mine, others = _asked(reading, one), _asked(reading, other)
    both = (q for q in mine if q != question and q in others)
    return all(_for_one_reason(reading, mine[q], others[q]) for q in both)


def _asked(reading: Reading, end: ExploredState) -> dict[str, tuple[ExploredState, str]]:
    """Each question on the way to an end, as this reader is asked it, with the choice."""
    found, spot = {}, reading.start
    for question, choice in end.history:
        assert spot
        found[question] = spot, choice
        spot = spot.ways[choice][1]
    return found


def _for_one_reason(reading: Reading, mine: tuple[ExploredState, str], others: tuple[ExploredState, str]) -> bool:
    """Whether two choices at a question are the same, bands with a number in common, or options of which each is
    offered to one of the two readers alone."""
    (spot, one), (beside, other) = mine, others
    numbers = reading.numbers[spot.key]
    if one == other:
        return True
    if one in numbers and other in numbers:
        return bool(numbers[one][0] <= numbers[other][-1] and numbers[other][0] <= numbers[one][-1])
    return one not in beside.ways and other not in spot.ways


def _told(spot: ExploredState, mild: str, worse: str, one: ExploredState, other: ExploredState) -> Pair:
    ask, labels = spot.said[0], (spot.ways[mild][0], spot.ways[worse][0])
    after = {
        question: words
        for end in (other, one)
        for (question, _), words in list(zip(end.history, end.told, strict=True))[len(spot.told) + 1 :]
    }
    head = f"at '{ask}', '{labels[0]}' leads to '{one.said[1]}', and '{labels[1]}' to the milder '{other.said[1]}'"
    return head, frozenset(f"then {words}" for words in after.values()), spot.told
