"""What every page must be: one of each id, one heading, a language, a policy, and no script but the engine's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from askwell.audit.html.links import refresh_address
from askwell.audit.html.page import Element, Page, inside, short, words
from askwell.diagnostics import Diagnostic, Location

_DATA_BLOCKS = ("application/json", "application/ld+json")
"""Types of script elements that hold data and never run."""

_BASE_OF_PAGE = re.compile(r'new URL\("[^"]*",location\)')
_SCRIPT_ADDRESS = re.compile(r"\s*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
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
    if sends_on(page):
        return
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


def sends_on(page: Page) -> bool:
    """Whether the page only sends its readers on to another."""
    return any(refresh_address(meta) is not None for meta in page.root.iter("meta"))


def policy(page: Page) -> Iterator[Diagnostic]:
    """One Content-Security-Policy, before the first script, that lets no unknown script run (ours)."""
    found = [m for m in page.root.iter("meta") if (m.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(found) != 1:
        hint = "the adapter gives each page its policy; see that it does so once"
        message = f"the page has {len(found)} policies on what it may load, not one"
        yield page.fault(found[1] if found else None, "PAGE005", message, hint)
        return
    rules = _directives(found[0].get("content") or "")
    wrong = [w for w in ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:")
             if w in rules.get("script-src", ())]  # fmt: skip
    hint = "begin it with default-src 'none', and name each script by its hash"
    if rules.get("default-src") != ["'none'"]:
        yield page.fault(found[0], "PAGE005", "the page's policy does not begin from nothing allowed", hint)
    elif wrong:
        yield page.fault(found[0], "PAGE005", f"the page's policy lets any script run: {wrong[0]}", hint)
    head = found[0].getparent()
    first = next((s for s in page.root.iter("script", "meta") if s.tag == "script" or s is found[0]), None)
    if first is not found[0] or head is None or head.tag != "head":
        yield page.fault(found[0], "PAGE005", "the page's policy stands behind its first script",
                         "put it at the top of the head: it does not hold for what stands above it")  # fmt: skip


def _directives(text: str) -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for part in text.split(";"):
        name, *values = part.lower().split() or [""]
        rules.setdefault(name, values)
    return rules


def engine_scripts(page: Page) -> frozenset[str]:
    """A page's inline scripts, without what differs with its address."""
    return frozenset(_script(s) for s in page.root.iter("script") if _runs(s) and not s.get("src"))


def scripts(page: Page, known: Collection[str]) -> Iterator[Diagnostic]:
    """No script in the text, none but the engine's elsewhere, and no handlers in attributes: a reader's
    choices stay in the browser only if nothing unknown runs there (ours). The engine's inline scripts
    are those of the page that no content reaches, 404.html."""
    for script in page.root.iter("script"):
        in_text = page.main is not None and inside(script, page.main) and any(
            above.tag == "article" for above in script.iterancestors()
        )  # fmt: skip
        foreign = _runs(script) and not script.get("src") and _script(script) not in known
        loaded_in_main = bool(script.get("src")) and page.main is not None and inside(script, page.main)
        if in_text or foreign or loaded_in_main:
            hint = "take it out: content has no scripts, and the engine's are the same on every page"
            yield page.fault(script, "PAGE006", "there is a script here that is not the engine's", hint)
    for name, found in page.attributes.items():
        if name.lower().startswith("on"):
            message = f"the attribute '{name}' would run a script"
            yield from (page.fault(element, "PAGE007", message, "take the attribute out") for element, _ in found)
        for element, value in found:
            if ":" in value and _SCRIPT_ADDRESS.match(value):
                message = f"the attribute '{name}' has a script for an address"
                yield page.fault(element, "PAGE007", message, "link to a page of the site, or to https://")


def _runs(script: Element) -> bool:
    return (script.get("type") or "").lower() not in _DATA_BLOCKS


def _script(script: Element) -> str:
    return _BASE_OF_PAGE.sub("", script.text or "").strip()
