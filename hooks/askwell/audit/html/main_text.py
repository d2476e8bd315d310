"""The main text of a page is the tree that was rendered for it: no element, attribute, comment or word more or less."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import NamedTuple

from lxml import etree

from askwell.audit.html.page import Element, Page, short, squash, words
from askwell.audit.html.urls import Base
from askwell.diagnostics import Diagnostic

CODE = "PAGE106"
MOST = 3
"""Findings on one page; whoever changed more sees the rest when these are fixed."""

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_BUTTON = "md-content__button"
"""The class of the engine's links "edit this page" and "view source", which stand before the text."""


class Difference(NamedTuple):
    """One difference: the element of the page where it is, what is there, and what was rendered."""

    element: Element
    message: str
    hint: str


def main_text(page: Page, rendered: str) -> Iterator[Diagnostic]:
    """Every difference, up to MOST, between a page's main text and the HTML that was rendered for it."""
    article = container(page)
    if article is None:
        hint = "the theme's pages have one article in their main part; see what took it away"
        yield page.fault(page.main, CODE, "the page has no place for its main text", hint)
        return
    expected = parsed(rendered)
    buttons = [child for child in article if _BUTTON in _classes(child)]
    if not buttons and _text(article) == _text(expected):
        return
    skip = frozenset(buttons)
    for found in islice(_below(article, expected, skip), MOST):
        yield page.fault(found.element, CODE, found.message, found.hint)


def same_text(page: Page, rendered: str, base: Base) -> Iterator[Diagnostic]:
    """The same for a hand-written page, of which the engine makes the HTML: links are compared by where they lead."""
    article = container(page)
    if article is None:
        yield from main_text(page, rendered)
        return
    copied, expected = deepcopy(article), parsed(rendered)
    for tree in (copied, expected):
        for element in tree.iter("a", "img"):
            for name in ("href", "src"):
                if (link := element.get(name)) is not None:
                    element.set(name, str(base.resolve(link, page.path)))
    skip = frozenset(child for child in copied if _BUTTON in _classes(child))
    for found in islice(_below(copied, expected, skip), MOST):
        yield page.fault(found.element, CODE, found.message, found.hint)


def container(page: Page) -> Element | None:
    """The engine's element around a page's text, or None."""
    main = page.main
    return None if main is None else next((a for a in main.iter("article") if "md-content__inner" in _classes(a)), None)


def parsed(rendered: str) -> Element:
    """Rendered HTML in an article, as the same parser reads it in a page."""
    root = etree.fromstring(f"<html><body><article>{rendered}</article></body></html>".encode(), _PARSER)
    return root[0][0]


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _text(article: Element) -> bytes:
    """What stands in an article, sign for sign, without the white space at its ends."""
    return b"".join([(article.text or "").encode().strip(), *(etree.tostring(c) for c in article)]).strip()


def _below(actual: Element, expected: Element, skip: frozenset[Element] = frozenset()) -> Iterator[Difference]:
    """The differences inside two elements of one kind."""
    yield from _words(actual, actual.text, expected.text)
    ours = [child for child in actual if child not in skip]
    theirs = list(expected)
    while ours or theirs:
        if not theirs:
            yield _added(ours.pop(0))
        elif not ours or (len(theirs) > len(ours) and _same(ours[0], theirs[1])):
            yield _gone(actual, theirs.pop(0))
        elif len(ours) > len(theirs) and _same(ours[1], theirs[0]):
            yield _added(ours.pop(0))
        else:
            yield from _pair(ours.pop(0), theirs.pop(0))


def _pair(actual: Element, expected: Element) -> Iterator[Difference]:
    """The differences between two elements that stand in the same place."""
    if actual.tag != expected.tag:
        yield Difference(actual, f"there is {_named(actual)} here", f"{_named(expected)} was rendered")
        return
    for name in sorted({*actual.attrib, *expected.attrib}, key=str):
        here, there = actual.get(name), expected.get(name)
        if here != there:
            yield Difference(actual, *_attribute(actual, str(name), here, there))
    yield from _below(actual, expected)
    yield from _words(actual, actual.tail, expected.tail)


def _attribute(element: Element, name: str, here: str | None, there: str | None) -> tuple[str, str]:
    what = f"the attribute '{short(name)}' of {_named(element)}"
    if here is None:
        return f"{what} is missing", f"'{short(there or '')}' was rendered"
    if there is None:
        return f"{what} was not rendered; it is '{short(here)}'", "take it out"
    return f"{what} is '{short(here)}'", f"'{short(there)}' was rendered"


def _words(element: Element, here: str | None, there: str | None) -> Iterator[Difference]:
    """A difference of text; how white space is broken into lines does not matter."""
    said, rendered = squash(here or ""), squash(there or "")
    if said != rendered:
        begins = next((i for i, (a, b) in enumerate(zip(said, rendered, strict=False)) if a != b), 0)
        begins = max(said.rfind(" ", 0, begins), 0)
        hint = (
            f"'{short(rendered[begins:].strip())}' was rendered"
            if rendered
            else "nothing was rendered there; take it out"
        )
        yield Difference(element, f"the text here reads '{short(said[begins:].strip())}'", hint)


def _added(element: Element) -> Difference:
    return Difference(element, f"there is {_named(element)} here that was not rendered", "take it out")


def _gone(parent: Element, element: Element) -> Difference:
    hint = "see what took it out on its way to the page"
    return Difference(parent, f"{_named(element)} is missing here", hint)


def _same(one: Element, other: Element) -> bool:
    return etree.tostring(one, with_tail=False) == etree.tostring(other, with_tail=False)


def _named(element: Element) -> str:
    """An element in a message: its tag, and the first of its words."""
    if not isinstance(element.tag, str):
        return "a comment"
    said = words(element)
    return f"<{element.tag}>" + (f" with '{short(said, 40)}'" if said else "")
