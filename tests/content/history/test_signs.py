"""Signs that stand for one another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.content.history import signs
from askwell.content.history.signs import plain, plain_markdown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b\n c", "a b c"),
        ("\u201ca\u201d \u2018b\u2019", "\"a\" 'b'"),
        ("2\u20133, \u22122.5, a \u2014 b", "2-3, -2.5, a - b"),
        ("a\u2026", "a..."),
        ("38 \u2103", "38 \u00b0C"),
        ("10\u00a0mg", "10 mg"),
        ("e\u0301", "\u00e9"),
        ("so\u00adft", "soft"),
        ("5 \u00b5g", "5 \u03bcg"),
        ("10\u00bd", "10 1/2"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other) == other


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("* a\n* b", "- a\n- b", True, id="marks of a list"),
        pytest.param("1. a\n2. b", "1. a\n1. b", True, id="numbers of a list"),
        pytest.param("- a\n- b", "1. a\n2. b", False, id="another kind of list"),
        pytest.param("It was in 2022. Then", "It was in\n2022. Then", True, id="folded before a number"),
        pytest.param("a b\nc", "a\nb c", True, id="folded"),
        pytest.param("## Words {#key}\n", "## Words\n", True, id="a heading's key"),
        pytest.param("[a](answer:old)", "[a](answer:new)", True, id="a page renamed"),
        pytest.param("[a](answer:old)", "[a](topic:old)", False, id="a link to something else"),
        pytest.param("[a](https://a.example/)", "[a](https://b.example/)", False, id="a link to another site"),
        pytest.param('"a"{quote: old}', '"a"{quote: new}', True, id="a person renamed"),
        pytest.param('"a"{quote: old}', '"a"{paraphrase: old}', False, id="no longer word for word"),
        pytest.param("a.[^one]", "a.[^two]", False, id="another source"),
        pytest.param("a", "A", False, id="a capital"),
    ],
)
def test_markdown(one: str, other: str, same: bool) -> None:
    assert (plain_markdown(one) == plain_markdown(other)) is same


def slowly(text: str) -> str:
    """`plain` without its short way."""
    spelt = signs._FRACTION.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0])}", text)
    return " ".join(unicodedata.normalize("NFC", spelt).translate(signs._SAME).split())


def slowly_markdown(text: str, marks: bool) -> str:
    """`plain_markdown` without its short way."""
    text = signs._INSIDE.sub(r"](\1)", signs._QUOTED.sub(r"{\1}", signs._HEADING_KEY.sub("", text)))
    lines = text.split("\n")
    return slowly(
        "\n".join(signs._item(line, before, marks) for line, before in zip(lines, ["", *lines], strict=False))
    )


DRAWN = st.lists(
    st.sampled_from(
        ["- ", "* ", "1. ", "12) ", "+", "\t", "  ", "\n", "\n\n", "\r", "\x0b", "\x1c", "`", "\u00b4", "\u2019",
         "e\u0301", "\u00bd", "\u00a0", "\u2028", "Test", "words.", "3", "(answer:x)", "[a](topic:b)", "{#k}",
         "{quote:p}", "\u0661. "]
    )
).map("".join)  # fmt: skip


@given(DRAWN, st.booleans())
def test_the_short_way_says_the_same(text: str, marks: bool) -> None:
    assert plain(text) == slowly(text)
    assert plain_markdown(text, marks) == slowly_markdown(text, marks)
