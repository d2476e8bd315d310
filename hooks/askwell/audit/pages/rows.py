"""What must stand on a page, as rows: where, what it is called in messages, and what it must read like.

The audit derives its rows from content alone, never from a template: a constant that a template has as well is
repeated in a row on purpose, so that a mistake of the renderer is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from askwell.audit.html.page import Element, inside
from askwell.audit.pages.expectations import Codes, Look
from askwell.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Row:
    """One element: `selector` is a tag ("h1") or an attribute with its value ("data-part=dates").

    It stands once, or with `wanted` false not at all, and shows each of `texts`, with `whole` the one and no more.
    """

    selector: str
    what: str
    texts: Sequence[str] = ()
    whole: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """Elements that show texts one by one, in their order, with `whole` no more than these; `at` is where they are
    missed."""

    elements: Sequence[Element]
    what: str
    texts: Sequence[str]
    at: Element
    whole: bool = False


def select(look: Look, selector: str, within: Element | None) -> list[Element]:
    """The elements that a row is about, in the order of the page."""
    name, sign, value = selector.partition("=")
    if sign:
        return look.page.having(name, value, within)
    return [element for element in look.page.root.iter(name) if within is None or inside(element, within)]


def compare(look: Look, within: Element | None, rows: Iterable[Row | Series], codes: Codes) -> Iterator[Diagnostic]:
    """Everything in which a part of a page differs from its rows."""
    for row in rows:
        if isinstance(row, Series):
            yield from look.read_in_order(row.elements, row.texts, row.what, codes, row.at, row.whole)
            continue
        found = select(look, row.selector, within)
        yield from look.one(found, row.what, codes, within, row.wanted)
        for element in found[: row.wanted]:
            for text in row.texts:
                yield from look.reads(element, text, row.what, codes, row.whole)
