"""A slow and obvious reading of flows, written from the manual's page on them: it follows every combination of
choices to its end, and merges, forgets and shares nothing. It reads an author's data with conditions as in terms.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.flow.slow_choices import Data, Loc, numbers_of, options, own_words, reach
from tests.flow.terms import NEAR, Known, Term, Truth, numbers_in, truth

Evidence = tuple[str, ...]
"""A run of choices in a reader's words."""

ASKED = ("ask", "help", "why_we_ask")
ADVISED = ("title", "next_step", "how_soon", "why", "would_change")


@dataclass(frozen=True)
class Place:
    """What a finding is about; `key` if its name stands for it."""

    loc: Loc
    key: bool = False


Gained = tuple[tuple[str, int], ...]
"""Points that rows have added, each with its score."""

Pair = tuple[str, frozenset[str], Evidence]
"""Two readers in words: what they chose and where they ended, what both chose later, and what both chose before."""


@dataclass(frozen=True)
class Finding:
    """A finding, with all runs of choices that show it, or all pairs of readers."""

    code: str
    place: Place
    runs: frozenset[Evidence] = frozenset()
    pairs: frozenset[Pair] = frozenset()


@dataclass(eq=False)
class ExploredState:
    """A question that a reader is asked after some choices, or the outcome where they end."""

    key: str
    history: tuple[tuple[str, str], ...]
    told: Evidence
    known: Known
    said: tuple[Any, ...]
    ways: dict[str, tuple[str, ExploredState]] = field(default_factory=dict)

    @cached_property
    def meaning(self) -> int:
        """A number for all that is said here and all that can follow: the same for spots that are alike in it."""
        ways = tuple((key, label, spot.meaning) for key, (label, spot) in self.ways.items())
        return _meanings.setdefault((self.key, self.said, ways), len(_meanings))

    @cached_property
    def ends(self) -> list[ExploredState]:
        """The outcomes that can follow."""
        return [end for _, spot in self.ways.values() for end in spot.ends] or [self]

    @property
    def spots(self) -> Iterator[ExploredState]:
        """This and all that can follow."""
        yield self
        for _, spot in self.ways.values():
            yield from spot.spots


_meanings: dict[tuple[Any, ...], int] = {}


