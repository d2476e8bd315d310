"""Rules about care cards: the boxes that say when to get care (NHS service manual)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from askwell.checks.checked_site import CheckedSite
from askwell.checks.wording.emergency_numbers import may_name_number, names_number, other_numbers, own_numbers
from askwell.checks.wording.phrases import AT_ONCE, CALL, EMERGENCY_CALL, LATER, TAKES_BACK
from askwell.content.parts import CareCard
from askwell.content.records import Place
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.schema.urgency import Urgency


def heading_ends_in_if(site: CheckedSite) -> Iterator[Diagnostic]:
    """A care card's heading says what to do and ends in "if:", and the signs follow (NHS service manual)."""
    for answer in site.library.answers.values():
        for number, card in enumerate(answer.care_cards):
            if not card.heading.endswith(" if:"):
                yield Diagnostic(
                    answer.at("care_cards", number, "heading"),
                    "CARE001",
                    "the heading of a care card must end in 'if:'",
                    "write what to do and then 'if:', for example \"See a doctor soon if:\"",
                )


def one_card_a_level(site: CheckedSite) -> Iterator[Diagnostic]:
    """At most one care card of each level (NHS service manual)."""
    for answer in site.library.answers.values():
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


def red_flag_topics_have_an_emergency_card(site: CheckedSite) -> Iterator[Diagnostic]:
    """An answer of a topic marked red_flag carries a care card of level emergency (NHS), unless it is no longer kept up
    to date."""
    topics = site.library.topics
    for answer in site.library.answers.values():
        kept = answer.topics if answer.status not in UNKEPT else ()
        flagged = [key for key in kept if key in topics and topics[key].red_flag]
        if flagged and not any(card.level is Urgency.EMERGENCY for card in answer.care_cards):
            yield Diagnostic(
                answer.at("care_cards", key=True),
                "CARE003",
                f"the topic '{flagged[0]}' needs a care card of level 'emergency'",
                "add one with the signs that call for an ambulance",
            )


def headings_fit_their_level(site: CheckedSite) -> Iterator[Diagnostic]:
    """The heading of an emergency card names the call, that of another card does not, and a routine card does not ask
    for care today (ours): a card's colour and its words must not differ."""
    own = own_numbers(site)
    for answer in site.library.answers.values():
        for number, card in enumerate(answer.care_cards):
            message = _misfit(card, own)
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


def numbers_are_the_sites(site: CheckedSite) -> Iterator[Diagnostic]:
    """No answer, no disclaimer and not the site's own wording names another emergency number than those of the site
    (ours): "Call 999 if:" above a button for 112 leaves readers to choose."""
    own = own_numbers(site)
    for place, text, emergency in _texts(site):
        for number in other_numbers(text, own, emergency) if own else ():
            message = f"this names {number}, which is not an emergency number of this site"
            hint = f"write {' or '.join(sorted(own))}, or add the number to emergency_numbers in content/site.yml"
            yield Diagnostic(place(), "CARE004", message, hint)


def calls_are_not_taken_back(site: CheckedSite) -> Iterator[Diagnostic]:
    """No emergency or urgent care card, and no disclaimer that stands on such advice, takes back what it asks for
    (ours)."""
    for answer in site.library.answers.values():
        for number, card in enumerate(answer.care_cards):
            texts = [(("heading",), card.heading), *((("signs", line), sign) for line, sign in enumerate(card.signs))]
            for loc, text in texts if card.level in TAKES_BACK else ():
                if found := TAKES_BACK[card.level].search(text):
                    yield _taken_back(answer.at("care_cards", number, *loc), found[0], card.level)
    for disclaimer in site.library.disclaimers.values():
        level = {Place.EMERGENCY_OUTCOME: "emergency", Place.URGENT_OUTCOME: "urgent"}.get(disclaimer.place, "")
        if level and (found := TAKES_BACK[level].search(disclaimer.wording)):
            yield _taken_back(disclaimer.at("wording"), found[0], level)


def _taken_back(place: Location, words: str, level: str) -> Diagnostic:
    message = f"'{words}' takes back what {level} advice asks for"
    return Diagnostic(place, "CARE006", message, "take the sentence out")


def _texts(site: CheckedSite) -> Iterator[tuple[Callable[[], Location], str, bool]]:
    """Every text in which an answer or a disclaimer may name a number, and whether it is about an emergency. Its place
    is looked up only where something is found."""
    if settings := site.library.settings:
        yield partial(settings.at, "emergency_wording"), settings.emergency_wording, True
        yield partial(settings.at, "description"), settings.description, False
    for answer in site.library.answers.values():
        yield partial(answer.at, "short_answer"), answer.short_answer, False
        yield partial(answer.at, "not_settled"), answer.not_settled or "", False
        for number, card in enumerate(answer.care_cards):
            urgent = card.level is Urgency.EMERGENCY
            yield partial(answer.at, "care_cards", number, "heading"), card.heading, urgent
            for line, sign in enumerate(card.signs):
                yield partial(answer.at, "care_cards", number, "signs", line), sign, urgent
    for body in site.library.bodies.values():
        texts = [" ".join(block.lines) for block in body.blocks]
        if may_name_number("\n".join(texts)):
            blocks = zip(body.blocks, texts, strict=True)
            yield from ((partial(body.place, block), text, False) for block, text in blocks)
    for disclaimer in site.library.disclaimers.values():
        yield partial(disclaimer.at, "wording"), disclaimer.wording, disclaimer.place is Place.EMERGENCY_OUTCOME
