"""What the HTML of a mail must hold, read back from the mail itself and not trusted from its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import html as lxml_html
from lxml.html import HtmlElement

from askwell.diagnostics import Diagnostic, Location
from askwell.letters.letter import Item, Letter
from askwell.mailing.programs import ATTRIBUTES, ELEMENTS, PROPERTIES, SHEET_PROPERTIES
from askwell.patterns import regex

LINK, WORDS, HEADINGS, PICTURE, SIZE = "MAIL001", "MAIL002", "MAIL003", "MAIL004", "MAIL005"
MISSING, MARKUP, STYLE, PERSON, LEAVE = "MAIL006", "MAIL007", "MAIL008", "MAIL009", "MAIL010"

MOST_BYTES = 102_400
"""Bytes of a mail's HTML: Gmail cuts off what comes after them, and the way off the list stands at the end."""

LEAST_SIZE = 16
"""CSS pixels of letters: smaller ones are hard to read on a phone (ours)."""

_EMPTY_WORDS = frozenset(
    {"", "click", "click here", "here", "learn more", "link", "more", "read more", "this", "see more"}
)
"""Words of links that say nothing to those who hear the links alone (WCAG 2.2, 2.4.9)."""

_PLACEHOLDER = regex(r"[{}|*%$<>\[\]]")
"""Signs with which senders' programs mark what they put in for each reader ("{{ email }}", "*|EMAIL|*", "%recipient%",
"[EMAIL]"): no address of a page has any of them."""

_FAULT = "this is a fault of the program, not of the edition: report it, with the edition"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it is read back. `parts` are the words that readers see: first those above all items, then of each
    item, from its title to the next; the last has the end of the mail as well."""

    letter: Letter
    leave: str
    html: str
    root: HtmlElement
    parts: tuple[str, ...]


def proof(letter: Letter, leave: str, html: str) -> list[Diagnostic]:
    """What is wrong with the HTML of a letter's mail; `leave` is what `askwell.mailing.html.html` was given."""
    root = lxml_html.document_fromstring(html)
    mail = Mail(letter, leave, html, root, tuple(_parts(root)))
    place = Location(f"content/newsletters/{letter.key}.md")
    return [Diagnostic(place, code, what, hint) for rule in RULES for code, what, hint in rule(mail)]


_Found = Iterator[tuple[str, str, str]]


def _links(mail: Mail) -> _Found:
    """Every link is one of the letter's, with its tags and no others, and its words say where it leads."""
    letter = mail.letter
    good = {letter.link(path) for path in ("", *letter.paths)} | ({mail.leave} if mail.leave else set())
    for link in mail.root.iter("a"):
        address, words = link.get("href", ""), _plain(link.text_content())
        if address not in good and _PLACEHOLDER.search(address):
            hint = "a link to a page about health says nothing of who opens it: take the placeholder out"
            yield PERSON, f"a link has a placeholder for each reader: '{address}'", hint
        elif address not in good:
            yield LINK, f"the mail has a link that the edition does not have: '{address}'", _FAULT
        if words.casefold().strip(" .:!>\u2192") in _EMPTY_WORDS:
            yield WORDS, f"the words '{words}' of a link do not say where it leads", "give what it leads to a title"


def _ways_out(mail: Mail) -> _Found:
    """Readers can open each item, the letter's page, and leave the list."""
    there = {link.get("href", "") for link in mail.root.iter("a")}
    for address in sorted({mail.letter.link(path) for path in mail.letter.paths} - there):
        yield LINK, f"the mail lacks the link to '{address}'", _FAULT
    if mail.leave and mail.leave not in there:
        yield LEAVE, "the mail lacks the link by which readers leave the list", _FAULT


