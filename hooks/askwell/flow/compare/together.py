"""Two guides, one reader: no reader who answers shared questions alike gets self-care from one guide and an emergency
from the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

from askwell.flow.compare.shared_steps import Answers, Steps, Walked
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.paths import Way, asked, shortest
from askwell.flow.machine.states import Ending, State
from askwell.flow.schema.urgency import Urgency
from askwell.flow.verify.gravity import mildest_first

MOST_PAIRS = 50_000
"""Pairs of steps of two guides at most: each check looks at them, and takes a second or two for so many (ours)."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a reader gets from one guide: the machine, or that of an entry, the advice, and the shortest way there with
    the reader's choices at shared questions."""

    machine: Machine
    ending: Ending
    way: Way


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reader gets an emergency from one guide and self-care from the other.

    `answers` are the fewest choices at shared questions by which this happens. `by_signs` is whether the emergency
    comes of a sign that only one of the guides asks for.
    """

    grave: Side
    mild: Side
    answers: Answers
    by_signs: bool

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcomes, by the ids of the guides."""
        return {side.machine.flow.key: side.ending.outcome for side in (self.grave, self.mild)}


@dataclass(frozen=True, slots=True)
class Together:
    """What is proven of two guides: by how many pairs of steps their readers come, and where they part."""

    shared: tuple[str, ...]
    pairs: int
    conflicts: tuple[Conflict, ...]


def together(one: Machine, other: Machine, shared: Collection[str]) -> Together:
    """All readers of two guides at once, from the starts and from all entries, each with the same choices at the shared
    questions and any at the others. Of advice that parts, the shortest example is told. Raises TooFarApart."""
    both = tuple(key for key in shared if key in one.asks and key in other.asks)
    pairs, found = _parting((one, other), both, ({}, {}))
    without = _without_signs(one, both), _without_signs(other, both)
    alone = _parting((one, other), both, without)[1] if found and any(without) else found
    conflicts = [alone.get(ends) or Conflict(c.grave, c.mild, c.answers, True) for ends, c in found.items()]
    return Together(both, pairs, tuple(sorted(conflicts, key=lambda each: (each.by_signs, len(each.answers)))))


def _without_signs(machine: Machine, both: Collection[str]) -> dict[str, str]:
    """The choices of readers who have none of the signs that only this guide asks for."""
    asked_alone = (key for key in machine.asks if key not in both and machine.flow.questions[key].red_flag)
    mildest = {key: mildest_first(machine.flow.questions[key])[:1] for key in asked_alone}
    return {key: choices[0] for key, choices in mildest.items() if choices}


def _parting(
    guides: tuple[Machine, Machine], both: Collection[str], fixed: tuple[Answers, Answers]
) -> tuple[int, dict[tuple[str, str], Conflict]]:
    """The pairs of steps looked at, and the conflicts by the outcomes of the two guides, of readers with some choices
    `fixed` in each."""
    pairs, found = 0, dict[tuple[str, str], Conflict]()
    for calling, resting in ((0, 1), (1, 0)):
        calls = [(m, Steps(m, both, Urgency.EMERGENCY, fixed[calling])) for m in guides[calling].all]
        rests = [(m, Steps(m, both, Urgency.SELF_CARE, fixed[resting])) for m in guides[resting].all]
        for (grave, its), (mild, others) in product(calls, rests):
            walked = Walked(its, others, MOST_PAIRS - pairs)
            pairs += len(walked.came)
            for (call, rest), answers in walked.ends.items():
                ends = (call, rest) if calling == 0 else (rest, call)
                if ends not in found or len(answers) < len(found[ends].answers):
                    there = _side(grave, call, both, answers, fixed[calling])
                    here = _side(mild, rest, both, answers, fixed[resting])
                    found[ends] = Conflict(there, here, answers, False)
    return pairs, found


def _side(machine: Machine, outcome: str, both: Collection[str], answers: Answers, fixed: Answers) -> Side:
    def unanswered(state: State) -> bool:
        return state.kind == "question" and state.origin in both and state.origin not in answers

    given = {**fixed, **answers}
    way = shortest(machine, lambda state: state.origin == outcome, given=given, around=unanswered) or ()
    end = machine.states[way[-1][1].target] if way else machine.start
    return Side(machine, end.ending, way)


def told(conflict: Conflict) -> str:
    """What one reader hears from the two guides: the choices that both know, then those that only one asks for."""
    grave, mild = conflict.grave, conflict.mild
    call, rest = (f"'{side.ending.title}' ({side.ending.how_urgent})" for side in (grave, mild))
    guides = f"one reader gets {call} from {_named(grave.machine)} and {rest} from {_named(mild.machine)}"
    known = {s.origin: f"{asked(s)} {c.label}" for side in (grave, mild) for s, c in side.way}
    shared = [known[question] for question in conflict.answers if question in known]
    return f"{guides}: {'; '.join([*shared, *_alone(grave, conflict.answers), *_alone(mild, conflict.answers)])}"


def _alone(side: Side, answers: Answers) -> Iterator[str]:
    free = [f"{asked(state)} {choice.label}" for state, choice in side.way if state.origin not in answers]
    if free:
        yield f"in '{side.machine.flow.key}' {', '.join(free)}"


def _named(machine: Machine) -> str:
    entered = f" entered at '{machine.entry_key}'" if machine.entry else ""
    return f"'{machine.flow.key}'{entered}"
