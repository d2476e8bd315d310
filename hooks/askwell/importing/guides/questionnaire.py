"""From a questionnaire of FHIR to a draft: items become questions, weights points, and conditions `when`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from askwell.importing.guides.bands import Cut, bands
from askwell.importing.guides.drafted import DraftGuide, DraftOption, DraftQuestion, Keys, both, either, opposite
from askwell.importing.guides.questionnaire_model import NUMBERS, Enabling, Item, Questionnaire

TODO = "TODO"
"""What stands where an author must write."""

CUTS: Mapping[str, Callable[[Decimal], tuple[Cut, ...]]] = {
    "=": lambda at: (Cut(at), Cut(at, above=True)),
    "!=": lambda at: (Cut(at), Cut(at, above=True)),
    "<": lambda at: (Cut(at),),
    ">=": lambda at: (Cut(at),),
    ">": lambda at: (Cut(at, above=True),),
    "<=": lambda at: (Cut(at, above=True),),
}
"""The signs that conditions have, too, with the ends of bands that each asks for."""

WHOLE = "integer"

WEIGHTS = ("weight()", "ordinal()")
"""What an expression that adds up points asks for."""

MOST_TOLD, LONGEST = 10, 300
"""How many other expressions a draft quotes, and how much of each: programs write them, and they may be very long."""


def guide_of_questionnaire(read: Questionnaire) -> DraftGuide:
    """The draft of a questionnaire."""
    return _Drafting(read).guide()


class _Drafting:
    """One file's draft in the making."""

    def __init__(self, read: Questionnaire) -> None:
        self.read, keys = read, Keys()
        self.items = {item.id: item for item in read.items}
        self.names = {item.id: keys.new(item.words, "question") for item in read.items}
        self.options = {item.id: _options(item) for item in read.items}
        weighted = any(option.points for item in read.items for option in item.options)
        self.totals = [one for one in read.sums if any(weight in one[1] for weight in WEIGHTS)]
        self.others = [one for one in read.sums if one not in self.totals]
        label = next((label for label, _ in self.totals or read.sums), "Score")
        self.scores = ((keys.new(label, "score"), label),) if weighted else ()
        self.result = keys.new("result", "result")
        self.cuts: dict[str, set[Cut]] = {item.id: set() for item in read.items}
        for one in (one for item in read.items for enabling, _ in item.above for one in enabling):
            if one.item in self.cuts and one.operator in CUTS and _is_figure(one.value):
                self.cuts[one.item].update(CUTS[one.operator](Decimal(one.value)))

    def guide(self) -> DraftGuide:
        """All of it."""
        notes = [*self.read.notes]
        notes += [
            f"the original works out {words} by: {_short(how)}. Here all points are added" for words, how in self.totals
        ]
        notes += [
            f"not understood: the original works out {words} by: {_short(how)}"
            for words, how in self.others[:MOST_TOLD]
        ]
        if rest := [words for words, _ in self.others[MOST_TOLD:]]:
            notes.append(f"not understood, either, is how the original works out {', '.join(rest)}")
        notes.append("the original says no outcome; write them, with a table that leads to them")
        questions = tuple(map(self._question, self.read.items))
        outcomes = ((self.result, ""),)
        return DraftGuide(self.read.title, questions, outcomes, scores=self.scores, notes=tuple(notes),
                          first=questions[0].key, after=self.result)  # fmt: skip

    def _question(self, item: Item) -> DraftQuestion:
        notes, number = list(item.notes), None
        if item.kind in NUMBERS:
            number = tuple(_number(item))
            notes.append("give the bands that the guide tells apart; these are those of the original's conditions")
        elif not self.options[item.id]:
            notes.append("give the choices")
        when, unread = self._when(item)
        notes += [f"when it is asked is not understood: {text}" for text in unread]
        options = tuple(option for option, _ in self.options[item.id])
        if number is not None:
            least, most = (Decimal(end) if end else None for end in (item.least, item.most))
            options = bands(self.cuts[item.id], item.kind == WHOLE, least, most)
        return DraftQuestion(self.names[item.id], item.words, options or (DraftOption("todo-option", TODO),),
                             number=number, when=when, notes=tuple(notes))  # fmt: skip

    def _when(self, item: Item) -> tuple[str, list[str]]:
        """When an item is asked, and what of that is not understood; then the condition is still to do."""
        unread, parts = list(item.unread), []
        for enabling, any_of in item.above:
            said = [self._condition(one, item) for one in enabling]
            unread += [_told(one) for one, condition in zip(enabling, said, strict=True) if not condition]
            clear = [condition for condition in said if condition]
            if clear:
                parts.append(either(clear) if any_of else both(clear))
        return (TODO if unread else both(parts)), unread

    def _condition(self, one: Enabling, item: Item) -> str:
        """A condition on an answer; "" if it is not understood."""
        other = self.items.get(one.item)
        if other is None or self.read.items.index(other) >= self.read.items.index(item):
            return ""
        name = self.names[one.item]
        if one.operator == "exists":
            return f"asked {name}" if one.value == "true" else opposite(f"asked {name}")
        if one.operator not in CUTS:
            return ""
        if other.kind in NUMBERS:
            plain = f"{name} {one.operator} {one.value}" if _is_figure(one.value) else ""
        else:
            chosen = [key for option, names in self.options[one.item] if one.value in names for key in [option.key]]
            sign = {"=": "is", "!=": "is not"}.get(one.operator, "")
            plain = f"{name} {sign} {chosen[0]}" if sign and len(chosen) == 1 else ""
        sure = not other.above and not other.unread
        return plain if sure or not plain else both([f"asked {name}", plain])


def _options(item: Item) -> list[tuple[DraftOption, tuple[str, ...]]]:
    """The choices of an item, each with the texts by which conditions name it."""
    if item.kind == "boolean":
        return [(DraftOption("yes", "Yes"), ("true",)), (DraftOption("no", "No"), ("false",))]
    keys, made = Keys(), []
    for option in item.options:
        key = keys.new(option.words, "choice")
        made.append((DraftOption(key, option.words or TODO, points=option.points), option.names))
    return made


def _number(item: Item) -> list[str]:
    lines = [f"unit: {item.unit}"] if item.unit and item.unit.replace(" ", "").isalnum() else []
    lines += ["whole: yes"] if item.kind == WHOLE else []
    lines += [f"least: {item.least}"] if item.least else []
    return lines + ([f"most: {item.most}"] if item.most else [])


def _short(expression: str) -> str:
    return expression if len(expression) <= LONGEST else f"{expression[:LONGEST]} …"


def _told(one: Enabling) -> str:
    return f"the answer to {one.item!r} {one.operator} {one.value}"


def _is_figure(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()
