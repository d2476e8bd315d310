"""The figures in the manual: the tables and the picture are those of one file, and say the same."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree

from bench.figures import SERIES, TOLD, Figures, Size, read
from bench.page import PAGE, PICTURE, page
from bench.plot import NAMES, described, picture

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = Figures(
    {100: Size("2026-01-10", "Test machine", {"plain": 3.1, "cold_ratio": 1.4, "text": 0.4})},
    {10: {"plain": 1.0, "cold": 1.5, "text": 0.3}, 100: {"plain": 3.1, "cold": 4.2, "text": 0.4}},
)
PLACE = (
    "Test before\n<!-- figures: written by `python -m bench.page` -->\nTest old\n<!-- end of figures -->\nTest after\n"
)


def drawn(svg: str) -> set[tuple[str, str, str]]:
    """Each line's name, with the answers and seconds of each of its marks."""
    marks = etree.fromstring(svg.encode()).iter(f"{SVG}title")
    said = (re.fullmatch(r"(.+), ([\d,]+) answers: (.+)", mark.text or "") for mark in marks)
    return {(found[1], found[2], found[3]) for found in said if found}


def tabled(text: str) -> set[tuple[str, str, str]]:
    """The same of the table below the picture."""
    head, _, *rows = re.findall(r"(?m)^\| (.+) \|$", text.partition("build-time.svg)")[2].partition("<!--")[0])
    names = head.split(" | ")[1:]
    return {
        (name, row.split(" | ")[0], cell)
        for row in rows
        for name, cell in zip(names, row.split(" | ")[1:], strict=True)
    }


def test_the_manual_has_the_figures_of_the_file() -> None:
    figures = read(TOLD)
    text = PAGE.read_text("utf-8")
    assert page(text, figures) == text
    assert picture(figures) == PICTURE.read_text("utf-8")


def test_the_picture_and_the_table_have_the_same_figures() -> None:
    shown = drawn(PICTURE.read_text("utf-8"))
    assert shown == tabled(PAGE.read_text("utf-8"))
    assert len(shown) == len(read(TOLD).points) * len(SERIES)


def test_figures_take_the_place_of_older_ones() -> None:
    said = page(PLACE, FIGURES)
    assert said.startswith("Test before\n")
    assert said.endswith("Test after\n")
    assert "Test old" not in said
    assert "| plain MkDocs + Material | 3.10 s | |" in said
    assert "| the same against plain | 1.40 times, **misses** | 0.5 times |" in said
    assert "| 10 | 1.00 s | 1.50 s | 0.30 s |" in said
    assert tabled(said) == drawn(picture(FIGURES))
    assert page(said, FIGURES) == said


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the page has no place for figures$"):
        page("Test", FIGURES)


def test_newer_figures_are_merged_by_size() -> None:
    newer = Figures({10: Size("2026-01-11", "Test", {})}, {100: {"plain": 2.0, "cold": 1.0, "text": 0.1}})
    merged = FIGURES.merged(newer)
    assert list(merged.sizes) == [10, 100]
    assert merged.points == {10: FIGURES.points[10], 100: newer.points[100]}


def test_the_picture_can_be_read_without_seeing_it() -> None:
    root = etree.fromstring(picture(FIGURES).encode())
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert ids["desc"] == described(FIGURES.points)
    assert "Ask Well, nothing kept: 1.50 s at 10, 4.20 s at 100" in described(FIGURES.points)


def test_lines_differ_by_more_than_colour() -> None:
    root = etree.fromstring(picture(FIGURES).encode())
    marks = {
        mark.get("class"): mark.get("d", "")
        for mark in root.iter(f"{SVG}path")
        if mark.get("class", "").startswith("mark")
    }
    shapes = {re.sub(r"[\d.]+", "", shape) for shape in marks.values()}
    assert len(shapes) == len(SERIES)
    names = [text.text for text in root.iter(f"{SVG}text")]
    assert [name for name in names if name in NAMES.values()] == [
        "Ask Well, nothing kept",
        "plain MkDocs + Material",
        "Ask Well, after an edit",
    ]


def test_labels_do_not_stand_on_each_other() -> None:
    close = Figures(
        points={10: {"plain": 1.0, "cold": 1.0, "text": 1.0}, 100: {"plain": 2.0, "cold": 2.0, "text": 2.0}}
    )
    root = etree.fromstring(picture(close).encode())
    heights = sorted(float(t.get("y", "")) for t in root.iter(f"{SVG}text") if t.text in NAMES.values())
    assert min(b - a for a, b in pairwise(heights)) >= 15
