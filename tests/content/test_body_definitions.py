"""Lists of definitions: the one form that they may have, and what comes near it."""

from __future__ import annotations

import pytest

from tests.content.test_body import wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\n: b", [], id="one"),
        pytest.param("c\n\na b\n:   d[^e]\n\nf\n: g", [], id="two between words"),
        pytest.param("a\n: b\n: c", [], id="two of one word"),
        pytest.param("a\n: b\ngoes on", [], id="over two lines"),
        pytest.param("*a*\n: b", ["2:1"], id="a word that begins like a list"),
        pytest.param("a: b\n12:30\n:c", [], id="colons elsewhere"),
        pytest.param(": a", ["1:1"], id="no word"),
        pytest.param("a\n\n: b", ["3:1"], id="an empty line between"),
        pytest.param("a\nb\n: c", ["3:1"], id="a word on two lines"),
        pytest.param("a\n: b\nc\n: d", ["4:1"], id="no empty line between two"),
        pytest.param("## a\n: b", ["2:1"], id="a heading"),
        pytest.param("- a\n: b", ["2:1"], id="an item of a list"),
        pytest.param("1. a\n: b", ["2:1"], id="an item with a number"),
        pytest.param("> a\n: b", ["2:1"], id="below a passage"),
        pytest.param("> a\n> : b", ["2:3"], id="in a passage"),
        pytest.param("- a\n  : b", ["2:3"], id="in a list"),
        pytest.param("a\n  : b", ["2:3"], id="set in"),
        pytest.param("- : a", ["1:3"], id="an item that is one"),
    ],
)
def test_definitions(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY016") == [f"{place} BODY016" for place in expected]
