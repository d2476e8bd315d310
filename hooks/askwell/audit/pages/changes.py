"""Each change after publication stands on the page that it is about, and on the page of corrections, as content has
it: a template that left one out would be compared with itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askwell.audit.html.page import Element, words
from askwell.audit.pages.expectations import Codes, Look, days
from askwell.content import addresses
from askwell.content.history.told import KIND_MEANINGS, Told, all_told, told
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic
from askwell.flow.schema.records import Flow

FAULT = "CHANGE101"
CODES = Codes(missing=FAULT, differs=FAULT, extra=FAULT)


def changes(look: Look, library: Library, record: Answer | Flow | None) -> Iterator[Diagnostic]:
    """Findings about the changes that a page has or should have; `record` is the text that it is the page of."""
    if look.page.address == addresses.CORRECTIONS:
        yield from _changes(look, library, all_told(library), gathered=True)
        for meaning in KIND_MEANINGS.values():
            if look.page.main is not None:
                yield from look.reads(look.page.main, meaning, "what a kind of change means", CODES)
    else:
        yield from _changes(look, library, told(record) if record else ())


def _changes(look: Look, library: Library, expected: Sequence[Told], gathered: bool = False) -> Iterator[Diagnostic]:
    found = look.page.having("data-change")
    if len(found) != len(expected):
        message = f"there are {len(found)} changes here, and {len(expected)} in content"
        yield look.page.fault(found[-1] if found else look.page.main, FAULT, message, "the page must have them all")
        return
    for element, change in zip(found, expected, strict=True):
        yield from _change(look, library, element, change)
        wanted = change.link if gathered else change.id
        place = _leads(look, element) if gathered else [element.get("id") or ""]
        if wanted not in place:
            hint = f"content calls for {wanted}"
            yield look.page.fault(element, FAULT, "a change is not where links look for it", hint)


def _change(look: Look, library: Library, element: Element, change: Told) -> Iterator[Diagnostic]:
    """Its kind, day, sentence and person."""
    said, what = words(element), f"the {change.kind} of {change.on}"
    if element.get("data-change") != change.kind or change.on.isoformat() not in days(element):
        hint = "changes stand newest first, each with its kind and day"
        yield look.page.fault(element, FAULT, f"{what} is not in its place", hint)
    for text in (change.word, change.what, library.people[change.by].name):
        if text not in said:
            yield look.amiss(element, text, what, CODES)


def _leads(look: Look, element: Element) -> list[str]:
    """Where the links of an element lead, as paths of the site with their places."""
    links = [(look.leads_to(link), link.get("href") or "") for link in element.iter("a")]
    return [f"{path}#{href.partition('#')[2]}".removesuffix("#") for path, href in links]
