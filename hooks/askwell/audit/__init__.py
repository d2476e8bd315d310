"""Checks over the finished HTML, as a reader without scripts would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from askwell.audit import listings
from askwell.audit.css import loaded_files
from askwell.audit.css.cascade import Styles
from askwell.audit.html import page_basics
from askwell.audit.html.links import Links
from askwell.audit.html.page import Page, read_page
from askwell.audit.pages.answers import AnswerPage
from askwell.audit.pages.disclaimers import disclaimers
from askwell.audit.pages.expectations import Look
from askwell.audit.pages.experts_and_topics import others
from askwell.audit.pages.guide_map import entries, maps
from askwell.audit.pages.guides import guides
from askwell.checks import Checked
from askwell.content import addresses
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic, Location, in_order

__all__ = ["audit"]


def audit(site: Path, checked: Checked, name: str = "site") -> tuple[Diagnostic, ...]:
    """Everything in the finished site that differs from what its content calls for. `name` is what
    the site's folder is called in reports. Content without settings has no site to be audited."""
    settings = checked.library.settings
    return in_order(_Audit(site, checked, settings, name).run()) if settings else ()


@dataclass
class _Audit:
    """One look at every page. A page is let go once it has been read: ten thousand would not fit in memory."""

    site: Path
    checked: Checked
    settings: Settings
    name: str
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    listed: dict[str, listings.Listing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.links = Links.of(self.site, self.settings)
        self.files, self.base = self.links.files, self.links.base
        self.styles = Styles(self.site, self.base)
        machines = self.checked.machines
        self.answers = {addresses.answer_path(slug): a for slug, a in self.checked.library.answers.items()}
        self.lists = listings.Lists(self.base, self.answers)
        self.machines = {addresses.guide_path(key): machine for key, machine in machines.items()}
        self.machines |= {
            addresses.entry_path(key, entry): entered
            for key, machine in machines.items()
            for entry, entered in machine.entries.items()
        }
        self.machines |= {path: machines[a.flow] for path, a in self.answers.items() if a.flow and a.flow in machines}

    def run(self) -> Iterator[Diagnostic]:
        """All findings, in no order."""
        pages = self.files.pages()
        bare = read_page(self.site, "404.html", self.name) if "404.html" in self.files.paths else None
        self.scripts = page_basics.engine_scripts(bare) if bare else frozenset()
        for path in pages:
            page = read_page(self.site, path, self.name)
            if page is None:
                place = Location(f"{self.name}/{path}")
                yield Diagnostic(place, "PAGE001", "this page is empty", "build the site again")
            else:
                yield from self.page(page)
        yield from self.links.finish(self.ids)
        loaded = [sheet for sheet in self.styles.sheets.values() if sheet]
        yield from loaded_files.in_sheets(loaded, self.base, self.files, self.name)
        yield from listings.missing_pages(self.checked, dict.fromkeys(pages), self.name)
        yield from listings.complete_lists(self.checked, dict.fromkeys(pages), self.listed, self.name)

    def page(self, page: Page) -> Iterator[Diagnostic]:
        """All findings about one page but for what needs the others."""
        ids = page_basics.ids_of(page)
        self.ids[page.path] = frozenset(name for name, _ in ids)
        yield from page_basics.unique_ids(page, ids)
        yield from self.links.check(page, self.ids[page.path])
        yield from loaded_files.in_page(page, self.base, self.files)
        yield from page_basics.tidy(page)
        yield from page_basics.frame(page)
        yield from page_basics.policy(page)
        yield from page_basics.scripts(page, self.scripts)
        listed = self.lists.listing(page)
        if listed is not None:
            self.listed[page.address] = listed
            yield from self.lists.entries(page)
        if not page_basics.sends_on(page):
            yield from self.content(page, listed)

    def content(self, page: Page, listed: listings.Listing | None) -> Iterator[Diagnostic]:
        """All findings about what a page says and shows."""
        look = Look(page, self.styles.of(page), self.base, self.settings)
        answer = self.answers.get(page.address)
        machine = self.machines.get(page.address)
        if answer is not None:
            yield from AnswerPage(look, answer, self.checked).check()
        else:
            yield from others(look, self.checked.library)
        yield from guides(look, machine, self.checked)
        yield from maps(look, machine)
        yield from entries(look, machine)
        yield from disclaimers(look, self.checked, answer, machine, listed)
