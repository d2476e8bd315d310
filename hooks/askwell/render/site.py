"""The whole site as plain data: every generated page and the style sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from typing import ParamSpec

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content import addresses
from askwell.content.handwritten import Docs
from askwell.content.links.moves import Move, moves
from askwell.content.records import Answer, Settings
from askwell.content.states import LISTED, State
from askwell.diagnostics import Diagnostic, Location, in_order
from askwell.flow.machine.limits import too_much_html
from askwell.flow.machine.machine import Machine
from askwell.letters.pictures import mailed_pictures
from askwell.progress import stage
from askwell.render import pages, pictures
from askwell.render.assets import Asset
from askwell.render.body.words import glossary
from askwell.render.chosen.pages import chosen
from askwell.render.decide.guides import guide_list, guides
from askwell.render.editions import pages as editions
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Feed
from askwell.render.feeds.making import feeds, first_documents
from askwell.render.feeds.making import files as feed_files
from askwell.render.frame import NOT_FOUND, Frame, logo
from askwell.render.handwritten import written_page
from askwell.render.life.ahead import Ahead
from askwell.render.life.banner import Banner
from askwell.render.life.corrections import corrections
from askwell.render.life.making import Job, Plain
from askwell.render.life.mistaken import Preview, Readable
from askwell.render.life.people import orders_of_person, people_lists, person_page
from askwell.render.lists.items import settle as settle_items
from askwell.render.lists.orders import orders_of
from askwell.render.lists.pager import Numbered
from askwell.render.machines.structured_data import SEARCH
from askwell.render.machines.telling import Telling
from askwell.render.moved.servers import server_files
from askwell.render.moved.stubs import script_file, stubs
from askwell.render.page import Page
from askwell.render.search import entries, entry_of, findable
from askwell.render.styles import shared_files
from askwell.render.view import View
from askwell.search.index import index_of
from askwell.search.page import search_files, search_page
from askwell.search.records import Record, records
from askwell.shelf import Shelf

KEPT = ".askwell"
"""The folder of a site for what need not be kept: texts that are too many for the memory lie on its disk."""


@dataclass(frozen=True)
class Site:
    """What the engine is given: settings, pages with their frames, files by their path, and what the search finds."""

    settings: Settings
    pages: tuple[Page, ...]
    assets: Mapping[str, Asset]
    search: tuple[Record, ...]
    """What the search finds in pages that no earlier build has finished."""

    found: frozenset[str] = frozenset()
    """The paths of all pages that the search finds."""

    moves: tuple[Move, ...] = ()
    """The addresses that lead on, each to a page of the site."""

    feeds: Mapping[str, str] = field(default_factory=dict)
    """The addresses of feeds to which programs subscribe, with whose each is."""

    index_of: Callable[[Iterable[Record]], Mapping[str, bytes]] = index_of
    banner: Banner | None = None
    """What a preview puts into every page while it is served."""

    @cached_property
    def index(self) -> Mapping[str, bytes]:
        """The files of the search's index, made once: they are written, and the audit compares them."""
        return self.index_of(self.search)


def render_site(checked: CheckedSite, docs: Docs | None = None, preview: bool = False) -> Site:
    """The site of content that has no errors, with the pages of `docs/`; a preview may have errors, and shows drafts.
    Raises ValueError if the settings are missing."""
    settings = checked.library.settings
    if settings is None:
        raise ValueError("a site without settings cannot be rendered")
    if not preview:
        return _rendered(as_built(checked), settings, docs, Plain(checked.units))
    making = Preview.of(checked, docs)
    site = _rendered(making.checked, settings, docs, making)
    if large := too_large(site, making.checked):
        making = Preview.of(replace(checked, diagnostics=in_order((*checked.diagnostics, *large))), docs)
        site = _rendered(making.checked, settings, docs, making)
    return site


def render_again(checked: CheckedSite, docs: Docs | None) -> Site | None:
    """The same site of a preview that is readable, with what an earlier one made; None if a page is too large. Raises
    StoreError if what is kept is damaged."""
    settings = checked.library.settings
    if settings is None:
        return None
    site = _rendered(checked, settings, docs, Readable(checked, docs))
    return None if too_large(site, checked) else site


