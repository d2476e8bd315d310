"""A web page to blocks: every word that readers of it saw, with the part of the page that it stood in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from askwell.diagnostics import counted
from askwell.importing.document import CannotImport, Document, Facts, clean, words
from askwell.importing.reading.days import day_in
from askwell.importing.reading.main_text import Parts, asked
from askwell.importing.reading.seen import text_of
from askwell.importing.reading.walk import Walk
from askwell.patterns import regex

MAX_BYTES = 10_000_000
"""Of a page or a text: a long book has a tenth (ours)."""

MAX_DEPTH = 200
"""Elements inside elements of a page; libxml2 stops at 256, and then words are lost."""

_TAG = regex(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*>")
_ALONE = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "p", "li", "td", "tr", "th", "dd", "dt", "option", "wbr")
)
"""Elements that nobody needs to close."""

_LOOKS = regex(r"</?(?:b|i|u|s|em|strong|font|span|big|small|center|sup|sub|a|cite|q)\b[^<>]*>", re.IGNORECASE)
_BOXES = regex(
    r"</?(?:div|section|article|main|table|tbody|tr|td|th|ul|ol|dl|blockquote|form|nav|aside)\b[^<>]*>", re.IGNORECASE
)

_CAPTION = regex(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_PARAGRAPHS = regex(r"\n[ \t]*\n")


def read_html(text: str, name: str) -> Document:
    """A whole page, or a piece of one."""
    root = parsed(text, name)
    return _document(root)


def read_piece(text: str, name: str) -> Document:
    """The text of an editing program, which has no page around it; there an empty line may begin a paragraph."""
    text = _CAPTION.sub(_figure, text)
    if not re.search(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote)\b", text, re.IGNORECASE):
        text = "".join(f"<p>{part}</p>\n" for part in _PARAGRAPHS.split(text) if part.strip())
    elif _PARAGRAPHS.search(text):
        text = _with_paragraphs(text)
    return read_html(f"<html><body><article>{text}</article></body></html>", name)


def _figure(found: re.Match[str]) -> str:
    """A caption of WordPress, which stands in marks of its own, as HTML has it."""
    picture = re.match(r"\s*(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?", found[1], re.IGNORECASE)
    end = picture.end() if picture else 0
    said = f"<figcaption>{found[1][end:].strip()}</figcaption>" if found[1][end:].strip() else ""
    return f"<figure>{found[1][:end]}{said}</figure>"


def _with_paragraphs(text: str) -> str:
    """Stretches between empty lines that begin with no block of their own become paragraphs, as WordPress has it."""
    block = re.compile(
        r"\s*<(?:/|!--|(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|tbody|thead|blockquote|figure|hr|section)\b)",
        re.IGNORECASE,
    )
    inner = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure)\b", re.IGNORECASE)
    parts = [
        part if block.match(part) or inner.search(part) or not part.strip() else f"<p>{part}</p>"
        for part in _PARAGRAPHS.split(text)
    ]
    return "\n\n".join(parts)


def parsed(text: str, name: str) -> etree._Element:
    """The tree of a page, without what nobody reads."""
    text = _shallow(re.sub(r"^\s*<\?xml[^>]*\?>", "", clean(text)))
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise CannotImport(f"{name} has no words in it; there is nothing to import") from None
    for comment in list(root.iter(etree.Comment)):
        parent = comment.getparent()
        if parent is not None:
            _drop(comment, parent)
    return root


def _shallow(text: str) -> str:
    """A page whose elements stand in each other deeper than any reader follows, without those of looks alone: the rest
    of such a page would be lost."""
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        if tag[2].casefold() not in _ALONE:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest <= MAX_DEPTH:
        return text
    return _BOXES.sub("<p>", _LOOKS.sub("", text))


def _drop(node: etree._Element, parent: etree._Element) -> None:
    """Takes a node away and leaves the text behind it."""
    before = node.getprevious()
    tail = node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def _document(root: etree._Element) -> Document:
    walk = Walk(Parts(root))
    body = root.find("body")
    try:
        walk.all(root if body is None else body)
    except RecursionError:
        raise CannotImport("the page has parts inside parts, too deep to read; save its text as .txt") from None
    scripts = sum(1 for node in root.iter("script") if "json" not in (node.get("type") or ""))
    told = (f"{counted(scripts, 'script')} left out", *walk.told()) if scripts else walk.told()
    return Document(walk.blocks, _facts(root), told, _seen(root))


def _seen(root: etree._Element) -> tuple[str, ...]:
    """Every word of the page, gathered without looking at its parts."""
    body = root.find("body")
    return tuple(words(text_of(root if body is None else body)))


def _facts(root: etree._Element) -> Facts:
    """What the head of a page says of it: that is said to machines, and is sure."""
    data = list(_linked_data(root))
    titles = [_meta(root, "og:title"), *(item.get("headline") for item in data), root.findtext(".//title")]
    title = next((" ".join(t.split()) for t in titles if isinstance(t, str) and t.strip()), "")
    days = [_meta(root, "article:published_time"), *(item.get("datePublished") for item in data)]
    days += [_meta(root, key) for key in ("date", "dc.date", "dcterms.created", "pubdate")]
    published = next((day for text in days if (day := day_in(str(text or "")))), None)
    authors = tuple(dict.fromkeys([*(a for item in data for a in _authors(item.get("author"))), *_named(root)]))
    address: str = next(iter(asked(root, "//link[@rel='canonical']/@href")), "") or _meta(root, "og:url")
    keywords = _meta(root, "keywords")
    topics = tuple(part.strip() for part in keywords.split(",") if part.strip())
    more = tuple((key, value) for key in ("description",) if (value := _meta(root, key)))
    sure, published = published is not None, published or _in_time(root)
    return Facts(title, published, sure, authors, topics, "", address, more)


def _named(root: etree._Element) -> list[str]:
    name = _meta(root, "author")
    return [] if not name or "/" in name else [name]


def _in_time(root: etree._Element) -> date | None:
    """The day of the page's only element for a time."""
    times = {str(value) for value in asked(root, "//time/@datetime")}
    return day_in(times.pop()) if len(times) == 1 else None


def _meta(root: etree._Element, key: str) -> str:
    for node in root.iter("meta"):
        if (node.get("property") or node.get("name") or "").casefold() == key:
            return " ".join((node.get("content") or "").split())
    return ""


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    for text in asked(root, "//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(text))
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()


def _authors(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
