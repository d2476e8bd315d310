"""Links, ids, and what a page may load and run, a fault at a time."""

from __future__ import annotations

import pytest

from tests.audit.spoil import (
    ABOUT,
    EXPERT,
    FULL,
    GUIDE,
    HOME,
    NOT_FOUND,
    OLD,
    PLAIN,
    TOPIC,
    Copy,
    Spoil,
    add,
    drop,
    first,
    move,
    put,
    says,
    twice,
    without,
)

MAIN = "main"
POLICY = 'meta[http-equiv="Content-Security-Policy"]'

REFRESH = '<meta http-equiv="refresh" content="0; url={}">'
STYLE = "background: url({})"
ELSEWHERE = "https://other.example/"


def link(href: str) -> Spoil:
    """A link at the end of the main text."""
    return add(MAIN, f'<a href="{href}">x</a>')


FAULTS: list[tuple[str, str, Spoil, str]] = [
    ("a page that is not there", PLAIN, link("../gone/"), "LINK001"),
    ("a page by its whole address", PLAIN, link("https://site.example/health/gone/"), "LINK001"),
    ("a page of the site from its root", PLAIN, link("/health/gone/"), "LINK001"),
    ("a page in other letters", PLAIN, link("../Full/"), "LINK001"),
    ("a picture that is not there", HOME, add(MAIN, '<img src="gone.png" alt="">'), "LINK001"),
    ("one picture of several", HOME, add(MAIN, '<img srcset="about/ 1x, gone.png 2x" alt="">'), "LINK001"),
    ("a script that is not there", HOME, add("head", '<script src="gone.js"></script>'), "LINK001"),
    ("a style sheet that is not there", OLD, put("link[rel=stylesheet]", href="../../gone.css"), "LINK001"),
    ("an area", HOME, add(MAIN, '<map name="m"><area href="gone/" alt="x"></map>'), "LINK001"),
    ("a form", HOME, add(MAIN, '<form action="gone/"></form>'), "LINK001"),
    ("its own address", PLAIN, put("link[rel=canonical]", href="https://site.example/health/answers/gone/"), "LINK001"),
    ("a place that is not there", PLAIN, link("#gone"), "LINK002"),
    ("a place in another page", PLAIN, link("../full/#gone"), "LINK002"),
    ("a place by its whole address", HOME, link("https://site.example/health/about/#gone"), "LINK002"),
    ("an id that went away", FULL, without('[id="source--web-source"]', "id"), "LINK002"),
    ("out of the folder", HOME, link("../other/"), "LINK003"),
    ("out of the folder in disguise", HOME, link("%2e%2e/other/"), "LINK003"),
    ("out of the folder from below", PLAIN, link("../../../other/"), "LINK003"),
    ("beside the folder on the same host", HOME, link("/other/"), "LINK003"),
    ("a script for an address", ABOUT, link("javascript:x()"), "LINK004"),
    ("a script in disguise", ABOUT, link(" java\tscript:x()"), "LINK004"),
    ("data for an address", ABOUT, link("data:text/html,x"), "LINK004"),
    ("a strange scheme", ABOUT, link("skype:someone"), "LINK004"),
    ("not encrypted", ABOUT, link("http://other.example/"), "LINK005"),
    ("whatever scheme", ABOUT, link("//other.example/"), "LINK005"),
    ("a host without a dot", ABOUT, link("https://other/"), "LINK005"),
    ("a space in an address", ABOUT, link("https://other.example/a b"), "LINK005"),
    ("a picture from elsewhere", HOME, add(MAIN, '<img src="https://other.example/x.png" alt="">'), "LINK006"),
    ("a script from elsewhere", HOME, add("head", '<script src="https://other.example/x.js"></script>'), "LINK006"),
    ("a sheet from elsewhere", HOME, put("link[rel=stylesheet]", href="https://other.example/x.css"), "LINK006"),
    ("a frame from elsewhere", HOME, add(MAIN, '<iframe src="https://other.example/"></iframe>'), "LINK006"),
    ("a form to elsewhere", HOME, add(MAIN, '<form action="https://other.example/"></form>'), "LINK006"),
    ("a count of clicks", HOME, add(MAIN, '<a href="about/" ping="https://other.example/">x</a>'), "LINK006"),
    ("a host to be got ready", HOME, add("head", '<link rel="preconnect" href="https://other.example/">'), "LINK006"),
    ("a sheet in a style element", HOME, add("head", f"<style>@import '{ELSEWHERE}'</style>"), "PAGE106"),
    ("a picture in a style attribute", HOME, put("main h1", style=STYLE.format(ELSEWHERE)), "PAGE106"),
    ("a picture of a style that is gone", HOME, put("main h1", style=STYLE.format("gone.png")), "PAGE106"),
    ("sent elsewhere", PLAIN, add("head", REFRESH.format(ELSEWHERE)), "PAGE106"),
    ("sent to nothing", PLAIN, add("head", REFRESH.format("../gone/")), "PAGE106"),
    ("another base", PLAIN, first("head", '<base href="/health/">'), "PAGE106"),
    ("one id twice", FULL, twice("h1"), "ID001"),
    ("an id in two parts", FULL, put('[data-part="body"]', id="ask--us"), "ID001"),
    ("a label by an id that is not there", GUIDE, put("[data-flow]", aria_labelledby="gone"), "ID002"),
    ("no title", HOME, drop("head title"), "PAGE106"),
    ("an empty title", TOPIC, says("head title", " "), "PAGE106"),
    ("no language", NOT_FOUND, without("html", "lang"), "PAGE106"),
    ("two first headings", EXPERT, add(MAIN, "<h1>x</h1>"), "PAGE002"),
    ("no first heading", NOT_FOUND, drop("main h1"), "PAGE002"),
    ("a heading outside the main part", ABOUT, move("main h1", ".aw-mast"), "PAGE002"),
    ("two main parts", ABOUT, add("body", "<main></main>"), "PAGE106"),
    ("no policy", HOME, drop(POLICY), "PAGE106"),
    ("no policy for broken links", NOT_FOUND, drop(POLICY), "PAGE106"),
    ("two policies", HOME, twice(POLICY), "PAGE106"),
    ("any script", HOME, put(POLICY, content="default-src 'none'; script-src 'self' 'unsafe-inline'"), "PAGE106"),
    ("a policy that begins from all", HOME, put(POLICY, content="script-src 'self'"), "PAGE106"),
    ("a policy behind a script", HOME, first("head", "<script>__md_scope</script>"), "PAGE106"),
    ("a policy in the body", HOME, move(POLICY, ".aw-mast"), "PAGE106"),
    ("a script in the text", FULL, add('[data-part="body"]', "<script>x()</script>"), "PAGE106"),
    ("data in the text", FULL, add('[data-part="body"]', '<script type="application/json">1</script>'), "PAGE106"),
    ("a loaded script in the text", FULL, add(MAIN, '<script src="../../assets/askwell.css"></script>'), "PAGE106"),
    ("a script that broke out of the text", FULL, add("main", "<script>x()</script>"), "PAGE106"),
    ("a script at the end", FULL, add("body", "<script>x()</script>"), "PAGE106"),
    ("a handler", FULL, put("h1", onclick="x()"), "PAGE106"),
    ("a handler outside the text", HOME, put("body", onload="x()"), "PAGE106"),
    ("a script in a button", HOME, add("body", '<button formaction="javascript:x()">x</button>'), "PAGE106"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_fault(copy: Copy, file: str, how: Spoil, code: str) -> None:
    copy.spoil(file, how)
    assert (file, code) in copy.codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p class="aw-disclaimer"', '<i hidden><p class="aw-disclaimer"'),
        ('<p class="aw-disclaimer"', '<i hidden></i><b><p class="aw-disclaimer"'),
        ("</main>", "</section></main>"),
        ("<h1", "<b style='display:none'><div></b></div><h1"),
    ],
)
def test_tags_that_do_not_match(copy: Copy, old: str, new: str) -> None:
    """Each browser fixes them in its own way, and nobody can say what readers see."""
    copy.replace(PLAIN, old, new)
    assert (PLAIN, "PAGE106") in copy.codes()


