"""Numbers to call in the texts of a guide."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from askwell.checks.wording import emergency_numbers as numbers_in
from askwell.checks.wording.emergency_numbers import KNOWN, may_name_number, other_numbers
from askwell.checks.wording.phrases import SENTENCE
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


WORDS = [
    *(
        "call",
        "ring",
        "dial",
        "text",
        "a",
        "an",
        "ambulance",
        "emergency",
        "the",
        "number",
        "on",
        "now",
        "people",
        "mg",
    ),
    *("one", "nine", "zero", "double", "triple"),
]
SIGNS = [
    "999",
    "112",
    "15",
    "10111",
    "9 9 9",
    "9-1-1",
    "24/7",
    "1.5",
    "[^source-112]",
    "\uff19\uff19\uff19",
    "120",
    "145",
]
ENDS = [" ", " ", " ", ", ", "-", ". ", "; ", "? "]


def plain(text: str) -> str:
    """The text with all digits that are spelt out."""
    text = unicodedata.normalize("NFKC", text).casefold()
    repeated = {"double": 2, "triple": 3}
    text = numbers_in._REPEATED.sub(lambda found: " ".join([found[2]] * repeated[found[1]]), text)
    words = numbers_in._WORDS
    return numbers_in._SPELT.sub(lambda spelt: "".join(str(words.index(w)) for w in re.split("[ -]", spelt[0])), text)


def at_length(text: str, own: set[str], emergency: bool) -> list[str]:
    """The numbers, where every sentence is looked at in every way."""
    found: dict[str, None] = {}
    for sentence in SENTENCE.split(plain(text)) if may_name_number(text) else ():
        urgent = emergency or numbers_in._EMERGENCY.search(sentence)
        called = [number for part in numbers_in._AFTER_VERB.findall(sentence) for number in numbers_in._numbers(part)]
        found |= dict.fromkeys(number for number in numbers_in._DIRECT.findall(sentence) if urgent)
        found |= dict.fromkeys(number for number in called if urgent or number in KNOWN)
        said = numbers_in._numbers(sentence)
        found |= dict.fromkeys(number for number in said if urgent and number in numbers_in._FAMOUS)
    return [number for number in found if number not in own]


def test_sentences_without_figures_are_passed_over() -> None:
    rng, some = random.Random(1), 0
    for _ in range(1_500):
        words = [
            rng.choice(SIGNS if rng.random() < 0.3 else WORDS) + rng.choice(ENDS) for _ in range(rng.randint(1, 14))
        ]
        text, emergency = "".join(words), rng.random() < 0.3
        expected = at_length(text, {"112"}, emergency)
        assert list(other_numbers(text, {"112"}, emergency)) == expected, text
        some += bool(expected)
    assert some > 250
