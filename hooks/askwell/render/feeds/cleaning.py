"""HTML for feeds: what stands on a page, for programs that know nothing of the page.

Programs show it below their own styles, beside texts of other sites: it has no classes, no ids, no scripts, and each
address in it is whole.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import html as parsing
from lxml.html import HtmlElement

from askwell.patterns import regex

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

_BACK = regex(r"#(?:noted|used|cite)--")
"""Ways back to a place in the text: a feed has no places."""


_NAMES = "p|h[23]|ul|ol|li|em|strong|sup|blockquote|a|div|span"
_ATTRIBUTE = regex(r'([a-z-]+)="([^"]*)"')
_INSIDE = r"""(?:\ (?!lang=|dir=|start=|type=|value=|reversed)[a-z-]+="(?:[A-Za-z0-9/._:\#?=%+,@~\ -]+|)")*+"""
_PLAIN = regex(
    rf"(?:[^<&\x00-\x09\x0b-\x1f\x7f-\xa0>]++|&(?:amp|lt|gt);|<(?:{_NAMES}){_INSIDE}>|</(?:{_NAMES})>)*+", re.VERBOSE
)
"""HTML of few elements as our own pages have it, which a parser would give back as it is."""

_BOX = regex(r"</?(?:div|span)(?: [^>]*)?>")
_MARKED = regex(r"<(?!a )([a-z0-9]+) [^>]*>")
_NAME = regex(r'<a id="[^"]*" ')
_ADDRESS = r'"https://[^"?\#;\s\[\]]++(?:\#[^"?\#;\s]++)?"'
_LINK = regex(rf'<a( (?!href={_ADDRESS}(?: aria-label="[^"]*")?>)[^>]*)>')
"""A link, but for one that has nothing but a whole address and a label, as a feed has it."""

_WAY_BACK = regex(r'<a\b[^>]* href="#(?:noted|used|cite)--[^>]*>.*?</a>', re.DOTALL)


def cleaned(html: str, address: str) -> str:
    """HTML of the page at an address, as a feed has it."""
    if not html.strip():
        return ""
    if _PLAIN.fullmatch(html):
        kept = _BOX.sub("", _WAY_BACK.sub("", html)).replace('<sup class="aw-cite">', "<sup>")  # most by far
        kept = _NAME.sub("<a ", _MARKED.sub(r"<\1>", kept)).replace('<a href="#', f'<a href="{address}#')
        kept = kept.replace(f'<a href="{address}#"', f'<a href="{address}"')
        return _LINK.sub(lambda link: _link(link[1], address), kept).strip()
    root = parsing.fragment_fromstring(html, create_parent="div")
    for element in list(root.iterdescendants()):
        _clean(element, address)
    inside = [parsing.tostring(child, encoding="unicode") for child in root]
    return f"{_escaped(root.text)}{''.join(inside)}".strip()


def _link(attributes: str, address: str) -> str:
    """The beginning of a link in plain HTML, as a feed has it."""
    kept = [(key, value) for key, value in _ATTRIBUTE.findall(attributes) if key in KEPT["a"]]
    return "<a" + "".join(f' {key}="{_whole(value, address) if key == "href" else value}"' for key, value in kept) + ">"


def _whole(target: str, address: str) -> str:
    return f"{address}{target}" if target[1:] and target.startswith("#") else urljoin(address, target)


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
