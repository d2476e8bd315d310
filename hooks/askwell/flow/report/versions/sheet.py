"""A sheet of text and drawings, filled from top to bottom."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from askwell.flow.report.lettering import FONT, LINE, wrapped

EDGE, LEAST, READABLE = 32, 1000, 1400
"""The room around everything, the width at least, and the width from which on letters grow with the sheet so that they
can be read on paper; in px."""

INK, GREY = "#000000", "#595959"
"""The colours of words; grey is still seven times as dark as its ground."""


class Sheet:
    """A sheet so wide as what is to stand on it. `y` is where the next thing goes, in px."""

    def __init__(self, content: int) -> None:
        self.content = max(content, LEAST)
        self.width = self.content + 2 * EDGE
        self.scale = max(1.0, self.content / READABLE)
        self.y = EDGE
        self.root = Element("g")

    def room(self, height: float) -> None:
        """Leaves a height free, in px of letters."""
        self.y += round(height * self.scale)

    def say(
        self, words: str, size: int = FONT, *, x: int = EDGE, width: int = 0, colour: str = INK, bold: bool = False
    ) -> None:
        """Puts words below what is there, in lines not wider than `width` or than the sheet."""
        real = size * self.scale
        room = (width or self.width - EDGE - x) * FONT / real
        text = SubElement(self.root, "text", {"y": str(self.y), "font-size": f"{real:g}", "fill": colour})
        if bold:
            text.set("font-weight", "700")
        high = round(real * LINE / FONT)
        for line in wrapped(words, int(room)):
            SubElement(text, "tspan", {"x": str(x), "dy": str(high)}).text = line
            self.y += high

    def heading(self, words: str) -> None:
        """Puts a heading below what is there."""
        self.room(22)
        self.say(words, 18, bold=True)
        self.room(8)

    def rule(self, x: int = EDGE, width: int = 0) -> None:
        """Draws a line from side to side."""
        end = x + width if width else self.width - EDGE
        SubElement(self.root, "path", {"d": f"M{x} {self.y}H{end}", "stroke": INK, "fill": "none"})
