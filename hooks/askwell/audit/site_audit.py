"""The audit of a whole site: every page by itself, then what only all pages together can show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from askwell.audit import known_files
from askwell.audit.html import page_basics
from askwell.audit.html.as_rendered import as_rendered
from askwell.audit.html.links import LATER_PAGE, Files, Link, Links, may_go, missing_places
from askwell.audit.html.page import Page, parsed
from askwell.audit.pages.changes import changes
from askwell.audit.pages.chosen import chosen
from askwell.audit.pages.disclaimers import disclaimers
from askwell.audit.pages.editions import editions
from askwell.audit.pages.expectations import Look
from askwell.audit.pages.guides import entries, guides
from askwell.audit.pages.people import people
from askwell.audit.pages.standing import standing
from askwell.audit.pages.subjects import Subjects
from askwell.audit.search_index import search_index
from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, Location, in_order
from askwell.processes import processes
from askwell.progress import stage
from askwell.render.assets import bytes_of
from askwell.render.page import Page as Rendered
from askwell.render.site import Site, render_site
from askwell.search.index import FOLDER
from askwell.source.asked import Fact, note


def audit(
    site: Path,
    checked: CheckedSite,
    docs: Docs,
    name: str = "site",
    rendered: Site | None = None,
    edit: Edit | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything in the finished site that differs from what its content and its `docs/` call for. `name` is what
    the site's folder is called in reports, `rendered` the site that content makes, if it was made before, `edit` in
    what the site differs from one that was audited. Content without settings has no site to be audited."""
    if checked.library.settings is None:
        return ()
    return SiteAudit(site, checked, rendered or render_site(checked, docs), docs, name, edit).whole()


class Edit(NamedTuple):
    """A site that was audited but for few files: the paths of all its files, of those that were seen before, and of
    those that it had then and has no more."""

    paths: frozenset[str]
    seen: frozenset[str]
    gone: frozenset[str] = frozenset()


_WORTH = 100
"""Pages that are worth a process of their own (ours)."""


@dataclass(frozen=True)
class PageAudit:
    """What one page showed: its findings, and what the audit of the whole site needs of it. The page itself is let
    go: ten thousand would not fit in memory.

    It depends on the bytes of the page's file and on those that were rendered for it; on its `Subject` and what this
    names (people, sources, disclaimers, parts, newsletters and their items), on the answers with votes, the settings
    and the day; on the paths of the site's files, of which its links need some; on the name that reports give the
    site; and on this program. It does not depend on what other pages say: the page of corrections, which gathers
    them, is compared with content. A page without findings therefore has none as long as all that is the same, and no
    file of the site went away. Only `SiteAudit.findings` looks at all pages together: for links to places in other
    pages (LINK002), pages that are missing or that nothing calls for (PAGE001, FILE001), and files that are no pages
    (FILE001 to FILE007)."""

    findings: tuple[Diagnostic, ...]
    ids: frozenset[str] = frozenset()
    places: tuple[Link, ...] = ()
    """Links to places in other pages."""


def _is_beside(path: str, other: str) -> bool:
    """Whether a page is another of the same list as one, which changes when there are more of them or fewer."""
    base = LATER_PAGE.sub("", other)
    return base != other and LATER_PAGE.sub("", path) == base


def _ids(page: PageAudit | None) -> frozenset[str]:
    return page.ids if page else frozenset()


