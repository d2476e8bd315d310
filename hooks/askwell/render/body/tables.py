"""Tables that can be read by ear, and that scroll in a frame of their own where they are wider than a phone."""

from __future__ import annotations

import re

from lxml import html
from markupsafe import Markup

from askwell.patterns import regex

_TABLE = regex(r"<table>.*?</table>", re.DOTALL)
_ALIGNED = regex(r"text-align: (right|center);")


def framed(page: str) -> str:
    """HTML that Markdown made, with each table in a frame; tables never stand in one another."""
    return _TABLE.sub(lambda table: _framed(table[0]), page) if "<table>" in page else page


def _framed(written: str) -> str:
    table = html.fragment_fromstring(written)
    heads = list(table.iter("th"))
    label = ", ".join(filter(None, map(_words, heads)))
    if heads and not _words(heads[0]):
        for row in table.iter("tbody"):
            for cells in row:
                cells[0].tag = "th"
                cells[0].set("scope", "row")
    for head in heads:
        if _words(head):
            head.set("scope", "col")
        else:
            head.tag = "td"  # a heading without words is none
    for cell in table.iter("td", "th"):
        if aligned := _ALIGNED.fullmatch(cell.attrib.pop("style", "")):
            cell.set("class", f"aw-table__{aligned[1]}")
    frame = Markup('<div class="aw-table" role="group" tabindex="0" aria-label="Table: {}">\n{}\n</div>')
    return frame.format(label, Markup(html.tostring(table, encoding="unicode").strip()))


def _words(cell: html.HtmlElement) -> str:
    """The words of a cell, without the numbers of its sources."""
    pieces = (str(text) for text in cell.xpath(".//text()[not(ancestor::sup)]"))
    return " ".join("".join(pieces).split())