def _headings(mail: Mail) -> _Found:
    """One h1, which is the subject; each heading at most one level below the last."""
    heads = list(mail.root.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    tops = [_plain(head.text_content()) for head in heads if head.tag == "h1"]
    if tops != [_plain(mail.letter.subject)]:
        yield HEADINGS, f"the mail has {len(tops)} headings of the first level, and needs one: its subject", _FAULT
    if any(int(after.tag[1]) > int(before.tag[1]) + 1 for before, after in pairwise(heads)):
        yield HEADINGS, "a heading of the mail skips a level", _FAULT


def _pictures(mail: Mail) -> _Found:
    """Pictures are the letter's own, with words in their place; none counts who opens the mail."""
    shown = mail.letter.lead.picture
    good = f"{mail.letter.base_url}{shown.path}" if shown else None
    for image in mail.root.iter("img"):
        address = image.get("src", "")
        if address != good or not address.startswith("https://"):
            yield PICTURE, f"the mail has a picture that the edition does not have: '{address}'", _FAULT
        if not image.get("alt", "").strip():
            yield PICTURE, f"nothing stands in place of the picture '{address}' where pictures are off", _FAULT


def _size(mail: Mail) -> _Found:
    """Short enough that no program cuts it."""
    size = len(mail.html.encode())
    if size >= MOST_BYTES:
        hint = "take items out, or give them shorter words of their own"
        yield SIZE, f"the mail is {size:,} bytes long; Gmail cuts one at {MOST_BYTES:,}", hint


def _words(mail: Mail) -> _Found:
    """All that the letter says stands in the mail, each item's own between its title and the next."""
    letter = mail.letter
    titles = [_plain(head.text_content()) for head in mail.root.iter("h2")]
    if titles != [_plain(item.title) for item in letter.items]:
        yield MISSING, "the titles of the mail are not those of the edition's items", _FAULT
        return
    before, after = (letter.label, *letter.intro), (letter.sign_off, letter.editor, letter.emergency, letter.funding)
    wanted = [(mail.parts[0], before, "above the items"), (mail.parts[-1], after, "below the items")]
    told = zip(mail.parts[1:], letter.items, strict=True)
    wanted += [(part, tuple(_told(item)), f"of '{item.title}'") for part, item in told]
    for part, words, where in wanted:
        for one in words:
            if _plain(one) not in part:
                yield MISSING, f"the mail lacks words {where}: '{one}'", _FAULT


def _told(item: Item) -> Iterator[str]:
    yield from (*item.words, item.change, item.checked, item.label, item.byline, item.dated, *item.cautions)
    if item.picture:
        yield item.picture.credit
    if item.first_question:
        asked = item.first_question
        yield from (asked.ask, asked.help, *asked.signs, *(choice.label for choice in asked.choices))


_COMMENT = regex(r"\[if (?:mso(?: \| IE)?|!mso|lte mso 11)\]>.*?<!(?:\[endif\])?|<!(?:\[endif\])?", re.DOTALL)
"""What MJML writes for Outlook alone."""

_TAG, _REACHES = (
    regex(r"<\s*([A-Za-z][\w:-]*)"),
    regex(r"href|src\s*=|background\s*=|on\w+\s*=", re.IGNORECASE),
)
_OFFICE = frozenset({"noscript", "xml", "o:OfficeDocumentSettings", "o:AllowPNG", "o:PixelsPerInch"})


def _markup(mail: Mail) -> _Found:
    """Elements and attributes that mail programs understand, and nothing that runs, asks or is sent."""
    for node in mail.root.iter():
        if node.tag is lxml_html.etree.Comment:
            text = str(node.text or "")
            odd = {tag for tag in _TAG.findall(text) if tag not in ELEMENTS | _OFFICE}
            if not _COMMENT.fullmatch(text) or odd or _REACHES.search(text):
                yield MARKUP, f"the mail has a note that MJML did not write: '{_plain(text)[:60]}'", _FAULT
        elif node.tag not in ELEMENTS:
            yield MARKUP, f"the mail has an element that not every program knows: '{node.tag}'", _FAULT
        else:
            for name in sorted(set(node.attrib) - ATTRIBUTES):
                yield MARKUP, f"the mail has an attribute that not every program knows: '{name}'", _FAULT
    layout = (table for table in mail.root.iter("table") if table.get("role") != "presentation")
    yield from ((MARKUP, "a table of the mail does not say that it is layout", _FAULT) for _ in layout)


_BLOCK, _AT = regex(r"\{([^{}]*)\}"), regex(r"@([a-z-]+)")
_REMOTE = regex(r"url\s*\(|expression\s*\(|\\|@import|image-set", re.IGNORECASE)


def _styles(mail: Mail) -> _Found:
    """Properties that mail programs understand or pass over without harm; nothing fetched; no small letters."""
    inline = [(node.get("style", ""), PROPERTIES) for node in mail.root.iter() if "style" in node.attrib]
    sheets = [str(sheet.text or "") for sheet in mail.root.iter("style")]
    inside = [(block, SHEET_PROPERTIES) for sheet in sheets for block in _BLOCK.findall(sheet)]
    for name in sorted({name for sheet in sheets for name in _AT.findall(sheet)} - {"media"}):
        yield STYLE, f"a style of the mail has a rule that not every program knows: '@{name}'", _FAULT
    for text in sorted({text for text, _ in inline if _REMOTE.search(text)} | set(filter(_REMOTE.search, sheets))):
        yield STYLE, f"a style of the mail can fetch something: '{_plain(text)[:60]}'", _FAULT
    odd = {name for text, known in inline + inside for name in _properties(text) if name not in known}
    for name in sorted(odd):
        yield STYLE, f"the mail has a style that not every program knows: '{name}'", _FAULT
    if any("none" in _properties(text).get("display", "") for text, _ in inside):
        yield STYLE, "a style sheet of the mail hides words", _FAULT
    if small := sorted({size for _, text, size in _seen(mail.root) if text.strip() and size < LEAST_SIZE}):
        yield STYLE, f"letters of the mail are {small[0]:g} pixels high; {LEAST_SIZE} can be read", _FAULT


RULES: tuple[Callable[[Mail], _Found], ...] = (
    _links, _ways_out, _headings, _pictures, _size, _words, _markup, _styles
)  # fmt: skip
"""All that is held, in the order in which it is told."""


def _properties(text: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in text.split(";") if one.strip())
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def _plain(words: str) -> str:
    return " ".join(words.split())


def _hidden(node: HtmlElement) -> bool:
    style = _properties(node.get("style", ""))
    return style.get("display") == "none" or style.get("visibility") == "hidden" or style.get("opacity") == "0"


def _seen(node: HtmlElement, size: float = 0) -> Iterator[tuple[str, str, float]]:
    """The words that readers see, in order: the element's name where it begins, else "", its words, and the height of
    its letters in CSS pixels."""
    if not isinstance(node.tag, str) or node.tag in ("style", "title") or _hidden(node):
        return
    given = _properties(node.get("style", "")).get("font-size", "")
    size = float(given.removesuffix("px")) if re.fullmatch(r"\d+(\.\d+)?px", given) else size
    yield node.tag, node.text or "", size
    for child in node:
        yield from _seen(child, size)
        yield "", child.tail or "", size


def _parts(root: HtmlElement) -> Iterator[str]:
    """The words above the first h2, then from each h2 to the next."""
    parts: list[list[str]] = [[]]
    for begins, text, _ in _seen(root):
        if begins == "h2":
            parts.append([])
        parts[-1].append(text)
    return (_plain(" ".join(part)) for part in parts)
