"""The list of all pages for search engines, with the day on which the content of each last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape

from askwell.content.editions.edition import Edition
from askwell.content.records import Answer, Settings
from askwell.content.states import UNKEPT
from askwell.flow.schema.records import Flow
from askwell.render.page import Page

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(settings: Settings, pages: Iterable[Page]) -> str:
    """All pages that search engines may show, in the form of sitemaps.org. A page of which no date is known has none:
    the day of the build says nothing."""
    lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SPACE}">']
    for page in pages:
        if "noindex" in page.robots or page.path.endswith(".html") or is_old(page):
            continue
        day = changed(page)
        last = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(settings.base_url + page.path)}</loc>{last}</url>")
    return "\n".join([*lines, "</urlset>\n"])


def robots(settings: Settings) -> str:
    """What search engines may read: everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.base_url}{SITEMAP}\n"


def is_old(page: Page) -> bool:
    """Whether a page is about what is no longer kept up to date: nobody is to be led to it as if it were current."""
    return isinstance(page.about, Answer | Flow) and page.about.status in UNKEPT


def changed(page: Page) -> date | None:
    """The day on which what a page says last changed, as its content says; of a list, that of its newest answer."""
    return max(_days(page), default=None)


def _days(page: Page) -> Iterator[date]:
    if isinstance(page.about, Flow):
        yield page.about.updated
    if isinstance(page.about, Edition):
        yield page.about.day
    answers = (page.about,) if isinstance(page.about, Answer) else page.shown
    days = (answer.updated or answer.published for answer in answers)
    yield from (day for day in days if day is not None)
