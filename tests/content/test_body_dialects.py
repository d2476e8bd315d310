"""Signs of other kinds of Markdown, which our pages would print as they stand."""

from __future__ import annotations

import pytest

from tests.content.test_body import wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[TOC]", ["1:1 BODY012"], id="contents"),
        pytest.param("a\n\n [toc] ", ["3:2 BODY012"], id="contents in small letters"),
        pytest.param("!!! note\n    a", ["1:1 BODY012"], id="box"),
        pytest.param("??? note", ["1:1 BODY012"], id="box that folds"),
        pytest.param("::: warning", ["1:1 BODY012"], id="block"),
        pytest.param("- [ ] a\n- [x] b", ["1:1 BODY012", "2:1 BODY012"], id="boxes to tick"),
        pytest.param('--8<-- "a.md"', ["1:1 BODY012"], id="another file"),
        pytest.param("a ~~b c~~ d", ["1:3 BODY012"], id="struck out"),
        pytest.param("a ==b== c", ["1:3 BODY012"], id="marked"),
        pytest.param("^^a^^ and ++b++", ["1:1 BODY012", "1:11 BODY012"], id="underlined"),
        pytest.param("H~2~O and m^2^", ["1:1 BODY012", "1:11 BODY012"], id="small letters"),
        pytest.param("a {: .b } {#c}", ["1:3 BODY012", "1:11 BODY012"], id="class and id"),
        pytest.param("[[a b]]", ["1:1 BODY012"], id="wiki"),
        pytest.param("$$a$$", ["1:1 BODY012", "1:4 BODY012"], id="formula"),
        pytest.param("a :smile: b", ["1:3 BODY012"], id="mood"),
        pytest.param("{{ a }} {% b %}", ["1:1 BODY012", "1:9 BODY012"], id="template"),
        pytest.param("a\n\n    b", ["3:1 BODY013"], id="set in"),
        pytest.param("a\n\n\tb\n\n    c", ["3:1 BODY013", "5:1 BODY013"], id="set in by a tab"),
        pytest.param("- a\n\nb\n\n    c", ["5:1 BODY013"], id="set in behind a list's end"),
        pytest.param("## a\n    b", ["2:1 BODY013"], id="set in right below a heading"),
        pytest.param("1. a\n\n    b\n\n    c", [], id="in a list"),
        pytest.param("- a\n    - b\n\n        c", [], id="in a list in a list"),
        pytest.param("a\n    b", [], id="a line that goes on"),
        pytest.param("Really!!! At 2:30: a, 5 = 5, $5 to $10, a ~ b, x^2, C++ and 1 + 1.", [], id="plain signs"),
        pytest.param("a[^b-c]^ and [^d]", [], id="citations"),
    ],
)
def test_signs_of_other_dialects(text: str, expected: list[str]) -> None:
    assert wrong(text, "BODY012", "BODY013") == expected