def _rendered(checked: CheckedSite, settings: Settings, docs: Docs | None, making: Plain) -> Site:
    """A site whose pages and parts are made in one of two ways: as a build's, or as a preview's."""
    making.part(lambda: pictures.prepare(checked.library), None)
    view = View(checked.library, settings, checked.machines, checked.today, checked.lock)
    orders: Mapping[str, str] = making.part(lambda: checked.units.settle("orders", partial(orders_of, view)), {})
    view = replace(view, told=orders)
    parts: Mapping[str, str] = making.part(lambda: checked.units.settle("moved", view.told_moved), {})
    view = replace(view, settled_moves=parts)
    view = replace(view, items=making.part(partial(settle_items, view, checked.units), None))
    shelf = Shelf(checked.root / KEPT if checked.root else None)
    telling = Telling(view, checked.root, searched=True)
    sheets, scripts = (docs.sheets, docs.scripts) if docs else ((), ())
    frame = Frame(view, telling, sheets, scripts, making.preview, making.part(lambda: logo(docs, settings), None))
    checked.units.settle("frame", frame.parts)
    ahead = Ahead(frame, making, shelf, checked.units, partial(_found_in, view))
    made = chain(_pages(view, making, ahead), _by_hand(docs, making) if docs else ())
    plain = making.whole(page.kept(shelf.keep) for page in made)
    own = docs.files if docs else {}  # a site may have an icon of its own, and other words for robots
    new = {page.path: page for page in plain if not page.is_finished}
    search: tuple[Record, ...] = making.part(lambda: _searched(view, new, ahead.found), ())
    told: dict[str, Asset] = making.part(lambda: dict(telling.files(plain)), {})
    framed = tuple(making.framed(page, frame.around).kept(shelf.keep) for page in stage("Finishing pages", plain))
    news = Entries.of(view, framed, shelf, checked.units, ahead.entries)
    fed: tuple[Feed, ...] = making.part(lambda: tuple(feeds(news)), ())
    leading = moves(view.library, checked.lock, docs, (page.path for page in plain))
    withdrawn = [page.path for page in plain if getattr(page.about, "status", "") == State.WITHDRAWN]
    assets = {
        **making.part(lambda: shared_files(settings.looks, settings.urgency_words), shared_files(None)),
        **making.part(lambda: dict(pictures.files(view.library)), {}),
        **making.part(lambda: dict(pictures.mail_files(mailed_pictures(view.library, view.letters))), {}),
        **script_file(),
        **search_files(),
        **server_files(settings, leading, withdrawn),
        **{path: asset for path, asset in (*told.items(), *feed_files(news, fed)) if path not in own},
    }
    small: tuple[Page, ...] = making.part(
        lambda: tuple(stubs(frame, leading, {p.path: p for p in plain}, checked.units)), ()
    )
    paths: frozenset[str] = making.part(lambda: _found(view, plain), frozenset())
    return Site(settings, (*framed, *small), assets, search, paths, leading, first_documents(fed), banner=making.banner)


def _searched(view: View, new: Mapping[str, Page], made: Mapping[str, Record]) -> tuple[Record, ...]:
    """What the search finds in new pages, some of it `made` before."""
    return tuple(records(view.library, new.values(), entries(view, new), made))


def _found_in(view: View, answer: Answer, page: Page) -> Record | None:
    """What the search finds in an answer's page."""
    entry = [entry_of(view.library, answer)] if answer.status in LISTED else []
    return next(records(view.library, [page], entry), None)


def _found(view: View, pages: Iterable[Page]) -> frozenset[str]:
    """The paths of the pages that the search finds."""
    paths = {*findable(view)}
    return frozenset(page.path for page in pages if page.path in paths or page.source.startswith("docs/"))


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
    """An error for each guide whose page is too large for a phone. Those that an earlier build finished are not."""
    flows = {key: flow for key, flow in checked.library.flows.items() if key in checked.machines}
    named = {addresses.guide_path(key): (key, "") for key in flows}
    named |= {addresses.entry_path(key, name): (key, name) for key, flow in flows.items() for name in flow.entries}
    new = [(named[page.path], page) for page in site.pages if page.path in named and not page.is_finished]
    made = ((_machine(checked, *whose), page) for whose, page in new)
    found = (too_much_html(machine, len(page.html.encode())) for machine, page in made if machine)
    return tuple(problem for problem in found if problem)


