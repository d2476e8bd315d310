"""The frame around a page's main text: head, masthead and footer, the same on every page of a site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup
from PIL import Image

from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.parts import Link
from askwell.content.records import Settings
from askwell.render.machines.structured_data import SEARCH
from askwell.render.machines.telling import Telling
from askwell.render.page import Page
from askwell.render.policy import POLICY
from askwell.render.styles import FONT, STYLE_SHEET
from askwell.render.view import View, template

NOT_FOUND = "404.html"
_MARK = "\0"
"""Where the main text goes; no text of content has this sign."""


LOGO_HEIGHT = 40
"""CSS pixels (ours)."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture beside the site's name: its path in the site, and its width in CSS pixels."""

    path: str
    width: int
    height: int = LOGO_HEIGHT


def logo(docs: Docs | None, settings: Settings) -> Logo | None:
    """The site's logo, if it has one: a file of `docs/` that has been checked."""
    name = settings.looks.logo if settings.looks else None
    if docs is None or name is None or name not in docs.files:
        return None
    with Image.open(docs.files[name]) as picture:
        return Logo(name, round(picture.width * LOGO_HEIGHT / picture.height))


@dataclass(frozen=True)
class Frame:
    """What stands around every page of a site, and what its head tells machines. `sheets` and `scripts` are a site's
    own, by their paths; a preview has no policy, since the engine's live reload is an inline script."""

    view: View
    telling: Telling
    sheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    preview: bool = False
    logo: Logo | None = None

    @cached_property
    def menu(self) -> tuple[Link, ...]:
        """The parts of the site that exist: what content has none of is not offered."""
        library = self.view.library
        parts = [("Answers", "/answers/", True), ("Guides", "/decide/", self.view.machines)]
        parts += [("Topics", "/topics/", library.topics)]
        parts += [("Newsletter", f"/{addresses.NEWSLETTERS}", self.view.letters), ("Search", f"/{SEARCH}", True)]
        return (*(Link(label=label, url=url) for label, url, there in parts if there), *self.view.settings.menu)

    def around(self, page: Page) -> Page:
        """The page with its frame."""
        settings = self.view.settings
        text = template("frame/page.html").render(
            frame=self,
            page=page,
            settings=settings,
            to=self._to(page),
            title=settings.name if page.path == "" else f"{page.title} - {settings.name}",
            font="" if settings.looks and settings.looks.face == "system" else FONT,
            logo=self.logo,
            sheets=(STYLE_SHEET, *self.sheets),
            scripts=(*self.scripts, *page.scripts),
            told=self.telling.told(page),
            policy="" if self.preview else POLICY,
            main=Markup(_MARK),
        )
        before, _, after = text.partition(_MARK)
        return replace(page, before=before, after=after)

    def _to(self, page: Page) -> object:
        """How links are written: from one page to another, or from the root where a page is served at any address."""
        root = urlsplit(self.view.settings.base_url).path
        if page.path == NOT_FOUND:
            return lambda target: target if "://" in target else f"{root}{target.lstrip('/')}"
        return lambda target: addresses.relative(page.path, target)

    def here(self, page: Page, url: str) -> bool:
        """Whether a page stands below a part of the menu."""
        return page.path.startswith(url.lstrip("/"))
