"""Rules about the words of advice: what it says fits its urgency, as far as a program can see (promise words-fit)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.checks.wording.emergency_numbers import names_number, other_numbers
from askwell.checks.wording.phrases import (
    AT_ONCE,
    CALL,
    CONDITIONAL,
    CONTACT,
    EMERGENCY_CALL,
    EMERGENCY_ROOM,
    EVEN_IF,
    HEDGED,
    LATER,
    NEGATED,
    SENTENCE,
    TAKES_BACK,
    TODAY,
)
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.states import Advice
from askwell.flow.resolve.resolver import ADVISED, ASKED
from askwell.flow.schema.records import Flow, Outcome
from askwell.flow.schema.urgency import Urgency
from askwell.flow.schema.waivers import Promise
from askwell.flow.schema.wording import Block
from askwell.source.yaml import Loc

TO_DO = ("title", "next_step")
WHEN = ("how_soon",)
MILD = (Urgency.SELF_CARE, Urgency.ROUTINE)
GRAVE = (Urgency.EMERGENCY, Urgency.URGENT)

NEARBY = 80
"""Signs before a word in which it may be denied."""

Said = tuple[Outcome, Loc, str]
"""A text of an outcome: the outcome, the way to the text, and a sentence of it."""


def emergencies_name_the_call(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """An emergency outcome names the call in its title or in its next step, for every reader (ours): a button alone
    leaves open who is called, and why."""
    own, wording = site.own_numbers, _wording(site)
    machine = site.machines.get(flow.key)
    for state in machine.states.values() if machine is not None else ():
        advice = state.content
        if not isinstance(advice, Advice) or advice.urgency is not Urgency.EMERGENCY:
            continue
        sentences = [one for text in (advice.title, advice.next_step) for one in SENTENCE.split(text)]
        named = any(_names_call(sentence, own, wording) for sentence in sentences)
        if not named and not flow.waived(Promise.WORDS_FIT, state.origin):
            message = f"neither the title nor the next step of the emergency '{state.origin}' names the call"
            hint = "write whom to call: an ambulance, the emergency number, or the number itself"
            yield Diagnostic(flow.at("outcomes", state.origin, "title"), "FLOW066", message, hint)


def _names_call(sentence: str, own: frozenset[str], wording: str) -> bool:
    """Whether a sentence asks for the call, without a condition."""
    if wording and wording in sentence.casefold():
        return True
    said = EVEN_IF.sub("", sentence)
    doubtful = CONDITIONAL.search(said) or HEDGED.search(said)
    return bool(CALL.search(said) or names_number(said, own)) and not doubtful


def only_emergencies_ask_for_the_call(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """Other advice does not tell every reader to call an ambulance (ours): that makes it an emergency. "Call an
    ambulance if ..." may stand in any advice."""
    own = site.own_numbers
    for outcome, loc, sentence in _said(flow, TO_DO):
        called = EMERGENCY_CALL.search(sentence) or (CALL.search(sentence) and _has_number(sentence, own))
        called = called or (outcome.urgency in MILD and EMERGENCY_ROOM.search(sentence))
        if outcome.urgency is not Urgency.EMERGENCY and called and not CONDITIONAL.search(sentence):
            message = f"this {outcome.urgency} advice tells every reader to make an emergency call"
            hint = "make it an outcome of urgency emergency, or say when to call"
            yield Diagnostic(flow.at(*loc), "FLOW067", message, hint)


def _has_number(sentence: str, own: frozenset[str]) -> bool:
    return names_number(sentence, own) or any(other_numbers(sentence, own))


