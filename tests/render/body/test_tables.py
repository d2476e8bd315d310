"""Tables as readers and screen readers get them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions.tables import TableExtension

from askwell.render.body.tables import framed
from askwell.render.styles import style_sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def made(text: str) -> str:
    return framed(Markdown(extensions=[TableExtension()]).convert(text))


def cells(text: str) -> list[str]:
    """Each cell as "tag scope class words"."""
    found = BeautifulSoup(made(text), "html.parser").select("th, td")
    told = ([c.name, c.get("scope"), *(c.get("class") or ()), c.get_text()] for c in found)
    return [" ".join(str(part) for part in cell if part) for cell in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "| A | B |\n|---|---|\n| c | d |", ["th col A", "th col B", "td c", "td d"], id="headings of columns"
        ),
        pytest.param(
            "|  | B |\n|---|---|\n| c | d |", ["td", "th col B", "th row c", "td d"], id="headings of rows as well"
        ),
        pytest.param(
            "| A |  |\n|---|---|\n| c | d |", ["th col A", "td", "td c", "td d"], id="a column without a heading"
        ),
        pytest.param(
            "| A | B | C |\n|:--|--:|:-:|\n| d | e | f |",
            ["th col A", "th col aw-table__right B", "th col aw-table__center C", "td d", "td aw-table__right e",
             "td aw-table__center f"],
            id="aligned",
        ),
    ],
)  # fmt: skip
def test_cells(text: str, expected: list[str]) -> None:
    assert cells(text) == expected
    assert "style" not in made(text)


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("| A | B *c* |", "Table: A, B c"),
        ("|  | B |", "Table: B"),
        ('| A<sup class="aw-cite"><a href="#a">1</a></sup> | B |', "Table: A, B"),
        ('| "A" &amp; | &lt;B&gt; |', 'Table: "A" &, <B>'),
    ],
)
def test_the_frame_has_a_name_and_takes_focus(head: str, label: str) -> None:
    (frame,) = BeautifulSoup(made(f"{head}\n|---|---|\n| c | d |"), "html.parser").select("div")
    assert frame.attrs == {"class": ["aw-table"], "role": "group", "tabindex": "0", "aria-label": label}
    assert [child.name for child in frame.find_all(recursive=False)] == ["table"]


def test_what_stands_around_tables_stays_as_it_is() -> None:
    table = "| A |\n|---|\n| ü & <sup>1</sup> |"
    text = f"a &lt; b\n\n{table}\n\nc<br />d\n\n{table}"
    assert made(text).replace(made(table), "T") == "<p>a &lt; b</p>\nT\n<p>c<br />d</p>\nT"


def test_a_text_without_tables_is_not_touched() -> None:
    assert framed("<p>a &nbsp; <br/></p>") == "<p>a &nbsp; <br/></p>"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_wide_table_scrolls_in_its_frame(width: int, chromium: Browser) -> None:
    columns = range(6)
    rows = (" | ".join(f"{word}{n}" for n in columns) for word in ("Heading", "Donaudampfschifffahrt"))
    head, row = rows
    table = made(f"| {head} |\n|{'---|' * 6}\n| {row} |")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.set_content(f"<!doctype html><style>{style_sheet()}</style><main>{table}</main>")
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        seen = page.evaluate(
            "(f => [f.scrollWidth > f.clientWidth, f.clientWidth])(document.querySelector('.aw-table'))"
        )
        assert seen[0]
    finally:
        page.close()
