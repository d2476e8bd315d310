"""Lists of sources, and the numbers in a text that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askwell.audit.html.page import Element
from askwell.audit.pages.expectations import Codes, Look, days
from askwell.content import addresses
from askwell.content.records import Source
from askwell.diagnostics import Diagnostic


def listed(
    look: Look, container: Element, expected: Sequence[Source], codes: Codes, linked: bool = True
) -> Iterator[Diagnostic]:
    """The sources of a list are those of content, in order, each with what finds it (JAMA benchmarks: title,
    publisher, address or place, day it was read)."""
    items = look.page.having("data-source", within=container)
    if [item.get("data-source") for item in items] != [source.key for source in expected]:
        hint = "content calls for " + ", ".join(source.key for source in expected)
        yield look.page.fault(container, codes.differs, "the sources are not those of content, in their order", hint)
        return
    for item, source in zip(items, expected, strict=True):
        what = f"the source '{source.key}'"
        for text in (source.title, source.publisher):
            yield from look.reads(item, text, what, codes)
        if linked:
            yield from _found(look, item, source, what, codes)


def _found(look: Look, item: Element, source: Source, what: str, codes: Codes) -> Iterator[Diagnostic]:
    hrefs = [link.get("href") for link in item.iter("a")]
    if hrefs != ([source.url] if source.url else []):
        hint = f"content calls for {source.url}" if source.url else "content gives it no address"
        yield look.page.fault(item, codes.differs, f"{what} does not lead to its address", hint)
    if source.url:
        for link in item.iter("a"):
            yield from look.reads(link, source.url.removeprefix("https://"), f"the address of {what}", codes)
    for text in (source.where, source.note):
        if text:
            yield from look.reads(item, text, what, codes)
    if source.consulted.isoformat() not in days(item):
        hint = f"content gives {source.consulted.isoformat()}"
        yield look.page.fault(item, codes.differs, f"{what} does not say when it was read", hint)


def citations(part: Element) -> list[Element]:
    """The links of a part that lead to a source's entry."""
    return [a for a in part.iter("a") if (a.get("href") or "").startswith("#source--")]


def cited(
    look: Look, part: Element, expected: Sequence[str], numbers: Sequence[str], codes: Codes, what: str
) -> Iterator[Diagnostic]:
    """A part cites the sources that its content cites, in order, each under its number in the list."""
    links = citations(part)
    found = [(link.get("href") or "").removeprefix("#") for link in links]
    if found != [addresses.source_id(key) for key in expected]:
        hint = "content cites " + (", ".join(expected) or "nothing here")
        yield look.page.fault(part, codes.differs, f"{what} does not cite its sources as content does", hint)
        return
    for link, key in zip(links, expected, strict=True):
        number = str(numbers.index(key) + 1) if key in numbers else "?"
        yield from look.reads(link, number, f"the number of the source '{key}'", codes, whole=True)
