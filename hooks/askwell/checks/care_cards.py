"""Rules about care cards: the boxes that say when to get care (NHS service manual)."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import Diagnostic
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
    """An answer of a topic marked red_flag carries a care card of level emergency (NHS)."""
    topics = site.library.topics
    for answer in site.library.answers.values():
        flagged = [key for key in answer.topics if key in topics and topics[key].red_flag]
        if flagged and not any(card.level is Urgency.EMERGENCY for card in answer.care_cards):
            yield Diagnostic(
                answer.at("care_cards", key=True),
                "CARE003",
                f"the topic '{flagged[0]}' needs a care card of level 'emergency'",
                "add one with the signs that call for an ambulance",
            )
