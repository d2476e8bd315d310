"""The frame around a page's main text: head, masthead and footer, the same on every page of a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.parts import Link
from askwell.content.records import Settings
from askwell.render.machines.structured_data import SEARCH
from askwell.render.machines.telling import Telling, Told
from askwell.render.page import Page
from askwell.render.policy import POLICY
from askwell.render.styles import FONT, STYLE_SHEET
from askwell.render.view import View, template
from askwell.source.asked import Fact, note, unnoted

NOT_FOUND = "404.html"
_MARK = "\0\0"
"""Where the main text goes; no text of content has this sign."""


def gap(name: str) -> Markup:
    """Where words of a page go."""
    return Markup(f"\0{name}\0")


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text with gaps: what is always there, and between that the name of each gap."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Gapped:
        """A text in which gaps stand as `gap` gives them."""
        return cls(tuple(text.split("\0")))

    def filled(self, words: Mapping[str, str]) -> str:
        """The text with words in its gaps."""
        parts = [*self.parts]
        parts[1::2] = [words[name] for name in self.parts[1::2]]
        return "".join(parts)


def shape_of(page: Page, told: Told) -> tuple[object, ...]:
    """What pages have in common whose frames differ in nothing but words."""
    there = (page.robots, page.feed, told.published, told.day)
    return page.path.count("/"), page.path == NOT_FOUND, *map(bool, there)


def gapped(page: Page, told: Told) -> tuple[Page, Told]:
    """A page, and what its head says, with gaps in place of words."""
    shown = replace(
        page,
        path=page.path if page.path == NOT_FOUND else gap("path"),
        title=gap("title"),
        description=gap("description"),
        robots=gap("robots") if page.robots else "",
        canonical=gap("canonical"),
        feed=gap("feed") if page.feed else "",
    )
    said = replace(
        told,
        kind=gap("kind"),
        card=gap("card"),
        says=gap("says"),
        published=gap("published") if told.published else "",
        changed=gap("changed"),
        data=gap("data"),
        day=gap("day") if told.day else "",
    )
    return shown, said


def words_of(page: Page, told: Told) -> Mapping[str, str]:
    """What goes into the gaps, as HTML."""
    words = {
        "path": page.path,
        "title": page.title,
        "description": page.description,
        "robots": page.robots,
        "canonical": page.canonical or page.path,
        "feed": page.feed,
        "kind": told.kind,
        "card": told.card,
        "says": told.says,
        "published": told.published,
        "changed": told.changed,
        "data": told.data,
        "day": told.day,
    }
    return {name: escape(text) for name, text in words.items()}


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
    from PIL import Image  # read here: most sites have no logo

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
    _made: dict[object, tuple[Gapped, Gapped]] = field(default_factory=dict, repr=False, compare=False)
    """The frames of all shapes so far, before the main text and after it."""

    @cached_property
    def menu(self) -> tuple[Link, ...]:
        """The parts of the site that exist: what content has none of is not offered."""
        library = self.view.library
        parts = [("Answers", "/answers/", True), ("Guides", "/decide/", self.view.machines)]
        parts += [("Topics", "/topics/", library.topics)]
        parts += [("Newsletter", f"/{addresses.NEWSLETTERS}", self.view.letters), ("Search", f"/{SEARCH}", True)]
        return (*(Link(label=label, url=url) for label, url, there in parts if there), *self.view.settings.menu)

    def parts(self) -> Mapping[str, str]:
        """What the frames of all pages rest on, by the names by which they ask for it."""
        return {"menu": repr(self.menu)}

    def around(self, page: Page) -> Page:
        """The page with its frame. All pages of one shape have the same frame, but for a few words."""
        told, menu = self.telling.told(page), self._menu(page)
        shape = (shape_of(page, told), tuple(here for _, here in menu), page.scripts)
        if shape not in self._made:
            before, _, after = self._drawn(page, *gapped(page, told), gap("tab")).partition(_MARK)
            self._made[shape] = Gapped.of(before), Gapped.of(after)
        before_, after_ = self._made[shape]
        values = {**words_of(page, told), "tab": escape(self._tab(page))}
        return replace(page, before=before_.filled(values), after=after_.filled(values))

    def plainly(self, page: Page) -> Page:
        """The same, drawn for this page alone."""
        told = self.telling.told(page)
        before, _, after = self._drawn(page, page, told, self._tab(page)).partition(_MARK)
        return replace(page, before=before, after=after)

    def _drawn(self, page: Page, shown: Page, told: Told, tab: str) -> str:
        """The frame of a page; `shown`, `told` and `tab` are what it says of it, or gaps in their place."""
        settings = self.view.settings
        return template("frame/page.html").render(
            menu=self._menu(page),
            page=shown,
            settings=settings,
            to=self._to(page),
            title=tab,
            font="" if settings.looks and settings.looks.face == "system" else FONT,
            logo=self.logo,
            sheets=(STYLE_SHEET, *self.sheets),
            scripts=(*self.scripts, *page.scripts),
            told=told,
            policy="" if self.preview else POLICY,
            main=Markup(_MARK),
        )

    def _tab(self, page: Page) -> str:
        name = self.view.settings.name
        return name if page.path == "" else f"{page.title} - {name}"

    def _menu(self, page: Page) -> Sequence[tuple[Link, bool]]:
        """The links of the menu, each with whether the page stands below it."""
        note(Fact("frame/menu"))
        with unnoted():
            return [(link, page.path.startswith(link.url.lstrip("/"))) for link in self.menu]

    def _to(self, page: Page) -> object:
        """How links are written: from one page to another, or from the root where a page is served at any address."""
        root = urlsplit(self.view.settings.base_url).path
        if page.path == NOT_FOUND:
            return lambda target: target if "://" in target else f"{root}{target.lstrip('/')}"
        return lambda target: addresses.relative(page.path, target)
