"""Disclaimers that are there and cannot be seen, in a whole site: each way for a style to reach a page."""

from __future__ import annotations

import pytest

from tests.audit.spoil import (
    ANSWERS,
    CSS,
    EXPERT,
    FULL,
    GUIDE,
    HOME,
    NEWEST,
    OLD,
    PLAIN,
    TOPIC,
    Copy,
    Spoil,
    add,
    fill,
    first,
    put,
    wrap,
)

GENERAL = '[data-disclaimer="general"]'
OPEN = '<details open style="font-size: inherit">'
"""The engine sets what is in details in smaller letters."""

LINKED = '<link rel="stylesheet" {}href="../../assets/hide.css">'
EMERGENCY = '[data-node="call"] [data-disclaimer="emergency"]'

IN_PAGES: list[tuple[str, str, Spoil]] = [
    ("a style element", FULL, add("head", f"<style>{GENERAL} {{ display: none }}</style>")),
    ("a style element in the text", FULL, add('[data-part="about"]', "<style>.aw-disclaimer { opacity: 0 }</style>")),
    ("a style element for print", FULL, add("head", f'<style media="print">{GENERAL} {{ display: none }}</style>')),
    ("a style element that imports", FULL, add("head", '<style>@import "../../assets/hide.css";</style>')),
    ("a linked sheet", FULL, add("head", LINKED.format(""))),
    ("a linked sheet for print", FULL, add("head", LINKED.format('media="print" '))),
    ("a sheet from the root", FULL, add("head", '<link rel="stylesheet" href="/health/assets/hide.css?v=1">')),
    ("a sheet to choose", FULL, add("head", '<link rel="alternate stylesheet" href="../../assets/hide.css">')),
    ("a sheet without scripts", FULL, add("head", f"<noscript>{LINKED}</noscript>".format(""))),
    ("a style attribute", FULL, put(GENERAL, style="display: none")),
    ("a style attribute around it", FULL, put('[data-part="disclaimers"]', style="height: 0; overflow: hidden")),
    ("a style attribute on the text", PLAIN, put("article", style="font-size: 2px")),
    ("a style attribute on the main part", PLAIN, put("main", style="visibility: hidden")),
    ("a class of the engine's", FULL, put(GENERAL, class_="md-tooltip")),
    ("a class of the engine's around it", FULL, wrap(GENERAL, '<div class="md-tooltip">', "</div>")),
    ("closed details", OLD, wrap(GENERAL, "<details><summary>Read this</summary>", "</details>")),
    ("words struck out", OLD, fill(GENERAL, "<del>", "</del>")),
    ("words in small letters", OLD, fill(GENERAL, "<small>", "</small>")),
    ("half of the words", OLD, put(GENERAL, style="white-space: nowrap; overflow: hidden; text-overflow: ellipsis")),
    ("a box that cuts it", OLD, put(GENERAL, style="max-height: 1rem; overflow: hidden")),
    ("on an outcome", GUIDE, put(EMERGENCY, style="position: absolute; left: -9999px")),
    ("on an outcome in an answer", FULL, put(EMERGENCY, class_="x", style="clip: rect(0 0 0 0)")),
    ("before a guide", GUIDE, first(".aw-guide", "<style>.aw-guide > p { color: transparent }</style>")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how"), [f[1:] for f in IN_PAGES], ids=[f[0] for f in IN_PAGES])
def test_in_a_page(copy: Copy, file: str, how: Spoil) -> None:
    copy.write("assets/hide.css", "\n.aw-disclaimer { display: none }\n")
    copy.spoil(file, how)
    assert (file, "DISC105") in copy.codes()


EVERYWHERE = {(file, "DISC105") for file in (HOME, FULL, PLAIN, OLD, GUIDE, TOPIC, EXPERT, ANSWERS, NEWEST)}

IN_SHEETS = [
    ("the class", ".aw-disclaimer { display: none }"),
    ("the mark", "[data-disclaimer] { visibility: hidden }"),
    ("in print", "@media print { .aw-disclaimer { display: none } }"),
    ("on telephones", "@media (max-width: 40em) { .aw-disclaimer { height: 0; overflow: hidden } }"),
    ("in the dark", "@media (prefers-color-scheme: dark) { .aw-disclaimer { color: #0000 } }"),
    ("for some browsers", "@supports (display: grid) { @media screen { .aw-disclaimer { clip-path: inset(100%) } } }"),
    ("small letters", ".aw-disclaimer { font-size: .75em }"),
    ("smaller letters around it", "article { font-size: .8rem } article p { font-size: .4rem }"),
    ("the text", ".md-typeset { opacity: 0 }"),
    ("paragraphs", "p { position: fixed; top: -100vh }"),
    ("with all weight", "* { content-visibility: hidden !important }"),
    ("once scripts run", ".js .aw-disclaimer { display: none }"),
    ("once a place is asked for", ":root:has(:target) .aw-disclaimer { display: none }"),
]


@pytest.mark.parametrize("css", [s[1] for s in IN_SHEETS], ids=[s[0] for s in IN_SHEETS])
def test_in_a_sheet(copy: Copy, css: str) -> None:
    copy.append(CSS, css)
    assert copy.codes() >= EVERYWHERE


def test_in_an_imported_sheet(copy: Copy) -> None:
    copy.write("assets/one.css", "@import './two.css' print;")
    copy.write("assets/two.css", "@import url(one.css);.aw-disclaimer { display: none }")
    copy.write(CSS, '@import "one.css";' + (copy.site / CSS).read_text("utf-8"))
    assert copy.codes() >= EVERYWHERE


NEAR_MISSES: list[tuple[str, str]] = [
    ("another class", ".other { display: none }"),
    ("overridden", ".aw-disclaimer { display: none } .md-typeset .aw-disclaimer { display: block }"),
    ("overridden later", "[data-disclaimer] { opacity: 0 } [data-disclaimer] { opacity: 1 }"),
    ("links in it", ".aw-disclaimer a { display: none }"),
    ("what stands before it", ".aw-disclaimer::before { content: ''; display: none }"),
    ("a little smaller", ".aw-disclaimer { font-size: .95em }"),
    ("navigation", "nav, .md-sidebar, .md-footer { display: none }"),
]


@pytest.mark.parametrize("css", [n[1] for n in NEAR_MISSES], ids=[n[0] for n in NEAR_MISSES])
def test_near_miss_in_a_sheet(copy: Copy, css: str) -> None:
    copy.append(CSS, css)
    assert {(file, code) for file, code in copy.codes() if code.startswith("DISC")} == set()


NEAR_MISSES_IN_PAGES: list[tuple[str, Spoil]] = [
    ("open details", wrap(GENERAL, f"{OPEN}<summary>Read this</summary>", "</details>")),
    ("a summary", wrap(GENERAL, f"{OPEN.replace(' open', '')}<summary>", "</summary></details>")),
    ("a style that shows it", put(GENERAL, style="display: block; margin-left: -1rem")),
    ("a style of other pages", add("head", "<style>.nowhere { display: none }</style>")),
    ("an empty element that is hidden", add(GENERAL, "<span hidden></span>")),
]


@pytest.mark.parametrize("how", [n[1] for n in NEAR_MISSES_IN_PAGES], ids=[n[0] for n in NEAR_MISSES_IN_PAGES])
def test_near_miss_in_a_page(copy: Copy, how: Spoil) -> None:
    copy.spoil(FULL, how)
    assert copy.found() == ()
