"""Ways to alter what stands around the main text: the head, the menus, the policy, the scripts."""

from __future__ import annotations

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


AROUND: list[tuple[str, str, Spoil, str]] = [
    ("a style element", FULL, add("head", "<style>p { opacity: 0 }</style>"), "PAGE106"),
    ("a style element for print", FULL, add("head", '<style media="print">p { opacity: 0 }</style>'), "PAGE106"),
    ("a sheet more", FULL, add("head", '<link rel="stylesheet" href="../../assets/askwell.css">'), "PAGE106"),
    ("a sheet less", FULL, drop('link[href$="askwell.css"]'), "PAGE106"),
    ("a sheet for print only", FULL, put('link[href$="askwell.css"]', media="print"), "PAGE106"),
    ("a sheet that is turned off", FULL, put('link[href$="askwell.css"]', disabled=""), "PAGE106"),
    ("a sheet to choose", FULL, put('link[href$="askwell.css"]', rel="alternate stylesheet"), "PAGE106"),
    ("a sheet without scripts", FULL, add("head", '<noscript><link rel="stylesheet" href="x"></noscript>'), "PAGE106"),
    ("sent on", FULL, add("head", '<meta http-equiv="refresh" content="0; url=../old/">'), "PAGE106"),
    ("sent on in disguise", FULL, add("head", '<meta http-equiv=" ReFresh" content="9">'), "PAGE106"),
    ("kept from search engines", FULL, add("head", '<meta name="robots" content="noindex">'), "PAGE106"),
    ("kept from one search engine", FULL, add("head", '<meta name="googlebot" content="noindex">'), "PAGE106"),
    ("a card for chat programs", FULL, add("head", '<meta property="og:title" content="Yes">'), "PAGE106"),
    ("a sheet before it is needed", FULL, add("head", '<link rel="preload" href="x" as="style">'), "PAGE106"),
    ("what search engines may say", FULL, add("head", '<meta name="robots" content="nosnippet">'), "PAGE106"),
    ("who may be told", FULL, add("head", '<meta name="referrer" content="unsafe-url">'), "PAGE106"),
    ("the width of the screen", FULL, put('meta[name="viewport"]', content="width=9999"), "PAGE106"),
    ("the charset", FULL, put("meta[charset]", charset="utf-7"), "PAGE106"),
    ("the base of links", FULL, first("head", '<base href="https://other.example/">'), "PAGE106"),
    ("the title", FULL, says("head title", "Yes, you can - Test site"), "PAGE106"),
    ("a second title", FULL, add("head", "<title>x</title>"), "PAGE106"),
    ("the title of a list", ANSWERS, says("head title", "Other - Test site"), "PAGE106"),
    ("the title of the page for broken links", NOT_FOUND, says("head title", "Found"), "PAGE106"),
    ("the title of a page by hand", ABOUT, says("head title", "Other - Test site"), "PAGE106"),
    ("the description", FULL, put('meta[name="description"]', content="Yes."), "PAGE106"),
    ("a description more", ABOUT, add("head", '<meta name="description" content="x">'), "PAGE106"),
    ("no description", GUIDE, drop('meta[name="description"]'), "PAGE106"),
    ("its address", FULL, put("link[rel=canonical]", href="https://site.example/health/answers/old/"), "PAGE106"),
    ("another site for its address", FULL, put("link[rel=canonical]", href="https://other.example/"), "PAGE106"),
    ("no address", FULL, drop("link[rel=canonical]"), "PAGE106"),
    ("a policy that lets pictures in", FULL, policy("img-src 'self'", "img-src *"), "PAGE106"),
    ("a policy without a base", FULL, policy("; base-uri 'none'", ""), "PAGE106"),
    ("a policy that lets forms out", FULL, policy("form-action 'self'", "form-action *"), "PAGE106"),
    ("a policy that lets frames in", FULL, policy("frame-src 'none'", "frame-src *"), "PAGE106"),
    ("a policy that lets objects in", FULL, policy("object-src 'none'", ""), "PAGE106"),
    ("a policy that sends data out", FULL, policy("connect-src 'self'", "connect-src https:"), "PAGE106"),
    ("a policy that only reports", FULL, put(POLICY, http_equiv="Content-Security-Policy-Report-Only"), "PAGE106"),
    ("a policy with a script more", FULL, policy("script-src 'self'", "script-src 'self' 'sha256-x'"), "PAGE106"),
    ("a hidden body", FULL, put("body", hidden=""), "PAGE106"),
    ("an inert main part", FULL, put("main", inert=""), "PAGE106"),
    ("a class on the body", FULL, put("body", class_="x"), "PAGE106"),
    ("the language", FULL, put("html", lang="xx"), "PAGE106"),
    ("the direction", FULL, put("body", dir="rtl"), "PAGE106"),
    ("a banner", FULL, first("body", "<div>Call nobody.</div>"), "PAGE106"),
    ("words in the header", FULL, add(".aw-mast", "<b>Call nobody.</b>"), "PAGE106"),
    ("words in the footer", FULL, add("footer", "<p>Call nobody.</p>"), "PAGE106"),
    ("words in the menu", FULL, says(".aw-menu a", "Call nobody"), "PAGE106"),
    ("words behind an element", FULL, behind("head title"), "PAGE106"),
    ("words behind the text", FULL, behind("main > article"), "PAGE106"),
    ("words in the list of headings", FULL, says(".aw-contents a", "Call nobody"), "PAGE106"),
    ("a link in the list of headings", FULL, put(".aw-contents a", href="https://other.example/"), "PAGE106"),
    ("words beside the list of headings", FULL, add(".aw-contents ul", "<li>Call nobody</li>"), "PAGE106"),
    ("the link past the menus", FULL, put(".aw-skip", href="#sources"), "PAGE106"),
    ("a link in the menu", FULL, put(".aw-menu a", href="../../answers/old/"), "PAGE106"),
    ("the link to the start", FULL, put(".aw-mast__name", href="https://other.example/"), "PAGE106"),
    ("a script at the end", FULL, add("body", "<script>x()</script>"), "PAGE106"),
    ("a script in the head", FULL, add("head", "<script>x()</script>"), "PAGE106"),
    ("a script as a module", FULL, add("body", '<script type="module">x()</script>'), "PAGE106"),
    ("a handler", FULL, put("body", onload="x()"), "PAGE106"),
    ("a frame", FULL, add("body", '<iframe src="../old/"></iframe>'), "PAGE106"),
    ("an object", FULL, add("body", '<object data="../old/"></object>'), "PAGE106"),
    ("a comment", FULL, add("body", "<!-- x -->"), "PAGE106"),
    ("a comment in the text", FULL, add('[data-part="body"]', "<!-- x -->"), "PAGE106"),
    ("a second main part", FULL, add("body", "<main></main>"), "PAGE106"),
    ("a page before it elsewhere", HOME, add("head", '<link rel="next" href="https://other.example/">'), "PAGE106"),
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
    ("a second attribute of a name", '<p data-part="short-answer"', '<p data-part="short-answer" hidden class="x"'),
    ("words behind the end", "</html>", "</html>Call nobody."),
    ("an element behind the end", "</html>", "</html><div>Call nobody.</div>"),
    ("another page behind the end", "</html>", "</html><html><body>Call nobody.</body></html>"),
    ("a body in the body", "<h1", '<body class="x"><h1'),
    ("a quote that does not end", '<p data-part="short-answer"', '<p title="x data-part="short-answer"'),
    ("an entity without an end", "Test", "&lt"),
]


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_signs_that_readers_of_html_take_in_different_ways(copy: Copy, old: str, new: str) -> None:
    copy.replace(FULL, old, new)
    assert [code for path, code in copy.codes() if path == FULL]
