"""Which of two outcomes is the milder one.

Urgency comes first, and within one urgency the site's own words for it. Of two outcomes that are as urgent, one is
milder if their author ranks it so, or if it gives some parts of what the other gives and nothing else. Where neither
holds they are a tie: neither is milder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.schema.records import Flow, Outcome
from askwell.flow.schema.urgency import Level


@dataclass(frozen=True)
class Ranking:
    """The order of a flow's outcomes, by their keys: a partial one, for ties are none."""

    flow: Flow

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcomes, by their keys."""
        return self.flow.outcomes

    def milder(self, one: str, other: str) -> bool:
        """Whether one outcome is milder than another."""
        mine, its = (self._levels[key] for key in (one, other))
        return mine < its or (mine == its and other in self._graver[one])

    @property
    def in_a_circle(self) -> tuple[str, ...]:
        """The outcomes that would be milder than themselves."""
        return tuple(key for key, graver in self._graver.items() if key in graver)

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        return {key: self.flow.level(key) for key in self.outcomes}

    @cached_property
    def _graver(self) -> Mapping[str, frozenset[str]]:
        """For each outcome, those of the same urgency to which it is milder."""
        return _closed({key: self._stated[key] | frozenset(self._giving_more(key)) for key in self.outcomes})

    @cached_property
    def _stated(self) -> Mapping[str, frozenset[str]]:
        """For each outcome, those to which its author calls it milder, directly or by others between."""
        return _closed({key: frozenset(outcome.milder_than) for key, outcome in self.outcomes.items()})

    @cached_property
    def _giving(self) -> Mapping[str, Outcome]:
        """The outcomes that give something: in a large guide there are few."""
        return {key: outcome for key, outcome in self.outcomes.items() if outcome.gives}

    def _giving_more(self, key: str) -> Iterator[str]:
        """Those of the same urgency that give the same parts and others, if their author does not rank the two."""
        mine = self.outcomes[key]
        for other, its in self._giving.items():
            more = set(mine.gives) < set(its.gives) and key not in self._stated[other]
            if more and self._levels[key] == self._levels[other]:
                yield other


def _closed(graver: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """What is graver than each outcome, by others between them, too."""
    found: dict[str, frozenset[str]] = {}
    for key in graver:
        ahead, seen = list(graver[key]), set()
        while ahead:
            other = ahead.pop()
            if other not in seen:
                seen.add(other)
                ahead += graver.get(other, ())
        found[key] = frozenset(seen)
    return found


def faults(flow: Flow) -> Iterator[Diagnostic]:
    """What is wrong with how outcomes are ranked: names of no outcome, circles, and what urgency contradicts."""
    known = {
        key: frozenset(other for other in o.milder_than if other in flow.outcomes) for key, o in flow.outcomes.items()
    }
    graver = _closed(known)
    yield from _words(flow)
    for key, outcome in flow.outcomes.items():
        for number, other in enumerate(outcome.milder_than):
            place = flow.at("outcomes", key, "milder_than", number)
            if other not in flow.outcomes:
                hint = did_you_mean(other, flow.outcomes)
                yield Diagnostic(place, "FLOW001", f"there is no outcome '{other}'", hint)
            elif key in graver[other] or key == other:
                message = f"'{key}' would be milder than itself"
                if key != other:
                    message += f": '{other}' is milder than it, as well"
                yield Diagnostic(place, "FLOW090", message, "keep one of the two")
            elif flow.level(key) > flow.level(other):
                mine, its = flow.level_name(key), flow.level_name(other)
                message = f"'{key}' is {mine}, and so it is not milder than '{other}', which is {its}"
                yield Diagnostic(place, "FLOW091", message, "take it out, or change the urgency of one of the two")
    yield from _rounds(flow, graver)


def _words(flow: Flow) -> Iterator[Diagnostic]:
    """Words for urgencies that the site does not have, or that do not go with the urgency that stands beside them."""
    for key, outcome in flow.outcomes.items():
        if outcome.urgency_word is None:
            continue
        place, word = flow.at("outcomes", key, "urgency_word"), flow.urgency_words.get(outcome.urgency_word)
        if word is None:
            hint = did_you_mean(outcome.urgency_word, flow.urgency_words) or "write it to urgency_words in site.yml"
            yield Diagnostic(place, "FLOW094", f"the site has no urgency word '{outcome.urgency_word}'", hint)
        elif word.like is not outcome.urgency:
            message = f"'{outcome.urgency_word}' is a word for {word.like}, and '{key}' is {outcome.urgency}"
            hint = f"write urgency: {word.like}, or take the word out"
            yield Diagnostic(place, "FLOW095", message, hint)


def _rounds(flow: Flow, stated: Mapping[str, frozenset[str]]) -> Iterator[Diagnostic]:
    """A circle that is closed by what outcomes give; told once, where no stated one explains it."""
    if any(key in graver for key, graver in stated.items()):
        return
    for key in Ranking(flow).in_a_circle:
        message = f"'{key}' would be milder than itself, by what outcomes give and how they are ranked"
        place = flow.at("outcomes", key, key=True)
        yield Diagnostic(place, "FLOW090", message, "rank the outcomes otherwise, or change what they give")
        return