def _machine(checked: CheckedSite, flow: str, entry: str) -> Machine | None:
    machine = checked.machines[flow]
    return machine.entries.get(entry) if entry else machine


def _pages(view: View, making: Plain, ahead: Ahead[Record]) -> Iterator[Page]:
    """The pages that content makes."""
    of_answers, terms = list[Page](), dict[str, tuple[str, ...]]()
    answers = [answer for answer in view.library.answers.values() if answer.status is not State.MERGED]
    for answer, _ in zip(stage("Making pages of answers", answers), ahead.through(answers), strict=True):
        path = addresses.answer_path(answer.slug)
        made = [one.kept(ahead.shelf.keep) for one in making.pages(path, answer.path, _one(pages.answer, view, answer))]
        terms |= {answer.slug: made[0].terms} if answer.status in LISTED and made[0].terms else {}
        of_answers += made
    ahead.units.settle("glossary", lambda: {"uses": repr(terms)}, always=True)
    lists, others = [*_lists(view)], [*_others(view, terms)]
    ahead.others((*lists, *others))
    for job in lists:
        yield from making.pages(*job)
    yield from of_answers
    for job in others:
        yield from making.pages(*job)


def _lists(view: View) -> Iterator[Job]:
    """The home page, and the pages of all lists of answers, each with the file that an editor would change."""
    yield Job("", "content/site.yml", _one(pages.home, view))
    for name, base, order in pages.ORDERS:
        make = partial(pages.answer_list, view, name, base, order)
        yield from _list("content/answers", make, view.orders.pages(base, order))
    archive = view.orders.pages(addresses.ARCHIVE, "archived") if view.orders.count("archived") else ()
    yield from _list("content/answers", partial(pages.archive, view), archive)


def _others(view: View, terms: Mapping[str, tuple[str, ...]]) -> Iterator[Job]:
    """All other pages that content makes; `terms` are the words that answers explain, by their slugs."""
    library = view.library
    yield Job(addresses.GLOSSARY, "content/glossary.yml", partial(glossary, view, terms))
    yield Job("topics/", "content/topics.yml", _one(pages.topics, view))
    for topic in library.topics.values():
        every = view.orders.pages(addresses.topic_path(topic.key), f"topics/{topic.key}")
        yield from _list(topic.path, partial(pages.topic, view, topic), every)
    yield Job(addresses.EXPERTS, "content/people", partial(people_lists, view))
    for person in (*view.experts, *view.staff, *view.remembered):
        every = view.orders.pages(view.person_path(person.key), *orders_of_person(person.key))
        yield from _list(person.path, partial(person_page, view, person), every)
    yield Job("decide/", "content/flows", _one(guide_list, view))
    for flow in library.flows.values():
        yield Job(addresses.guide_path(flow.key), flow.path, partial(guides, view, flow))
    for mailed in view.mailed:
        yield Job(mailed.path, mailed.machine.flow.path, _one(chosen, view, mailed))
    yield Job(addresses.NEWSLETTERS, "content/newsletters", partial(editions.archive, view))
    for letter in view.letters:
        yield Job(letter.path, library.newsletters[letter.key].path, _one(editions.edition_page, view, letter))
    yield Job(addresses.CORRECTIONS, "content", _one(corrections, view))
    yield Job(SEARCH, "content", _one(search_page, view))
    yield Job(NOT_FOUND, "content", _one(pages.not_found, view))


def _list(source: str, make: Callable[[int], Page], every: Iterable[Numbered]) -> Iterator[Job]:
    """The pages of a list, each of which is made by itself."""
    for number, path in every:
        yield Job(path, source, _one(make, number))


def _by_hand(docs: Docs, making: Plain) -> Iterator[Page]:
    """The pages of `docs/`."""
    for file, source in docs.sources.items():
        name = f"{docs.folder.name}/{source.relative_to(docs.folder).as_posix()}"
        yield from making.pages(file.removesuffix("index.html"), name, _one(written_page, docs, file))


P = ParamSpec("P")


def _one(make: Callable[P, Page], *given: P.args, **named: P.kwargs) -> Callable[[], list[Page]]:
    """What makes one page, as what makes several."""
    return lambda: [make(*given, **named)]
