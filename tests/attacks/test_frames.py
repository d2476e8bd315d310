"""Ways to alter what stands around the main text: the head, the menus, the policy, the scripts."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from tests.audit.spoil import (
    ABOUT,
    ANSWERS,
    FULL,
    GUIDE,
    HOME,
    NOT_FOUND,
    Copy,
    Spoil,
    add,
    drop,
    first,
    put,
    says,
    the,
    twice,
)

POLICY = 'meta[http-equiv="Content-Security-Policy"]'


def policy(old: str, new: str) -> Spoil:
    """The page's policy with something else in it."""

    def spoil(soup: BeautifulSoup) -> None:
        before = str(the(soup, POLICY)["content"])
        assert old in before
        the(soup, POLICY)["content"] = before.replace(old, new)

    return spoil


def behind(selector: str) -> Spoil:
    """Words behind an element, in no element of their own."""

    def spoil(soup: BeautifulSoup) -> None:
        the(soup, selector).insert_after("Call nobody")

    return spoil


def _settings(soup: BeautifulSoup) -> None:
    script = the(soup, "#__config")
    script.string = json.dumps({**json.loads(str(script.string)), "annotate": {}, "features": ["navigation.instant"]})


AROUND: list[tuple[str, str, Spoil, str]] = [
    ("a style element", FULL, add("head", "<style>p { opacity: 0 }</style>"), "PAGE009"),
    ("a style element for print", FULL, add("head", '<style media="print">p { opacity: 0 }</style>'), "PAGE009"),
    ("a sheet more", FULL, add("head", '<link rel="stylesheet" href="../../assets/askwell.css">'), "PAGE107"),
    ("a sheet less", FULL, drop('link[href$="askwell.css"]'), "PAGE107"),
    ("a sheet for print only", FULL, put('link[href$="askwell.css"]', media="print"), "PAGE107"),
    ("a sheet that is turned off", FULL, put('link[href$="askwell.css"]', disabled=""), "PAGE107"),
    ("a sheet to choose", FULL, put('link[href$="askwell.css"]', rel="alternate stylesheet"), "PAGE107"),
    ("a sheet without scripts", FULL, add("head", '<noscript><link rel="stylesheet" href="x"></noscript>'), "PAGE009"),
    ("an icon", FULL, put('link[rel="icon"]', href="../../assets/images/other.png"), "PAGE107"),
    ("sent on", FULL, add("head", '<meta http-equiv="refresh" content="0; url=../old/">'), "PAGE009"),
    ("sent on in disguise", FULL, add("head", '<meta http-equiv=" ReFresh" content="9">'), "PAGE009"),
    ("kept from search engines", FULL, add("head", '<meta name="robots" content="noindex">'), "PAGE107"),
    ("kept from one search engine", FULL, add("head", '<meta name="googlebot" content="noindex">'), "PAGE107"),
    ("a card for chat programs", FULL, add("head", '<meta property="og:title" content="Yes">'), "PAGE107"),
    ("a sheet before it is needed", FULL, add("head", '<link rel="preload" href="x" as="style">'), "PAGE009"),
    ("an icon in its own words", FULL, put('link[rel="icon"]', onload="x()"), "PAGE009"),
    ("what search engines may say", FULL, add("head", '<meta name="robots" content="nosnippet">'), "PAGE009"),
    ("who may be told", FULL, add("head", '<meta name="referrer" content="unsafe-url">'), "PAGE009"),
    ("the width of the screen", FULL, put('meta[name="viewport"]', content="width=9999"), "PAGE107"),
    ("the charset", FULL, put("meta[charset]", charset="utf-7"), "PAGE107"),
    ("the base of links", FULL, first("head", '<base href="https://other.example/">'), "PAGE009"),
    ("the title", FULL, says("head title", "Yes, you can - Test site"), "PAGE108"),
    ("a second title", FULL, add("head", "<title>x</title>"), "PAGE108"),
    ("the title of a list", ANSWERS, says("head title", "Other - Test site"), "PAGE108"),
    ("the title of the page for broken links", NOT_FOUND, says("head title", "Found"), "PAGE108"),
    ("the title of a page by hand", ABOUT, says("head title", "Other - Test site"), "PAGE108"),
    ("the description", FULL, put('meta[name="description"]', content="Yes."), "PAGE108"),
    ("a description more", ABOUT, add("head", '<meta name="description" content="x">'), "PAGE108"),
    ("no description", GUIDE, drop('meta[name="description"]'), "PAGE108"),
    ("its address", FULL, put("link[rel=canonical]", href="https://site.example/health/answers/old/"), "PAGE108"),
    ("another site for its address", FULL, put("link[rel=canonical]", href="https://other.example/"), "PAGE108"),
    ("no address", FULL, drop("link[rel=canonical]"), "PAGE108"),
    ("a policy that lets pictures in", FULL, policy("img-src 'self'", "img-src *"), "PAGE005"),
    ("a policy without a base", FULL, policy("; base-uri 'none'", ""), "PAGE005"),
    ("a policy that lets forms out", FULL, policy("form-action 'self'", "form-action *"), "PAGE005"),
    ("a policy that lets frames in", FULL, policy("frame-src 'none'", "frame-src *"), "PAGE005"),
    ("a policy that lets objects in", FULL, policy("object-src 'none'", ""), "PAGE005"),
    ("a policy that sends data out", FULL, policy("connect-src 'self'", "connect-src https:"),
     "PAGE005"),
    ("a policy that only reports", FULL, put(POLICY, http_equiv="Content-Security-Policy-Report-Only"), "PAGE005"),
    ("a policy with a script more", FULL, policy("script-src 'self'", "script-src 'self' 'sha256-x'"),
     "PAGE005"),
    ("a hidden body", FULL, put("body", hidden=""), "PAGE107"),
    ("an inert main part", FULL, put("main", inert=""), "PAGE107"),
    ("a hidden frame of the text", FULL, put(".md-content", hidden=""), "PAGE107"),
    ("a class on the text's frame", FULL, put("main article", class_="md-content__inner md-typeset md-tooltip"),
     "PAGE107"),
    ("a class on the body", FULL, put("body", class_="x"), "PAGE107"),
    ("the colours", FULL, put("body", data_md_color_scheme="x"), "PAGE107"),
    ("the language", FULL, put("html", lang="xx"), "PAGE107"),
    ("the direction", FULL, put("body", dir="rtl"), "PAGE107"),
    ("a banner", FULL, first("body", "<div>Call nobody.</div>"), "PAGE107"),
    ("words in the header", FULL, add(".md-header", "<b>Call nobody.</b>"), "PAGE107"),
    ("words in the footer", FULL, add("footer", "<p>Call nobody.</p>"), "PAGE107"),
    ("words in the menu", FULL, says(".md-nav__link .md-ellipsis", "Call nobody"), "PAGE107"),
    ("words in a fold of the menu", FULL, add(".md-nav__item", '<label for="__toc">Call nobody</label>'), "PAGE107"),
    ("words behind an element", FULL, behind("head title"), "PAGE107"),
    ("words behind the text", FULL, behind("main article"), "PAGE107"),
    ("words in the bar at the top", FULL, says('[data-md-component="header-topic"] span', "Call nobody"), "PAGE107"),
    ("words in the list of headings", FULL, says(".md-nav--secondary a", "Call nobody"), "PAGE107"),
    ("a link in the list of headings", FULL, put(".md-nav--secondary a", href="https://other.example/"), "PAGE107"),
    ("words beside the list of headings", FULL, add(".md-nav--secondary ul", "<li>Call nobody</li>"), "PAGE107"),
    ("an overlay in the list of headings", FULL, add(".md-nav--secondary", '<div class="md-overlay"></div>'),
     "PAGE107"),
    ("the link past the menus", FULL, put(".md-skip", href="#sources"), "PAGE107"),
    ("a link in the menu", FULL, put(".md-nav__link", href="../../answers/old/"), "PAGE107"),
    ("the link to the start", FULL, put(".md-logo", href="https://other.example/"), "PAGE107"),
    ("a script at the end", FULL, add("body", "<script>x()</script>"), "PAGE006"),
    ("a script in the head", FULL, add("head", "<script>x()</script>"), "PAGE006"),
    ("a script as a module", FULL, add("body", '<script type="module">x()</script>'), "PAGE006"),
    ("another script", FULL, put("script[src]", src="../../assets/other.js"), "PAGE107"),
    ("a script of the search twice", FULL, twice("script[src]"), "PAGE107"),
    ("the settings of the scripts", FULL, _settings, "PAGE107"),
    ("a handler", FULL, put("body", onload="x()"), "PAGE007"),
    ("a frame", FULL, add("body", '<iframe src="../old/"></iframe>'), "PAGE107"),
    ("an object", FULL, add("body", '<object data="../old/"></object>'), "PAGE107"),
    ("a comment", FULL, add("body", "<!-- x -->"), "PAGE009"),
    ("a comment in the text", FULL, add('[data-part="body"]', "<!-- x -->"), "PAGE009"),
    ("a second main part", FULL, add("body", "<main></main>"), "PAGE002"),
    ("a form of its own", FULL, put("form", action="https://other.example/"), "PAGE107"),
    ("a page before it elsewhere", HOME, add("head", '<link rel="next" href="https://other.example/">'), "PAGE108"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how", "code"), [row[1:] for row in AROUND], ids=[row[0] for row in AROUND])
def test_around_the_main_text(copy: Copy, file: str, how: Spoil, code: str) -> None:
    copy.spoil(file, how)
    assert (file, code) in copy.codes()


RAW: list[tuple[str, str, str]] = [
    ("no doctype", "<!doctype html>", ""),
    ("another doctype", "<!doctype html>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">'),
    ("something before the doctype", "<!doctype html>", "x<!doctype html>"),
    ("a comment in disguise", "<h1", "<!x><h1"),
    ("a tag in disguise", "<h1", "</ x><h1"),
    ("an instruction", "<h1", "<?x?><h1"),
    ("character data", "<h1", "<![CDATA[x]]><h1"),
    ("a sign that ends a text", "<h1", "\x00<h1"),
    ("the rest as plain words", "<h1", "<plaintext><h1"),
    ("a table around it", "<h1", "<table><h1"),
    ("an open picture", "<h1", "<svg><h1"),
    ("an open choice", "<h1", "<select><h1"),
    ("a second attribute of a name", '<p class="aw-short"', '<p class="aw-short" hidden class="x"'),
    ("words behind the end", "</html>", "</html>Call nobody."),
    ("an element behind the end", "</html>", "</html><div>Call nobody.</div>"),
    ("another page behind the end", "</html>", "</html><html><body>Call nobody.</body></html>"),
    ("a body in the body", "<h1", '<body class="x"><h1'),
    ("a quote that does not end", '<p class="aw-short"', '<p title="x class="aw-short"'),
    ("an entity without an end", "Test", "&lt"),
]


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_signs_that_readers_of_html_take_in_different_ways(copy: Copy, old: str, new: str) -> None:
    copy.replace(FULL, old, new)
    assert [code for path, code in copy.codes() if path == FULL]
