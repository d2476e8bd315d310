"""HTML for feeds: what stands on a page, for programs that know nothing of the page.

Programs show it below their own styles, beside texts of other sites: it has no classes, no ids, no scripts, and each
address in it is whole.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import html as parsing
from lxml.html import HtmlElement

KEPT = {
    "a": ("href", "aria-label"), "img": ("src", "alt", "width", "height"), "ol": ("start", "reversed", "type"),
    "li": ("value",), "td": ("colspan", "rowspan", "headers"), "th": ("colspan", "rowspan", "scope"),
    "time": ("datetime",), "abbr": ("title",), "col": ("span",), "colgroup": ("span",),
} | dict.fromkeys(
    ("p", "h2", "h3", "h4", "h5", "h6", "ul", "dl", "dt", "dd", "blockquote", "cite", "q", "em", "strong", "b", "i",
     "u", "s", "small", "sub", "sup", "code", "pre", "kbd", "br", "hr", "table", "caption", "thead", "tbody",
     "tfoot", "tr", "figure", "figcaption", "dfn", "mark", "del", "ins", "bdi", "bdo", "details", "summary", "wbr"),
    (),
)  # fmt: skip
"""Elements that feeds keep, with their attributes. Of all others only the text is kept."""

EVERYWHERE = ("lang", "dir")

DROPPED = frozenset(("script", "style", "template", "noscript", "form", "button", "input", "nav", "svg", "iframe"))
"""Elements that go with all that is in them."""

_BACK = re.compile(r"#(?:noted|used|cite)--")
"""Ways back to a place in the text: a feed has no places."""


def cleaned(html: str, address: str) -> str:
    """HTML of the page at an address, as a feed has it."""
    if not html.strip():
        return ""
    root = parsing.fragment_fromstring(html, create_parent="div")
    for element in list(root.iterdescendants()):
        _clean(element, address)
    inside = [parsing.tostring(child, encoding="unicode") for child in root]
    return f"{_escaped(root.text)}{''.join(inside)}".strip()


def _clean(element: HtmlElement, address: str) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in DROPPED or (tag == "a" and _BACK.match(element.get("href", ""))):
        element.drop_tree()
        return
    if tag not in KEPT:
        element.drop_tag()
        return
    kept = (*KEPT[tag], *EVERYWHERE)
    for name in list(element.attrib):
        if name not in kept:
            del element.attrib[name]
    for name in ("href", "src"):
        if (target := element.get(name)) is not None:
            element.set(name, urljoin(address, target))


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
