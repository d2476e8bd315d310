"""What a reader's browser lays over a page, which cannot refuse it, and what to look at then."""

from __future__ import annotations

from playwright.sync_api import Page

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
"""WCAG 2.2, 1.4.12: all that a reader may set."""

ACROSS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""CSS pixels by which a page is too wide."""

CUT_OFF = """() => {
  const seen = (selector, root = document) => [...root.querySelectorAll(selector)].filter(e => e.checkVisibility());
  const cut = seen('main *').filter(e => !(e instanceof SVGElement) && Math.min(e.clientWidth, e.clientHeight) > 1
    && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1));
  const place = e => e.getBoundingClientRect();
  const out = seen('main svg :is(a, g) > text').filter(e => {
    const [words, box] = [place(e), place(e.parentElement.querySelector('rect, polygon') ?? e.parentElement)];
    return words.left < box.left || words.right > box.right || words.top < box.top || words.bottom > box.bottom; });
  const pieces = seen('main svg :is(rect, polygon), main svg > text');
  const over = pieces.filter(e => e.matches('text') && pieces.some(other => { const [a, b] = [place(e), place(other)];
    return e !== other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }));
  return [...cut, ...out, ...over].map(e => e.outerHTML.slice(0, 100)); }"""
"""Elements that hide a part of their words, words of a drawing that stand out of their box, and words over others."""


def with_sheet(page: Page, sheet: str) -> None:
    """Lays a style sheet over a page as a reader's browser does: its policy has no say in it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    frame = devtools.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    made = devtools.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    devtools.send("CSS.setStyleSheetText", {"styleSheetId": made, "text": sheet})
