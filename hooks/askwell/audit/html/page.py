"""A finished page, read as a browser without scripts would read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from lxml import etree

from askwell.diagnostics import Diagnostic, Location
from askwell.patterns import regex

Element = etree._Element


@dataclass(frozen=True)
class Page:
    """One HTML file of the site. `path` is its place below the site ("answers/sleep/index.html"),
    `name` what reports call the site's folder, `root` its html element; comments are left out."""

    path: str
    name: str
    root: Element

    @property
    def address(self) -> str:
        """Its address below the site's root: "answers/sleep/", or "404.html"."""
        return address_of(self.path)

    @cached_property
    def main(self) -> Element | None:
        """Its main element, or None."""
        return next(self.root.iter("main"), None)

    @cached_property
    def attributes(self) -> Mapping[str, list[tuple[Element, str]]]:
        """Every attribute of the page by its name: whose it is and its value, in document order.
        One walk for all checks: a search for each would take most of the audit's time."""
        found: defaultdict[str, list[tuple[Element, str]]] = defaultdict(list)
        for element in self.root.iter():
            for name, value in cast("list[tuple[str, str]]", element.items()):
                found[name].append((element, value))
        return dict(found)

    def having(self, attribute: str, value: str | None = None, within: Element | None = None) -> list[Element]:
        """The elements that have an attribute (with a value) and stand within another, in document order."""
        found = [e for e, v in self.attributes.get(attribute, ()) if value is None or v == value]
        return found if within is None else [e for e in found if inside(e, within)]

    def place(self, element: Element | None) -> Location:
        """Where an element stands, or the top of the page."""
        return Location(f"{self.name}/{self.path}", 1 if element is None else line_of(element))

    def fault(self, element: Element | None, code: str, message: str, hint: str) -> Diagnostic:
        """A finding at an element, or at the top of the page."""
        return Diagnostic(self.place(element), code, message, hint)


def read_page(site: Path, path: str, name: str) -> Page | None:
    """The page, or None if the file holds no element at all."""
    return parsed(text_of(site / path).encode(), path, name)


_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8", collect_ids=False)


def parsed(raw: bytes, path: str, name: str) -> Page | None:
    """The page that a text in UTF-8 is, or None if it holds no element at all."""
    try:
        root = etree.fromstring(raw, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root is None else Page(path, name, root)


def text_of(file: Path) -> str:
    """A file's text as it stands: no line end is changed, and what is no text is shown as such."""
    return file.read_bytes().decode("utf-8", "replace")


def line_of(element: Element) -> int:
    """The line of the file on which an element begins."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def address_of(path: str) -> str:
    """The address of a page by its file's path, both below the site's root."""
    return path.removesuffix("index.html")


def squash(text: str) -> str:
    """The text with each run of white space as one space, as a browser shows it."""
    return " ".join(text.split())


def words(element: Element, without: Collection[Element] = ()) -> str:
    """All text inside an element, but for what stands in some others."""
    return squash("".join(_texts(element, without) if without else map(str, element.itertext())))


def _texts(element: Element, without: Collection[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in without:
            yield from _texts(child, without)
        yield child.tail or ""


_NOT_LETTERS = regex(r"[\W_]+")
_ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}


def letters(text: str) -> str:
    """Only letters and digits: what stays of a text however it is marked up."""
    return text.translate(_ASCII_SIGNS) if text.isascii() else _NOT_LETTERS.sub("", text)


def inside(element: Element, container: Element) -> bool:
    """Whether an element is the container or stands in it."""
    above: Element | None = element
    while above is not None and above is not container:
        above = above.getparent()
    return above is not None


def place_of(element: Element) -> tuple[int, ...]:
    """The steps that lead to an element from the root of its page: of two elements, the one that begins first has the
    lower ones."""
    steps: list[int] = []
    while (above := element.getparent()) is not None:
        steps.append(above.index(element))
        element = above
    return tuple(reversed(steps))


def short(text: str, limit: int = 60) -> str:
    """A text to be quoted in a message, cut at a word."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " ..."
