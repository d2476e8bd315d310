"""Which parts of a page are its text, and what the others are."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from askwell.importing.reading.seen import text_of
from askwell.patterns import regex

_TAGS = {
    "nav": "the menu",
    "footer": "the foot of the page",
    "form": "a form",
    "button": "a form",
    "select": "a form",
    "textarea": "a form",
}
_ROLES = {"navigation": "the menu", "contentinfo": "the foot of the page", "search": "a form", "banner": "the head"}
_NAMES = tuple(
    (regex(rf"(?:^|[\s_-])(?:{pattern})(?:$|[\s_-])", re.IGNORECASE), what)
    for pattern, what in (
        (r"nav|navbar|navigation|menu|breadcrumbs?|skip-link|toolbar|pagination|pager", "the menu"),
        (r"share|sharing|sharedaddy|social|follow|follow-us", "links to networks"),
        (r"related|recommended|recommendations|read-more|more-stories|most-popular|trending", "related texts"),
        (r"newsletter|subscribe|subscription|signup|sign-up", "an offer of a newsletter"),
        (r"comments?|comment-list|disqus|respond", "comments of readers"),
        (r"cookies?|consent|gdpr", "a note on cookies"),
        (r"ads?|advert|advertisement|advertising|promo|promotion|sponsor|sponsored|banner-ad", "an advertisement"),
        (r"sidebar|widget|widgets", "a box beside the text"),
        (r"site-footer|page-footer|footer|copyright", "the foot of the page"),
        (r"site-header|page-header|masthead", "the head of the page"),
    )
)
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.5
"""Of a page's words, how many a part may have that its name alone marks as no text (ours)."""

AROUND = "the page around the text"


class Parts:
    """The parts of a page, by its elements."""

    def __init__(self, root: etree._Element) -> None:
        self._size = max(1, _length(root))
        self._main = _main(root)
        self._way = set(self._main.iterancestors()) if self._main is not None else set()
        self._around = set() if self._main is not None else _beyond(root)

    def outside(self, node: etree._Element, now: str) -> str:
        """What part of the page an element is in, if that is not the text; `now` is that of the element around it."""
        if node is self._main:
            return ""
        own = self._own(node)
        if now and now != AROUND:
            return now
        if own:
            return own
        if node.tag == "body" or node in self._way:
            return AROUND if self._main is not None else ""
        return AROUND if node in self._around else now

    def _own(self, node: etree._Element) -> str:
        tag = str(node.tag)
        if tag in ("html", "body") or node in self._way:
            return ""
        if tag == "aside" and self._main is None:
            return "a box beside the text"
        said = _TAGS.get(tag) or _ROLES.get(node.get("role") or "")
        if said:
            return said
        if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
            return "hidden text"
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        what = next((what for pattern, what in _NAMES if pattern.search(names)), "") if names.strip() else ""
        return what if what and _length(node) <= _MOST * self._size else ""


def _length(node: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in node.itertext() if isinstance(text, str))


def _main(root: etree._Element) -> etree._Element | None:
    """The element that says that it is the text; of several, the longest."""
    for way in ("//main//article | //article", "//main | //*[@role='main']", "//*[@itemprop='articleBody']"):
        found = sorted(asked(root, way), key=_length, reverse=True)
        if len(found) == 1 or (found and _length(found[0]) > 2 * _length(found[1])):
            return found[0]  # type: ignore[no-any-return]  # an element: the way asks for nothing else
    return None


def asked(root: etree._Element, way: str) -> list[Any]:
    """What a way of XPath leads to."""
    found = root.xpath(way)
    return list(found) if isinstance(found, list) else []


_BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "dd", "dt", "pre"))


def _beyond(root: etree._Element) -> set[etree._Element]:
    """In a page that does not mark its text: short blocks before the first and behind the last line of what
    trafilatura takes for the text. Without a clear judgement nothing is beyond."""
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of pages in which it finds no text
    page = etree.tostring(root, encoding="unicode", method="html")
    text = extract(page, include_comments=False, favor_recall=True) or ""
    lines = {_plain(line.strip("#-*|> ")) for line in text.split("\n") if line.strip()}
    blocks = [node for node in root.iter(*_BLOCKS) if _plain(text_of(node))]
    inside = [n for n, node in enumerate(blocks) if _plain(text_of(node)) in lines]
    if not inside or 2 * len(text) < sum(_length(node) for node in blocks):
        return set()
    before = (node for node in blocks[: inside[0]] if not str(node.tag).startswith("h"))
    return {node for node in (*before, *blocks[inside[-1] + 1 :]) if _length(node) < 100 and not _speaks(node)}


def _speaks(node: etree._Element) -> bool:
    """Whether a block has a sentence, a question or a quote, and so is more than a button or a link."""
    text = text_of(node).strip()
    return re.search(r"[?\u201c\"]|vote|[.!:;][\u201d)]?$", text) is not None


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text)
