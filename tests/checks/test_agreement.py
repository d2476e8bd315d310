"""What care cards and the guide of an answer say of the same sign."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FLOW, Site

CARD = '  - level: emergency\n    heading: "Call nobody, this is a test, if:"\n    signs:\n      - Test sign\n'
URGENT = '  - level: {}\n    heading: "See nobody {}, if:"\n    signs:\n      - {}\n'


def urgent(sign: str, level: str = "urgent", when: str = "today") -> str:
    return URGENT.format(level, when, sign)


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        (CARD, []),
        (CARD + urgent("Other sign"), []),
        (urgent("Other sign"), ["18:1 CARE010"]),
        (CARD + urgent("Test sign"), ["26:9 CARE011"]),
        (CARD + urgent("TEST  sign."), ["26:9 CARE011"]),
        (CARD + urgent("Test sign", "routine", "at some time"), ["26:9 CARE011"]),
        (CARD + urgent("Test signs"), []),
    ],
)
def test_cards(site: Site, cards: str, expected: list[str]) -> None:
    site.replace(ANSWER, CARD + "    sources: [paper-source]\n", cards + "    sources: [paper-source]\n")
    assert [found for found in site.found(ANSWER) if "CARE01" in found] == expected


def test_a_guide_without_an_emergency_asks_for_no_card(site: Site) -> None:
    site.replace(ANSWER, CARD, urgent("Other sign"))
    site.replace(FLOW, "urgency: emergency", "urgency: urgent")
    assert [found for found in site.found(ANSWER) if "CARE01" in found] == []


def test_a_guide_may_tell_readers_apart_behind_the_list(site: Site) -> None:
    """Signs that lead to one advice or another agree with a card of either level."""
    site.replace(FLOW, "        label: A sign\n        to: call", "        label: A sign\n        to: second")
    site.replace(ANSWER, CARD, CARD + urgent("Test sign", "routine", "at some time"))
    assert [found for found in site.found(ANSWER) if "CARE011" in found] == ["22:9 CARE011"]
