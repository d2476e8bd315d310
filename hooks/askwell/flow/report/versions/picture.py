"""A picture of two versions of a flow, side by side, for a clinician to read and sign.

What differs has a number. The maps mark it by a word, a shape and a colour, and below them it is told in words. What
both versions have stands in the same place on both maps, unless they ask in another order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from askwell.diagnostics import counted
from askwell.flow.explore.reachable import told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Ending
from askwell.flow.report.diff import Difference, Differences, change
from askwell.flow.report.lettering import FONT, wide
from askwell.flow.report.map_layout import InTurn, Layout, boxes
from askwell.flow.report.svg_map import draw_boxes, draw_lines
from askwell.flow.report.versions.marking import HIGH, badge, draw_ghosts, mark_boxes, mark_lines, name_lines
from askwell.flow.report.versions.marks import NEW, Kind, Mark, Marks, marks
from askwell.flow.report.versions.sheet import EDGE, INK, Sheet

GAP = 48
"""The room between the two maps, in px."""

LEGEND = {
    Kind.NEW: "only the new version has this",
    Kind.GONE: "only the old version has this",
    Kind.MOVED: "this leads elsewhere now",
    Kind.CHANGED: "both have this, and say something else",
}
"""What each mark means."""

BECAME = {"milder": "Milder advice", "more cautious": "More cautious advice", "as urgent": "Other advice, as urgent"}
"""What can become of advice, in the order in which it is told."""

STYLE = """
@page { size: %dpx %dpx; margin: 0 }
text { font-family: system-ui, "Liberation Sans", Arial, sans-serif }
.aw-map__mark { font-weight: 700 }
"""


@dataclass(frozen=True)
class Compared:
    """Two versions of a flow: the machine of each, what each is called, and how they differ."""

    machines: tuple[Machine, Machine]
    names: tuple[str, str]
    found: Differences

    @property
    def identity(self) -> tuple[str, str]:
        """What tells each version from all others, in words."""
        old, new = (
            f"fingerprint {machine.fingerprint}, updated {machine.flow.updated.isoformat()} ({name})"
            for machine, name in zip(self.machines, self.names, strict=True)
        )
        return f"Old version: {old}", f"New version: {new}"


def picture(compared: Compared) -> str:
    """The picture as an SVG document. Raises TooLargeToDraw."""
    marked, layouts = marks(*compared.machines), _layouts(compared)
    sheet = Sheet(2 * max(layout.width for layout in layouts) + GAP)
    _head(sheet, compared, marked)
    _legend(sheet)
    _maps(sheet, compared, marked, layouts)
    _told(sheet, compared.found, marked)
    _sign(sheet, compared)
    return _document(sheet, compared, marked)


def _layouts(compared: Compared) -> tuple[Layout, Layout]:
    """The places of everything on both maps: the same, if there is an order for both."""
    old, new = (machine.outline for machine in compared.machines)
    try:
        both = Layout(old, new)
    except InTurn:
        return Layout(old), Layout(new)
    return both, both


def _head(sheet: Sheet, compared: Compared, marked: Marks) -> None:
    sheet.say(f"Two versions of the guide: {compared.machines[NEW].flow.title}", 24, bold=True)
    sheet.room(8)
    for line in compared.identity:
        sheet.say(line)
    sheet.room(8)
    for line in _summary(compared.found):
        sheet.say(line, bold=True)
    sheet.say(f"{counted(len(marked.shown) + len(marked.besides), 'difference')} in what the two files say.")


def _summary(found: Differences) -> Iterator[str]:
    """On how many ways through both versions advice is milder, more cautious, or other advice that is as urgent."""
    ways: Counter[str] = Counter()
    for group in found.groups:
        ways[change(group, found)] += group.ways
    for word, words in BECAME.items():
        for how, count in ways.items():
            if how.startswith(word):
                yield f"{words}{how.removeprefix(word)}: on {counted(count, 'way')} through both versions."
    if not found.groups:
        yield "No reader whom both versions advise comes to other advice."


def _legend(sheet: Sheet) -> None:
    sheet.room(10)
    x = EDGE
    for kind, words in LEGEND.items():
        needed = round((0.85 * wide(f"{kind} = {words}") + 48) * sheet.scale)
        if x + needed > sheet.width:
            x = EDGE
            sheet.room(HIGH + 8)
        group = SubElement(sheet.root, "g", {"transform": f"translate({x} {sheet.y}) scale({sheet.scale:g})"})
        width = badge(group, kind, kind, 0, 0)
        SubElement(group, "text", {"x": str(width + 8), "y": "14", "font-size": str(FONT)}).text = f"= {words}"
        x += needed
    sheet.room(HIGH + 4)
    sheet.say("The numbers are those of the list below the maps. A dotted place is that of a box of the other version.")


def _maps(sheet: Sheet, compared: Compared, marked: Marks, layouts: Sequence[Layout]) -> None:
    sheet.room(20)
    half, top = (sheet.content - GAP) // 2, sheet.y
    keys = [[box.key for box in boxes(machine.outline)] for machine in compared.machines]
    for side, machine in enumerate(compared.machines):
        x, layout, sheet.y = EDGE + side * (half + GAP), layouts[side], top
        sheet.say(("Old version", "New version")[side], 20, x=x, width=half, bold=True)
        sheet.room(8)
        sheet.rule(x, half)
        sheet.room(16)
        place = f"translate({x + (half - layout.width) // 2} {sheet.y})"
        group = SubElement(sheet.root, "g", {
            "transform": place, "role": "group", "aria-label": f"Map of the {('old', 'new')[side]} version",
            "font-size": str(FONT), "text-anchor": "middle",
        })  # fmt: skip
        hidden = SubElement(group, "g", {"aria-hidden": "true"})
        draw_ghosts(hidden, layout, [key for key in layout.keys if key not in keys[side]])
        mark_lines(hidden, layout, marked.lines[side])
        draw_lines(hidden, machine.outline, layout)
        draw_boxes(group, machine.outline, layout)
        mark_boxes(group, layout, marked.boxes[side])
        name_lines(group, layout, marked.lines[side])
    sheet.y += max(layout.height for layout in layouts)


def _told(sheet: Sheet, found: Differences, marked: Marks) -> None:
    """All that differs, in words."""
    sheet.heading("Readers who come to other advice")
    for group in found.groups:
        sheet.say(_readers(group, found))
        sheet.room(4)
    if not found.groups:
        sheet.say("None, of those whom both versions advise.")
    for question, sign in found.signs_gone:
        sheet.say(f"A sign is gone from the red flags of “{question}”: {sign}", bold=True)
    for title, some in (("What the marks on the maps mean", marked.shown), ("What no map shows", marked.besides)):
        if some:
            sheet.heading(title)
        for mark in some:
            _item(sheet, mark)


def _readers(group: Difference, found: Differences) -> str:
    """Some readers, and what became of their advice."""
    how = change(group, found)
    entered = f", entered at “{group.entry}”," if group.entry else ""
    ends = f"{_ending(group.was)} becomes {_ending(group.now)}, on {counted(group.ways, 'way')}"
    return f"{how[0].upper()}{how[1:]}: {ends}. For example{entered} {told(group.example).strip(' ()')}."


def _ending(ending: Ending) -> str:
    return f"“{ending.title}” ({ending.how_urgent.replace('_', ' ')})"


def _item(sheet: Sheet, mark: Mark) -> None:
    group = SubElement(sheet.root, "g", {"transform": f"translate({EDGE} {sheet.y}) scale({sheet.scale:g})"})
    badge(group, mark.kind, f"{mark.kind} {mark.number}", 0, 3)
    sheet.say(mark.says, x=EDGE + round(118 * sheet.scale))
    sheet.room(8)


def _sign(sheet: Sheet, compared: Compared) -> None:
    """Lines for a signature, below what is signed."""
    sheet.heading("To be signed")
    sheet.say("I have read both versions, what differs between them, and which readers come to other advice.")
    for line in (*compared.identity, *_summary(compared.found)):
        sheet.say(line)
    step = round(230 * sheet.scale)
    for name in ("Name", "Credentials", "Day", "Signature"):
        sheet.room(26)
        sheet.say(name, width=step)
        sheet.rule(EDGE + step // 2, 2 * step)
    sheet.room(10)


def _document(sheet: Sheet, compared: Compared, marked: Marks) -> str:
    """The sheet, black on white, with a title and a description for those who do not see it."""
    width, height = sheet.width, sheet.y + EDGE
    svg = Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "role": "group", "aria-labelledby": "title desc", "lang": "en",
        "viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height), "color": INK, "fill": INK,
    })  # fmt: skip
    SubElement(svg, "title", {"id": "title"}).text = f"Two versions of the guide: {compared.machines[NEW].flow.title}"
    SubElement(svg, "desc", {"id": "desc"}).text = (
        "The map of the old version stands on the left, that of the new one on the right. "
        f"{counted(len(marked.shown), 'difference')} marked on the maps; all are told in words below them."
    )
    SubElement(svg, "style").text = STYLE % (width, height)
    SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    svg.append(sheet.root)
    return f"{tostring(svg, encoding='unicode')}\n"
