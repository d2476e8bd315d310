"""The sitemap and robots.txt."""

from __future__ import annotations

import pytest
from lxml import etree

from askwell.render.machines.sitemap import robots, sitemap
from askwell.render.page import Page
from askwell.render.site import render_site
from tests.helpers import ANSWER, FLOW, Site

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def mapped(site: Site, *more: Page) -> dict[str, str | None]:
    """The days of all pages by their paths."""
    rendered = render_site(site.check())
    root = etree.fromstring(sitemap(rendered.settings, [*rendered.pages, *more]).encode())
    assert {str(element.tag) for element in root.iter()} <= {
        f"{SPACE}{name}" for name in ("urlset", "url", "loc", "lastmod")
    }
    base = rendered.settings.base_url
    return {str(url.findtext(f"{SPACE}loc")).removeprefix(base): url.findtext(f"{SPACE}lastmod") for url in root}


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("", "2026-01-10"),
        ("answers/", "2026-01-10"),
        ("answers/sample/", "2026-01-10"),
        ("topics/test-topic/", "2026-01-10"),
        ("experts/test-expert/", "2026-01-10"),
        ("decide/test-guide/", "2026-01-10"),
        ("topics/", None),
    ],
)
def test_a_page_has_the_day_of_its_content(path: str, day: str | None, site: Site) -> None:
    assert mapped(site)[path] == day


def test_a_change_of_content_is_seen_in_all_pages_that_show_it(site: Site) -> None:
    before = mapped(site)
    site.replace(ANSWER, "published: 2026-01-10\n", "published: 2026-01-10\nupdated: 2026-01-12\n")
    site.replace(FLOW, "updated: 2026-01-10", "updated: 2026-01-13")
    after = mapped(site)
    assert {path: day for path, day in after.items() if day != before[path]} == {
        **dict.fromkeys(["", "answers/", "answers/newest/", "answers/a-to-z/", "answers/sample/"], "2026-01-12"),
        **dict.fromkeys(["topics/test-topic/", "experts/test-expert/"], "2026-01-12"),
        **dict.fromkeys(["decide/test-guide/", "decide/test-guide/map/"], "2026-01-13"),
    }


@pytest.mark.parametrize(
    ("path", "robots", "listed"), [("a/", "", True), ("a/", "noindex", False), ("404.html", "", False)]
)
def test_what_search_engines_may_not_show_is_left_out(path: str, robots: str, listed: bool, site: Site) -> None:
    assert (path in mapped(site, Page(path, "Test", "Test", "", "", robots=robots))) is listed


def test_robots_are_told_where_the_sitemap_is(site: Site) -> None:
    settings = site.check().library.settings
    assert settings is not None
    assert robots(settings).splitlines()[-1] == "Sitemap: https://site.example/sitemap.xml"
