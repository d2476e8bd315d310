"""Small flows drawn by chance, most of them sensible: an author's data, with conditions as in terms.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.flow.drawn_terms import Conditions, Dice, Sure, added, bands
from tests.flow.slow_choices import Data
from tests.flow.terms import Term

HEAD = dict.fromkeys(("title", "purpose", "for_whom"), "Test") | dict.fromkeys(
    ("updated", "reviewed", "next_review"), "2026-01-10"
)


class Drawing(Conditions):
    """One flow being drawn."""

    def __init__(self, dice: Dice, size: int) -> None:
        super().__init__(dice, {**HEAD, "questions": {}, "outcomes": {}})
        self.names = [f"q{n}" for n in range(size)]
        self.ends = ["call", "visit", "rest", "other"][: dice.one((3, 3, 4))]
        self.scores = ["score", "more"][: dice.one((0, 1, 1, 2))]
        self.order = self._order()

    def _order(self) -> list[str]:
        order = list(self.names)
        if self.dice.percent(25) and len(order) > 2:
            order.insert(self.dice.number(2, len(order) - 1), "t1")
        return [*order, "t0"] if self.dice.percent(80) else order

    def drawn(self) -> Data:
        """The flow, all of it."""
        self.sure[self.order[0]] = {}
        for place, key in enumerate(self.order):
            if key not in self.sure and not self.dice.percent(2):
                continue  # nothing leads to it
            if key.startswith("q"):
                self._question(place, key)
            else:
                self._table(place, key)
        self._outcomes()
        if self.scores:
            self.flow["scores"] = {
                key: {"label": f"Points {key}"} | ({"show": "yes"} if self.dice.percent(30) else {})
                for key in self.scores
                if key in added(self.flow)
            }
        return self.flow

    # Where things lead

    def _to(self, place: int, *, spread: int) -> str:
        """A later step: mostly the next, else any after it or an outcome."""
        ahead = self.order[place + 1 :]
        if self.order[place] == "t1" and ahead[-1] == "t0" and self.dice.percent(25):
            return "t0"
        if ahead and not self.dice.percent(spread):
            return ahead[0]
        return self.dice.one([*ahead, *self.ends])

    def _edge(self, source: str, target: str, choices: Sequence[str] = ()) -> str:
        """Notes that readers with one of these choices go on from there to here."""
        return self._lead({**self.sure.get(source, {}), **({source: set(choices)} if choices else {})}, target)

    def _lead(self, known: Sure, target: str) -> str:
        before = self.sure.get(target, known)
        self.sure[target] = {name: before[name] | known[name] for name in before if name in known}
        return target

    # Questions

    def _question(self, place: int, key: str) -> None:
        dice, first = self.dice, place == 0
        kind = "any_of" if first else dice.one(("options", "options", "number", "how_many", "number", "any_of"))
        data: Data = {"ask": f"{key}?"}
        self.flow["questions"][key] = data
        if (first and not dice.percent(3)) or dice.percent(14):
            data["red_flag"] = "yes"
        when = None if first or dice.percent(70) else self.condition(key)
        data["to"] = self._to(place, spread=8)
        if when:
            data["when"] = when
            if dice.percent(60):
                data["otherwise"] = self._to(place, spread=15)
            self._lead(self.narrowed(key, when, holds=False), data.get("otherwise") or data["to"])
            self.sure[key] = self.narrowed(key, when, holds=True)
        options = getattr(self, f"_{kind}")(key, data)
        self._gravity(data, list(options))
        self._words(key, data, options)
        self._ways(place, key, data, options)
        rest = [name for name, option in options.items() if "to" not in option]
        if rest:
            self._edge(key, data["to"], rest)

    def _ways(self, place: int, key: str, data: Data, options: dict[str, Data]) -> None:
        """Points, ways of their own and conditions of options, and "not sure"."""
        dice = self.dice
        urgent = data.get("red_flag") == "yes" and not dice.percent(12)
        for number, (name, option) in enumerate(options.items()):
            if urgent and number == (0 if "any_of" in data else len(options) - 1):
                option["to"] = self._edge(key, "call", [name])
            elif dice.percent(18):
                option["to"] = self._edge(key, self._to(place, spread=60), [name])
            if self.scores and dice.percent(45):
                option["points"] = {score: dice.one((1, 2, 0, 3, -1)) for score in dice.some(self.scores)}
            if (
                place
                and (number or dice.percent(20))
                and "when" not in option
                and "how_many" not in data
                and dice.percent(5)
            ):
                when = self.condition(key)
                option.update({"when": when} if when else {})
        stuck = self.condition(key) if place and "any_of" in data and dice.percent(8) else None
        for option in options.values() if stuck else ():
            option["when"] = stuck
        if dice.percent(80 if place == 0 else 30):
            data["not_sure"] = self._not_sure(place, key, data, list(options), urgent)
            if dice.percent(10):
                data["not_sure"]["label"] = self._blocks(key, "Cannot tell.")
        if "how_many" in data:
            options = {name: option for name, option in options.items() if option}
        if options:
            data["options"] = options

    def _not_sure(self, place: int, key: str, data: Data, options: list[str], urgent: bool) -> Data:
        if urgent and not self.dice.percent(8):
            return {"same_as": options[0] if "any_of" in data else options[-1]}
        if self.dice.percent(55):
            return {"same_as": self.dice.one(options)}
        found: Data = {"to": self._edge(key, self._to(place, spread=50), ["not-sure"])}
        if self.scores and self.dice.percent(30):
            found["points"] = {self.dice.one(self.scores): 2}
        return found

    def _options(self, *_: object) -> dict[str, Data]:
        keys = self.dice.one(
            (("a", "b"), ("a", "b"), ("no", "yes"), ("yes", "no"), ("a", "b", "c"), ("a", "maybe", "c"))
        )
        return {name: {"label": name.upper()} for name in keys}

    def _gravity(self, data: Data, options: list[str]) -> None:
        """The order of gravity, mostly as the options are written, and mostly where it is needed."""
        dice, listed = self.dice, "any_of" in data or "how_many" in data
        needed = data.get("red_flag") == "yes" and not listed
        if dice.percent(90 if needed else 1):
            stated = [name for name in options if name != "maybe"]
            slip = dice.one(("", "", "", "", "", "", "", "turned", "less", "twice", "unknown"))
            stated = stated[::-1] if slip == "turned" else stated[1:] if slip == "less" else stated
            data["gravity"] = [*stated, *{"twice": stated[:1], "unknown": ["d"]}.get(slip, [])]
            if not data["gravity"]:
                del data["gravity"]
        if dice.percent(40):
            data["no_not_sure"] = "Test."

    def _any_of(self, key: str, data: Data) -> dict[str, Data]:
        data["any_of"] = self._signs(key)
        return {"any": {}, "none": {}}

    def _how_many(self, key: str, data: Data) -> dict[str, Data]:
        data["how_many"] = self._signs(key)
        return {str(number): {} for number in range(len(data["how_many"]) + 1)}

    def _signs(self, key: str) -> list[Any]:
        first = self.condition(key) if self.dice.percent(5) else None
        signs: list[Any] = [{"say": f"{key} one", "when": first} if first else f"{key} one"]
        when = self.condition(key) if self.dice.percent(15) else None
        return [*signs, {"say": f"{key} two", **({"when": when} if when else {})}] if self.dice.percent(40) else signs

    def _number(self, key: str, data: Data) -> dict[str, Data]:
        dice = self.dice
        whole = dice.percent(30)
        data["number"] = {"whole": "yes"} if whole else {}
        data["number"] |= {"unit": "mm"} if dice.percent(30) else {}
        data["number"] |= {"least": "0"} if dice.percent(40) else {}
        data["number"] |= {"most": "12"} if dice.percent(30) else {}
        when = self.condition(key) if dice.percent(10) else None
        if when is None:
            return bands(dice, "b", whole)
        some, others = bands(dice, "b", whole), bands(dice, "c", whole)
        for drawn, condition in ((some, when), (others, ("not", ("group", when)))):
            for band in drawn.values():
                band.update({} if dice.percent(4) else {"when": condition})
        return some | others

    def _words(self, key: str, data: Data, options: dict[str, Data]) -> None:
        if self.dice.percent(12):
            data["ask"] = self._blocks(key, f"{key}?")
        if self.dice.percent(10):
            data[self.dice.one(("help", "why_we_ask"))] = self._blocks(key, f"{key} help.")[1:]
        for name, option in options.items():
            if self.dice.percent(5):
                option["label"] = self._blocks(key, f"{key} {name}")

    def _blocks(self, key: str, words: str) -> list[Any]:
        """A text of one block for all and some more, or of blocks for one each."""
        when = self.condition(key)
        if when is None:
            return [words, {"say": "More."}]
        if self.dice.percent(25):
            return [{"say": f"{words} Yes.", "when": when}, {"say": f"{words} No.", "when": ("not", ("group", when))}]
        if self.dice.percent(8):
            return [{"say": words, "when": when}, {"say": "More.", "when": when}]
        return [words, {"say": "More.", "when": when}]

    # Tables and outcomes

    def _table(self, place: int, key: str) -> None:
        dice = self.dice
        form = dice.one(("otherwise", "otherwise", "split", "opposite", "loose"))
        when = self.condition(key) or ("asked", self.names[0])
        table: Data = {"hit": dice.one(("first", "unique")), "rows": []}
        if self.scores and dice.percent(25):
            self._every(place, key, when)
            return
        conditions: list[Term] = [when]
        if form == "otherwise":
            table["hit"] = "first" if dice.percent(85) else "unique"
            if dice.percent(60):
                known, self.sure[key] = self.sure.get(key, {}), self.narrowed(key, when, holds=False)
                more = self.condition(key)
                conditions += [more] if more else []
                self.sure[key] = known
            table["otherwise"] = ""
        elif form == "split":
            question = self._choices(key)
            if question:
                name, choices = question
                conditions = [("is", name, (choice,)) for choice in choices]
        elif form == "opposite":
            conditions.append(("not", ("group", when)))
        else:
            conditions += [self.condition(key) or when for _ in range(dice.one((1, 2)))]
        self.flow.setdefault("tables", {})[key] = table
        for condition in conditions:
            row: Data = {
                "when": condition,
                "to": self._lead(self.narrowed(key, condition, holds=True), self._to(place, spread=50)),
            }
            if self.scores and dice.percent(15):
                row["points"] = {dice.one(self.scores): dice.one((1, 2, -1))}
            table["rows"].append(row | ({"because": f"{key} {len(table['rows'])}."} if dice.percent(45) else {}))
            if table["hit"] == "first":
                self.sure[key] = self.narrowed(key, condition, holds=False)
        if "otherwise" in table:
            table["otherwise"] = self._edge(key, self._to(place, spread=50))

    def _every(self, place: int, key: str, when: Term) -> None:
        """A table in which every row that applies adds its points."""
        dice = self.dice
        rows = []
        for number in range(dice.one((1, 2))):
            row: Data = {"when": (self.condition(key) or when) if number else when}
            row["points"] = {dice.one(self.scores): dice.one((1, 2, -1))}
            rows.append(row | ({"because": f"{key} {number}."} if dice.percent(45) else {}))
        table = {"hit": "every", "rows": rows, "to": ""}
        self.flow.setdefault("tables", {})[key] = table
        table["to"] = self._edge(key, self._to(place, spread=50))

    def _choices(self, key: str) -> tuple[str, list[str]] | None:
        """A question surely asked before, with its choices."""
        asked = [name for name in self.sure.get(key, {}) if name != "q0"]
        if not asked:
            return None
        name = self.dice.one(asked)
        return name, sorted(self.sure[key][name])

    def _outcomes(self) -> None:
        dice = self.dice
        led_to = {key for key in self.sure if key in self.ends} | {"call"}
        urgencies = ["emergency", "routine", "self_care", dice.one(("urgent", "out_of_scope", "routine"))]
        for key, urgency in zip(self.ends, urgencies, strict=False):
            if key not in led_to and not dice.percent(4):
                continue
            self.sure.setdefault(key, {})
            words = dict.fromkeys(("next_step", "how_soon", "why", "would_change"), "Test.")
            data: Data = {"urgency": urgency, "title": f"Test {key}.", **words, "sources": ["test-source"]}
            self.flow["outcomes"][key] = data
            if dice.percent(25):
                data["gives"] = dice.one((["x"], ["x", "y"], ["y"]))
            graver = [other for other in self.flow["outcomes"] if self.flow["outcomes"][other]["urgency"] == urgency]
            if graver[1:] and dice.percent(30):
                data["milder_than"] = graver[:1]
            for name in ("title", "next_step"):
                if key != "call" and dice.percent(25):
                    data[name] = self._blocks(key, f"Test {key}.")
