"""What a page's head says of the page: its title, its description, its address, and what it may load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from askwell.audit.html.page import Element, Page, short, words
from askwell.audit.html.urls import Base, Leads
from askwell.diagnostics import Diagnostic
from askwell.render.policy import policy_of

CODE, POLICY = "PAGE108", "PAGE005"


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page must say. `description` is None for a page without one."""

    title: str
    description: str | None
    canonical: str


def head(page: Page, base: Base, expected: Head) -> Iterator[Diagnostic]:
    """Findings unless a page's head says what it must, each once, and nothing of the kind besides. Its neighbours are
    pages of the site."""
    found: dict[str, list[str | None]] = {
        "title": [words(e) for e in _in_head(page, "title")],
        "description": [e.get("content") for e in _in_head(page, "meta") if e.get("name") == "description"],
        "address": [e.get("href") for e in _in_head(page, "link") if e.get("rel") == "canonical"],
    }
    wanted: dict[str, list[str]] = {
        "title": [expected.title],
        "description": [] if expected.description is None else [expected.description],
        "address": [expected.canonical] if expected.canonical else [],
    }
    for name, texts in wanted.items():
        if found[name] != texts:
            said = " and ".join(f"'{short(text or '', 100)}'" for text in found[name]) or "nothing"
            hint = f"content calls for '{short(texts[0], 100)}'" if texts else "take it out"
            yield page.fault(page.root, CODE, f"the page's {name} is {said}", hint)
    for link in _in_head(page, "link"):
        href = link.get("href") or ""
        if link.get("rel") in ("prev", "next") and base.resolve(href, page.path).leads is not Leads.INSIDE:
            hint = "let it lead to a page of the site"
            yield page.fault(link, CODE, f"the page names '{short(href)}' as its neighbour", hint)


def policy(page: Page) -> Iterator[Diagnostic]:
    """One Content-Security-Policy, first in the head behind the charset, and word for word the one that this page's
    scripts call for: a policy does not hold for what stands above it."""
    metas = [m for m in page.root.iter("meta") if (m.get("http-equiv") or "").lower() == "content-security-policy"]
    if len(metas) != 1:
        hint = "the adapter gives each page its policy; see that it does so once"
        message = f"the page has {len(metas)} policies on what it may load, not one"
        yield page.fault(metas[1] if metas else None, POLICY, message, hint)
        return
    parent = metas[0].getparent()
    first = [] if parent is None or parent.tag != "head" else [child.tag for child in parent][:2]
    if first != ["meta", "meta"] or metas[0].getprevious() is not parent[0]:  # type: ignore[index]
        hint = "put it at the top of the head, behind the charset: it does not hold for what stands above it"
        yield page.fault(metas[0], POLICY, "the page's policy stands in the wrong place", hint)
    expected = policy_of(page.root)
    if metas[0].get("content") != expected:
        hint = f"it must be: {expected}"
        yield page.fault(metas[0], POLICY, "the page's policy is not the one that its scripts call for", hint)


def _in_head(page: Page, tag: str) -> list[Element]:
    head_element = next(page.root.iter("head"), None)
    return [] if head_element is None else [e for e in head_element if e.tag == tag]
