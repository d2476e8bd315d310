"""What every page must be: one of each id, one heading, a language, and nothing in it but text and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from askwell.audit.html.page import Element, Page, short, words
from askwell.diagnostics import Diagnostic, Location

_SCRIPT_ADDRESS = re.compile(r"\s*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
_METAS = ("viewport", "description", "author", "generator")
_LINKS = ("canonical", "prev", "next", "icon", "stylesheet")
"""What the templates say in a head, besides the title and the policy."""

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


def frame(page: Page) -> Iterator[Diagnostic]:
    """A title, a language, one main part with one main heading in it (WCAG 2.2: 2.4.2, 3.1.1, 1.3.1)."""
    title = next((t for t in page.root.iter("title") if t.getparent() is not None and inside_head(t)), None)
    if title is None or not words(title):
        yield page.fault(title, "PAGE003", "the page has no title", "give it a title element with words in it")
    if not (page.root.get("lang") or "").strip():
        hint = "name the language in the html element: screen readers choose the voice by it"
        yield page.fault(page.root, "PAGE004", "the page does not say its language", hint)
    mains = list(page.root.iter("main"))
    if len(mains) != 1:
        hint = "the theme's pages have exactly one"
        yield page.fault(None, "PAGE002", f"the page has {len(mains)} main parts", hint)
        return
    headings = list(mains[0].iter("h1"))
    if len(headings) != 1:
        hint = "a page has one first heading: the question, or the page's name"
        message = f"the main part has {len(headings)} first headings"
        yield page.fault(headings[1] if len(headings) > 1 else mains[0], "PAGE002", message, hint)


def tidy(page: Page) -> Iterator[Diagnostic]:
    """Every tag is closed where it should be, so that this audit and every browser see one and the same page."""
    for line, message in page.untidy[:3]:
        hint = "close each element inside the one that it began in"
        place = Location(f"{page.name}/{page.path}", line)
        yield Diagnostic(place, "PAGE008", f"tags do not match here: {message}", hint)


def inside_head(element: Element) -> bool:
    """Whether an element stands in the head (a picture may have a title element of its own)."""
    return any(above.tag == "head" for above in element.iterancestors())


def _is_plain(element: Element) -> bool:
    """Whether a meta or link element is one of those that the templates write."""
    names = set(map(str, element.attrib))
    if element.tag == "link":
        return element.get("rel") in _LINKS and names <= {"rel", "href"}
    policy = element.get("http-equiv") == "Content-Security-Policy" and names == {"http-equiv", "content"}
    return names == {"charset"} or policy or (element.get("name") in _METAS and names == {"name", "content"})


def plain(page: Page) -> Iterator[Diagnostic]:
    """No style and no handler in the page itself, nothing that sends readers on or moves where its links lead, and
    no comment: the pages have none, and a browser's reading of any of these is not this audit's."""
    for name, found in page.attributes.items():
        if name.lower().startswith("on"):
            message = f"the attribute '{name}' would run a script"
            yield from (page.fault(element, "PAGE007", message, "take the attribute out") for element, _ in found)
        elif name == "style":
            hint = "take it out; looks belong in a style sheet"
            yield from (page.fault(e, "PAGE009", "a style attribute could hide words", hint) for e, _ in found)
        for element, value in found:
            if ":" in value and _SCRIPT_ADDRESS.match(value):
                message = f"the attribute '{name}' has a script for an address"
                yield page.fault(element, "PAGE007", message, "link to a page of the site, or to https://")
    for element in page.root.iter("style", "base", "noscript", "template"):
        message = f"a <{element.tag}> element has no place in a page"
        yield page.fault(element, "PAGE009", message, "take it out; looks belong in a style sheet")
    for element in page.root.iter("meta", "link"):
        if not _is_plain(element):
            said = element.get("name") or element.get("http-equiv") or element.get("property") or element.get("rel")
            message = f"a <{element.tag}> for '{short(said or '')}' has no place in a page"
            yield page.fault(element, "PAGE009", message, "take the element out")
    for line in page.comments[:1]:
        place = page.place_at(line)
        yield Diagnostic(place, "PAGE009", "there is a comment here; the pages have none", "take it out")
