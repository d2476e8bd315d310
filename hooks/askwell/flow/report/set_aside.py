"""What an author decided about the proof of a guide, in words: promises set aside, orders and reasons stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from askwell.flow.machine.machine import Machine
from askwell.flow.resolve.graph import OutcomeNode, QuestionNode
from askwell.flow.schema.questions import Number, SecondUnit
from askwell.flow.schema.vocabulary import SignedDifference
from askwell.flow.schema.waivers import Waiver


@dataclass(frozen=True, slots=True)
class SetAside:
    """A waiver in words: what is not promised, of what ("" for the whole guide), why, and who decided that when."""

    promise: str
    about: str
    why: str
    by: str
    credentials: str
    on: date

    def __str__(self) -> str:
        about = f" ({self.about})" if self.about else ""
        return f"{self.promise}{about}. Why: {self.why} Decided by {self.by}, {self.credentials}, on {self.on}."


def set_aside(machine: Machine) -> tuple[SetAside, ...]:
    """The waivers of a guide, as they are written."""
    return tuple(_in_words(machine, waiver) for waiver in machine.flow.waivers)


def unlike(machine: Machine, one: SignedDifference) -> str:
    """Where another guide may say something else to one reader, in words."""
    here = one.flows[machine.flow.key]
    there = ", ".join(f"'{outcome}' of '{flow}'" for flow, outcome in one.flows.items() if flow != machine.flow.key)
    why = one.why if one.why[-1] in ".!?" else f"{one.why}."
    decided = f"Decided by {one.by}, {one.credentials}, on {one.on}."
    return f"{named(machine, here)}: the same reader may come to {there}. Why: {why} {decided}"


def _in_words(machine: Machine, waiver: Waiver) -> SetAside:
    about = named(machine, waiver.at) if waiver.at else ""
    why = waiver.why if waiver.why[-1] in ".!?" else f"{waiver.why}."
    return SetAside(waiver.promise.says, about, why, waiver.by, waiver.credentials, waiver.on)


def named(machine: Machine, key: str) -> str:
    """A question by what it asks, an outcome by its title, a score by its label; else the key itself. Of texts in
    blocks, the first."""
    if key in machine.flow.scores:
        return machine.flow.scores[key].label
    node = machine.graph.nodes.get(key)
    texts = node.texts if isinstance(node, QuestionNode | OutcomeNode) else {}
    said = texts.get("ask") or texts.get("title")
    return said.blocks[0][0] if said else key


def stated(machine: Machine) -> Iterator[tuple[str, str]]:
    """What the proof takes from the author: what the guide works out, where the signs of shared parts come from, what
    each term means, and each question with the order of gravity of its choices, with the reason why "Not sure" is
    not offered, or with how its second unit converts."""
    device = machine.flow.device
    if device:
        signed = f" Decided by {device.by} on {device.on}." if device.by and device.on else ""
        yield (
            "What it works out",
            f"{', '.join(device.computes)}. {device.note or 'Nothing is said of the law.'}{signed}",
        )
    yield from (("Another guide", unlike(machine, one)) for one in machine.flow.differences)
    yield from ((f"The shared part {part.key}", part.stated) for part in machine.flow.parts if part.stated)
    for key, term in machine.flow.terms.items():
        yield f"The term {key}", f"{term.says}: {term.when}" if term.says else term.when
    for key, ask in machine.asks.items():
        question = machine.flow.questions[key]
        if question.gravity:
            labels = {c.key: c.label for s in machine.states.values() if s.origin == key for c in s.choices}
            order = "; ".join(labels.get(choice, choice) for choice in question.gravity)
            yield ask, f"from the mildest to the gravest: {order}"
        if question.no_not_sure:
            yield ask, f'no "Not sure": {question.no_not_sure}'
        if question.number and question.number.also:
            yield from ((ask, said) for said in _converted(question.number, question.number.also))


def _converted(number: Number, also: SecondUnit) -> Iterator[str]:
    """What the proof takes from the author of two units: how one converts into the other, and how far ends may lie
    apart."""
    if also.converts:
        plus = f" plus {also.converts.plus}" if also.converts.plus else ""
        yield f"a number in {also.unit} is {also.converts.times} times the first{plus}"
    if also.tolerance is not None:
        yield (
            f"ends in {also.unit} may lie {also.tolerance} {number.unit or ''}".rstrip()
            + " apart from those beside them"
        )
