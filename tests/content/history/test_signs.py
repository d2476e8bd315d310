"""Signs that stand for one another."""

from __future__ import annotations

import pytest

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
