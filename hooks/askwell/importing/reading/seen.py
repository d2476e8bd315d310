"""What readers of a page see of its elements."""

from __future__ import annotations

import re

from lxml import etree

UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "iframe", "object", "embed", "svg", "canvas", "video", "audio")
)
"""Elements whose words, if they have any, readers of the page did not see, or that are programs."""

INLINE = frozenset(
    re.findall(
        r"\w+",
        """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp
        small span strike strong sub sup time tt u var wbr""",
    )
)
"""Elements that stand in a line: words on both sides of their ends are one word."""


def text_of(root: etree._Element) -> str:
    """All words of an element that readers saw, with a space where a block begins or ends."""
    texts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = name_of(node)
        between = "" if name in INLINE else " "
        hidden += (event == "start") - (event == "end") if name in UNSEEN else 0
        said = node.text if event == "start" else node.tail
        shown = said if said and not hidden and not (event == "end" and node is root) else ""
        texts += [between, shown]
    return " ".join("".join(texts).split())


def name_of(node: etree._Element) -> str:
    """An element's name; "" for what is no element."""
    return node.tag if isinstance(node.tag, str) else ""
