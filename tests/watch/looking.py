"""A site whose sources are looked at day after day, at a server on this machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from askwell.content.library import Library
from askwell.watch.accepting import accept
from askwell.watch.report import in_words, report_of
from askwell.watch.state import Result, read_state, troubles
from askwell.watch.watching import DAY, ask_sources
from tests.helpers import Site
from tests.watch.server import Page, Pages, Time, visitor

TODAY = date(2026, 11, 22)
KEY = "test-source"


def library_of(site: Site, server: Pages, **urls: str) -> Library:
    """The site's sources, at addresses of the server: those that editors write begin with https."""
    library = site.check().library
    paths = {KEY: "/page", **{name.replace("_", "-"): path for name, path in urls.items()}}
    sources = {
        key: source.model_copy(update={"url": server.url + paths[key] if key in paths else None})
        for key, source in library.sources.items()
    }
    return replace(library, sources=sources)


class Watch:
    """A site that is looked at day after day."""

    def __init__(self, site: Site, server: Pages) -> None:
        self.site, self.server, self.time, self.today = site, server, Time(), TODAY
        self.library = library_of(site, server)

    def ask(self, said: Page | None = None, days: int = 0, **values: Any) -> None:
        """Asks again after some days, of which the server has something to say."""
        if said is not None:
            self.server.pages["/page"] = said
        self.today += timedelta(days)
        self.time.now += days * DAY
        ask_sources(self.site.root, self.library, self.today, visitor(self.time, **values))

    def kinds(self) -> list[str]:
        return [f"{t.kind} {t.since}" for t in troubles(self.site.root, self.library)]

    def accept(self, *ids: str) -> list[str]:
        done = accept(self.site.root, self.library, ids)
        return [*done.taken, *done.refused]

    def told(self) -> str:
        return "\n".join(in_words(report_of(self.site.root, self.library), self.today))

    def result(self) -> Result:
        return read_state(self.site.root).entries[KEY].result
