"""What every page must have: one of each id, and one first heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from askwell.audit.html.page import Element, Page, short
from askwell.diagnostics import Diagnostic

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


def ids_of(page: Page) -> list[tuple[str, Element]]:
    """Every id of a page with its element; the names of anchors count as well."""
    found = [(value, element) for element, value in page.attributes.get("id", ())]
    taken = {name for name, _ in found}
    named = [(value, e) for e, value in page.attributes.get("name", ()) if e.tag == "a" and value not in taken]
    return found + named


def unique_ids(page: Page, ids: list[tuple[str, Element]]) -> Iterator[Diagnostic]:
    """No id stands twice in a page (HTML standard, 3.2.6), and what points to an id finds it."""
    for name, count in Counter(name for name, _ in ids).items():
        if count > 1:
            second = [element for other, element in ids if other == name][1]
            hint = "give each its own: links and screen readers find only the first"
            yield page.fault(second, "ID001", f"the id '{short(name)}' stands {count} times in this page", hint)
    known = {name for name, _ in ids}
    for element, value in (pair for name in _REFERENCES for pair in page.attributes.get(name, ())):
        for name in value.split():
            if name not in known:
                hint = "fix the name: screen readers do not find it"
                yield page.fault(element, "ID002", f"'{short(name)}' is the id of nothing in this page", hint)


def one_heading(page: Page) -> Iterator[Diagnostic]:
    """The main part has one first heading (WCAG 2.2: 1.3.1, 2.4.6). A page of `docs/` may have none, or two."""
    headings = [] if page.main is None else list(page.main.iter("h1"))
    if len(headings) != 1:
        hint = "a page has one first heading: the question, or the page's name"
        message = f"the main part has {len(headings)} first headings"
        yield page.fault(headings[1] if len(headings) > 1 else page.main, "PAGE002", message, hint)
