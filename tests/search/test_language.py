"""Words as the search compares them. That the script does the same is shown in `tests/browser/test_find.py`."""

from __future__ import annotations

import pytest

from askwell.search.language import LONGEST, stem, words_of

ALIKE = (
    "bone bones", "pregnancy pregnancies pregnancy's", "walk walks walked walking", "run runs running",
    "sleep sleeping",
    "take takes taking", "cause caused causing causes", "diagnosis diagnoses", "dose doses", "study studied studies",
    "stop stopped stopping", "swell swelling", "bleed bleeding", "dizzy dizziness", "slow slowly", "box boxes",
    "mass masses", "illness ill", "crohn Crohn\u2019s crohns", "eye eyes", "gas gases", "infection infections",
)  # fmt: skip
"""Words with the same meaning here, in a row."""

APART = (
    "virus viral", "is i", "spring spr", "family fame", "bus bu", "this thi", "heart hear", "need ne",
    "early ear", "pass pa",
)  # fmt: skip


@pytest.mark.parametrize("words", ALIKE)
def test_words_that_are_one(words: str) -> None:
    assert len({stem(word) for word in words_of(words)}) == 1


@pytest.mark.parametrize("words", APART)
def test_words_that_stay_apart(words: str) -> None:
    assert len({stem(word) for word in words_of(words)}) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is it B12?", ["is", "it", "b12"]),
        ("Café, naïve; ÀÉ", ["cafe", "naive", "ae"]),
        ("don't “stop” it\u2019s", ["dont", "stop", "its"]),
        ("under_score well-known", ["under", "score", "well", "known"]),
        ("größe Ünder", ["große", "under"]),
        ("<b> & ½", ["b", "1", "2"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_long_word_is_known_by_its_first_letters() -> None:
    assert stem("x" * 30) == "x" * LONGEST
