"""YAML texts: what they mean, where things stand in them, and what is wrong with them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from askwell.source.yaml import MAX_DEPTH, parse_yaml
from tests.helpers import short

DEEP = MAX_DEPTH + 1
DEEPEST = json.loads("[" * MAX_DEPTH + '"a"' + "]" * MAX_DEPTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1\na: 2", ["2:1 YAML003"], id="duplicate field"),
        pytest.param("a:\n  b: 1\n  b: 2", ["3:3 YAML003"], id="duplicate field of a group"),
        pytest.param("{a: 1, a: 2, a: 3}", ["1:8 YAML003", "1:14 YAML003"], id="a field three times"),
        pytest.param("a:\n\tb: 1", ["2:1 YAML002"], id="tab before a field"),
        pytest.param("\ta: 1", ["1:1 YAML002"], id="tab at the start"),
        pytest.param("a:\n  - b\n\t- c", ["3:1 YAML002"], id="tab before a dash"),
        pytest.param("a: *b", ["1:4 YAML004"], id="alias"),
        pytest.param("a: &b c", ["1:4 YAML004"], id="anchor of a text"),
        pytest.param("a: &b\n  - c", ["1:4 YAML004"], id="anchor of a list"),
        pytest.param("a: &b\n  c: d", ["1:4 YAML004"], id="anchor of a group"),
        pytest.param("a: &b [*b]", ["1:4 YAML004"], id="list inside itself"),
        pytest.param("<<: *a", ["1:5 YAML004"], id="merge key"),
        pytest.param("a: !!str b", ["1:4 YAML005"], id="tag"),
        pytest.param("a: !!python/object/apply:os.system [b]", ["1:4 YAML005"], id="tag of an object"),
        pytest.param("a: 1\n---\nb: 2", ["3:1 YAML001"], id="second document"),
        pytest.param("a: 1\n...\n---\nb: 2\n---\nc: 3", ["4:1 YAML001", "6:1 YAML001"], id="third document"),
        pytest.param("%YAML 2.0\n---\na: 1", ["1:1 YAML001"], id="another version"),
        pytest.param("? [a]\n: b", ["1:3 YAML006"], id="list as a field's name"),
        pytest.param("? {a: b}\n: c", ["1:3 YAML006"], id="group as a field's name"),
        pytest.param("? \n: b", ["1:2 YAML006"], id="no name"),
        pytest.param("[" * DEEP + "a", [f"1:{DEEP + 1} YAML007"], id="a bracket too deep"),
        pytest.param("[" * 50_000, ["1:22 YAML007"], id="50,000 brackets"),
        pytest.param("{a: " * 50_000, ["1:82 YAML007"], id="50,000 braces"),
        pytest.param("- " * 50_000, ["1:43 YAML007"], id="50,000 dashes"),
        pytest.param("? ? a", ["1:3 YAML006"], id="name of a name"),
        pytest.param("a: b: c", ["1:5 YAML001"], id="colon inside a text"),
        pytest.param('a: "b', ["1:6 YAML001"], id="quote not closed"),
        pytest.param("a: [b", ["2:1 YAML001"], id="bracket not closed"),
        pytest.param("a: @b", ["1:4 YAML001"], id="sign that begins nothing"),
        pytest.param("a: 1\nb\nc: 3", ["3:1 YAML001"], id="line without a colon"),
        pytest.param("- a\nb: c", ["2:1 YAML001"], id="list, then a field"),
        pytest.param('a: "\\q"', ["1:5 YAML001"], id="unknown escape"),
        pytest.param('a: "\\uD800"', ["1:7 YAML001"], id="half a character"),
        pytest.param('a: "b\\0"', ["1:4 READ008"], id="NUL as an escape"),
        pytest.param('a: "\\e[31m"', ["1:4 READ008"], id="terminal escape as an escape"),
        pytest.param('"a\\x07": b', ["1:1 READ008"], id="control character in a name"),
        pytest.param('a: "b\\N"', ["1:4 READ008"], id="another system's line end as an escape"),
    ],
)
def test_mistakes(text: str, expected: list[str]) -> None:
    parsed, problems = parse_yaml("f.yml", text)
    assert (parsed is not None and parsed.sound, short(problems, "f.yml")) == (False, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: Test ward #4", ["1:13 YAML008"], id="number cut off"),
        pytest.param("a: Test ward-#4", [], id="no space before the sign"),
        pytest.param("a: Test # word", [], id="comment behind one word"),
        pytest.param("a: Test words #4 more", ["1:14 YAML008"], id="text cut off"),
        pytest.param("a:\n  - Test words # more", ["2:15 YAML008"], id="item cut off"),
        pytest.param("a: yes # a comment", [], id="comment behind a word"),
        pytest.param("a: 'Test words' # a comment", [], id="comment behind quotes"),
        pytest.param("a: 'Test words # more'", [], id="in quotes"),
        pytest.param("a: |\n  Test words # more", [], id="in a block"),
        pytest.param("# a comment\na: Test words", [], id="comment on its own line"),
    ],
)
def test_a_comment_behind_a_text(text: str, expected: list[str]) -> None:
    parsed, problems = parse_yaml("f.yml", text)
    assert parsed is not None
    assert short(problems, "f.yml") == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("a:\n\tb: 1", "use spaces to set lines in", id="tab"),
        pytest.param("a: b: c", "put the whole text in quotes", id="colon"),
        pytest.param("a: @b", "put the whole text in quotes", id="sign"),
        pytest.param('a: "b', "look for a missing quote or bracket", id="quote"),
        pytest.param("a: 1\nb\nc: 3", "check the colon after the name", id="no colon"),
        pytest.param("a: [b", "check quotes, colons", id="bracket"),
        pytest.param("a: 1\na: 2", "keep one of the two", id="duplicate"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    assert parse_yaml("f.yml", text)[1][0].hint.startswith(hint)


def test_a_duplicate_field_names_both_lines() -> None:
    problem = parse_yaml("f.md", "a: 1\nb: 2\na: 3\n", first_line=2)[1][0]
    assert str(problem.location) == "f.md:4:1"
    assert problem.message == "'a' stands here a second time; the first is in line 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: no", {"a": "no"}, id="no"),
        pytest.param("a: 012", {"a": "012"}, id="leading zero"),
        pytest.param("a: 1:30", {"a": "1:30"}, id="time"),
        pytest.param("a: 1.10", {"a": "1.10"}, id="trailing zero"),
        pytest.param("a: 2026-11-22", {"a": "2026-11-22"}, id="date"),
        pytest.param("a: null\nb: ~\nc:\nd: ''", {"a": "null", "b": "~", "c": None, "d": ""}, id="empty"),
        pytest.param("no: yes", {"no": "yes"}, id="name"),
        pytest.param("<<: {a: b}", {"<<": {"a": "b"}}, id="merge key is a name"),
        pytest.param("a: ! b", {"a": "b"}, id="empty tag"),
        pytest.param("a: |\n  b\n  c\n", {"a": "b\nc\n"}, id="lines kept"),
        pytest.param("a: >-\n  b\n  c\n", {"a": "b c"}, id="lines joined"),
        pytest.param("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]], id="lists"),
        pytest.param("a\tb: c\td", {"a\tb": "c\td"}, id="tab inside a text"),
        pytest.param("", None, id="nothing"),
        pytest.param("# words", None, id="comment"),
        pytest.param(json.dumps(DEEPEST), DEEPEST, id="deepest"),
    ],
)
def test_values_stay_as_written(text: str, expected: Any) -> None:
    parsed, problems = parse_yaml("f.yml", text)
    assert parsed is not None
    assert (parsed.data, problems) == (expected, [])


TEXT = """\
a: 1
b:
  - c
  - d: 2
    e: [f, g]
