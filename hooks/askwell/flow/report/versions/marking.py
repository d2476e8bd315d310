"""Marks on a map: a word with the numbers of what differs, and a frame or a stroke that no other kind of mark has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from askwell.flow.report.lettering import WIDTH, wide
from askwell.flow.report.map_layout import Layout, Line
from askwell.flow.report.versions.marks import Kind, Mark

COLOURS = {Kind.NEW: "#00592e", Kind.GONE: "#9c0d25", Kind.MOVED: "#00468c", Kind.CHANGED: "#6a1b8a"}
"""All have a contrast of seven to one or more on white, and with white letters on them."""

FRAMES: Mapping[Kind, Mapping[str, str]] = {
    Kind.NEW: {"stroke-width": "4"},
    Kind.GONE: {"stroke-width": "2", "stroke-dasharray": "10 5"},
    Kind.MOVED: {"stroke-width": "3"},
    Kind.CHANGED: {"stroke-width": "3", "stroke-dasharray": "1 6", "stroke-linecap": "round"},
}
"""The edge around a marked box."""

STROKES: Mapping[Kind, Mapping[str, str]] = {
    Kind.NEW: {"stroke-width": "5"},
    Kind.GONE: {"stroke-width": "4", "stroke-dasharray": "10 5"},
    Kind.MOVED: {"stroke-width": "5", "stroke-dasharray": "18 4"},
    Kind.CHANGED: {"stroke-width": "4", "stroke-dasharray": "1 6", "stroke-linecap": "round"},
}
"""A marked line."""

HIGH, FAR = 18, 7
"""The height of a mark's word, and how far a frame is from its box; in px."""

GHOST = {"fill": "none", "stroke": "#767676", "stroke-dasharray": "2 6"}
"""Where a box would stand that only the other version has."""


def badge(parent: Element, kind: Kind, words: str, x: int, y: int) -> int:
    """Draws the word of a mark with its left top corner at a place, and returns how wide it is."""
    width, colour = wide(words) + 16, COLOURS[kind]
    middle, end = HIGH // 2, width - 9
    shapes = {
        Kind.MOVED: f"0,0 {end},0 {width},{middle} {end},{HIGH} 0,{HIGH}",
        Kind.CHANGED: f"0,{middle} 8,0 {width - 8},0 {width},{middle} {width - 8},{HIGH} 8,{HIGH}",
    }
    group = SubElement(parent, "g", {"class": f"aw-mark aw-mark--{kind.lower()}", "transform": f"translate({x} {y})"})
    if kind in shapes:
        SubElement(group, "polygon", {"points": shapes[kind], "fill": colour})
    else:
        edge = {"rx": str(middle), "fill": colour} if kind is Kind.NEW else {"fill": "#ffffff", **FRAMES[kind]}
        SubElement(group, "rect", {"width": str(width), "height": str(HIGH), "stroke": colour, **edge})
    said = {"x": str(width // 2), "y": "13", "font-size": "12", "font-weight": "700", "text-anchor": "middle"}
    ink = colour if kind is Kind.GONE else "#ffffff"
    SubElement(group, "text", {**said, "fill": ink}).text = words
    return width


def mark_lines(parent: Element, layout: Layout, marked: Mapping[Line, Sequence[Mark]]) -> None:
    """Draws the strokes below marked lines."""
    for line, found in marked.items():
        stroke = {"stroke": COLOURS[found[0].kind], "fill": "none", "stroke-opacity": "0.6", **STROKES[found[0].kind]}
        SubElement(parent, "path", {"d": layout.path(line).removesuffix("m-5-7 5 7 5-7"), **stroke})


def name_lines(parent: Element, layout: Layout, marked: Mapping[Line, Sequence[Mark]]) -> None:
    """Writes the words of marked lines above theirs."""
    for line, found in marked.items():
        place, words = layout.words(line), _words(found)
        x = place.x - sum(wide(word) + 16 for _, word in words) // 2
        for kind, word in words:
            x += badge(parent, kind, word, x, place.y - HIGH + 2)


def mark_boxes(parent: Element, layout: Layout, marked: Mapping[str, Sequence[Mark]]) -> None:
    """Draws a frame around each marked box, a cross through one that is gone, and the words at its corner."""
    for key, found in marked.items():
        place, kind = layout.box(key), found[0].kind
        left, high = place.x - WIDTH // 2, place.height
        ends = {"x": str(left - FAR), "y": str(place.y - FAR), "rx": "10"}
        size = {"width": str(WIDTH + 2 * FAR), "height": str(high + 2 * FAR)}
        colour = {"fill": "none", "stroke": COLOURS[kind]}
        SubElement(parent, "rect", {**ends, **size, **colour, **FRAMES[kind]})
        if kind is Kind.GONE:
            cross = f"M{left} {place.y}l{WIDTH} {high}M{left} {place.y + high}l{WIDTH} {-high}"
            SubElement(parent, "path", {"d": cross, **colour, "stroke-opacity": "0.5"})
        x = left - FAR
        for each, word in _words(found):
            x += badge(parent, each, word, x, place.y - HIGH - 1)


def draw_ghosts(parent: Element, layout: Layout, absent: Sequence[str]) -> None:
    """Draws the places of boxes that only the other version has."""
    for key in absent:
        place = layout.box(key)
        size = {"width": str(WIDTH), "height": str(place.height)}
        SubElement(parent, "rect", {"x": str(place.x - WIDTH // 2), "y": str(place.y), "rx": "4", **size, **GHOST})


def _words(found: Sequence[Mark]) -> list[tuple[Kind, str]]:
    """The words of all marks of one place, those of a kind together."""
    kinds = groupby(sorted(found, key=lambda mark: list(Kind).index(mark.kind)), key=lambda mark: mark.kind)
    return [(kind, f"{kind} {', '.join(str(mark.number) for mark in each)}") for kind, each in kinds]
