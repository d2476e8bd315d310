from __future__ import annotations

import pytest

from askwell.content.editions.shown import shouted, shown_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Test", 4),
        ("caf\u00e9", 4),
        ("cafe\u0301", 4),
        ("\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", 4),
        ("\U0001f44d\U0001f3fd", 1),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),
        ("\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea", 2),
        ("\u2764\ufe0f a", 3),
        ("\u200fa\u200e", 1),
        ("\u200d", 0),
    ],
)
def test_the_length_that_readers_see(text: str, length: int) -> None:
    assert shown_length(text) == length


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("May I jog with weak bones?", None),
        ("I asked my GP, and a nurse at the NHS", None),
        ("Type II, vitamin B12, COVID-19 and A&E", None),
        ("What DXA says", None),
        ("Good news! Read on", None),
        ("Is it? Yes \U0001f600", None),
        ("\u05e9\u05dc\u05d5\u05dd", None),
        ("At 38 \u00b0C and 39 \u00b0C", None),
        ("A family \U0001f468\u200d\U0001f469\u200d\U0001f467 runs", None),
        ("To \U0001f1eb\U0001f1f7", None),
        ("STOP jogging", (0, "STOP")),
        ("Why you MUST read this", (8, "MUST")),
        ("DON'T run", (0, "DON'T")),
        ("\u00dcBEN hilft", (0, "\u00dcBEN")),
        ("F R E E advice", (0, "F R E E")),
        ("Really!!", (6, "!!")),
        ("Really ?!", (7, "?!")),
        ("Really! Yes! No", (11, "!")),
        ("\U0001f600\U0001f600 Test", (1, "\U0001f600")),
        ("\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea", (2, "\U0001f1e9")),
    ],
)
def test_shouting(text: str, part: tuple[int, str] | None) -> None:
    assert shouted(text, "The DXA scan") == part
