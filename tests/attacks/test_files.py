"""Files that nothing calls for, and files that are not what they should be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.audit.spoil import (
    CSS,
    OLD,
    Copy,
)

Act = Callable[[Copy], object]
SEARCH, MAP = "search/index/start.json", "sitemap.xml"
CARD, SITES_CARD = "assets/cards/answers/full.png", "assets/cards/site.png"


def page(name: str) -> Act:
    return lambda copy: copy.write(name, (copy.site / OLD).read_text("utf-8"))


SHORT = "d/test-guide/"

FILES: list[tuple[str, str, Act, str]] = [
    ("a page left from before", "answers/gone/index.html", page("answers/gone/index.html"), "FILE001"),
    ("a page beside the others", "answers/full.html", page("answers/full.html"), "FILE001"),
    ("a page at the top", "old.html", page("old.html"), "FILE001"),
    ("a page with another ending", "old.htm", page("old.htm"), "FILE001"),
    ("a page in capital letters", "OLD.HTML", page("OLD.HTML"), "FILE001"),
    ("a page of another kind", "old.xhtml", page("old.xhtml"), "FILE001"),
    ("a picture that is a page", "old.svg", lambda c: c.write("old.svg", "<svg/>"), "FILE001"),
    ("a sheet", "assets/own.css", lambda c: c.write("assets/own.css", "p { opacity: 0 }"), "FILE001"),
    ("a script", "assets/own.js", lambda c: c.write("assets/own.js", "x()"), "FILE001"),
    ("a worker", "sw.js", lambda c: c.write("sw.js", "x()"), "FILE001"),
    ("the rules of a host", "_redirects", lambda c: c.write("_redirects", "/* https://other.example"), "FILE002"),
    ("a map of a server", "redirects/gone.nginx", lambda c: c.write("redirects/gone.nginx", "/ 1;"), "FILE002"),
    ("a small page", f"{SHORT}index.html", lambda c: c.write(f"{SHORT}index.html", "<p>Test words.</p>"), "PAGE106"),
    ("headers of a host", "_headers", lambda c: c.write("_headers", "/*\n  x: y"), "FILE001"),
    ("words for robots", "robots.txt", lambda c: c.write("robots.txt", "User-agent: *\nDisallow: /"), "FILE002"),
    ("our sheet, emptied", CSS, lambda c: c.write(CSS, ""), "FILE002"),
    ("our sheet, with an import", CSS, lambda c: c.write(CSS, "@import 'x.css';" + _text(c, CSS)), "FILE002"),
    ("our sheet, a space more", CSS, lambda c: c.append(CSS, " "), "FILE002"),
    ("a search of the engine's", "search/old.json", lambda c: c.write("search/old.json", "{}"), "FILE001"),
    ("the search's script", "search/search.js", lambda c: c.append("search/search.js", " "), "FILE002"),
    ("the script that finds", "search/find.js", lambda c: c.append("search/find.js", " "), "FILE002"),
    ("no search", SEARCH, lambda c: (c.site / SEARCH).unlink(), "FILE006"),
    ("a search of another make", SEARCH, lambda c: c.append(SEARCH, " "), "FILE006"),
    ("a script beside the search", f"{SEARCH}.js", lambda c: c.write(f"{SEARCH}.js", "x()"), "FILE006"),
    ("a search that cannot be read", SEARCH, lambda c: c.write(SEARCH, "{"), "FILE006"),
    ("a card in other words", CARD, lambda c: (c.site / SITES_CARD).replace(c.site / CARD), "FILE002"),
    ("no card", CARD, lambda c: (c.site / CARD).unlink(), "FILE007"),
    ("no icon", "favicon.ico", lambda c: (c.site / "favicon.ico").unlink(), "FILE007"),
    ("another name for telephones", "manifest.webmanifest", lambda c: c.append("manifest.webmanifest", " "), "FILE002"),
    ("no map", MAP, lambda c: (c.site / MAP).unlink(), "FILE007"),
    ("a packed map", f"{MAP}.gz", lambda c: c.write(f"{MAP}.gz", "x"), "FILE001"),
    ("a map that cannot be read", MAP, lambda c: c.write(MAP, "<"), "FILE002"),
    ("a map with a page more", MAP, lambda c: c.replace(MAP, "</urlset>", _url("answers/gone/") + "</urlset>"),
     "FILE002"),
    ("a map with a page of another site", MAP, lambda c: c.replace(MAP, "https://site.example/", "https://x.example/"),
     "FILE002"),
    ("a map with another language", MAP, lambda c: c.replace(MAP, "</url>", '<link href="https://x.example/"/></url>'),
     "FILE002"),
    ("a map with a page twice", MAP, lambda c: c.replace(MAP, "</urlset>", _url("answers/full/") + "</urlset>"),
     "FILE002"),
    ("a map with nothing in it", MAP, lambda c: c.write(MAP, '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'),
     "FILE002"),
]  # fmt: skip


def _text(copy: Copy, file: str) -> str:
    return (copy.site / file).read_text("utf-8")


def _url(address: str) -> str:
    return f"<url><loc>https://site.example/health/{address}</loc></url>"


@pytest.mark.parametrize(("file", "act", "code"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_files(copy: Copy, file: str, act: Act, code: str) -> None:
    act(copy)
    assert [(path, found) for path, found in copy.codes() if file in path and found == code]