NEAR_MISSES: list[tuple[str, str, Spoil]] = [
    ("another site, with a question", ABOUT, link("https://other.example/a?b=1&amp;c=2#d")),
    ("a page by a sign in disguise", HOME, link("answers/%66ull/")),
    ("the page itself", PLAIN, add(MAIN, '<a href="">x</a><a href="#">x</a><a href="#top">x</a><a href="?a">x</a>')),
    ("a place by its whole address", ABOUT, link("https://site.example/health/about/#part")),
    ("the root by its whole address", ABOUT, link("https://site.example/health/")),
    ("beside the site, on its host", ABOUT, link("https://site.example/shop/")),
    ("a folder without its slash", ABOUT, link("../answers")),
    ("mail and telephone", ABOUT, add(MAIN, '<a href="mailto:a@site.example">x</a> <a href="tel:000">x</a>')),
    ("a file of the site", ABOUT, link("../assets/source-serif-4.woff2")),
    ("a picture in the page", ABOUT, add(MAIN, '<img src="data:image/png;base64,AAAA" alt="">')),
    ("words of a place", ABOUT, link("../answers/full/#:~:text=Test")),
    ("an old anchor", ABOUT, add(MAIN, '<a name="old"></a><a href="#old">x</a>')),
    ("a link in a comment", ABOUT, add(MAIN, '<!-- <a href="gone/">x</a> -->')),
    ("a title in a picture", ABOUT, add(MAIN, "<svg><title>x</title></svg>")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "how"), [n[1:] for n in NEAR_MISSES], ids=[n[0] for n in NEAR_MISSES])
def test_near_miss(copy: Copy, file: str, how: Spoil) -> None:
    copy.spoil(file, how)
    assert {code for _, code in copy.codes() if code.startswith("LINK")} == set()
