"""Findings, and how they are told."""

from __future__ import annotations

import pytest

from askwell.diagnostics import MAX_MESSAGE, Diagnostic, Location, Severity, count_line, did_you_mean, errors, in_order

ERROR = Diagnostic(Location("b.md", 7, 3), "FLOW003", "a message", "a hint")
WARNING = Diagnostic(Location("a.md"), "PLAIN001", "words", severity=Severity.WARNING)


def test_a_finding_in_print() -> None:
    assert str(ERROR) == "b.md:7:3: error FLOW003: a message\n    hint: a hint"
    assert str(WARNING) == "a.md:1:1: warning PLAIN001: words"


def test_a_finding_as_data() -> None:
    assert ERROR.as_json() == {
        "path": "b.md",
        "line": 7,
        "column": 3,
        "severity": "error",
        "code": "FLOW003",
        "message": "a message",
        "hint": "a hint",
    }


def test_findings_stand_in_order_of_place_code_and_words_and_once() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 2), ("a.md", 9, 1)]
    found = [Diagnostic(Location(*place), code, "a") for place in places for code in ("Z001", "A001")]
    told = [f"{d.location} {d.code}" for d in in_order([*found, *found])]
    assert told == [
        "a.md:9:1 A001",
        "a.md:9:1 Z001",
        "a.md:9:2 A001",
        "a.md:9:2 Z001",
        "a.md:10:1 A001",
        "a.md:10:1 Z001",
        "b.md:1:1 A001",
        "b.md:1:1 Z001",
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "0 errors, 0 warnings"),
        ([ERROR], "1 error, 0 warnings"),
        ([WARNING, ERROR, WARNING], "1 error, 2 warnings"),
        ([ERROR] * 1000, "1,000 errors, 0 warnings"),
    ],
)
def test_the_last_line(found: list[Diagnostic], expected: str) -> None:
    assert count_line(found) == expected
    assert errors(found) == tuple(d for d in found if d is ERROR)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        pytest.param("bnes", ["bones", "back"], "did you mean 'bones'?", id="one like it"),
        pytest.param("bone", ["bones", "boned", "back"], "did you mean 'bones' or 'boned'?", id="two like it"),
        pytest.param("xyz", ["bones", "back"], "use one of 'back', 'bones'", id="none like it"),
        pytest.param("xyz", [], "", id="nothing there"),
        pytest.param("", ["bones"], "use one of 'bones'", id="no word"),
        pytest.param("xyz", "abcdefghij", "use one of 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' or 2 more", id="many"),
    ],
)
def test_did_you_mean(word: str, known: list[str], expected: str) -> None:
    assert did_you_mean(word, known) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain 'words' \u00e9\u8dd1", "plain 'words' \u00e9\u8dd1", id="plain"),
        pytest.param("two\nlines\r\nand a\ttab", "two lines and a tab", id="white space"),
        pytest.param("a\x1b[31mred\x07", "a\ufffd[31mred\ufffd", id="a terminal's commands"),
        pytest.param("a\u202eb\u2028c\x00", "a\ufffdb c\ufffd", id="signs that nobody sees"),
        pytest.param("a" * 5_000, "a" * MAX_MESSAGE + " ...", id="too long"),
    ],
)
def test_a_message_is_one_line_without_control_characters(text: str, expected: str) -> None:
    found = Diagnostic(Location("f.yml"), "FIELD009", text, text)
    assert (found.message, found.hint) == (expected, expected)
    assert len(str(found).splitlines()) == 2


def test_no_word_is_suggested_for_itself() -> None:
    assert did_you_mean("points", ["points", "pints"]) == "did you mean 'pints'?"
    assert did_you_mean("points", ["points"]) == ""
