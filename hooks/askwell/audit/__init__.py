"""Checks over the finished HTML, as a reader without scripts would get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from askwell.audit import lists, loads, safety
from askwell.audit.answers import AnswerPage
from askwell.audit.disclaimers import disclaimers
from askwell.audit.guides import guides
from askwell.audit.links import Links
from askwell.audit.look import Look
from askwell.audit.maps import entries, maps
from askwell.audit.others import others
from askwell.audit.page import Page, read_page
from askwell.audit.styles import Styles
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
    listings: dict[str, lists.Listing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.links = Links.of(self.site, self.settings)
        self.files, self.base = self.links.files, self.links.base
        self.styles = Styles(self.site, self.base)
        machines = self.checked.machines
        self.answers = {addresses.answer_path(slug): a for slug, a in self.checked.library.answers.items()}
        self.lists = lists.Lists(self.base, self.answers)
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
        self.scripts = safety.engine_scripts(bare) if bare else frozenset()
        for path in pages:
            page = read_page(self.site, path, self.name)
            if page is None:
                place = Location(f"{self.name}/{path}")
                yield Diagnostic(place, "PAGE001", "this page is empty", "build the site again")
            else:
                yield from self.page(page)
        yield from self.links.finish(self.ids)
        loaded = [sheet for sheet in self.styles.sheets.values() if sheet]
        yield from loads.in_sheets(loaded, self.base, self.files, self.name)
        yield from lists.missing_pages(self.checked, dict.fromkeys(pages), self.name)
        yield from lists.complete_lists(self.checked, dict.fromkeys(pages), self.listings, self.name)

    def page(self, page: Page) -> Iterator[Diagnostic]:
        """All findings about one page but for what needs the others."""
        ids = safety.ids_of(page)
        self.ids[page.path] = frozenset(name for name, _ in ids)
        yield from safety.unique_ids(page, ids)
        yield from self.links.check(page, self.ids[page.path])
        yield from loads.in_page(page, self.base, self.files)
        yield from safety.tidy(page)
        yield from safety.frame(page)
        yield from safety.policy(page)
        yield from safety.scripts(page, self.scripts)
        listed = self.lists.listing(page)
        if listed is not None:
            self.listings[page.address] = listed
            yield from self.lists.entries(page)
        if not safety.sends_on(page):
            yield from self.content(page, listed)

    def content(self, page: Page, listed: lists.Listing | None) -> Iterator[Diagnostic]:
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
