"""The small pages at addresses that lead on: what is in them for readers without scripts, and for machines."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, Site

WITHDRAWN = "status: withdrawn\nsince: 2026-01-12\nwhy: Test reason.\npublished:"


def page(site: Site, path: str) -> BeautifulSoup:
    checked = site.check()
    assert [str(d) for d in checked.diagnostics if d.severity == "error"] == []
    return BeautifulSoup({one.path: one for one in render_site(checked).pages}[path].html, "html.parser")


def attribute(soup: BeautifulSoup, selector: str, name: str) -> str:
    found = soup.select_one(selector)
    assert isinstance(found, Tag), selector
    return str(found[name])


@pytest.mark.parametrize("path", ["a/t3st/", "answers/old/", "d/test-guide/"])
def test_a_page_that_leads_on(site: Site, path: str) -> None:
    """A refresh for those without scripts, a plain link for all, and the new address for search engines."""
    site.write(ANSWER, FILES[ANSWER].replace("\nquestion:", "\nwas: [old]\nquestion:", 1))
    new = "decide/test-guide/" if path.startswith("d/") else "answers/sample/"
    soup = page(site, path)
    assert attribute(soup, "link[rel=canonical]", "href").endswith(f"/{new}")
    assert attribute(soup, "noscript meta[http-equiv=refresh]", "content") == f"0; url=../../{new}"
    assert attribute(soup, "h1 a[data-leads]", "href") == f"../../{new}"
    assert attribute(soup, "script", "src") == "../../assets/lead-on.js"


@pytest.mark.parametrize("path", ["a/t3st/", "answers/old/"])
def test_nobody_is_led_to_a_withdrawn_page_without_a_word(site: Site, path: str) -> None:
    text = FILES[ANSWER].replace("\nquestion:", "\nwas: [old]\nquestion:", 1).replace("published:", WITHDRAWN, 1)
    site.write(ANSWER, text)
    soup = page(site, path)
    assert soup.select("script, [http-equiv=refresh]") == []
    assert attribute(soup, "meta[name=robots]", "content") == "noindex"
    assert "Test reason." in soup.get_text()
    assert attribute(soup, "a[data-leads]", "href") == "../../answers/sample/"


def test_a_part_that_is_in_another_answer_now(site: Site) -> None:
    """The old address of a page knows the places that went elsewhere, by their old ids."""
    other = FILES[ANSWER].replace("id: t3st", "id: s3cond").replace("flow: test-guide\n", "")
    site.write("answers/second.md", other.replace("## Test heading", "## Test heading {#here was: old#there}"))
    site.write(ANSWER, FILES[ANSWER].replace("\nquestion:", "\nwas: [old]\nquestion:", 1))
    assert attribute(page(site, "answers/old/"), "#there", "href") == "../../answers/second/#here"
