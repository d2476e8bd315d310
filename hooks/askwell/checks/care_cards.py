"""Rules about care cards: the boxes that say when to get care (NHS service manual)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from askwell.checks.checked_site import CheckedSite
from askwell.checks.wording.emergency_numbers import may_name_other, names_number, other_numbers
from askwell.checks.wording.phrases import AT_ONCE, CALL, EMERGENCY_CALL, LATER, TAKES_BACK
from askwell.content.body.text import MarkdownText
from askwell.content.parts import CareCard, Place
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.urgency import Urgency


def heading_ends_in_if(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A care card's heading says what to do and ends in "if:", and the signs follow (NHS service manual)."""
    for number, card in enumerate(answer.care_cards):
        if not card.heading.endswith(" if:"):
            yield Diagnostic(
                answer.at("care_cards", number, "heading"),
                "CARE001",
                "the heading of a care card must end in 'if:'",
                "write what to do and then 'if:', for example \"See a doctor soon if:\"",
            )


def one_card_a_level(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """At most one care card of each level (NHS service manual)."""
    seen: set[Urgency] = set()
    for number, card in enumerate(answer.care_cards):
        if card.level in seen:
            yield Diagnostic(
                answer.at("care_cards", number, "level"),
                "CARE002",
                f"there is a second care card of level '{card.level}'",
                "put their signs into one card",
            )
        seen.add(card.level)


def red_flag_topics_have_an_emergency_card(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """An answer of a topic marked red_flag carries a care card of level emergency (NHS), unless it is no longer kept up
    to date."""
    topics = site.library.topics
    kept = answer.topics if answer.status not in UNKEPT else ()
    flagged = [key for key in kept if key in topics and topics[key].red_flag]
    if flagged and not any(card.level is Urgency.EMERGENCY for card in answer.care_cards):
        yield Diagnostic(
            answer.at("care_cards", key=True),
            "CARE003",
            f"the topic '{flagged[0]}' needs a care card of level 'emergency'",
            "add one with the signs that call for an ambulance",
        )


def headings_fit_their_level(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """The heading of an emergency card names the call, that of another card does not, and a routine card does not ask
    for care today (ours): a card's colour and its words must not differ."""
    for number, card in enumerate(answer.care_cards):
        message = _misfit(card, site.own_numbers)
        if message:
            place = answer.at("care_cards", number, "heading")
            yield Diagnostic(place, "CARE005", message, "change the heading, or the level of the card")


def _misfit(card: CareCard, own: frozenset[str]) -> str:
    """What in a card's heading does not fit its level; "" if nothing."""
    called = names_number(card.heading, own) or any(other_numbers(card.heading, own))
    late = LATER[card.level].search(card.heading) if card.level in LATER else None
    if late:
        return f"'{late[0]}' is not a time for this {card.level} card"
    if card.level is Urgency.EMERGENCY:
        return "" if called or CALL.search(card.heading) else "the heading of an emergency card names no call"
    if called or EMERGENCY_CALL.search(card.heading):
        return f"the heading of this {card.level} card asks for an emergency call"
    soon = AT_ONCE.search(card.heading) if card.level is Urgency.ROUTINE else None
    return f"'{soon[0]}' is not a time for a routine card" if soon else ""


def numbers_are_the_sites(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """No answer names another emergency number than those of the site (ours): "Call 999 if:" above a button for 112
    leaves readers to choose."""
    yield from _others(site, partial(answer.at, "short_answer"), answer.short_answer)
    yield from _others(site, partial(answer.at, "not_settled"), answer.not_settled or "")
    for number, card in enumerate(answer.care_cards):
        urgent = card.level is Urgency.EMERGENCY
        yield from _others(site, partial(answer.at, "care_cards", number, "heading"), card.heading, urgent)
        for line, sign in enumerate(card.signs):
            yield from _others(site, partial(answer.at, "care_cards", number, "signs", line), sign, urgent)


def numbers_in_texts_are_the_sites(site: CheckedSite, body: MarkdownText) -> Iterator[Diagnostic]:
    """The same of what stands below an answer's header."""
    texts = [" ".join(block.lines) for block in body.blocks]
    if may_name_other("\n".join(texts)):
        for block, text in zip(body.blocks, texts, strict=True):
            yield from _others(site, partial(body.place, block), text)


def numbers_around_are_the_sites(site: CheckedSite) -> Iterator[Diagnostic]:
    """The same of disclaimers, and of the site's own wording."""
    if settings := site.library.settings:
        yield from _others(site, partial(settings.at, "emergency_wording"), settings.emergency_wording, True)
        yield from _others(site, partial(settings.at, "description"), settings.description)
    for disclaimer in site.library.disclaimers.values():
        emergency = disclaimer.place is Place.EMERGENCY_OUTCOME
        yield from _others(site, partial(disclaimer.at, "wording"), disclaimer.wording, emergency)


def _others(
    site: CheckedSite, place: Callable[[], Location], text: str, emergency: bool = False
) -> Iterator[Diagnostic]:
    """The numbers in a text that are not the site's. Its place is looked up only where there is one."""
    own = site.own_numbers
    for number in other_numbers(text, own, emergency) if own else ():
        message = f"this names {number}, which is not an emergency number of this site"
        hint = f"write {' or '.join(sorted(own))}, or add the number to emergency_numbers in content/site.yml"
        yield Diagnostic(place(), "CARE004", message, hint)


def calls_are_not_taken_back(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """No emergency or urgent care card takes back what it asks for (ours)."""
    for number, card in enumerate(answer.care_cards):
        texts = [(("heading",), card.heading), *((("signs", line), sign) for line, sign in enumerate(card.signs))]
        for loc, text in texts if card.level in TAKES_BACK else ():
            if found := TAKES_BACK[card.level].search(text):
                yield _taken_back(answer.at("care_cards", number, *loc), found[0], card.level)


def disclaimers_take_no_call_back(site: CheckedSite) -> Iterator[Diagnostic]:
    """No disclaimer that stands on emergency or urgent advice takes back what that asks for (ours)."""
    for disclaimer in site.library.disclaimers.values():
        level = {Place.EMERGENCY_OUTCOME: "emergency", Place.URGENT_OUTCOME: "urgent"}.get(disclaimer.place, "")
        if level and (found := TAKES_BACK[level].search(disclaimer.wording)):
            yield _taken_back(disclaimer.at("wording"), found[0], level)


def _taken_back(place: Location, words: str, level: str) -> Diagnostic:
    message = f"'{words}' takes back what {level} advice asks for"
    return Diagnostic(place, "CARE006", message, "take the sentence out")
