"""What differs between two versions of a flow: each thing with a number, and the places where their maps show it.

Whatever their files say is compared, field by field, whether it changes the advice of a reader or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import OutlineNode
from askwell.flow.report.map_layout import Box, Line, boxes
from askwell.flow.report.versions.in_words import said
from askwell.flow.report.versions.ways import Way, ways
from askwell.source.record import SubRecord

OLD, NEW = 0, 1

ON_LINES = {"options", "not_sure", "to", "otherwise", "when", "rows"}
"""The fields of a question or table that its lines show."""

BESIDES = (
    "title", "purpose", "for_whom", "sensitive", "start", "device", "terms", "scores", "entries", "rules", "waivers",
)  # fmt: skip
"""The fields of a flow, besides its questions, tables and outcomes, by which two versions may differ."""


class Kind(StrEnum):
    """What became of something."""

    NEW = "New"
    GONE = "Gone"
    MOVED = "Moved"
    CHANGED = "Changed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that differs: its number, what became of it, and the whole in a sentence or two."""

    number: int
    kind: Kind
    says: str


@dataclass(frozen=True)
class Marks:
    """All that differs. `boxes` and `lines` are for the old and the new map, each place with its marks; `besides` is
    what no map shows."""

    boxes: tuple[Mapping[str, Sequence[Mark]], Mapping[str, Sequence[Mark]]]
    lines: tuple[Mapping[Line, Sequence[Mark]], Mapping[Line, Sequence[Mark]]]
    shown: tuple[Mark, ...]
    besides: tuple[Mark, ...]


def marks(old: Machine, new: Machine) -> Marks:
    """All that differs between two versions of a flow."""
    return _Marking(old, new).done()


@dataclass(frozen=True, slots=True)
class _Became:
    """What became of a choice or a row, in words, and the lines of the old and the new map that show it."""

    kind: Kind
    says: str
    lines: tuple[tuple[int, Line], ...]


class _Marking:
    """The making of all marks, in the order of the old map, with what is new at the end."""

    def __init__(self, old: Machine, new: Machine) -> None:
        self.sides = (old, new)
        self.named = tuple({box.key: _named(box) for box in boxes(machine.outline)} for machine in self.sides)
        self.boxes: tuple[dict[str, list[Mark]], dict[str, list[Mark]]] = ({}, {})
        self.lines: tuple[dict[Line, list[Mark]], dict[Line, list[Mark]]] = ({}, {})
        self.made: list[Mark] = []

    def done(self) -> Marks:
        """The marks of all places, then those of what no map shows."""
        for key in dict.fromkeys([*self.named[OLD], *self.named[NEW]]):
            there = [side for side in (OLD, NEW) if key in self.named[side]]
            if len(there) == 1:
                kind = Kind.GONE if there == [OLD] else Kind.NEW
                self._mark(kind, f"{self.named[there[0]][key]}.", boxes=[(there[0], key)])
            else:
                self._both(key)
        shown = len(self.made)
        for kind, says in self._besides():
            self._mark(kind, says)
        return Marks(self.boxes, self.lines, tuple(self.made[:shown]), tuple(self.made[shown:]))

    def _mark(
        self, kind: Kind, says: str, boxes: Sequence[tuple[int, str]] = (), lines: Sequence[tuple[int, Line]] = ()
    ) -> None:
        mark = Mark(len(self.made) + 1, kind, says[0].upper() + says[1:])
        self.made.append(mark)
        for side, key in boxes:
            self.boxes[side].setdefault(key, []).append(mark)
        for side, line in lines:
            self.lines[side].setdefault(line, []).append(mark)

    def _both(self, key: str) -> None:
        """What differs of a box that both versions have, and of the lines that lead on from it."""
        old, new = (_record(machine, key) for machine in self.sides)
        here = self.named[OLD][key]
        changes = [] if type(old) is type(new) else [f"it is now {self.named[NEW][key]}"]
        if type(old) is type(new):
            changes += _changes(old, new, type(old).model_fields.keys() - ON_LINES)
        found = [ways(machine, key) for machine in self.sides]
        rows = [way.key for way in found[OLD]], [way.key for way in found[NEW]]
        if rows[OLD] != rows[NEW] and sorted(rows[OLD]) == sorted(rows[NEW]):
            changes.append("what leads on from it stands in another order")
        if changes:
            self._mark(Kind.CHANGED, f"{here}: {'; '.join(changes)}.", boxes=[(OLD, key), (NEW, key)])
        became: dict[_Became, list[str]] = {}
        for was, now in _paired(*found):
            change = self._way(was, now)
            if change:
                became.setdefault(change, []).append(f"“{(was or now or found[OLD][0]).words}”")
        for each, words in became.items():
            self._mark(each.kind, f"{here}, {' and '.join(words)}: {each.says}.", lines=each.lines)

    def _way(self, was: Way | None, now: Way | None) -> _Became | None:
        """What became of one choice, or of one row; None if nothing did."""
        if was is None:
            assert now
            return _Became(Kind.NEW, f"leads to {self.named[NEW][now.line[1]]}", ((NEW, now.line),))
        if now is None:
            return _Became(Kind.GONE, f"led to {self.named[OLD][was.line[1]]}", ((OLD, was.line),))
        changes = list(_facts(was.facts, now.facts))
        moved = was.line[1] != now.line[1]
        if moved:
            ends = self.named[OLD][was.line[1]], self.named[NEW][now.line[1]]
            changes.insert(0, f"led to {ends[OLD]}, and now leads to {ends[NEW]}")
        both = (OLD, was.line), (NEW, now.line)
        kind = Kind.MOVED if moved else Kind.CHANGED
        return _Became(kind, "; ".join(changes), both) if changes else None

    def _besides(self) -> Iterator[tuple[Kind, str]]:
        old, new = (machine.flow for machine in self.sides)
        for name in BESIDES:
            was, now = getattr(old, name), getattr(new, name)
            words = name.replace("_", " ")
            if isinstance(was, dict):
                yield from _of_each(words.removesuffix("s").replace("entrie", "entry"), was, now)
            elif isinstance(was, tuple):
                yield from ((Kind.GONE, f"{words}: {said(item)}.") for item in was if item not in now)
                yield from ((Kind.NEW, f"{words}: {said(item)}.") for item in now if item not in was)
            elif was != now:
                yield Kind.CHANGED, f"{words} changed from {said(was)} to {said(now)}."


