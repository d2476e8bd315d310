"""The sitemap and robots.txt."""

from __future__ import annotations

import pytest
from lxml import etree

from askwell.render.machines import sitemap as sitemap_module
from askwell.render.machines.sitemap import SITEMAP, robots, sitemaps
from askwell.render.page import Page
from askwell.render.site import render_site
from tests.helpers import ANSWER, FLOW, Site

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def mapped(site: Site, *more: Page) -> dict[str, str | None]:
    """The days of all pages by their paths."""
    rendered = render_site(site.check())
    (file,) = sitemaps(rendered.settings, [*rendered.pages, *more]).values()
    root = etree.fromstring(file.encode())
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


def test_a_sitemap_has_the_form_that_search_engines_know(site: Site) -> None:
    settings = site.check().library.settings
    assert settings is not None
    assert sitemaps(settings, [numbered(1)]) == {
        SITEMAP: '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://site.example/page-1/</loc></url>\n</urlset>\n"
    }


def numbered(number: int) -> Page:
    return Page(f"page-{number}/", "Test", "Test", "", "")


LINE = len("<url><loc>https://site.example/page-1/</loc></url>\n")
"""Bytes of a page's line."""


@pytest.mark.parametrize(
    ("pages", "addresses", "size", "parts"),
    [
        (0, 3, 10**6, [0]),
        (3, 3, 10**6, [3]),
        (4, 3, 10**6, [3, 1]),
        (7, 3, 10**6, [3, 3, 1]),
        (3, 9, 3 * LINE, [3]),
        (4, 9, 3 * LINE, [3, 1]),
        (4, 9, 3 * LINE - 1, [2, 2]),
    ],
)
def test_more_pages_than_a_file_may_hold_are_in_several(
    pages: int, addresses: int, size: int, parts: list[int], site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_module, "MOST_ADDRESSES", addresses)
    monkeypatch.setattr(sitemap_module, "MOST_BYTES", size)
    settings = site.check().library.settings
    assert settings is not None
    every = [numbered(number) for number in range(pages)]
    files = sitemaps(settings, every)
    index = etree.fromstring(files[SITEMAP].encode())
    names = [loc.text.removeprefix(settings.base_url) for loc in index.iter(f"{SPACE}loc") if loc.text]
    if len(parts) == 1:
        assert list(files) == [SITEMAP]
        return
    assert index.tag == f"{SPACE}sitemapindex"
    assert list(files) == [SITEMAP, *names]
    assert [name for name in names if not name.startswith("sitemap-")] == []
    urls = [[url.findtext(f"{SPACE}loc") for url in etree.fromstring(files[name].encode())] for name in names]
    assert [len(part) for part in urls] == parts
    assert [loc for part in urls for loc in part] == [settings.base_url + page.path for page in every]


def test_the_protocols_limits_are_kept() -> None:
    assert (sitemap_module.MOST_ADDRESSES, sitemap_module.MOST_BYTES) < (50_001, 52_428_800 - 200)


def test_a_site_of_many_pages_has_every_file_and_names_the_first(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_module, "MOST_ADDRESSES", 5)
    assets = render_site(site.check()).assets
    assert "<sitemapindex" in str(assets[SITEMAP])
    assert "sitemap-1.xml" in assets
    assert str(assets["robots.txt"]).count("Sitemap:") == 1
