from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askwell.checks import check
from askwell.content.records import Settings
from askwell.letters.letter import Choice, FirstQuestion, Letter
from askwell.letters.making import letter
from askwell.mailing.plain import COLUMNS, width, wrapped
from askwell.mailing.text import text
from tests.editions import add
from tests.helpers import TODAY, Site

ROOT = Path(__file__).parent.parent.parent
GOLDEN = Path(__file__).parent.parent / "golden" / "newsletter.txt"
LEAVE = "https://site.example/leave"


@pytest.fixture
def of(site: Site) -> tuple[Letter, Settings]:
    library = (checked := add(site).check()).library
    assert library.settings is not None
    return letter(library, library.newsletters["2026-01-10"], checked.machines), library.settings


def test_the_sample_as_it_is_sent() -> None:
    checked = check(ROOT, TODAY)
    library = checked.library
    assert library.settings
    one = letter(library, library.newsletters["2026-11-27"], checked.machines)
    said = text(one, library.settings, "https://ask-well.example/leave-the-list")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, "utf-8")
    assert said == GOLDEN.read_text("utf-8")


def test_all_that_stands_in_a_letter_stands_in_its_text(of: tuple[Letter, Settings]) -> None:
    one = replace(of[0], sign_off="Test end.", editor="Test Editor", label="Test label.")
    said = " ".join(text(one, of[1], LEAVE).split())
    for part in (*one.intro, one.label, one.sign_off, one.editor, one.funding, one.emergency, one.preheader, LEAVE):
        assert part in said
    for item in one.items:
        told = (item.title, *item.words, item.checked, item.label, item.dated, item.byline, *item.cautions)
        assert [part for part in told if part not in said] == []


def test_each_link_stands_alone_on_its_line(of: tuple[Letter, Settings]) -> None:
    question = FirstQuestion("Is it?", "Test help.", ("Test sign",), (Choice("Yes", "d/test-guide/yes-123456/"),))
    one = replace(of[0], items=(replace(of[0].lead, first_question=question), *of[0].items[1:]), campaign="utm_a=b")
    lines = text(one, of[1], LEAVE).split("\n")
    assert [line for line in lines if "://" in line] == [
        "https://site.example/d/test-guide/yes-123456/?utm_a=b",
        "https://site.example/a/t3st/?utm_a=b",
        "https://site.example/d/test-guide/?utm_a=b",
        "https://site.example/newsletters/2026-01-10/?utm_a=b",
        LEAVE,
    ]
    assert "* Test sign" in lines


@pytest.mark.parametrize(
    ("leave", "expected"),
    [
        ("https://site.example/leave", ["Leave the list:", "https://site.example/leave"]),
        ("mailto:leave@site.example?subject=x", ["To leave the list, write to:", "leave@site.example"]),
        ("", []),
    ],
)
def test_how_readers_leave(leave: str, expected: list[str], of: tuple[Letter, Settings]) -> None:
    lines = text(*of, leave).split("\n")
    assert [line for line in lines if "eave" in line] == expected


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_fit_and_no_word_is_lost(words: str) -> None:
    lines = wrapped(words).split("\n")
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert [line for line in lines if width(line) > COLUMNS and " " in line] == []
