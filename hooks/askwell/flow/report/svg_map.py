"""A picture of a flow: its questions, decision tables and outcomes, and the choices that lead from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import Outline, OutlineNode, OutlineOutcome
from askwell.flow.report.lettering import FONT, LINE, PADDING, WIDTH
from askwell.flow.report.map_layout import Box, Layout, box_words, boxes, line_words, lines
from askwell.flow.schema.urgency import Urgency

LOOKS = {
    Urgency.EMERGENCY: {"stroke-width": "6"},
    Urgency.URGENT: {"stroke-width": "4"},
    Urgency.ROUTINE: {"stroke-width": "2", "rx": "8"},
    Urgency.OUT_OF_SCOPE: {"stroke-width": "2", "stroke-dasharray": "2 4"},
    Urgency.SELF_CARE: {"stroke-width": "2", "stroke-dasharray": "9 4", "rx": "18"},
}
"""The edges of an outcome: urgencies differ by more than colour, even without a style sheet."""


Draw = Callable[[Element, Layout], None]
"""Draws something more on a map."""


def chart(machine: Machine, href: Callable[[str], str] | None, ids: str, more: Draw | None = None) -> str:
    """The picture as an SVG element. `href` gives the link of a question or outcome by its key, if there are to be
    links; `ids` is what the ids in the picture begin with; `more` draws on top of it. Raises TooLargeToDraw."""
    layout = Layout(machine.outline)
    width, height = str(layout.width), str(layout.height)
    named = f"{ids}-title", f"{ids}-desc"
    svg = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "class": "aw-map", "role": "group", "aria-labelledby": " ".join(named),
        "viewBox": f"0 0 {width} {height}", "width": width, "height": height,
        "font-size": str(FONT), "text-anchor": "middle",
    })  # fmt: skip
    SubElement(svg, "title", {"id": named[0]}).text = f"Map of the guide: {machine.flow.title}"
    SubElement(
        svg, "desc", {"id": named[1]}
    ).text = "Questions and outcomes from top to bottom. A line has the words of the choices that lead along it."
    draw_lines(SubElement(svg, "g", {"aria-hidden": "true"}), machine.outline, layout)
    draw_boxes(svg, machine.outline, layout, href)
    if more:
        more(svg, layout)
    return tostring(svg, encoding="unicode")


def draw_lines(parent: Element, outline: Outline, layout: Layout) -> None:
    """Every line with its words, coloured by the urgency of the advice that it leads straight to."""
    for line, branch in lines(outline):
        place = layout.words(line)
        path = {"class": _named("line", branch.urgency), "d": layout.path(line)}
        SubElement(parent, "path", {**path, "fill": "none", "stroke": "currentColor"})
        words = SubElement(parent, "text", {"class": _named("words", branch.urgency), "y": str(place.y - 4)})
        _fill(words, line_words(branch), place.x)


def draw_boxes(parent: Element, outline: Outline, layout: Layout, href: Callable[[str], str] | None = None) -> None:
    """Every box; those of questions and outcomes are links, if `href` gives an address for their keys."""
    for box in boxes(outline):
        place = layout.box(box.key)
        table = isinstance(box, OutlineNode) and box.kind == "table"
        here = {"class": _named("box", _kind(box)), "transform": f"translate({place.x - WIDTH // 2} {place.y})"}
        link = {} if href is None or table else {"href": href(box.key)}
        group = SubElement(parent, "a" if link else "g", here | link)
        look = LOOKS[box.urgency] if isinstance(box, OutlineOutcome) else {}
        if table:
            middle, edge = place.height // 2, WIDTH - PADDING
            shape = f"0,{middle} {PADDING},0 {edge},0 {WIDTH},{middle} {edge},{place.height} {PADDING},{place.height}"
            SubElement(group, "polygon", {"points": shape, "fill": "none", "stroke": "currentColor"})
        else:
            size = {"width": str(WIDTH), "height": str(place.height), **look}
            SubElement(group, "rect", {**size, "fill": "transparent", "stroke": "currentColor"})
        words = SubElement(group, "text", {"y": str(PADDING - 4)})
        _fill(words, box_words(box), WIDTH // 2, marked=isinstance(box, OutlineOutcome) or box.red_flag)


def _named(part: str, kind: str | None) -> str:
    return f"aw-map__{part}" + (f" aw-map__{part}--{kind}" if kind else "")


def _kind(box: Box) -> str:
    """The name of a box's look."""
    if isinstance(box, OutlineOutcome):
        return box.urgency
    return "red-flag" if box.red_flag else box.kind


def _fill(text: Element, words: Sequence[str], x: int, marked: bool = False) -> None:
    """Puts lines of words into a text, one below the other; with `marked` the first is a heading."""
    for n, line in enumerate(words):
        part = SubElement(text, "tspan", {"x": str(x), "dy": str(LINE)})
        part.text = line
        if marked and n == 0:
            part.set("class", "aw-map__mark")