def _of_each(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[tuple[Kind, str]]:
    """What became of each of several things with keys."""
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            yield Kind.GONE, f"{name} {key}: {said(old[key])}."
        elif key not in old:
            yield Kind.NEW, f"{name} {key}: {said(new[key])}."
        elif old[key] != new[key]:
            yield Kind.CHANGED, f"{name} {key} changed from {said(old[key])} to {said(new[key])}."


def _named(box: Box) -> str:
    """A box in words."""
    kind = box.kind.replace("table", "decision") if isinstance(box, OutlineNode) else "outcome"
    return f"the {kind} “{box.words}”"


def _record(machine: Machine, key: str) -> SubRecord:
    """What the file says of a question, a table or an outcome."""
    flow = machine.flow
    return flow.questions.get(key) or flow.tables.get(key) or flow.outcomes[key]


def _changes(old: SubRecord, new: SubRecord, names: Collection[str]) -> Iterator[str]:
    """The fields in which two records differ, in words, in the order of the language."""
    for name in type(old).model_fields:
        was, now = getattr(old, name), getattr(new, name)
        if was != now and name in names:
            yield f"{name.replace('_', ' ')} changed from {said(was)} to {said(now)}"


def _facts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name, "nothing"), new.get(name, "nothing")
        if was != now:
            yield f"{name} changed from {was} to {now}"


def _paired(old: Sequence[Way], new: Sequence[Way]) -> Iterator[tuple[Way | None, Way | None]]:
    """Each way with what it became: one of the same key, else, of rows, the next that leads to the same."""
    known = {way.key for way in new}
    left = [way for way in new if way.key not in {way.key for way in old}]
    for was in old:
        now = next((way for way in new if way.key == was.key), None)
        if was.key not in known and was.row:
            now = next((way for way in left if way.line[1] == was.line[1]), None)
            left = [way for way in left if way is not now]
        yield was, now
    yield from ((None, now) for now in left)