class Reading:
    """All ways through a flow, from its start or by one of its entries. `seen` has what each condition came to,
    `problems` all the runs of choices that end in each problem, `used` the rows that applied (-1: otherwise),
    `passed_over` the runs on which a later row of a table holds as well as the one that applies."""

    def __init__(self, flow: Data, entry: str | None = None) -> None:
        self.flow, self.entry = flow, entry
        entered = flow["entries"][entry] if entry else {}
        self.at, self.given = entered.get("at", ""), entered.get("given", {})
        self.asks: list[str] = list(entered.get("asks", ()))
        self.tables: Data = flow.get("tables", {})
        self.before = {key for key in flow["questions"] if key != self.at and self.at in reach(flow, key)}
        self.numbers = {key: numbers_of(flow, key) for key in flow["questions"]}
        self.seen: dict[Loc, set[bool]] = {}
        self.problems: dict[tuple[str, Place], set[Evidence]] = {}
        self.used: set[tuple[str, int]] = set()
        self.passed_over: dict[tuple[str, int, int], set[Evidence]] = {}
        self.start = self._come(flow.get("start") or next(iter(flow["questions"])), (), (), ())

    @cached_property
    def spots(self) -> list[ExploredState]:
        """Every step of every way."""
        return list(self.start.spots) if self.start else []

    @cached_property
    def ends(self) -> list[ExploredState]:
        """The end of every way."""
        return self.start.ends if self.start else []

    def _come(
        self, key: str, history: tuple[tuple[str, str], ...], told: Evidence, gained: Gained
    ) -> ExploredState | None:
        """Where a target leads a reader with these choices, and these points from rows; None if that cannot be said."""
        known = self._known(history, gained)
        because: list[str] = []
        passed: list[str] = []
        coming = bool(self.at) and (not history or history[-1][0] in self.before)
        while True:
            if key in self.flow["outcomes"]:
                return self._end(key, history, told, known, because, gained)
            if key in self.tables and self.tables[key]["hit"] == "every":
                rows = self._every(key, known, told)
                if rows is None:
                    return None
                because += [row["because"] for row in rows if "because" in row]
                gained += tuple(item for row in rows for item in row["points"].items())
                key, known = self.tables[key]["to"], self._known(history, gained)
                continue
            if key in self.tables:
                row = self._row(key, known, told)
                if row is None:
                    return None
                way = self.tables[key]["rows"][row] if row >= 0 else {"to": self.tables[key]["otherwise"]}
                because += [way["because"]] if "because" in way else []
                gained += tuple(way.get("points", {}).items())
                key, known = way["to"], self._known(history, gained)
                continue
            data = self.flow["questions"][key]
            sooner = self._sooner(key, {*dict(history), *passed}) if coming else ""
            if sooner:
                key, coming = sooner, sooner in self.asks
                continue
            asked = self._judge(data.get("when"), ("questions", key, "when"), known, told)
            if asked is None:
                return None
            if asked:
                return self._ask(key, history, told, known, gained)
            passed.append(key)
            key = data.get("otherwise") or data["to"]

    def _sooner(self, key: str, done: set[str]) -> str:
        """What an entry asks, or where it begins, in place of a question before it; "" for its screens."""
        if key == self.at:
            return ""
        ahead = [ask for ask in self.asks if ask not in done]
        screen = key in self.before and self.flow["questions"][key].get("red_flag") == "yes"
        if screen:
            ahead = [ask for ask in ahead if key in reach(self.flow, ask)]
        if key in ahead[:1] or (screen and not ahead):
            return ""
        return ahead[0] if ahead else self.at

    def _known(self, history: tuple[tuple[str, str], ...], gained: Gained) -> Known:
        chosen: dict[str, str] = {}
        sums = dict.fromkeys(self.flow.get("scores", {}), 0)
        for question, choice in (*self.given.items(), *history):
            (offer,) = [offer for offer in options(self.flow, question) if offer.key == choice]
            chosen[question] = offer.counts_as
            for score, points in offer.points.items():
                sums[score] += points
        for score, points in gained:
            sums[score] += points
        return Known(chosen, self.numbers, sums)

    def _every(self, key: str, known: Known, told: Evidence) -> list[Data] | None:
        """The rows that apply, of a table in which all count."""
        rows = self.tables[key]["rows"]
        holds = [
            self._judge(row["when"], ("tables", key, "rows", n, "when"), known, told) for n, row in enumerate(rows)
        ]
        self.used.update((key, n) for n, applies in enumerate(holds) if applies and None not in holds)
        return None if None in holds else [row for row, applies in zip(rows, holds, strict=True) if applies]

    def _row(self, key: str, known: Known, told: Evidence) -> int | None:
        table = self.tables[key]
        hits: list[int] = []
        for number, row in enumerate(table["rows"]):
            loc: Loc = ("tables", key, "rows", number, "when")
            if hits and table["hit"] == "first":
                also = truth(row["when"], known) is True
                self.seen.setdefault(loc, set()).add(also)
                if also:
                    self.passed_over.setdefault((key, hits[0], number), set()).add(told)
                continue
            holds = self._judge(row["when"], loc, known, told)
            if holds is None:
                return None
            hits += [number] if holds else []
        if len(hits) > 1:
            self._problem("FLOW023", Place(("tables", key, "rows", hits[1], "when")), told)
            return None
        if not hits and "otherwise" not in table:
            self._problem("FLOW022", Place(("tables", key), key=True), told)
            return None
        self.used.add((key, hits[0] if hits else -1))
        return hits[0] if hits else -1

    def _ask(
        self, key: str, history: tuple[tuple[str, str], ...], told: Evidence, known: Known, gained: Gained
    ) -> ExploredState:
        data, here = self.flow["questions"][key], ("questions", key)
        words = [self._said(data.get(name), (*here, name), known, told, name == "ask") for name in ASKED]
        kind = next((kind for kind in ("any_of", "how_many") if kind in data), "")
        listed = [(block, (*here, kind, n)) for n, block in enumerate(data.get(kind, []))]
        shown = [(_words(block), self._judged(block, loc, known, told)) for block, loc in listed]
        if listed and not any(holds is not False for _, holds in shown):
            self._problem("FLOW029", Place(here, key=True), told)
        signs = tuple(words for words, holds in shown if holds)
        spot = ExploredState(key, history, told, known, (*words, data.get("red_flag") == "yes", signs))
        offered = [o for o in options(self.flow, key) if self._judge(o.when, o.when_loc, known, told)]
        offered = [o for o in offered if kind != "how_many" or _counts(o.counts_as) <= len(signs)]
        if not offered:
            self._problem("FLOW003", Place(here, key=True), told)
        self._fit(key, [offer.key for offer in offered], told)
        for offer in offered:
            label = self._said(
                offer.label or own_words(data, offer.key, len(signs)), offer.label_loc, known, told, True
            )
            after = self._come(offer.target, (*history, (key, offer.key)), (*told, f"{words[0]} {label}"), gained)
            if after:
                spot.ways[offer.key] = label, after
        return spot

    def _fit(self, key: str, offered: list[str], told: Evidence) -> None:
        """Tries the numbers at every end of a band, and those on both sides of it."""
        data = self.flow["questions"][key]
        if "number" not in data or not offered:
            return
        bands = {name: (found[0], found[-1]) for name, found in self.numbers[key].items()}
        least, *_, most = numbers_in({}, data["number"])
        step = 1 if data["number"].get("whole") == "yes" else NEAR
        ends = {end for both in (*bands.values(), (least, most)) for end in both}
        for number in {end + beside for end in ends for beside in (-step, 0, step)}:
            inside = sum(low <= number <= high for name, (low, high) in bands.items() if name in offered)
            if inside != 1 and least <= number <= most:
                self._problem("FLOW025" if inside else "FLOW024", Place(("questions", key, "options"), key=True), told)

    def _end(
        self, key: str, history: Any, told: Evidence, known: Known, because: list[str], gained: Gained
    ) -> ExploredState:
        data = self.flow["outcomes"][key]
        words = [self._said(data[name], ("outcomes", key, name), known, told, True) for name in ADVISED]
        met = {score for q in known.chosen for offer in options(self.flow, q) for score in offer.points}
        met |= {score for score, _ in gained}
        scores = [(name, s["label"]) for name, s in self.flow.get("scores", {}).items() if s.get("show")]
        sums = [(label, known.sums[name]) for name, label in scores if name in met]
        return ExploredState(key, history, told, known, (data["urgency"], *words, tuple(because), tuple(sums)))

    def _said(self, raw: Any, loc: Loc, known: Known, told: Evidence, needed: bool) -> str:
        blocks = [raw] if isinstance(raw, str) else raw or []
        shown = [(_words(block), self._judged(block, (*loc, n), known, told)) for n, block in enumerate(blocks)]
        if needed and not any(holds is not False for _, holds in shown):
            self._problem("FLOW029", Place(loc, key=True), told)
        return " ".join(words for words, holds in shown if holds)

    def _judged(self, block: Any, loc: Loc, known: Known, told: Evidence) -> bool | None:
        return self._judge(None if isinstance(block, str) else block.get("when"), (*loc, "when"), known, told)

    def _judge(self, when: Term | None, loc: Loc, known: Known, told: Evidence) -> bool | None:
        holds: Truth = truth(when, known) if when else True
        if isinstance(holds, str):
            self._problem(holds, Place(loc), told)
            return None
        if when:
            self.seen.setdefault(loc, set()).add(holds)
        return holds

    def _problem(self, code: str, place: Place, told: Evidence) -> None:
        self.problems.setdefault((code, place), set()).add(told)


def _counts(choice: str) -> int:
    return int(choice) if choice.isdigit() else 0


def _words(block: Any) -> str:
    return str(block if isinstance(block, str) else block["say"])
