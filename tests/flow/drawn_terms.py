"""Conditions drawn by chance, most of them such that they can be decided where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import TypeVar

from tests.flow.slow_choices import Data, numbers_of
from tests.flow.terms import Known, Term, Truth, truth

T = TypeVar("T")
Sure = dict[str, set[str]]
"""Questions that everybody was asked, with the choices that may have been made."""


class Dice:
    """Throws for one flow, all from one seed."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def one(self, items: Sequence[T]) -> T:
        """One of some items."""
        return self._random.choice(items)

    def percent(self, chance: int) -> bool:
        """Whether something happens that happens so often."""
        return self._random.random() * 100 < chance

    def number(self, low: int, high: int) -> int:
        """A whole number."""
        return self._random.randint(low, high)

    def some(self, items: Sequence[T]) -> list[T]:
        """At least one of some items, but not all if there are two or more."""
        skipped = self.one(items)
        return [item for item in items if item != skipped and self.percent(50)] or [self.one(items)]


CUTS = ("2", "3.5", "5", "8", "10")


class Conditions:
    """Draws conditions for the steps of a flow; `sure` has what is known of those who come to each."""

    def __init__(self, dice: Dice, flow: Data) -> None:
        self.dice, self.flow = dice, flow
        self.sure: dict[str, Sure] = {}

    def condition(self, key: str) -> Term | None:
        """A condition for a step: mostly one that can be decided there, and that holds for some only."""
        found = self._condition(key)
        for _ in range(12):
            if found and (self.dice.percent(4) or self._tells(key, found)):
                return found
            found = self._condition(key)
        return found if found and self.dice.percent(10) else None

    def _tells(self, key: str, term: Term) -> bool:
        """Whether a condition, for all that may have been chosen, is true, is false, and is never in doubt."""
        return key not in names_in(term) and {found for _, found in self._cases(key, term)} == {True, False}

    def _cases(self, key: str, term: Term) -> Iterator[tuple[dict[str, str], Truth]]:
        """What a condition comes to for all choices that it reads, as far as is known at a step."""
        sure, questions = self.sure.get(key, {}), self.flow["questions"]
        read = [name for name in questions if name in names_in(term)]
        choices = [sorted(sure[name]) if name in sure else [*choices_of(questions[name]), ""] for name in read]
        numbers = {name: numbers_of(self.flow, name) for name in read}
        sums = [name for name in added(self.flow) if name in names_in(term)]
        for made in product(*choices):
            chosen = {name: choice for name, choice in zip(read, made, strict=True) if choice}
            for points in product(range(4), repeat=len(sums)):
                yield chosen, truth(term, Known(chosen, numbers, dict(zip(sums, points, strict=True))))

    def narrowed(self, key: str, term: Term, *, holds: bool) -> Sure:
        """What is known at a step of the readers for whom a condition holds, or does not."""
        sure = self.sure.get(key, {})
        if key in names_in(term):
            return sure
        cases = [chosen for chosen, found in self._cases(key, term) if found is holds]
        read = [name for name in self.flow["questions"] if cases and all(name in chosen for chosen in cases)]
        return {**sure, **{name: {chosen[name] for chosen in cases} for name in read}}

    def _condition(self, key: str, depth: int = 0) -> Term | None:
        dice = self.dice
        asked = [name for name in self.sure.get(key, {}) if name != "q0" or dice.percent(3)]
        others = [name for name in self.flow["questions"] if name not in asked and name not in (key, "q0")]
        if others and (not asked or dice.percent(12)):
            return self._guarded(dice.one(others))
        if not asked:
            return ("asked", key) if key in self.flow["questions"] and dice.percent(2) else None
        found = self._sum(asked) if dice.percent(25) else self._atom(dice.one(asked))
        if depth == 0 and dice.percent(30):
            found = (dice.one(("and", "or")), found, self._condition(key, 1) or found)
        if dice.percent(10):
            return ("not", found)
        return ("group", found) if dice.percent(6) else found

    def _guarded(self, name: str) -> Term:
        """A condition on a question that some are not asked."""
        atom = self._atom(name)
        form = self.dice.one(("and", "and", "and", "asked", "or", "raw"))
        if form == "and":
            return ("and", ("asked", name), atom)
        if form == "or":
            return ("or", ("not", ("asked", name)), atom)
        return ("asked", name) if form == "asked" else atom

    def _atom(self, name: str) -> Term:
        dice, data = self.dice, self.flow["questions"][name]
        number = "number" in data or "how_many" in data
        if number and dice.percent(70):
            return self._compared(name, data)
        return (dice.one(("is", "is", "is-not")), name, tuple(dice.some(choices_of(data))))

    def _compared(self, name: str, data: Data) -> Term:
        dice = self.dice
        if "how_many" in data:
            sign, figure = dice.one((">=", ">", "<", "<=", "=", "!=")), str(dice.number(0, len(data["how_many"])))
            return ("cmp", ("name", name), sign, ("figure", figure))
        band = dice.one([band for band in data["options"].values() if "under" in band or "at_most" in band])
        closed = "at_most" in band
        sign = dice.one((">", "<=") if closed else (">=", "<"))
        if dice.percent(6):
            sign = dice.one((">=", "<", "=", "!="))
        quantity: Term = ("name", name)
        if dice.percent(12):
            quantity = (dice.one(("least", "most")), quantity)
        cut: Term = ("figure", band["at_most"] if closed else band["under"])
        if dice.percent(10):
            return (
                "between",
                ("figure", "1"),
                "<=" if dice.percent(30) else "<",
                quantity,
                sign.replace(">", "<"),
                cut,
            )
        return ("cmp", quantity, sign, cut)

    def _sum(self, asked: list[str]) -> Term:
        """A comparison of a score, of a sum or a product, or of a count of conditions."""
        dice = self.dice
        counts = [name for name in asked if "how_many" in self.flow["questions"][name]]
        bands = [name for name in asked if "number" in self.flow["questions"][name]]
        sums = sorted(added(self.flow))
        names = dice.some([*counts, *sums]) if counts or sums else []
        if bands and dice.percent(15):
            names = [*names, dice.one(bands)]
        if not names or dice.percent(20):
            parts = [self._atom(name) for name in dice.some(asked)] + [self._atom(dice.one(asked))]
            return ("cmp", ("count", *parts), dice.one((">=", "=", "<")), ("figure", str(dice.number(1, len(parts)))))
        quantity: Term = ("name", names[0])
        if len(names) > 1:
            quantity = (dice.one(("+", "+", "*")), *(("name", name) for name in names))
        elif dice.percent(10):
            quantity = (dice.one(("+", "*")), quantity, ("figure", "2"))
        return ("cmp", quantity, dice.one((">=", ">", "<", "<=", "=")), ("figure", str(dice.one((1, 2, 3, 4, 0, -1)))))


