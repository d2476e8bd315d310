"""What the head of each page tells machines, and the files that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from askwell.colours import theme_colours
from askwell.content.people.person import Person
from askwell.content.records import Answer
from askwell.render.assets import Asset
from askwell.render.machines.cards import DEFAULT, HEIGHT, WIDTH, Card, Colours, card_path, made
from askwell.render.machines.icons import icons
from askwell.render.machines.sitemap import ROBOTS, changed, is_old, robots, sitemaps
from askwell.render.machines.structured_data import structured_data
from askwell.render.page import Page
from askwell.render.view import View, day


@dataclass(frozen=True, slots=True)
class Told:
    """What one page's head says: its kind and dates in the words of Open Graph, its card, its JSON-LD."""

    kind: str
    card: str
    says: str
    """The words on the card, for readers who do not see it."""

    published: str
    changed: str
    data: Markup
    day: str = ""
    """The day of its text, for paper."""

    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Telling:
    """What a site tells machines. Cards are kept below `root`; `searched` says whether the site has a search page."""

    view: View
    root: Path | None = None
    searched: bool = False

    @cached_property
    def colours(self) -> Colours:
        """The colours of a light page."""
        light, _ = theme_colours()
        looks = self.view.settings.looks
        return Colours(light["tint"], light["ink"], looks.brand if looks and looks.brand else light["brand"])

    def told(self, page: Page, data: bool = True) -> Told:
        """What a page's head says. An address that leads to the page says the same, without the data."""
        about, card = None if is_old(page) else page.about, self._card(page)
        kinds = {Answer: "article", Person: "profile"}
        return Told(
            kind=next((word for kind, word in kinds.items() if isinstance(about, kind)), "website"),
            card=self._path(page),
            says=f"{card.name}: {card.words}",
            published=f"{about.published or ''}" if isinstance(about, Answer) else "",
            changed=f"{changed(page) or ''}" if isinstance(about, Answer) else "",
            data=Markup(structured_data(self.view, page, self._path(page), self.searched) if data else ""),
            day="" if is_old(page) or not (last := changed(page)) else day(last),
        )

    def files(self, pages: Iterable[Page]) -> Iterator[tuple[str, Asset]]:
        """The files that machines ask for, by their paths."""
        pages = list(pages)
        for page in pages:
            if (card := self._card(page)) is not self.default and isinstance(page.about, Answer):
                yield card_path(page.about.slug), made(card, self.colours, self.root)
        yield DEFAULT, made(self.default, self.colours, self.root)
        yield from icons(self.view.settings, self.colours, self.root)
        yield from sitemaps(self.view.settings, pages).items()
        yield ROBOTS, robots(self.view.settings)

    @cached_property
    def default(self) -> Card:
        """The card of pages that have none of their own."""
        return Card(self.view.settings.name, self.view.settings.description)

    def _card(self, page: Page) -> Card:
        if isinstance(page.about, Answer) and not is_old(page):
            own = Card(self.view.settings.name, page.about.question)
            return own if own.can_be_drawn else self.default
        return self.default

    def _path(self, page: Page) -> str:
        if isinstance(page.about, Answer) and self._card(page) is not self.default:
            return card_path(page.about.slug)
        return DEFAULT
