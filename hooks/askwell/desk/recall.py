"""What carried the words of a text that turned out to be wrong: every place where they may still stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.built import as_built
from askwell.content import addresses
from askwell.content.history.told import told
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.content.states import UNBUILT, State, state_of
from askwell.flow.schema.records import Flow
from askwell.letters.carrying import carrying
from askwell.letters.mailed import mailed_choices
from askwell.render.machines.cards import card_path
from askwell.render.pages import HOME_SIZE, ORDERS, cut
from askwell.render.view import View
from askwell.source.files import name_in

NEWSLETTERS = "content/newsletters"
"""Where newsletters that were sent are kept, below the site's root."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One place that carries the words, or leads readers to them. `path` is its address below the site's root, or the
    path of its file."""

    group: str
    path: str
    why: str


def find(library: Library, name: str) -> Answer | Flow | None:
    """The text that somebody means by a slug, an id, the key of a guide, a former name, an address or a file. An answer
    comes before a guide of the same name, unless it says "guide:"."""
    kind, _, rest = name.partition(":") if name.startswith(("answer:", "guide:")) else ("", "", name)
    word = re.sub(r"\.(md|yml)$", "", rest.partition("#")[0].rstrip("/").rpartition("/")[2])
    if kind != "guide" and "/decide/" not in f"/{rest}" and "/d/" not in f"/{rest}" and "flows/" not in rest:
        for answer in library.answers.values():
            if word == answer.id or word == answer.slug or word in _former(answer):
                return answer
    if kind != "answer":
        for flow in library.flows.values():
            if word == flow.key or word in _former(flow):
                return flow
    return None


def recall(checked: CheckedSite, record: Answer | Flow) -> tuple[Carrier, ...]:
    """Everything that carries the words of a text, in the order in which an editor would go through it."""
    site = as_built(checked)
    found = [*_own(record), *_mailed(site, record), *_pointing(site, record), *_resting(site, record)]
    if state_of(record, checked.today) not in UNBUILT:
        found += [*_listing(site, record), *_machines(record)]
    found += _newsletters(checked, record)
    return tuple(dict.fromkeys(found))


def _former(record: Answer | Flow) -> tuple[str, ...]:
    former: tuple[str, ...] = getattr(record, "was", ())
    return former


def _own(record: Answer | Flow) -> Iterator[Carrier]:
    """The pages of the text itself, with the addresses that are mailed."""
    group = "its own pages"
    if isinstance(record, Answer):
        yield Carrier(group, addresses.answer_path(record.slug), "the page itself")
        yield Carrier(group, f"a/{record.id}/", "the short address that was copied and mailed")
    else:
        for path in addresses.guide_paths(record.key, record.entries):
            yield Carrier(group, path, "a page of the guide")
        yield Carrier(group, f"d/{record.key}/", "the short address that was copied and mailed")
    path_of = addresses.PATHS["answers" if isinstance(record, Answer) else "flows"]
    yield from (Carrier(group, path_of(key), "a former address, which leads on") for key in _former(record))


def _mailed(site: CheckedSite, record: Answer | Flow) -> Iterator[Carrier]:
    """The pages that go on from a choice that a newsletter offers."""
    for one in mailed_choices(site.library, site.machines, site.lock):
        if one.machine.flow is record:
            yield Carrier("its own pages", one.path, "a choice that a newsletter offers, with what follows from it")


def _pointing(site: CheckedSite, record: Answer | Flow) -> Iterator[Carrier]:
    """Answers that send readers there: they may repeat what they point to."""
    kind, group = ("answers" if isinstance(record, Answer) else "flows"), "answers that lead to it"
    names = {record.key, *_former(record)}
    for answer in site.library.answers.values():
        if answer.key == record.key and kind == "answers":
            continue
        path = addresses.answer_path(answer.slug)
        if any(m.kind == kind and m.id in names for text in answer.texts for m in text.mentions):
            yield Carrier(group, path, "its text links to it")
        if kind == "answers" and record.key in answer.related:
            yield Carrier(group, path, "names it under related answers")
        if kind == "flows" and answer.flow == record.key:
            yield Carrier(group, path, "offers the guide")
        if kind == "answers" and answer.instead == record.key:
            what = "was merged into it" if answer.status is State.MERGED else "sends its readers there instead"
            yield Carrier(group, path, what)


def _resting(site: CheckedSite, record: Answer | Flow) -> Iterator[Carrier]:
    """The guide that an answer offers, and what rests on a source that is the text itself."""
    group = "guides, and what rests on it"
    flow = site.library.flows.get(record.flow or "") if isinstance(record, Answer) else None
    if flow is not None:
        for key, outcome in flow.outcomes.items():
            title = " ".join(text for block in outcome.title for text in block.texts)
            yield Carrier(group, f"{addresses.guide_path(flow.key)}#{flow.key}--{key}", f"offered by it: {title}")
    own = {path for carrier in _own(record) if (path := carrier.path)}
    base = site.library.settings.base_url if site.library.settings else ""
    cited = {key for key, source in site.library.sources.items() if source.url and _below(source.url, base) in own}
    for answer in site.library.answers.values():
        for key in cited & set(answer.sources):
            yield Carrier(group, addresses.answer_path(answer.slug), f"cites it as the source '{key}'")
    for guide in site.library.flows.values():
        for name, outcome in guide.outcomes.items():
            for key in cited & set(outcome.sources):
                place = f"{addresses.guide_path(guide.key)}#{guide.key}--{name}"
                yield Carrier(group, place, f"an outcome that rests on it as the source '{key}'")


def _below(url: str, base: str) -> str:
    """An address of this site as a path; others stay."""
    return url.partition("#")[0].removeprefix(base) if base else url


def _listing(site: CheckedSite, record: Answer | Flow) -> Iterator[Carrier]:
    """Lists that show its name and how it begins."""
    group, settings = "lists", site.library.settings
    if settings is None:
        return
    view = View(site.library, settings, site.machines, site.today)
    if isinstance(record, Flow):
        yield Carrier(group, "decide/", "the list of guides")
        answers = [answer for answer in view.by_votes if answer.flow == record.key]
        for key in dict.fromkeys(topic for answer in answers for topic in answer.topics):
            yield Carrier(group, addresses.topic_path(key), "the guides of a topic")
        return
    if record in view.by_votes[:HOME_SIZE]:
        yield Carrier(group, "/", "the home page")
    if record in view.by_votes[:5]:
        yield Carrier(group, "404.html", "what the page for broken links offers")
    lists: list[tuple[str, Sequence[Answer], str]] = [
        (base, getattr(view, order), f"all answers: {name.lower()}") for name, base, order in ORDERS
    ]
    lists += [(addresses.topic_path(key), view.answers_by_topic.get(key, ()), "its topic") for key in record.topics]
    people = [key for key in record.experts if key in site.library.people]
    lists += [(view.person_path(key), view.answers_by_expert.get(key, ()), "an expert's answers") for key in people]
    lists += [(addresses.ARCHIVE, view.archived, "the archive")]
    for base, listed, what in lists:
        for _, path, shown, _ in cut(listed, base):
            if record in shown:
                yield Carrier(group, path, what)


def _machines(record: Answer | Flow) -> Iterator[Carrier]:
    """Copies for search engines, networks and programs. They are made anew by a build; others keep them longer."""
    group = "copies for machines"
    path_of = addresses.PATHS["answers" if isinstance(record, Answer) else "flows"]
    yield Carrier(group, path_of(record.key), "what its page tells search engines (JSON-LD)")
    if isinstance(record, Answer):
        yield Carrier(group, card_path(record.slug), "the picture that networks show with a link")
    if record.status == State.PUBLISHED:
        yield Carrier(group, "search/index/", "the index of the search on this site")
        yield Carrier(group, "sitemap.xml", "tells search engines to read the page again, once 'updated' is new")
    bases = [addresses.ANSWERS, *map(addresses.topic_path, record.topics)] if isinstance(record, Answer) else []
    for base in bases or [path_of(record.key)]:
        yield Carrier(
            group, addresses.feed_path(base), "what programs that read feeds have; an entry in 'changes' tells them"
        )
    if told(record):
        yield Carrier(group, addresses.CORRECTIONS, "its name stands with earlier changes")
        yield Carrier(group, addresses.CORRECTIONS_FEED, "its name stands with earlier changes")


def _newsletters(checked: CheckedSite, record: Answer | Flow) -> Iterator[Carrier]:
    """Newsletters that lead to it. Nobody can call back those that were sent, so the next one tells. Of files that are
    no editions, or have mistakes, only the words can be looked at."""
    group, root = "newsletters", checked.root
    for edition in carrying(checked.library, record):
        why = f"sent on {edition.sent} with it" if edition.sent else "not sent yet; it leads to it"
        yield Carrier(group, edition.path, f"{why}; tell its readers, then write 'mailed:'" if edition.sent else why)
    known = {edition.path for edition in checked.library.newsletters.values()}
    named = _words_of(record)
    for path in sorted((root / NEWSLETTERS).glob("**/*.md")) if root is not None else ():
        name = name_in(root, path) if root is not None else ""
        if name not in known and named.search(path.read_text("utf-8", "replace")):
            yield Carrier(group, name, "is no edition that can be read, and names it; tell its readers if it was sent")


def _words_of(record: Answer | Flow) -> re.Pattern[str]:
    """What names a text in a file of any form."""
    word = re.escape(record.key)
    names = [rf"(?:answers|decide|d)/{word}\b(?!-)", rf"(?:answer|guide):\s*{word}\b(?!-)", rf"-\s+{word}\s*$"]
    names += [rf"\b(?:a/|answer:\s*){re.escape(record.id)}\b"] if isinstance(record, Answer) else []
    names += [rf"(?:answers|decide|d)/{re.escape(former)}\b(?!-)" for former in _former(record)]
    return re.compile("|".join(names), re.MULTILINE)


def has_newsletters(root: Path | None) -> bool:
    """Whether newsletters are kept with the site."""
    return root is not None and any((root / NEWSLETTERS).glob("**/*.md"))