def choices_of(data: Data) -> list[str]:
    """What conditions can say of a question."""
    if "any_of" in data:
        keys = ["any", "none"]
    elif "how_many" in data:
        keys = [str(number) for number in range(len(data["how_many"]) + 1)]
    else:
        keys = list(data["options"])
    return keys + (["not-sure"] if "to" in data.get("not_sure", {}) else [])


def bands(dice: Dice, name: str, whole: bool) -> dict[str, Data]:
    """Bands that fit together, mostly."""
    cuts = sorted({dice.one((*CUTS[::2], "8") if whole else CUTS) for _ in range(dice.one((1, 1, 2)))}, key=float)
    found: dict[str, Data] = {}
    low: Data = {}
    for number, cut in enumerate(cuts):
        closed = dice.percent(40)
        found[f"{name}{number}"] = {**low, ("at_most" if closed else "under"): cut}
        low = {"over": cut} if closed else {"at_least": cut}
        if whole and closed and dice.percent(50):
            low = {"at_least": str(int(cut) + 1)}
    found[f"{name}{len(cuts)}"] = low
    return found


def added(flow: Data) -> set[str]:
    """The scores that something adds points to."""
    questions = flow["questions"].values()
    options = [part for q in questions for part in (*q.get("options", {}).values(), q.get("not_sure", {}))]
    rows = [row for table in flow.get("tables", {}).values() for row in table["rows"]]
    return {score for part in (*options, *rows) for score in part.get("points", {})}


def names_in(term: Term) -> set[str]:
    """All words of a condition, the names among them."""
    return set(_words(term))


def _words(term: Term) -> Iterator[str]:
    for part in term:
        yield from [part] if isinstance(part, str) else _words(part)
