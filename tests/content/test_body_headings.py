"""The marks that keep the addresses of headings."""

from __future__ import annotations

import pytest

from askwell.content.body.reading import read
from askwell.content.body.text import lines_of
from tests.helpers import short


@pytest.mark.parametrize(
    ("line", "words", "key", "was"),
    [
        ("## Rest", "Rest", "", ()),
        ("## Rest {#rest}", "Rest", "rest", ()),
        ("### Rest{#rest}", "Rest", "rest", ()),
        ("## Rest {#rest} ##", "Rest", "rest", ()),
        ("## *Rest* now {#rest was: a_1}", "*Rest* now", "rest", (("", "a_1"),)),
        ("## Rest {#rest was: a, b, other-one#c}", "Rest", "rest", (("", "a"), ("", "b"), ("other-one", "c"))),
        ("## Rest {#rest was:a b}", "Rest", "rest", (("", "a"), ("", "b"))),
        ("## A {set} of things", "A {set} of things", "", ()),
    ],
)
def test_a_heading(line: str, words: str, key: str, was: tuple[tuple[str, str], ...]) -> None:
    text, problems = read(f"Words.\n\n{line}\n\nWords.", lines_of("f.md", 1))
    assert problems == []
    assert [(h.words, h.key, h.was) for h in text.headings] == [(words, key, was)]
    assert [section.heading for section in text.sections] == (["", words] if line.startswith("## ") else [""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## Rest {#Rest}", ["1:9 BODY017"], id="capital"),
        pytest.param("## Rest {#a b}", ["1:9 BODY017"], id="two words"),
        pytest.param("## Rest {#}", ["1:9 BODY017"], id="no name"),
        pytest.param("## Rest {#a was:}", ["1:9 BODY017"], id="no former name"),
        pytest.param("## Rest {#a was: b#c#d}", ["1:9 BODY017"], id="two marks"),
        pytest.param("## Rest {#a was: Old#c}", ["1:9 BODY017"], id="no slug"),
        pytest.param("## Rest {#a .red}", ["1:9 BODY017"], id="a class"),
        pytest.param("## Rest {#sources}", ["1:9 BODY017"], id="a part of the page"),
        pytest.param("## Rest {#a was: main}", ["1:9 BODY017"], id="a part of the page, before"),
        pytest.param("## Rest {#a was: x#sources}", [], id="a part of another page"),
        pytest.param("## Rest {.red}", ["1:9 BODY012"], id="a class alone"),
        pytest.param("Rest {#a}", ["1:6 BODY012"], id="no heading"),
        pytest.param("## {#a}", ["1:1 BODY004"], id="no words"),
        pytest.param("## A {#a}\n\nx\n\n## B {#a}", ["5:1 BODY018"], id="a name twice"),
        pytest.param("## The A\n\nx\n\n## B {#the-a}", ["1:1 BODY018"], id="what the words of another give"),
        pytest.param("## B {#b was: the-a}\n\nx\n\n## The *A*", ["5:1 BODY018"], id="a former name that they give"),
        pytest.param("## The A {#b was: the-a}", [], id="a former name that its own words give"),
        pytest.param("## A {#a}\n\nx\n\n## B {#b was: a}", ["5:1 BODY018"], id="a former name that is taken"),
        pytest.param("## A {#a was: b, b}", ["1:1 BODY018", "1:1 BODY018"], id="a former name twice"),
        pytest.param("## A {#a was: a}", ["1:1 BODY018", "1:1 BODY018"], id="its own name"),
        pytest.param("## A {#a was: x#b}\n\nx\n\n## B {#b}", [], id="the name of another answer's"),
    ],
)
def test_what_is_wrong(text: str, expected: list[str]) -> None:
    _, problems = read(text, lines_of("f.md", 1))
    assert sorted(f"{str(d.location)[5:]} {d.code}" for d in problems) == expected
    assert short(problems, "f.md") == sorted(set(expected))
