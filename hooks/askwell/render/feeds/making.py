"""All feeds of a site, and the files that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from askwell.content import addresses
from askwell.content.history.told import all_told, told
from askwell.content.links.moves import owner_of
from askwell.content.parts import FeedText
from askwell.content.records import Answer, Topic
from askwell.content.states import State
from askwell.flow.schema.records import Flow
from askwell.render.assets import Asset
from askwell.render.feeds.atom import atom, atom_entry
from askwell.render.feeds.editions import edition_entries
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Author, Entry, Feed
from askwell.render.feeds.json_feed import json_feed, json_item
from askwell.render.feeds.names import Names, has_newsletters
from askwell.render.life.corrections import TITLE
from askwell.render.page import Page
from askwell.render.view import View
from askwell.shelf import Shelf


def feeds(view: View, pages: Iterable[Page], shelf: Shelf) -> tuple[Feed, ...]:
    """The feeds of a site, from its content and from the texts of its pages, which are there."""
    texts = {page.path: page.texts for page in pages if isinstance(page.about, Answer) and not page.mistaken}
    names = Names(view.library, view.settings, view.lock)
    making = Entries(view, names, texts, view.settings.feeds is FeedText.FULL, shelf.keep)
    return tuple(_feeds(making))


def files(view: View, made: Iterable[Feed], shelf: Shelf) -> Iterator[tuple[str, Asset]]:
    """The files of feeds by their paths. Each entry is written once, however many feeds have it."""
    made, base_url = list(made), view.settings.base_url
    publisher = Author(view.settings.name, base_url)
    entries = {entry.id: entry for feed in made for entry in feed.entries}
    in_atom = {name: shelf.keep(atom_entry(entry)) for name, entry in entries.items()}
    in_json = {name: shelf.keep(json_item(entry)) for name, entry in entries.items()}
    for feed in made:
        for document in feed.documents:
            xml = atom(document, base_url, publisher, in_atom)
            data = json_feed(document, base_url, publisher, in_json)
            for base in (feed.base, *feed.former):
                yield addresses.feed_path(base, addresses.ATOM, document.number), xml
                yield addresses.feed_path(base, addresses.JSON_FEED, document.number), data


def first_documents(made: Iterable[Feed]) -> Mapping[str, str]:
    """The addresses to which programs subscribe, with whose each is. Older documents come and go."""
    bases = {base: feed.owner for feed in made for base in (feed.base, *feed.former)}
    endings = (addresses.ATOM, addresses.JSON_FEED)
    return {addresses.feed_path(base, ending): owner for base, owner in bases.items() for ending in endings}


def _feeds(making: Entries) -> Iterator[Feed]:
    library, today = making.view.library, making.view.today
    out = [answer for answer in library.answers.values() if making.names.has_entry(answer, today)]
    answers = {answer.slug: making.of_answer(answer) for answer in out}
    about = "Answers that are new, or that say something else than before."
    yield _feed(
        making, addresses.ANSWERS, "all answers", about, answers.values(), days=_merged(library.answers.values())
    )
    by_topic: dict[str, list[Entry]] = {key: [] for key in library.topics}
    for slug, entry in answers.items():
        for key in dict.fromkeys(library.answers[slug].topics):
            by_topic.setdefault(key, []).append(entry)
    for topic in library.topics.values():
        mine = by_topic[topic.key]
        yield _feed(making, addresses.topic_path(topic.key), topic.name, topic.summary, mine, topic)
    for flow in library.flows.values():
        if making.names.has_entry(flow, today) and (flow.key in making.view.machines or flow.status == State.WITHDRAWN):
            entries = [making.of_guide(flow), *map(making.of_change, told(flow))]
            about = "Changes of one guide." + (f" {flow.purpose}" if flow.status != State.WITHDRAWN else "")
            yield _feed(making, addresses.guide_path(flow.key), flow.title, about, entries, flow)
    changes = map(making.of_change, all_told(library))
    about = "What was corrected or changed after publication."
    yield _feed(making, addresses.CORRECTIONS, TITLE.lower(), about, changes)
    if has_newsletters(library, making.view.lock):
        about = "Our newsletters, with what was corrected or withdrawn since."
        yield _feed(making, addresses.NEWSLETTERS, "newsletters", about, edition_entries(making))


def _merged(answers: Iterable[Answer]) -> Sequence[date]:
    """The days on which some answers went into others, and out of feeds."""
    return [answer.since for answer in answers if answer.status is State.MERGED and answer.since is not None]


def _feed(
    making: Entries,
    base: str,
    title: str,
    about: str,
    entries: Iterable[Entry],
    record: Topic | Flow | None = None,
    days: Sequence[date] = (),
) -> Feed:
    """A feed, what changed last first: programs ask for the first document only. Entries of one day stand in the order
    of their publication, then as they come."""
    ordered = sorted(entries, key=lambda entry: (entry.updated, entry.published), reverse=True)
    path_of = addresses.PATHS["flows" if isinstance(record, Flow) else "topics"]
    return Feed(
        id=making.names.of_feed(base, record),
        title=f"{making.view.settings.name}: {title}",
        about=about,
        base=base,
        owner=owner_of(record) if record else f"lists:{base.rstrip('/')}",
        updated=max((*days, *(entry.updated for entry in ordered)), default=making.names.first_day),
        entries=tuple(ordered),
        former=tuple(path_of(key) for key in record.was) if record else (),
    )
