"""The picture of a file of decisions, as the XML of DMN 1.5."""

from __future__ import annotations

from lxml import etree

from askwell.flow.export.dmn.model import Model
from askwell.flow.export.dmn.picture import HEIGHT, WIDTH, boxes, lines

DMNDI = "https://www.omg.org/spec/DMN/20230324/DMNDI/"
DC, DI = "http://www.omg.org/spec/DMN/20180521/DC/", "http://www.omg.org/spec/DMN/20180521/DI/"
"""The namespaces of pictures, of sizes and of lines."""


def draw(root: etree._Element, model: Model) -> None:
    """Adds the picture to a file."""
    names = {"dmndi": DMNDI, "dc": DC, "di": DI}
    outside = etree.SubElement(root, f"{{{DMNDI}}}DMNDI", nsmap=names)
    page = etree.SubElement(outside, f"{{{DMNDI}}}DMNDiagram", id="picture")
    for box in boxes(model).values():
        shape = etree.SubElement(page, f"{{{DMNDI}}}DMNShape", id=f"box.{box.id}", dmnElementRef=box.id)
        size = {"x": f"{box.x}", "y": f"{box.y}", "width": f"{WIDTH}", "height": f"{HEIGHT}"}
        etree.SubElement(shape, f"{{{DC}}}Bounds", size)
    for line in lines(model):
        edge = etree.SubElement(page, f"{{{DMNDI}}}DMNEdge", id=f"line.{line.id}", dmnElementRef=line.id)
        for x, y in (line.needed.right, line.by.left):
            etree.SubElement(edge, f"{{{DI}}}waypoint", x=f"{x}", y=f"{y}")