class SiteAudit:
    """One audit of a site. `page` may be called for each page in any order."""

    def __init__(
        self, site: Path, checked: CheckedSite, rendered: Site, docs: Docs, name: str, edit: Edit | None = None
    ) -> None:
        checked = as_built(checked)
        self.site, self.checked, self.rendered, self.docs, self.name = site, checked, rendered, docs, name
        self.settings = rendered.settings
        self.links = Links.of(site, self.settings, Files(edit.paths) if edit else None)
        self.seen = edit.seen if edit else frozenset()
        self.gone = edit.gone if edit else frozenset()
        self.files, self.base = self.links.files, self.links.base
        self.pages: dict[str, Rendered] = {page.file: page for page in rendered.pages}
        self.subjects = Subjects(checked)

    def whole(self, number: int | None = None) -> tuple[Diagnostic, ...]:
        """All findings about the site, in order: the same ones, by however many processes the pages are looked at.
        Raises ProcessesError if one of these ends too soon."""
        units, paths = self.checked.units, self.files.pages()
        lacking = {*units.lacking("audit", paths), *self._left_alone(paths)}
        new = [path for path in paths if path in lacking or path not in self.seen]
        number = processes(len(new), _WORTH) if number is None else number
        made = units.made_of_each("audit", self.page, new, number)
        return self.findings(dict(zip(stage("Auditing pages", new), made, strict=True)), paths)

    def _left_alone(self, paths: Collection[str]) -> Iterator[str]:
        """The pages that may lead to a file that is gone. New files leave no link alone, and nobody links to those of
        the search's index."""
        gone = [path for path in self.gone if not path.startswith(f"{FOLDER}/")]
        if any(not may_go(path) for path in gone):
            yield from paths
        for path in gone:
            yield from self.checked.units.resting("audit", Fact(f"link/{path}"))

    @cached_property
    def called_for(self) -> frozenset[str]:
        """The paths of the pages that content or `docs/` calls for."""
        return frozenset(self.pages)

    def findings(self, new: Mapping[str, PageAudit], paths: Collection[str]) -> tuple[Diagnostic, ...]:
        """All findings about the site, in order, once each page has been looked at. The others of all `paths` were
        looked at before, and nothing was wrong with them."""
        found = [finding for page in new.values() for finding in page.findings]
        pages = set(paths)
        found += self._missing_places(new, pages - new.keys())
        found += self._missing(paths)
        found += known_files.leftover_pages(pages - self.docs.files.keys(), self.called_for, self.name)
        own = pages - (self.docs.files.keys() - self.called_for)
        found += known_files.known_files(
            self.site, self.files.paths, self.rendered, self.docs, self.name, own, self.seen
        )
        found += known_files.odd(self.files.others, self.name)
        found += search_index(self.site, self.files.paths - self.seen, self.rendered.index, self.name)
        return in_order(found)

    def _missing_places(self, new: Mapping[str, PageAudit], old: Collection[str]) -> Iterator[Diagnostic]:
        """Each link to a place in a page finds it: those of new pages, and those of others into new pages."""
        units, links = self.checked.units, [link for page in new.values() for link in page.places]
        asked = (units.resting("audit", Fact(f"ids/{target}")) for target in (new if old else ()))
        into = {path for paths in asked for path in paths if path in old}
        others: Iterator[PageAudit] = (units.held("audit", path) for path in sorted(into))
        links += [link for page in others for link in page.places if link.target in new]
        ids = {link.target: _ids(new.get(link.target) or units.held("audit", link.target)) for link in links}
        return missing_places(links, ids)

    def _missing(self, paths: Collection[str]) -> Iterator[Diagnostic]:
        """Every page that content calls for is there."""
        for path in sorted(self.pages.keys() - set(paths)):
            hint = "the generator makes it from content: see that no other step removes or replaces it"
            yield Diagnostic(Location(f"{self.name}/{path}"), "PAGE001", "this page is missing", hint)

    def page(self, path: str) -> PageAudit:
        """What one page shows, by its file's path below the site."""
        if path not in self.called_for:
            return PageAudit(())
        note(Fact(f"page/{self.pages[path].path}"))
        raw, place = (self.site / path).read_bytes(), f"{self.name}/{path}"
        same = raw == bytes_of(self.pages[path].whole)
        text = "" if same else raw.decode("utf-8", "replace")
        page = parsed(raw if same else text.encode(), path, self.name)
        if page is None:
            return PageAudit((Diagnostic(Location(place), "PAGE001", "this page is empty", "build the site again"),))
        differs = None if same else as_rendered(text, self.pages[path].document, place)
        ids = page_basics.ids_of(page)
        known = frozenset(name for name, _ in ids)
        links = self.links.check(page, known)
        found = [differs] if differs else []
        found += [*page_basics.unique_ids(page, ids), *page_basics.one_heading(page), *links.findings]
        found += self._content(page)
        note(*(Fact(f"ids/{link.target}") for link in links.places))
        note(*(Fact(f"link/{file}") for file in links.files if not _is_beside(path, file)))
        return PageAudit(tuple(found), known, tuple(links.places))

    def _content(self, page: Page) -> Iterator[Diagnostic]:
        """What a page must say whatever a template made of it: its disclaimers, and its guide as it was proven."""
        look, checked = Look(page, self.base, self.settings), self.checked
        subject = self.subjects.of(page.address)
        yield from guides(look, subject.machine, checked)
        yield from entries(look, subject.machine)
        yield from chosen(look, subject.mailed, checked)
        yield from editions(look, subject.letter, checked)
        yield from disclaimers(look, self.subjects, subject)
        yield from standing(look, checked, subject.record)
        if subject.letter is None:  # a newsletter tells what became of its items, which is read with them
            yield from changes(look, checked.library, subject.record)
        yield from people(look, checked, subject.answer)
