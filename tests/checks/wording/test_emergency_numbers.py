"""Numbers to call in the texts of a guide."""

from __future__ import annotations

import pytest

from askwell.checks.wording.emergency_numbers import other_numbers
from tests.checks.wording.advice import found, place
from tests.helpers import FLOW, Site

NUMBERS = [
    ("emergency", "title", "Call 999 now", True),
    ("emergency", "next_step", "Call 000, or 112 from a mobile.", True),
    ("emergency", "why", "Ring 111.", True),
    ("emergency", "why", "Dial 15.", True),
    ("emergency", "why", "Call the number 10111.", True),
    ("emergency", "why", "Call, 24 hours a day, and within 10 minutes.", False),
    ("emergency", "why", "Call 24/7.", False),
    ("emergency", "why", "Dial triple nine.", True),
    ("emergency", "why", "Ring nine double one.", True),
    ("emergency", "why", "The number is 911.", True),
    ("self_care", "would_change", "Call 999 if it gets worse.", True),
    ("routine", "would_change", "In an emergency dial 111.", True),
    ("emergency", "title", "Call 000 now", False),
    ("emergency", "why", "Of 999 readers with this sign 120 were ill.", False),
    ("self_care", "would_change", "Call 111 if it gets worse.", False),
    ("routine", "why", "A heart beats 120 times a minute in an emergency.", False),
]


@pytest.mark.parametrize(("urgency", "field", "text", "wrong"), NUMBERS)
def test_other_numbers(urgency: str, field: str, text: str, wrong: bool, site: Site) -> None:
    assert found(site, urgency, **{field: text}) == (place(urgency, field, "FLOW070") if wrong else [])


@pytest.mark.parametrize("old", ["purpose: Test data.", "label: Left", "for_whom: For nobody."])
def test_another_number_in_another_text(old: str, site: Site) -> None:
    site.replace(FLOW, old, f"{old.partition(':')[0]}: Call 999")
    assert [one.split()[1] for one in site.found(FLOW)] == ["FLOW070"]


def test_another_number_in_a_question(site: Site) -> None:
    site.replace(FLOW, "ask: Is there", "help: Do not wait, call 999.\n    ask: Is there")
    assert site.found(FLOW) == ["9:11 FLOW070"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 112 or 999 or 911", ["999", "911"]),
        ("Dial nine nine nine", ["999"]),
        ("Call \uff19\uff19\uff19", ["999"]),
        ("Call 144", ["144"]),
        ("Call 145", []),
        ("Call an ambulance: 145", ["145"]),
        ("Call 10 999 people", []),
    ],
)
def test_numbers_in_texts(text: str, numbers: list[str]) -> None:
    assert list(other_numbers(text, {"112"})) == numbers
