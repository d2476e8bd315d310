"""The audit of a whole site: every page by itself, then what only all pages together can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from askwell.audit import indexes, known_files
from askwell.audit.html import frame, page_basics
from askwell.audit.html.head import Head, head, policy
from askwell.audit.html.links import Link, Links, missing_places
from askwell.audit.html.main_text import container, main_text, same_text
from askwell.audit.html.page import Page, address_of, letters, read_page, words
from askwell.audit.pages.answers import AnswerPage
from askwell.audit.pages.disclaimers import disclaimers
from askwell.audit.pages.expectations import Look
from askwell.audit.pages.experts_and_topics import others
from askwell.audit.pages.guides import entries, guides
from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, Location, in_order
from askwell.render.handwritten import handwritten
from askwell.render.page import Page as Rendered
from askwell.render.site import Site, render_site

NOT_FOUND = "404.html"


def audit(
    site: Path, checked: CheckedSite, docs: Docs, name: str = "site", rendered: Site | None = None
) -> tuple[Diagnostic, ...]:
    """Everything in the finished site that differs from what its content and its `docs/` call for. `name` is what
    the site's folder is called in reports, `rendered` the site that content makes, if it was made before. Content
    without settings has no site to be audited."""
    if checked.library.settings is None:
        return ()
    return SiteAudit(site, checked, rendered or render_site(checked), docs, name).whole()


@dataclass(frozen=True)
class PageAudit:
    """What one page showed: its findings, and what the audit of the whole site needs of it. The page itself is let
    go: ten thousand would not fit in memory."""

    findings: tuple[Diagnostic, ...]
    ids: frozenset[str] = frozenset()
    places: tuple[Link, ...] = ()
    """Links to places in other pages."""

    frame: int | None = None
    letters: str | None = None
    """All letters of a hand-written page, which the search may find."""


class SiteAudit:
    """One audit of a site. `page` may be called for each page in any order."""

    def __init__(self, site: Path, checked: CheckedSite, rendered: Site, docs: Docs, name: str) -> None:
        self.site, self.checked, self.rendered, self.docs, self.name = site, checked, rendered, docs, name
        self.settings = rendered.settings
        self.links = Links.of(site, self.settings)
        self.files, self.base = self.links.files, self.links.base
        self.frames = frame.Frames(self.base)
        self.generated: dict[str, Rendered] = {f"{page.path}index.html": page for page in rendered.pages}
        self.answers = {addresses.answer_path(slug): a for slug, a in checked.library.answers.items()}
        machines = checked.machines
        self.machines = {addresses.guide_path(key): machine for key, machine in machines.items()}
        self.machines |= {
            addresses.entry_path(key, entry): entered
            for key, machine in machines.items()
            for entry, entered in machine.entries.items()
        }
        self.machines |= {path: machines[a.flow] for path, a in self.answers.items() if a.flow and a.flow in machines}

    def whole(self) -> tuple[Diagnostic, ...]:
        """All findings about the site, in order."""
        return self.findings({path: self.page(path) for path in self.files.pages()})

    @cached_property
    def called_for(self) -> frozenset[str]:
        """The paths of the pages that content, `docs/` or the engine calls for."""
        return frozenset((*self.generated, *self.docs.sources, NOT_FOUND))

    def findings(self, pages: Mapping[str, PageAudit]) -> tuple[Diagnostic, ...]:
        """All findings about the site, in order, once every page has been looked at."""
        found = [finding for page in pages.values() for finding in page.findings]
        places = (link for page in pages.values() for link in page.places)
        found += missing_places(places, {path: page.ids for path, page in pages.items()})
        found += self._missing(pages)
        found += known_files.leftover_pages(pages.keys() - self.docs.files.keys(), self.called_for, self.name)
        own = pages.keys() - (self.docs.files.keys() - self.called_for)
        found += known_files.known_files(self.site, self.files.paths, self.rendered, self.docs, self.name, own)
        found += known_files.odd(self.files.others, self.name)
        found += self._frames(pages)
        public = [address_of(path) for path in pages if path in self.called_for - {NOT_FOUND}]
        found += indexes.sitemap(self.site, public, self.settings.base_url, self.name)
        texts = {address_of(path): page.letters for path, page in pages.items() if page.letters is not None}
        found += indexes.search(self.site, self.rendered, texts, self.name)
        return in_order(found)

    def _missing(self, pages: Mapping[str, PageAudit]) -> Iterator[Diagnostic]:
        """Every page that content calls for is there."""
        for path in sorted({*self.generated, NOT_FOUND} - pages.keys()):
            hint = "the generator makes it from content: see that no other step removes or replaces it"
            yield Diagnostic(Location(f"{self.name}/{path}"), "PAGE001", "this page is missing", hint)

    def _frames(self, pages: Mapping[str, PageAudit]) -> Iterator[Diagnostic]:
        """Each page has the frame that most pages have."""
        frames = {path: page.frame for path, page in pages.items() if page.frame is not None}
        if len(set(frames.values())) < 2:
            return
        usual = Counter(frames.values()).most_common(1)[0][0]
        like = next(path for path, found in frames.items() if found == usual)
        other = read_page(self.site, like, self.name)
        for path in (path for path, found in frames.items() if found != usual):
            page = read_page(self.site, path, self.name)
            if page is not None and other is not None:
                yield from self.frames.differences(page, other)

    def page(self, path: str) -> PageAudit:
        """What one page shows, by its file's path below the site."""
        page = read_page(self.site, path, self.name)
        if page is None:
            place = Location(f"{self.name}/{path}")
            return PageAudit((Diagnostic(place, "PAGE001", "this page is empty", "build the site again"),))
        if path not in self.called_for:
            return PageAudit(())
        ids = page_basics.ids_of(page)
        known = frozenset(name for name, _ in ids)
        links = self.links.check(page, known)
        found = [*page_basics.unique_ids(page, ids), *links.findings, *self._basics(page), *self._as_rendered(page)]
        found += self._content(page)
        text = None if path in self.generated or path == NOT_FOUND else letters(words(page.root))
        return PageAudit(tuple(found), known, tuple(links.places), self.frames.frame(page), text)

    def _basics(self, page: Page) -> Iterator[Diagnostic]:
        yield from page_basics.tidy(page)
        yield from page_basics.frame(page)
        yield from page_basics.plain(page)
        yield from policy(page)
        yield from known_files.inline_scripts(page, self.settings)

    def _as_rendered(self, page: Page) -> Iterator[Diagnostic]:
        """Findings unless a page's main text, and what its head and frame say of it, are what was made for it."""
        rendered = self.generated.get(page.path)
        if rendered is not None:
            yield from main_text(page, rendered.html)
            yield from self._named(page, rendered.title, rendered.description)
        elif page.path == NOT_FOUND:
            yield from main_text(page, self.rendered.not_found)
            yield from head(page, self.base, Head(f"Page not found - {self.settings.name}", self.docs.description, ""))
            yield from frame.of_page(page, "")
        elif (written := handwritten(self.docs, page.path)) is not None:
            yield from same_text(page, written.html, self.base)
            yield from self._named(page, self._title(page, written.title), written.description or self.docs.description)

    def _named(self, page: Page, title: str, description: str | None) -> Iterator[Diagnostic]:
        name = self.settings.name
        whole = name if page.address == "" else f"{title} - {name}"
        yield from head(page, self.base, Head(whole, description, f"{self.settings.base_url}{page.address}"))
        yield from frame.of_page(page, title)

    def _title(self, page: Page, given: str | None) -> str:
        """The title of a hand-written page: that of its header, or else its name in the menu, or its heading."""
        if given is not None:
            return given
        said = next((words(t) for t in page.root.iter("title")), "").removesuffix(f" - {self.settings.name}")
        article = container(page)
        heading = None if article is None else next(article.iter("h1"), None)
        named = {
            words(a)
            for a in page.root.iter("a")
            if self.base.resolve(a.get("href") or "", page.path).path == page.address
        }
        return said if said in named or heading is None else words(heading)

    def _content(self, page: Page) -> Iterator[Diagnostic]:
        """All findings about what a page says."""
        look = Look(page, self.base, self.settings)
        answer = self.answers.get(page.address)
        machine = self.machines.get(page.address)
        if answer is not None:
            yield from AnswerPage(look, answer, self.checked).check()
        else:
            yield from others(look, self.checked.library)
        yield from guides(look, machine, self.checked)
        yield from entries(look, machine)
        yield from disclaimers(look, self.checked, answer, machine)
