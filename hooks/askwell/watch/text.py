"""What a page says, without the frame around it: the words whose change is a change of the source."""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

import lxml.html
from lxml import etree

from askwell.patterns import regex
from askwell.watch.retraction import Head, signs_of

WHOLE, PLAIN, BYTES = "whole", "plain", "bytes"
"""The readers besides trafilatura: all words of a page, a text that is no page, and a file that is no text."""

MOST_ELEMENTS = 100_000
"""Of a page that trafilatura reads: five seconds of work (ours, measured)."""

_FRAME = ("script", "style", "template", "noscript", "svg", "form", "nav", "dialog", "iframe", "object", "button")
_OUTER = ("header", "footer", "aside")
_ROLES = ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog")
_WARNS = regex(
    r"alert|warn|caution|danger|emergenc|urgent|important|notice|retract|withdrawn|care-?card|callout|red-?flag|info",
    re.IGNORECASE,
)
"""Names of boxes that a reader of a health page must see, and that trafilatura takes for advertising (ours)."""

_COOKIES = regex(r"cookie|consent|gdpr|privacy|newsletter|subscribe", re.IGNORECASE)
_ENCODINGS = regex(
    r"(?:us-)?ascii|utf-?(?:8|16|16le|16be)|iso-?8859-\d+|latin-?\d|windows-?\d+|cp\d+|gb\w+|big5\w*|shift[_-]?jis|euc-\w+"
    r"|koi8-\w|macintosh|iso-2022-jp",
    re.IGNORECASE,
)
"""Encodings that browsers know; other names of Python's are no encodings of pages."""

_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2010": "-",
     "\u2011": "-", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None}
)  # fmt: skip
_MARKS = regex(r"^(?:[-*\u2022\u00b7]\s+)+|\|(?:-{3,}\|)+|\s*\|\s*")
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATED = regex(
    rf"{_DAYS}|{_MONTHS}|\d{{1,4}}(?:st|nd|rd|th)?|\d\d?:\d\d(?::\d\d)?|today|is|at|of|on|the|am|pm|gmt|utc",
    re.IGNORECASE,
)
_DAY = regex(rf"{_DAYS}|{_MONTHS}|\d\d?:\d\d(?::\d\d)?|today", re.IGNORECASE)
_COUNTER = regex(
    r"(?:(?:last )?(?:updated|published|posted)[: ]+)?\d+ (?:seconds?|minutes?|hours?|days?) ago"
    r"|[\d.,]+ ?[km]? (?:views?|comments?|shares?|likes?|reads?|downloads?)"
    r"|(?:share(?: this)?(?: page| article)?|print(?: this page)?|save|e-?mail|advertisement|sponsored|back to top"
    r"|skip to (?:main )?content)",
    re.IGNORECASE,
)


def is_frame(line: str) -> bool:
    """Whether a line is of the page's frame though it stands in the text: today's date and time and nothing else, a
    counter, a button (ours)."""
    if len(line) > 60:
        return False
    tokens = re.findall(r"[\w:]+", line)
    dated = all(map(_DATED.fullmatch, tokens)) and any(map(_DAY.fullmatch, tokens))
    return dated or _COUNTER.fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a page: by which reader, the text a sentence or so a line, its fingerprint, how many words it
    has, and the signs of a retraction."""

    reader: str
    fingerprint: str
    text: str = ""
    words: int = 0
    signs: tuple[str, ...] = ()


def read(body: bytes, kind: str) -> Reading:
    """What the bytes of a reply say; `kind` is its content type. Asks no network. Equal bytes give equal readings."""
    name = kind.partition(";")[0].strip().lower()
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    page = "html" in name or (name in ("", "text/xml", "application/xml") and start.startswith(b"<"))
    if start.startswith(b"%PDF") or not (page or name.startswith("text/")):
        return Reading(BYTES, hashlib.sha256(body).hexdigest()[:32])
    text = decoded(body, kind)
    return _page(text) if page else _reading(PLAIN, text, ())


def decoded(body: bytes, kind: str) -> str:
    """The letters of a text. UTF-8 that is sound is UTF-8 whatever the server says: other encodings hardly ever look
    like it. Else what the server says counts, then what the page says, then Windows-1252, as in browsers."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(mark):
            return body.decode(name, "replace")
    told = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind)
    inner = re.search(rb"charset\s*=\s*[\"']?([\w.:-]+)", body[:4096])
    names = ["utf-8", told[1] if told else "", inner[1].decode("ascii", "replace") if inner else ""]
    for name in names:
        try:
            text = body.decode(name) if _ENCODINGS.fullmatch(name) else ""
        except (LookupError, UnicodeError):
            continue
        if text:
            return text
    return body.decode("cp1252", "replace")


