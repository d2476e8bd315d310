"""The frame around the main text, which the engine makes: one and the same on every page of a site.

Each page's frame is brought to one form, without what differs from page to page and is looked at by itself: the
title and its like in the head, the list of the page's headings, which entry of the menu is the page at hand. What
stays must be the same everywhere, so that whatever was done to one page stands out, whatever it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from askwell.audit.html.main_text import container
from askwell.audit.html.page import Element, Page, line_of, short, squash, words
from askwell.audit.html.urls import Base, Leads
from askwell.diagnostics import Diagnostic

CODE = "PAGE107"

_ADDRESSES = frozenset(("href", "src", "action", "xlink:href"))
_STATE = re.compile(r"(?:^|\s)[\w-]+--active(?=\s|$)")
_BASE_OF_PAGE = re.compile(r'new URL\("([^"]*)",location\)')
_IN_CONTENTS = {
    "nav": {"class", "aria-label", "data-md-level", "aria-labelledby", "aria-expanded"},
    "label": {"class", "for"},
    "span": {"class"},
    "ul": {"class", "data-md-component", "data-md-scrollfix"},
    "li": {"class"},
    "a": {"class", "href"},
}
_MOST = 20_000
"""Elements whose form is kept."""

_CONTENTS, _BUTTON = "md-nav--secondary", "md-content__button"


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a frame, in one form for all pages, and the line on which it stands."""

    text: str
    line: int


@dataclass(frozen=True)
class Frames:
    """The frames of a site's pages. What was said of an element is kept, since most pages have the same ones."""

    base: Base
    _known: dict[tuple[object, ...], str] = field(default_factory=dict)

    def pieces(self, page: Page) -> Iterator[Piece]:
        """A page's frame, an element at a time."""
        article = container(page)
        stack: list[tuple[Element, int]] = [(page.root, 0)]
        while stack:
            element, depth = stack.pop()
            own = _is_own(element)
            said = f"... {squash(element.tail or '')}" if own else self._said(page, element)
            if not own or said != "... ":
                yield Piece(f"{depth} {said}", line_of(element))
            if not own and not _has(element, _CONTENTS):
                inside = _buttons(element) if element is article else element
                stack += [(child, depth + 1) for child in reversed(inside)]

    def frame(self, page: Page) -> int:
        """The frame in short: two pages have the same one only if their frames are the same."""
        return hash(tuple(piece.text for piece in self.pieces(page)))

    def differences(self, page: Page, other: Page) -> Iterator[Diagnostic]:
        """Where a page's frame begins to differ from that of another."""
        here, there = list(self.pieces(page)), list(self.pieces(other))
        same = next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a.text != b.text), len(here))
        place = page.place(None) if same >= len(here) else page.place_at(here[same].line)
        said = short(here[same].text.partition(" ")[2], 160) if same < len(here) else "nothing more"
        wanted = short(there[same].text.partition(" ")[2], 160) if same < len(there) else "nothing more"
        message = f"the frame around the main text is not that of the other pages: there is {said} here"
        yield Diagnostic(place, CODE, message, f"other pages have {wanted}")

    def _said(self, page: Page, element: Element) -> str:
        """An element in one form, from wherever it stands."""
        attributes = element.attrib
        links = [str(attributes[name]) for name in _ADDRESSES if name in attributes]
        place = ""
        if links or element.tag == "script":  # what begins with .. leads to one place from all pages of a folder
            place = page.path if any(not link.startswith("..") for link in links) else page.path.rpartition("/")[0]
            place = place if place == page.path else place.rpartition("/")[0]
        key = (place, element.tag, tuple(attributes.items()), element.text, element.tail, _is_topic(element))
        if key not in self._known:
            if len(self._known) > _MOST:
                self._known.clear()
            self._known[key] = _said(page, self.base, element)
        return self._known[key]


def of_page(page: Page, title: str) -> Iterator[Diagnostic]:
    """Findings about what a frame says of its page: the title, the name in the menu, the list of headings."""
    article = container(page)
    heads = () if article is None else article.iter("h1", "h2", "h3", "h4", "h5", "h6")
    headings = {f"#{h.get('id')}": words(h) for h in heads if h.get("id")}
    for element in page.having("data-md-component", "header-topic"):
        if words(element) not in ("", title):
            yield page.fault(element, CODE, "the bar at the top names another page", f"it must say '{short(title)}'")
    skips = [e for e, value in page.attributes.get("class", ()) if value == "md-skip"]
    for link in skips:
        if (
            link.get("href") not in (*list(headings)[:1], "#__content")
            or words(link) != words(skips[-1])
            or len(skips) > 2
        ):
            hint = "let it lead to the page's first heading"
            yield page.fault(link, CODE, "the link past the menus leads elsewhere", hint)
    yield from _in_menu(page)
    for nav in (e for e, value in page.attributes.get("class", ()) if _CONTENTS in value.split()):
        yield from _contents(page, nav, headings)


