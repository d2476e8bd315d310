"""A guide's first question as a newsletter shows it: each choice is a link to a page that goes on from there."""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from askwell.content import addresses
from askwell.content.states import State
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt
from askwell.flow.schema.waivers import Promise
from askwell.letters.letter import Choice, FirstQuestion

MOST_CHOICES = 6
"""Choices that stand in a mail: more fill a phone's screen, and the rest of the mail is not seen (ours)."""

MOST_SIGNS = 10
"""Signs of a list above them: all must be read before "none of these" means anything (ours)."""

OF_RED_FLAGS = frozenset(
    {Promise.GRAVER_SIGN, Promise.CAUTIOUS_WHEN_UNSURE, Promise.SIGNS_FIRST, Promise.SIGNS_ANSWERED}
)
"""The promises that make it safe to begin with the screen for red flags."""

DIGITS = 6
"""Hexadecimal digits by which an address knows its question: of the few that one guide ever asks first, two are taken
for one in a case of 16 million (ours)."""


class Reason(StrEnum):
    """Why a first question may not stand in a mail."""

    SENSITIVE = "sensitive"
    NOT_FIRST = "red-flags-first"
    SET_ASIDE = "set-aside"
    TOO_LONG = "too-long"


class Refusal(NamedTuple):
    """Why a first question may not stand in a mail, in words, and what to do."""

    reason: Reason
    why: str
    hint: str


_TAKE_OUT = "take the line out: the mail then has one link to the guide"


def first_question(machine: Machine) -> FirstQuestion | None:
    """The question that a guide asks first, with all that stands above its choices; None if it asks none, or is not
    published. What an entry takes as given is told before the rest. Whether it may stand in a mail, `refusal` says."""
    asked, flow = machine.start.content, machine.flow
    if not isinstance(asked, Prompt) or flow.status != State.PUBLISHED:
        return None
    digest = digest_of(machine, asked)
    choices = tuple(
        Choice(choice.label, addresses.choice_path(flow.key, machine.entry_key, f"{choice.key}-{digest}"))
        for choice in machine.start.choices
    )
    return FirstQuestion(asked.ask, " ".join(filter(None, (given(machine), asked.help))), asked.signs, choices)


def given(machine: Machine) -> str:
    """What an entry takes as given, in a sentence; "" if nothing."""
    told = "; ".join(f"{ask} {label}" for ask, label in machine.given)
    return f"Taken as given: {told}." if told else ""


def digest_of(machine: Machine, asked: Prompt) -> str:
    """Hexadecimal digits that are others when anything is that readers see of the question, or when a choice's key
    comes to stand for other words: nobody's "none of these" to one list of signs is taken for one to another."""
    choices = [[choice.key, choice.label] for choice in machine.start.choices]
    seen = [asked.ask, asked.help, asked.signs, choices, machine.given]
    return sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()[:DIGITS]


def refusal(machine: Machine) -> Refusal | None:
    """Why a guide's first question may not stand in a mail; None if it may. Only a question that the proof lets readers
    begin with may: the screen for red flags, with nothing set aside that makes it safe."""
    if machine.flow.sensitive:
        why = "this guide is sensitive: whoever counts the clicks of a mail would learn what a reader chose"
        return Refusal(Reason.SENSITIVE, why, _TAKE_OUT)
    return unsafe(machine) or _too_long(machine)


def unsafe(machine: Machine) -> Refusal | None:
    """Why nobody may go on from a choice that a mail offered, whatever was mailed before; None if they may."""
    start = machine.start
    if not (isinstance(start.content, Prompt) and start.content.red_flag):
        why = "this guide does not begin with a question for red flags: readers of the mail would pass it by"
        return Refusal(Reason.NOT_FIRST, why, f"let the guide ask for signs of an emergency first, or {_TAKE_OUT}")
    for waiver in machine.flow.waivers:
        here = waiver.promise is Promise.SIGNS_FIRST or waiver.at in (None, start.origin)
        if waiver.promise in OF_RED_FLAGS and here:
            why = f"this guide sets aside a promise about its red flags ({waiver.promise}): readers must see that first"
            return Refusal(Reason.SET_ASIDE, why, _TAKE_OUT)
    return None


def _too_long(machine: Machine) -> Refusal | None:
    asked = first_question(machine)
    if asked is None:
        return None
    for count, most, noun in ((len(asked.choices), MOST_CHOICES, "choices"), (len(asked.signs), MOST_SIGNS, "signs")):
        if count > most:
            why = f"the first question of this guide has {count} {noun}, and a mail shows up to {most}"
            return Refusal(Reason.TOO_LONG, why, _TAKE_OUT)
    return None
