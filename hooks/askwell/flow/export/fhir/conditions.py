"""Conditions as FHIRPath. An expression is true of just those readers for whom the condition surely holds, and never
empty: "not" is moved to the smallest parts, where what is not known is neither true nor false of anybody."""

from __future__ import annotations

from collections.abc import Iterable

from askwell.flow.export.fhir.layout import Layout
from askwell.flow.export.fhir.numbers import Numbers
from askwell.flow.export.fhir.words import NO, YES, all_of, any_of, is_yes, one_of
from askwell.flow.expr.ast import Asked, Compare, Condition, Count, Highest, Is, Joined, Not, Quantity, Sum
from askwell.flow.expr.parts import negated


class Conditions:
    """Writes the conditions of a guide. `sums` are the names of the hidden items for scores, each with the score, the
    place where it is first read, and whether it is the largest points of one choice."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sums: dict[tuple[str, tuple[str, ...], bool], tuple[str, str]] = {}

    def holds(self, condition: Condition, at: str) -> str:
        """When a condition at a place surely holds."""
        if isinstance(condition, Joined):
            parts = [self.holds(part, at) for part in condition.parts]
            return any_of(parts) if condition.decisive else all_of(parts)
        if isinstance(condition, Compare):
            return Numbers(self, condition, at, wanted=True).expression
        if isinstance(condition, Not):
            return self._denied(condition.part, at)
        known = condition.question in self.layout.before[at]
        if isinstance(condition, Asked):
            return is_yes(f"asked.{condition.question}") if known else NO
        return self.chose(condition.question, condition.choices) if known else NO

    def fails(self, condition: Condition, at: str) -> str:
        """When a condition at a place surely fails."""
        return self.holds(negated(condition), at)

    def _denied(self, part: Condition, at: str) -> str:
        if isinstance(part, Compare):
            return Numbers(self, part, at, wanted=False).expression
        if isinstance(part, Asked):
            asked = is_yes(f"asked.{part.question}")
            return f"{asked}.not()" if part.question in self.layout.before[at] else YES
        if isinstance(part, Is):
            others = {option.counts_as for option in self.layout.options(part.question)} - part.choices
            return self.holds(Is(part.question, frozenset(others)), at)
        return self.holds(negated(part), at)

    def chose(self, question: str, choices: Iterable[str]) -> str:
        """A question was asked, and one of these was chosen, or what counts as one."""
        wanted = set(choices)
        return self.picked(question, [o.key for o in self.layout.options(question) if o.counts_as in wanted])

    def picked(self, question: str, keys: Iterable[str]) -> str:
        """A question was asked, and one of these options was picked."""
        listed = list(keys)
        if not listed:
            return NO
        if question in self.layout.several:
            return one_of(f"chose.{question}", listed)
        return all_of([is_yes(f"asked.{question}"), one_of(question, listed, "value.code")])

    def read(self, quantity: Quantity, at: str) -> str:
        """The number that a score or a count of conditions comes to."""
        if isinstance(quantity, Count):
            return " + ".join(f"iif({self.holds(part, at)}, 1, 0)" for part in quantity.parts)
        assert isinstance(quantity, Sum | Highest)
        return self.sum_item(quantity.score, at, largest=isinstance(quantity, Highest)) + ".value"

    def sum_item(self, score: str, at: str, *, largest: bool) -> str:
        """The answer to the hidden item for a score, as it has come to at a place."""
        key = (score, self.layout.adding(score, at), largest)
        name = "highest" if largest else "sum"
        link, _ = self.sums.setdefault(key, (f"{name}.{score}.{at}", at))
        return f"%resource.item.where(linkId = '{link}').answer"