def _in_menu(page: Page) -> Iterator[Diagnostic]:
    """The menu's entry of the page at hand says nothing besides its name."""
    for element in (e for name in ("id", "for") for e, value in page.attributes.get(name, ()) if value == "__toc"):
        entry, names = element.getparent(), set(map(str, element.attrib))
        plain = names <= {"class", "id", "type"} if element.tag == "input" else names <= {"class", "for"}
        inside_contents = entry is not None and _has(entry, _CONTENTS)
        named = [] if entry is None else [words(a) for a in entry.findall("a")]
        if not plain or not (inside_contents or words(element) in ("", *named)):
            yield page.fault(element, CODE, "the menu has something that is not the name of a page", "take it out")


def _contents(page: Page, nav: Element, headings: dict[str, str]) -> Iterator[Diagnostic]:
    """The list of a page's headings has these headings, and no other word, element or link."""
    links = list(nav.iter("a"))
    wrong = [link for link in links if headings.get(link.get("href") or "") != words(link)]
    wrong += [e for e in nav.iter() if e.tag not in _IN_CONTENTS or set(map(str, e.attrib)) - _IN_CONTENTS[str(e.tag)]]
    for element in wrong[:1]:
        hint = "each entry has the words of a heading of this page, and leads to it"
        yield page.fault(element, CODE, "the list of the page's headings is not made of its headings", hint)
    if not wrong and words(nav, [*links]) not in ("", nav.get("aria-label")):
        yield page.fault(nav, CODE, "the list of the page's headings has words that are no heading", "take them out")


def _has(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _buttons(article: Element) -> list[Element]:
    return [child for child in article if _has(child, _BUTTON)]


def _is_own(element: Element) -> bool:
    """Whether an element differs from page to page. Those in the head are compared by themselves (see head)."""
    tag, parent = element.tag, element.getparent()
    if parent is None:
        return False
    if parent.tag == "head" and tag in ("title", "meta", "link"):
        return tag == "title" or _is_of_page(element)
    if tag in ("input", "label"):
        return "__toc" in (element.get("id"), element.get("for"))
    if _has(element, _CONTENTS):
        return bool(parent.tag == "li")
    return bool(tag == "a" and parent.get("data-md-component") == "skip")


def _is_topic(element: Element) -> bool:
    """Whether an element holds the page's title in the bar at its top."""
    parent = element.getparent()
    return element.tag == "span" and parent is not None and parent.get("data-md-component") == "header-topic"


def _is_of_page(element: Element) -> bool:
    """A description, a policy, an address, or a neighbour: each page has its own, and each is compared."""
    if element.tag == "meta":
        return element.get("name") == "description" or element.get("http-equiv") == "Content-Security-Policy"
    return element.get("rel") in ("canonical", "prev", "next")


def _said(page: Page, base: Base, element: Element) -> str:
    """An element without its state and with whole addresses."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    if _has(element, _BUTTON):
        attributes.pop("href", None)
    for name in _ADDRESSES & attributes.keys():
        attributes[name] = _address(page, base, attributes[name])
    classes = attributes.get("class", "")
    if "md-nav" in classes or "md-tabs" in classes:
        attributes["class"] = " ".join(_STATE.sub("", classes).split())
        for name in ("checked", "aria-expanded"):
            attributes.pop(name, None)
    if "md-sidebar" in classes:
        attributes.pop("hidden", None)
    text = "" if _is_topic(element) else element.text or ""
    if element.tag == "script":
        text = _script(page, base, element, text)
    listed = "".join(f" {name}='{attributes[name]}'" for name in sorted(attributes))
    return f"<{element.tag}{listed}> {squash(text)} | {squash(element.tail or '')}"


def _address(page: Page, base: Base, href: str) -> str:
    """A link in one form, from wherever it stands."""
    target = base.resolve(href, page.path)
    if target.leads is not Leads.INSIDE or href.startswith(("#", "https:")):
        return href
    return f"/{target.path}" + (f"#{target.fragment}" if target.fragment else "")


def _script(page: Page, base: Base, element: Element, text: str) -> str:
    if element.get("id") == "__config":
        return _settings(page, base, text)
    return _BASE_OF_PAGE.sub(lambda found: f"new URL({_address(page, base, found[1])})", text)


def _settings(page: Page, base: Base, text: str) -> str:
    """The engine's settings for its scripts, with whole addresses."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if isinstance(found, dict):
        for name in {"base", "search"} & found.keys():
            found[name] = _address(page, base, str(found[name]))
    return json.dumps(found, sort_keys=True)
