"""An answer's care cards and the guide that stands in it say the same of a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt, State
from askwell.flow.schema.questions import ANY
from askwell.flow.schema.urgency import Urgency

_SIGNS = re.compile(r"[\W_]+")


def emergencies_have_a_card(site: CheckedSite) -> Iterator[Diagnostic]:
    """An answer whose guide can end in an emergency has an emergency card: readers who only read the answer must learn
    of it too (ours)."""
    for answer, machine in _offered(site):
        ends = (state.content for state in machine.states.values())
        grave = any(isinstance(end, Advice) and end.urgency is Urgency.EMERGENCY for end in ends)
        if grave and not any(card.level is Urgency.EMERGENCY for card in answer.care_cards):
            hint = "add a card of level 'emergency' with the signs that the guide asks for"
            message = f"the guide '{answer.flow}' can end in an emergency, and no care card here tells of one"
            yield Diagnostic(answer.at("care_cards", key=True), "CARE010", message, hint)


def cards_and_guide_agree(site: CheckedSite) -> Iterator[Diagnostic]:
    """A sign that stands in a care card and in a checklist of the answer's guide, in the same words, leads to advice of
    the same level in both. Words are compared by their letters alone (ours)."""
    for answer, machine in _offered(site):
        levels = _levels(machine)
        for number, card in enumerate(answer.care_cards):
            for place, sign in enumerate(card.signs):
                found = levels.get(_letters(sign))
                if found is not None and card.level not in found:
                    hint = "let both say the same: a reader may see only one of them"
                    said = " or ".join(sorted(map(str, found)))
                    message = f"this sign is '{card.level}' here, and the guide '{answer.flow}' calls it {said}"
                    yield Diagnostic(answer.at("care_cards", number, "signs", place), "CARE011", message, hint)


def _offered(site: CheckedSite) -> Iterator[tuple[Answer, Machine]]:
    """Each answer that offers a guide, and the guide. What is no longer kept up to date offers none."""
    for answer in site.library.answers.values():
        machine = site.machines.get(answer.flow or "")
        if machine is not None and answer.status not in UNKEPT:
            yield answer, machine


def _levels(machine: Machine) -> dict[str, set[Urgency]]:
    """What readers with a sign are told, for each sign of a checklist by its letters: all urgencies that "any" can end
    in."""
    found: dict[str, set[Urgency]] = {}
    for state in machine.states.values():
        if isinstance(state.content, Prompt) and state.content.signs:
            targets = [machine.states[choice.target] for choice in state.choices if choice.key == ANY]
            for sign in state.content.signs if targets else ():
                found.setdefault(_letters(sign), set()).update(_ends(machine, targets))
    return found


def _ends(machine: Machine, states: list[State]) -> set[Urgency]:
    """The urgencies of all advice that can be reached from some states."""
    seen, waiting, found = {state.key for state in states}, list(states), set[Urgency]()
    for state in waiting:
        if isinstance(state.content, Advice):
            found.add(state.content.urgency)
        for choice in state.choices:
            if choice.target not in seen:
                seen.add(choice.target)
                waiting.append(machine.states[choice.target])
    return found


def _letters(text: str) -> str:
    return _SIGNS.sub("", text.casefold())
