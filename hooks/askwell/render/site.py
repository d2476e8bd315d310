"""The whole site as plain data: every generated page and the style sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.records import Settings
from askwell.content.states import LISTED, State
from askwell.diagnostics import Diagnostic, Location
from askwell.flow.machine.limits import too_much_html
from askwell.render import pages, pictures
from askwell.render.assets import Asset
from askwell.render.body.words import glossary
from askwell.render.decide.guides import guides
from askwell.render.frame import Frame, logo
from askwell.render.handwritten import handwritten
from askwell.render.life.corrections import corrections
from askwell.render.life.people import people_pages
from askwell.render.machines.structured_data import SEARCH
from askwell.render.machines.telling import Telling
from askwell.render.page import Page
from askwell.render.search import entries
from askwell.render.styles import shared_files
from askwell.render.view import View
from askwell.search.page import search_files, search_page
from askwell.search.records import Record, records


@dataclass(frozen=True)
class Site:
    """What the engine is given: settings, pages with their frames, files by their path, and what the search finds."""

    settings: Settings
    pages: tuple[Page, ...]
    assets: Mapping[str, Asset]
    search: tuple[Record, ...]


def render_site(checked: CheckedSite, docs: Docs | None = None, preview: bool = False) -> Site:
    """The site of content that has no errors, with the pages of `docs/`. Raises ValueError if the settings are
    missing."""
    settings = checked.library.settings
    if settings is None:
        raise ValueError("a site without settings cannot be rendered")
    checked = checked if preview else as_built(checked)
    pictures.prepare(checked.library)
    view = View(checked.library, settings, checked.machines, checked.today)
    plain = (*_pages(view), *(handwritten(docs) if docs else ()))
    telling = Telling(view, checked.root, any(page.path == SEARCH for page in plain))
    frame = Frame(
        view, telling, docs.sheets if docs else (), docs.scripts if docs else (), preview, logo(docs, settings)
    )
    own = docs.files if docs else {}  # a site may have an icon of its own, and other words for robots
    found = tuple(records(view.library, plain, entries(view)))
    told = {path: asset for path, asset in telling.files(plain) if path not in own}
    assets = {**shared_files(settings.looks), **dict(pictures.files(view.library)), **search_files(found), **told}
    return Site(settings, tuple(frame.around(page) for page in plain), assets, found)


def taken(site: Site) -> tuple[Diagnostic, ...]:
    """An error for each page whose address another page has: the second would replace the first."""
    first: dict[str, str] = {}
    found = []
    for page in site.pages:
        if page.file in first:
            hint = f"rename it, or delete it: {first[page.file]} makes the page at this address"
            found.append(Diagnostic(Location(page.source), "DOCS003", "the address of this page is taken", hint))
        first.setdefault(page.file, page.source)
    return tuple(found)


def too_large(site: Site, checked: CheckedSite) -> tuple[Diagnostic, ...]:
    """An error for each guide whose page is too large for a phone."""
    machines = {addresses.guide_path(key): machine for key, machine in checked.machines.items()}
    machines |= {
        addresses.entry_path(machine.flow.key, key): entered
        for machine in checked.machines.values()
        for key, entered in machine.entries.items()
    }
    found = (too_much_html(machines[p.path], len(p.html.encode())) for p in site.pages if p.path in machines)
    return tuple(problem for problem in found if problem)


def _pages(view: View) -> Iterator[Page]:
    yield pages.home(view)
    yield from pages.answer_lists(view)
    yield from pages.archive(view)
    answers = [(a, pages.answer(view, a)) for a in view.library.answers.values() if a.status is not State.MERGED]
    yield from (page for _, page in answers)
    yield from glossary(view, [(answer, page) for answer, page in answers if answer.status in LISTED])
    yield pages.topics(view)
    for topic in view.library.topics.values():
        yield from pages.topic(view, topic)
    yield from people_pages(view)
    yield from guides(view)
    yield corrections(view)
    yield search_page(view)
    yield pages.not_found(view)
