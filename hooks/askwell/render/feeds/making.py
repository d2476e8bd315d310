"""All feeds of a site, and the files that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from askwell.content import addresses
from askwell.content.history.told import Told, all_told, told
from askwell.content.links.moves import owner_of
from askwell.content.records import Answer, Topic
from askwell.content.states import State
from askwell.flow.schema.records import Flow
from askwell.render.assets import Made
from askwell.render.feeds.atom import ATOM
from askwell.render.feeds.editions import edition_entries
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Feed, Listed
from askwell.render.feeds.json_feed import JSON_FEED
from askwell.render.feeds.names import has_newsletters
from askwell.render.feeds.writing import Written
from askwell.render.life.corrections import TITLE

FORMS = (ATOM, JSON_FEED)


def files(making: Entries, made: Iterable[Feed]) -> Iterator[tuple[str, Made]]:
    """The files of feeds by their paths. Each entry is written once, however many feeds have it."""
    base_url, keep = making.view.settings.base_url, making.shelf.keep
    written, paths = Written(base_url, making.publisher, making.whole, keep, making.units), []
    for feed in made:
        for document in feed.documents:
            mark = document.mark
            for form in FORMS:
                for base in (feed.base, *feed.former):
                    paths.append(path := addresses.feed_path(base, form.ending, document.number))
                    yield path, Made(mark, partial(written.document, document, form, base))
    written.stay(paths)


def first_documents(made: Iterable[Feed]) -> Mapping[str, str]:
    """The addresses to which programs subscribe, with whose each is. Older documents come and go."""
    bases = {base: feed.owner for feed in made for base in (feed.base, *feed.former)}
    return {addresses.feed_path(base, form.ending): owner for base, owner in bases.items() for form in FORMS}


def feeds(making: Entries) -> Iterator[Feed]:
    """The feeds of a site."""
    library, today = making.view.library, making.view.today
    out = {slug: one for slug, one in library.answers.items() if making.names.has_entry(one, today)}
    answers = {slug: making.of_each(one) for slug, one in out.items()}
    about = "Answers that are new, or that say something else than before."
    yield _feed(
        making, addresses.ANSWERS, "all answers", about, answers.values(), days=_merged(library.answers.values())
    )
    by_topic: dict[str, list[Listed]] = {key: [] for key in library.topics}
    for slug, entry in answers.items():
        for key in dict.fromkeys(out[slug].topics):
            by_topic.setdefault(key, []).append(entry)
    for topic in library.topics.values():
        mine = by_topic[topic.key]
        yield _feed(making, addresses.topic_path(topic.key), topic.name, topic.summary, mine, topic)
    for flow in library.flows.values():
        if making.names.has_entry(flow, today) and (flow.key in making.view.machines or flow.status == State.WITHDRAWN):
            guide = making.listed(f"flows/{flow.key}", partial(making.of_guide, flow))
            entries = [guide, *(_change(making, change) for change in told(flow))]
            about = "Changes of one guide." + (f" {flow.purpose}" if flow.status != State.WITHDRAWN else "")
            yield _feed(making, addresses.guide_path(flow.key), flow.title, about, entries, flow)
    changes = (_change(making, change) for change in all_told(library))
    about = "What was corrected or changed after publication."
    yield _feed(making, addresses.CORRECTIONS, TITLE.lower(), about, changes)
    if has_newsletters(library, making.view.lock):
        about = "Our newsletters, with what was corrected or withdrawn since."
        yield _feed(making, addresses.NEWSLETTERS, "newsletters", about, edition_entries(making))


def _change(making: Entries, change: Told) -> Listed:
    record, name, gone_to = change.record, change.id, change.gone_to
    key = f"changes/{owner_of(record)}/{name}/{gone_to}"
    return making.listed(key, partial(making.of_change, record, name, gone_to))


def _merged(answers: Iterable[Answer]) -> Sequence[date]:
    """The days on which some answers went into others, and out of feeds."""
    return [answer.since for answer in answers if answer.status is State.MERGED and answer.since is not None]


def _feed(
    making: Entries,
    base: str,
    title: str,
    about: str,
    entries: Iterable[Listed],
    record: Topic | Flow | None = None,
    days: Sequence[date] = (),
) -> Feed:
    """A feed, what changed last first: programs ask for the first document only. Entries of one day stand in the order
    of their publication, then as they come."""
    ordered = sorted(entries, key=lambda entry: (entry.updated, entry.published), reverse=True)
    every = [*days, *(entry.updated for entry in ordered)]
    path_of = addresses.PATHS["flows" if isinstance(record, Flow) else "topics"]
    return Feed(
        id=making.names.of_feed(base, record),
        title=f"{making.view.settings.name}: {title}",
        about=about,
        base=base,
        owner=owner_of(record) if record else f"lists:{base.rstrip('/')}",
        updated=max(every) if every else making.names.first_day,
        entries=tuple(ordered),
        former=tuple(path_of(key) for key in record.was) if record else (),
    )