"quoted": {h: i}
"""


@pytest.mark.parametrize(
    ("loc", "key", "expected"),
    [
        ((), False, "1:1"),
        (("a",), True, "1:1"),
        (("a",), False, "1:4"),
        (("b",), False, "3:3"),
        (("b", 0), False, "3:5"),
        (("b", 1), False, "4:5"),
        (("b", 1, "d"), False, "4:8"),
        (("b", 1, "e", 1), False, "5:12"),
        (("quoted",), True, "6:1"),
        (("quoted", "h"), True, "6:12"),
        (("quoted", "h"), False, "6:15"),
        pytest.param(("quoted", "gone"), False, "6:1", id="not there: its group's name"),
        pytest.param(("gone", "gone"), True, "1:1", id="not there at all"),
    ],
)
def test_places(loc: tuple[str | int, ...], key: bool, expected: str) -> None:
    parsed, _ = parse_yaml("f.yml", TEXT)
    assert parsed is not None
    assert str(parsed.document.at(*loc, key=key)) == f"f.yml:{expected}"


def test_places_within_a_value_and_below_other_lines() -> None:
    parsed, _ = parse_yaml("f.md", TEXT, first_line=2)
    assert parsed is not None
    assert str(parsed.document.within("b", 1).at("d")) == "f.md:5:8"
    assert str(parsed.document.within("b").within(1).at("gone")) == "f.md:5:5"
