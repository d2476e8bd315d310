"""An answer and its guide say the same of a sign, and two guides tell one reader the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic, Severity, did_you_mean
from askwell.flow.compare.product import TooFarApart
from askwell.flow.compare.together import Conflict, together, told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt, State
from askwell.flow.resolve import shared_questions
from askwell.flow.schema.questions import ANY
from askwell.flow.schema.urgency import Urgency
from askwell.flow.schema.vocabulary import Vocabulary
from askwell.patterns import regex

_SIGNS = regex(r"[\W_]+")


def emergencies_have_a_card(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """An answer whose guide can end in an emergency has an emergency card: readers who only read the answer must learn
    of it too (ours)."""
    machine = _offered(site, answer)
    ends = (state.content for state in machine.states.values()) if machine is not None else ()
    grave = any(isinstance(end, Advice) and end.urgency is Urgency.EMERGENCY for end in ends)
    if grave and not any(card.level is Urgency.EMERGENCY for card in answer.care_cards):
        hint = "add a card of level 'emergency' with the signs that the guide asks for"
        message = f"the guide '{answer.flow}' can end in an emergency, and no care card here tells of one"
        yield Diagnostic(answer.at("care_cards", key=True), "CARE010", message, hint)


def cards_and_guide_agree(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A sign that stands in a care card and in a checklist of the answer's guide, in the same words, leads to advice of
    the same level in both. Words are compared by their letters alone (ours)."""
    if (machine := _offered(site, answer)) is None:
        return
    levels = _levels(machine)
    for number, card in enumerate(answer.care_cards):
        for place, sign in enumerate(card.signs):
            found = levels.get(_letters(sign))
            if found is not None and card.level not in found:
                hint = "let both say the same: a reader may see only one of them"
                said = " or ".join(sorted(map(str, found)))
                message = f"this sign is '{card.level}' here, and the guide '{answer.flow}' calls it {said}"
                yield Diagnostic(answer.at("care_cards", number, "signs", place), "CARE011", message, hint)


def shared_questions_are_asked_alike(site: CheckedSite) -> Iterator[Diagnostic]:
    """A question that the site's vocabulary has is the same in every guide: its words, its signs, its choices, its unit
    (ours)."""
    vocabulary = site.library.vocabulary
    if vocabulary is not None:
        for machine in site.machines.values():
            yield from shared_questions.faults(machine.flow, vocabulary)
        flows = [machine.flow for machine in site.machines.values()]
        flows.sort(key=lambda flow: flow.path in site.library.drafts)
        yield from shared_questions.unlike(flows, vocabulary)


def shared_questions_are_asked(site: CheckedSite) -> Iterator[Diagnostic]:
    """Some guide asks each question of the site's vocabulary: a slip in its key would let guides share nothing
    (ours)."""
    vocabulary = site.library.vocabulary
    if vocabulary is None or "flows" in site.library.incomplete:
        return
    asked = {key for flow in site.library.flows.values() for key in flow.questions}
    for key in (key for key in vocabulary.questions if key not in asked):
        meant = did_you_mean(key, asked - vocabulary.questions.keys())
        hint = meant if meant.startswith("did") else "give it the key that guides use, or take it out"
        place = vocabulary.at("questions", key, key=True)
        yield Diagnostic(place, "FLOW135", f"no guide asks '{key}'", hint, Severity.WARNING)


def guides_agree(site: CheckedSite) -> Iterator[Diagnostic]:
    """No reader who answers shared questions alike gets self-care from one guide and an emergency from another, unless
    somebody answers for it (ours). In production no doubt is left."""
    vocabulary = site.library.vocabulary
    if vocabulary is None:
        return
    doubt = Severity.ERROR if site.library.settings and site.library.settings.production else Severity.WARNING
    needed: list[dict[str, str]] = []
    for one, other in neighbours(site):
        try:
            proven = together(one, other, vocabulary.questions)
        except TooFarApart as error:
            message = f"this guide and '{other.flow.key}' are too large to be proven together: {error}"
            hint = "let them share fewer questions, or ask these in one order"
            yield Diagnostic(one.flow.at("title"), "FLOW134", message, hint, doubt)
            continue
        site.compared[frozenset((one.flow.key, other.flow.key))] = proven
        for conflict in proven.conflicts:
            if vocabulary.signed(conflict.outcomes):
                needed.append(conflict.outcomes)
            else:
                yield _apart(conflict, vocabulary, site.library.drafts, doubt)
    yield from _signatures(site, vocabulary, needed, site.compared.keys())


