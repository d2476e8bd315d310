"""The list of all pages for search engines, with the day on which the content of each last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from askwell.content.editions.edition import Edition
from askwell.content.records import Answer, Settings
from askwell.content.states import UNKEPT
from askwell.flow.schema.records import Flow
from askwell.render.feeds.escaping import escape
from askwell.render.page import Page

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"

PART = "sitemap-{}.xml"
"""The files of a sitemap that is more than one, by their numbers."""

MOST_ADDRESSES, MOST_BYTES = 50_000, 52_000_000
"""What a file of a sitemap may hold: 50,000 addresses and 52,428,800 bytes (sitemaps.org), here without its head."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(settings: Settings, pages: Iterable[Page]) -> Mapping[str, str]:
    """All pages that search engines may show, in the form of sitemaps.org, by the paths of their files: one, or several
    and a list of them in the place of the one, if there are more pages than one may hold."""
    days = ((page, changed(page)) for page in pages if _is_shown(page))
    lines = [_url(settings, page, day) for page, day in days]
    files = [_urls(part) for part in _cut(lines)]
    if len(files) == 1:
        return {SITEMAP: files[0]}
    named = {PART.format(number): file for number, file in enumerate(files, start=1)}
    listed = "".join(f"<sitemap><loc>{escape(settings.base_url + name)}</loc></sitemap>\n" for name in named)
    return {SITEMAP: f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n', **named}


def _is_shown(page: Page) -> bool:
    return not ("noindex" in page.robots or page.path.endswith(".html") or is_old(page))


def _url(settings: Settings, page: Page, day: date | None) -> str:
    """The line of a page. One of which no date is known has none: the day of the build says nothing."""
    last = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(settings.base_url + page.path)}</loc>{last}</url>\n"


def _cut(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines in parts that a file may hold; one part, if there are none."""
    start = size = 0
    for place, line in enumerate(lines):
        size += len(line.encode())
        if place - start == MOST_ADDRESSES or size > MOST_BYTES:
            yield lines[start:place]
            start, size = place, len(line.encode())
    yield lines[start:]


def _urls(lines: Iterable[str]) -> str:
    return f'{_HEAD}<urlset xmlns="{_SPACE}">\n{"".join(lines)}</urlset>\n'


def robots(settings: Settings) -> str:
    """What search engines may read: everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.base_url}{SITEMAP}\n"


def is_old(page: Page) -> bool:
    """Whether a page is about what is no longer kept up to date: nobody is to be led to it as if it were current."""
    return isinstance(page.about, Answer | Flow) and page.about.status in UNKEPT


def changed(page: Page) -> date | None:
    """The day on which what a page says last changed, as its content says; of a list, that of its newest answer."""
    return page.day if page.is_finished else max(_days(page), default=None)


def _days(page: Page) -> Iterator[date]:
    about = page.about
    if isinstance(about, Flow):
        yield about.updated
    if isinstance(about, Edition):
        yield about.day
    own = [about.updated or about.published] if isinstance(about, Answer) else [item.day for item in page.shown]
    yield from (day for day in own if day is not None)