def times_fit(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """The time that advice gives fits its urgency (ours). Self-care is not for today, and neither it nor a routine
    visit is at once; urgent advice is not for weeks, and an emergency is not for tomorrow."""
    for outcome, loc, sentence in _said(flow, (*TO_DO, *WHEN)):
        words = _wrong_time(outcome, str(loc[2]), EVEN_IF.sub("", sentence))
        if words:
            message = f"'{words}' is not a time for {outcome.urgency} advice"
            hint = "change the time, or the urgency of the outcome"
            yield Diagnostic(flow.at(*loc), "FLOW068", message, hint)


def _wrong_time(outcome: Outcome, field: str, sentence: str) -> str:
    """The words of a sentence that do not fit the urgency; "" if none."""
    if outcome.urgency in GRAVE and field in WHEN:
        return _match(LATER[outcome.urgency], sentence)
    if outcome.urgency in GRAVE:
        to_act = CONTACT.search(sentence) or CALL.search(sentence)
        return _match(LATER[Urgency.URGENT], sentence) if to_act and not CONDITIONAL.search(sentence) else ""
    if outcome.urgency not in MILD or CONDITIONAL.search(sentence):
        return ""
    if outcome.urgency is Urgency.SELF_CARE and _match(TODAY, sentence):
        return _match(TODAY, sentence)
    to_see = CONTACT.search(sentence) if field in TO_DO else _sees_somebody(outcome)
    return _match(AT_ONCE, sentence) if to_see else ""


def _sees_somebody(outcome: Outcome) -> bool:
    """Whether advice asks every reader to see somebody."""
    said = [text for name in TO_DO for block in getattr(outcome, name) for text in block.texts]
    texts = [sentence for text in said for sentence in SENTENCE.split(text)]
    return any(CONTACT.search(sentence) and not CONDITIONAL.search(sentence) for sentence in texts)


def _match(pattern: re.Pattern[str], sentence: str) -> str:
    """What is found in a sentence, unless it is denied there."""
    for found in pattern.finditer(sentence):
        if not NEGATED.search(sentence[max(0, found.start() - NEARBY) : found.start()]):
            return found[0]
    return ""


def calls_are_not_taken_back(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """No part of emergency or urgent advice takes back what another part asks for (ours), not even for some readers:
    they belong to another outcome."""
    for outcome, loc, sentence in (*_said(flow, ADVISED), *_reasons(flow)):
        found = TAKES_BACK[outcome.urgency].search(sentence) if outcome.urgency in GRAVE else None
        if found:
            message = f"'{found[0]}' takes back what this {outcome.urgency} advice asks for"
            hint = "take the sentence out, or lead these readers to another outcome"
            yield Diagnostic(flow.at(*loc), "FLOW069", message, hint)


def guides_name_the_sites_number(site: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """No text of a guide names another emergency number than those of the site (ours): beside a button for 112, "Call
    999" leaves readers to choose."""
    own = site.own_numbers
    for loc, text, emergency in _texts(flow):
        for number in other_numbers(text, own, emergency) if own else ():
            message = f"this names {number}, which is not an emergency number of this site"
            hint = f"write {' or '.join(sorted(own))}, or add the number to emergency_numbers in content/site.yml"
            yield Diagnostic(flow.at(*loc), "FLOW070", message, hint)


def _said(flow: Flow, fields: tuple[str, ...]) -> Iterator[Said]:
    """Every sentence of some fields of all outcomes, but for those where the promise is set aside."""
    for key, outcome in flow.outcomes.items():
        if flow.waived(Promise.WORDS_FIT, key):
            continue
        for name in fields:
            for loc, text in _blocks(getattr(outcome, name), ("outcomes", key, name)):
                yield from ((outcome, loc, sentence) for sentence in SENTENCE.split(text))


def _reasons(flow: Flow) -> Iterator[Said]:
    """Every sentence of the reasons that rows of tables put on the outcomes to which they lead."""
    for key, table in flow.tables.items():
        for number, row in enumerate(table.rows):
            if row.because and row.to in flow.outcomes and not flow.waived(Promise.WORDS_FIT, row.to):
                loc = ("tables", key, "rows", number, "because")
                yield from ((flow.outcomes[row.to], loc, one) for one in SENTENCE.split(row.because))


def _texts(flow: Flow) -> Iterator[tuple[Loc, str, bool]]:
    """Every text of a guide, and whether it belongs to an emergency."""
    yield from (((name,), getattr(flow, name), False) for name in ("title", "purpose", "for_whom"))
    for key, table in flow.tables.items():
        rows = [(number, row) for number, row in enumerate(table.rows) if row.because]
        yield from ((("tables", key, "rows", number, "because"), row.because or "", False) for number, row in rows)
    for key, question in flow.questions.items():
        for name in ASKED:
            yield from ((*one, False) for one in _blocks(getattr(question, name) or (), ("questions", key, name)))
        for name, option in question.options.items():
            loc = ("questions", key, "options", name, "label")
            yield from ((*one, False) for one in _blocks(option.label or (), loc))
    for key, outcome in flow.outcomes.items():
        urgent = outcome.urgency is Urgency.EMERGENCY
        for name in ADVISED:
            yield from ((*one, urgent) for one in _blocks(getattr(outcome, name), ("outcomes", key, name)))


def _blocks(blocks: tuple[Block, ...], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The blocks of a wording, each with the way to it."""
    for number, block in enumerate(blocks):
        for inside, text in block.places(number, alone=len(blocks) == 1):
            yield (*loc, *inside), text


def _wording(site: CheckedSite) -> str:
    settings = site.library.settings
    return settings.emergency_wording.casefold() if settings else ""
