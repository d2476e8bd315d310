"""Which figures a text names. Nothing here is advice."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.content.history import figures as module
from askwell.content.history.figures import figures
from askwell.content.history.signs import plain_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no figure", []),
        ("2 mg a day, or two milligrams per day", ["2 mg/day", "2 mg/day"]),
        ("2 mg a week", ["2 mg/week"]),
        ("1,000 IU, 1\u202f000 IU and 1000 IU", ["1000 iu"] * 3),
        ("between \u22121 and \u22122.5", ["-1", "-2.5"]),
        ("2-3 weeks and 2 \u2013 3 weeks", ["2", "2", "3 week", "3 week"]),
        ("a six-week rest of 6 weeks", ["6 week"] * 2),
        ("50 %, 50% and fifty per cent", ["50 %"] * 3),
        ("38.50 \u2103 or 38.5 \u00b0C", ["38.5 \u00b0c"] * 2),
        ("120/80 mmHg", ["120/80 mmhg"]),
        ("10\u00bd hours", ["1/2 hour", "10"]),
        ("twenty-five people of two hundred", ["100", "2", "25"]),
        ("one of them rests one week", ["1 week"]),
        ("a quarter of women, half of men", ["1/2", "1/4"]),
        ("3 in 10", ["10", "3"]),
        ("3 times a week", ["3 time/week"]),
        ("once daily, twice daily, three times daily", ["1 /day", "2 /day", "3 time/day"]),
        ("once you feel better, and twice as much", ["2"]),
        ("a tablet once a week", ["1 /week"]),
        ("5 mcg is 5 \u00b5g", ["5 mcg"] * 2),
        ("vitamin B12", []),
        ("since 2022, aged 50 or over", ["2022", "50"]),
        ("1. First\n2. Second: 5 kg", ["5 kg"]),
        ("It was in\n2022. Then", ["2022"]),
        ("words[^source-2][note:n-3] [link](https://a.example/5) {#key-6}", []),
        ("someone, often, tense, weight", []),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert sorted(figures([text]).elements()) == expected


WORDS = ["two", "twenty-one", "Once", "a half", "one", "done", "often", "-", " ", ".", "/", "mg", " a day", "5", "_"]
WORDS += ["\u0663", "\u00e9", "ten\u00e9"]


@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_texts_that_are_passed_over_have_no_figure(text: str) -> None:
    shown = plain_markdown(text, marks=False).casefold()
    found = Counter(figure for match in module._FIGURE.finditer(shown) if (figure := module._figure(match)))
    assert figures([text]) == found