def neighbours(site: CheckedSite) -> Iterator[tuple[Machine, Machine]]:
    """The pairs of guides that share questions, each in the form that the site declares."""
    vocabulary = site.library.vocabulary
    if vocabulary is None:
        return
    clear = [m for m in site.machines.values() if next(shared_questions.faults(m.flow, vocabulary), None) is None]
    for one, other in combinations(clear, 2):
        if set(shared_questions.shared_by(one.flow, vocabulary)) & other.flow.questions.keys():
            yield one, other


def _apart(conflict: Conflict, vocabulary: Vocabulary, drafts: Collection[str], doubt: Severity) -> Diagnostic:
    """A conflict as a finding: in the guide that is a draft, if one of them is, else in the one with self-care."""
    sides = conflict.mild, conflict.grave
    side = next((side for side in sides if side.machine.flow.path in drafts), conflict.mild)
    machine, ending = side.machine, side.ending
    place = machine.flow.at("outcomes", ending.outcome, key=True)
    grave = conflict.grave.machine.flow.key
    if conflict.by_signs:
        hint = f"ask for the signs of '{grave}' here, too, or sign the difference in {vocabulary.path}"
        return Diagnostic(place, "FLOW132", told(conflict), hint, doubt)
    hint = f"let both guides decide alike, or sign the difference in {vocabulary.path}"
    return Diagnostic(place, "FLOW131", told(conflict), hint)


def _signatures(
    site: CheckedSite, vocabulary: Vocabulary, needed: list[dict[str, str]], proven: Collection[frozenset[str]]
) -> Iterator[Diagnostic]:
    """Differences that are signed, and that there are not."""
    for number, signed in enumerate(vocabulary.differences):
        place = vocabulary.at("differences", number, "flows")
        if signed.on > site.today:
            message, hint = f"on: {signed.on} is in the future", f"today is {site.today}"
            yield Diagnostic(vocabulary.at("differences", number, "on"), "DATE001", message, hint)
        clear = "flows" not in site.library.incomplete
        named = [(flow, end) for flow, end in signed.flows.items() if clear or flow in site.library.flows]
        unknown = [(flow, end) for flow, end in named if end not in _outcomes(site, flow)]
        for flow, end in unknown:
            what, hint = f"no guide '{flow}'", did_you_mean(flow, site.library.flows)
            if flow in site.library.flows:
                what, hint = f"no outcome '{end}' in '{flow}'", did_you_mean(end, _outcomes(site, flow))
            yield Diagnostic(place, "FLOW133", f"there is {what}", hint)
        if len(signed.flows) != 2:
            message = f"a difference is between two guides, not {len(signed.flows)}"
            yield Diagnostic(place, "FLOW133", message, "name both, each with its outcome")
        elif not unknown and signed.flows not in needed and _settled(site, vocabulary, signed.flows, proven):
            message = "no reader gets self-care from the one and an emergency from the other"
            yield Diagnostic(place, "FLOW133", message, "take the signature out", Severity.WARNING)


def _settled(
    site: CheckedSite, vocabulary: Vocabulary, pair: Collection[str], proven: Collection[frozenset[str]]
) -> bool:
    """Whether all is known of what two guides tell one reader: they were proven together, or need not be."""
    flows = [site.library.flows[key] for key in pair if key in site.library.flows]
    apart = any(flow.status in UNKEPT for flow in flows)
    asked = (set(shared_questions.shared_by(flow, vocabulary)) for flow in flows)
    return len(flows) == 2 and (apart or not set.intersection(*asked) or frozenset(pair) in proven)


def _outcomes(site: CheckedSite, flow: str) -> tuple[str, ...]:
    found = site.library.flows.get(flow)
    return tuple(found.outcomes) if found else ()


def _offered(site: CheckedSite, answer: Answer) -> Machine | None:
    """The guide that an answer offers, if any. What is no longer kept up to date offers none."""
    return site.machines.get(answer.flow or "") if answer.status not in UNKEPT else None


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