@cache
def readable_reader() -> str:
    """The reader of pages, with the version on which fingerprints depend."""
    return f"trafilatura-{version('trafilatura')}"


def _page(text: str) -> Reading:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", text))
    try:
        tree = lxml.html.document_fromstring(text, parser=lxml.html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return _reading(WHOLE, "", ())
    etree.strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)
    signs = signs_of(_head(tree), " ".join(" ".join(_lines_of(next(tree.iter("body"), tree))).split()))
    _without_frame(tree)
    main = next(tree.iter("main"), None)
    whole = "\n".join(_lines_of(main if main is not None else next(tree.iter("body"), tree)))
    readable = _readable(tree) if sum(1 for _ in tree.iter()) <= MOST_ELEMENTS else ""
    found = _reading(readable_reader(), readable, signs)
    return found if found.words else _reading(WHOLE, whole, signs)


def _reading(reader: str, text: str, signs: tuple[str, ...]) -> Reading:
    lines = list(normal_lines(text))
    words = " ".join(lines).split()
    fingerprint = hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:32] if words else ""
    return Reading(reader, fingerprint, "\n".join(lines), len(words), signs)


def normal_lines(text: str) -> Iterator[str]:
    """The lines of a text that are no frame, with the same signs for the same letters, quotes and dashes."""
    for line in unicodedata.normalize("NFKC", text.translate(_SAME)).split("\n"):
        line = " ".join(_MARKS.sub(" ", line.strip()).split())
        if line and not is_frame(line):
            yield line


def _head(tree: lxml.html.HtmlElement) -> Head:
    metas = ((meta.get("name") or meta.get("property") or "", meta.get("content") or "") for meta in tree.iter("meta"))
    titles = (" ".join(element.text_content().split()) for element in tree.iter("title", "h1"))
    links = (" ".join(link.text_content().split())[:200] for link in tree.iter("a"))
    return Head(tuple(titles), tuple((name.lower(), said.lower()) for name, said in metas), tuple(links))


def _without_frame(tree: lxml.html.HtmlElement) -> None:
    """Takes the frame out of a page. Boxes that must be seen lose the names by which they are taken for frame."""
    marked = any(True for _ in tree.iter("main", "article"))
    for element in list(tree.iter(etree.Element)):
        tag, names = str(element.tag), _names(element)
        inside = any(str(above.tag) in ("main", "article") for above in element.iterancestors())
        warns = (inside or not marked) and _WARNS.search(names) and not _COOKIES.search(names)
        outer = (tag in _OUTER and not inside) or element.get("role") in _ROLES
        hidden = element.get("hidden", "until-found") != "until-found" or element.get("aria-hidden") == "true"
        kept = tag in ("html", "body", "main", "article") or element.getparent() is None
        if not kept and (tag in _FRAME or hidden or (outer and not warns)):
            element.drop_tree()
        elif warns or tag in ("details", "summary"):
            for name in ("class", "id", "role"):
                element.attrib.pop(name, None)
            element.tag = {"aside": "div", "details": "div", "summary": "p"}.get(tag, tag)
            if element.tag == "div" and not any(inner.tag in _BLOCKS for inner in element):
                element.tag = "p"  # words that stand in no paragraph are taken for frame


def _names(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "role"))


_BLOCKS = frozenset((
    *("address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table"),
    *("td", "th", "tr", "ul"),
))  # fmt: skip


def _lines_of(body: lxml.html.HtmlElement) -> Iterator[str]:
    """The words of a part of a page, a line for each block."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(parts)
            parts = []
        if event == "start":
            parts.append(" ".join((element.text or "").split("\n")))
        elif element is not body:
            parts.append(" ".join((element.tail or "").split("\n")))
    yield "".join(parts)


@cache
def _settings() -> ConfigParser:
    """trafilatura's settings as they were when fingerprints began: other defaults of a later version change nothing."""
    from trafilatura.settings import use_config

    config = use_config()
    pinned = {"MIN_EXTRACTED_SIZE": 250, "MIN_OUTPUT_SIZE": 1, "MIN_OUTPUT_COMM_SIZE": 1, "MAX_FILE_SIZE": 20_000_000}
    for name, value in pinned.items():
        config.set("DEFAULT", name, str(value))
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return config


def _readable(tree: lxml.html.HtmlElement) -> str:
    """The readable text of a page by trafilatura, which is given no address and asks nobody."""
    from trafilatura import extract

    try:
        text = extract(
            tree,
            output_format="txt",
            fast=True,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            include_formatting=False,
            deduplicate=False,
            with_metadata=False,
            config=_settings(),
        )
    except Exception:  # whatever a page of strangers does to it: the page's whole text is taken in its place
        return ""
    return text or ""
