"""What every template may ask: the site's content, links from the page at hand, dates in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markdown.extensions.toc import slugify
from markupsafe import Markup

from askwell.compiled import compiled
from askwell.content import addresses, required
from askwell.content.history.told import Told, all_told, told
from askwell.content.library import Library
from askwell.content.links.lock import Lock
from askwell.content.links.moves import permanent_path, remembered
from askwell.content.links.parts import Part, moved_parts
from askwell.content.people.person import Person
from askwell.content.records import Answer, Settings
from askwell.content.states import LISTED, State
from askwell.diagnostics import counted
from askwell.flow.machine.machine import Machine
from askwell.flow.report.set_aside import set_aside
from askwell.flow.schema.urgency import Urgency
from askwell.letters.letter import Letter
from askwell.letters.mailed import MailedChoice, mailed_choices
from askwell.letters.making import letters
from askwell.patterns import regex
from askwell.render import pictures
from askwell.render.decide import steps
from askwell.render.lists.items import Item, item_of
from askwell.render.lists.orders import Orders, orders_of
from askwell.source.asked import Fact, derived, note, unnoted

URGENCY_WORDS = {
    Urgency.EMERGENCY: "Emergency: act now",
    Urgency.URGENT: "Urgent: get help today",
    Urgency.ROUTINE: "Not urgent: make an appointment",
    Urgency.SELF_CARE: "Self-care: what you can do yourself",
    Urgency.OUT_OF_SCOPE: "This guide cannot advise you",
}
"""An urgency in a reader's words, so that colour is never the only sign."""


@dataclass(frozen=True)
class View:
    """The content of a site as its pages see it, on the day of the build."""

    library: Library
    settings: Settings
    machines: Mapping[str, Machine]
    today: date
    lock: Lock = field(default_factory=Lock)
    """All that was ever published."""

    told: Mapping[str, str] | None = None
    """All that is told of orders, if it was worked out before."""

    settled_moves: Mapping[str, str] | None = None
    """The same of what moved from answers."""

    items: Callable[[str], Item] | None = None
    """What gives what lists say of an answer, if it was made before."""

    @cached_property
    def orders(self) -> Orders:
        """What stands on which page of each list."""
        return Orders(self.library, orders_of(self) if self.told is None else self.told)

    @derived
    def by_votes(self) -> tuple[Answer, ...]:
        """Answers with the most votes first, then by question."""
        return self._sorted(lambda a: (-(a.votes or 0), a.question.casefold()))

    @derived
    def newest(self) -> tuple[Answer, ...]:
        """Answers published last first, then by question."""
        return self._sorted(lambda a: (-(a.published or date.min).toordinal(), a.question.casefold()))

    @derived
    def a_to_z(self) -> tuple[Answer, ...]:
        """Answers by question."""
        return self._sorted(lambda a: (a.question.casefold(),))

    @derived
    def archived(self) -> tuple[Answer, ...]:
        """Answers that are kept and no longer looked after, those published last first."""
        kept = [answer for answer in self.library.answers.values() if answer.status is State.ARCHIVED]
        return tuple(
            sorted(kept, key=lambda a: (-(a.published or date.min).toordinal(), a.question.casefold(), a.slug))
        )

    @derived
    def listed(self) -> tuple[Answer, ...]:
        """Answers that stand in lists: not those that are no longer valid."""
        return tuple(answer for answer in self.library.answers.values() if answer.status in LISTED)

    def _sorted(self, key: Any) -> tuple[Answer, ...]:
        return tuple(sorted(self.listed, key=lambda a: (*key(a), a.slug)))

    @derived
    def answers_by_topic(self) -> Mapping[str, tuple[Answer, ...]]:
        """A topic's answers, most votes first."""
        return self._grouped(lambda answer: answer.topics)

    @derived
    def answers_by_expert(self) -> Mapping[str, tuple[Answer, ...]]:
        """An expert's answers, most votes first."""
        return self._grouped(lambda answer: answer.experts)

    @derived
    def answers_by_flow(self) -> Mapping[str, tuple[Answer, ...]]:
        """The answers that lead to a guide, most votes first."""
        return self._grouped(lambda answer: [answer.flow] if answer.flow else [])

    @property
    def experts(self) -> tuple[Person, ...]:
        """The people whose words stand in answers."""
        return self.library.with_roles(others=False)

    @property
    def staff(self) -> tuple[Person, ...]:
        """All others whom pages name: authors, editors, reviewers."""
        return self.library.with_roles(others=True)

    @derived
    def remembered(self) -> tuple[Person, ...]:
        """People whom no text names any more, and whose pages were published: they keep them."""
        return remembered(self.library, self.lock)

    @derived
    def letters(self) -> tuple[Letter, ...]:
        """The newsletters that have a page, newest first."""
        return letters(self.library, self.machines)

    @derived
    def mailed(self) -> tuple[MailedChoice, ...]:
        """The choices in newsletters that have a page."""
        return mailed_choices(self.library, self.machines, self.lock)

    @derived
    def changes(self) -> tuple[Told, ...]:
        """The changes of all texts, newest first."""
        return all_told(self.library)

    def person_path(self, key: str) -> str:
        """The page of a person."""
        return self.library.person_path(key)

    @cached_property
    def moved(self) -> Mapping[str, tuple[Part, ...]]:
        """What moved away from each answer, by its slug."""
        told = self.told_moved() if self.settled_moves is None else self.settled_moves
        return {slug: tuple(Part(*part) for part in json.loads(parts)) for slug, parts in told.items()}

    def moved_from(self, slug: str) -> tuple[Part, ...]:
        """What moved away from one answer: whoever asks rests on no more (see `told_moved`)."""
        note(Fact(f"moved/{slug}"))
        with unnoted():
            return self.moved.get(slug, ())

    def told_moved(self) -> Mapping[str, str]:
        """What moved away from each answer, in one text."""
        return {slug: json.dumps(parts) for slug, parts in moved_parts(self.library).items()}

    def _grouped(self, keys: Any) -> Mapping[str, tuple[Answer, ...]]:
        groups: dict[str, list[Answer]] = {}
        for answer in self.by_votes:
            for key in keys(answer):
                groups.setdefault(key, []).append(answer)
        return {key: tuple(group) for key, group in groups.items()}

    def item(self, slug: str) -> Item:
        """What lists say of an answer."""
        return self.items(slug) if self.items else item_of(self, self.library.answers[slug])

    def listed_on(self, order: str, number: int) -> tuple[Item, ...]:
        """What a page of a list says of the answers of an order."""
        return tuple(self.item(slug) for slug in self.orders.slugs(order, number))

    def fill(self, name: str, path: str, **values: Any) -> str:
        """A template's text for the page at `path`; values are escaped unless they are Markup."""
        return template(name).render(view=self, library=self.library, settings=self.settings, path=path, **values)


def template(name: str) -> Template:
    """A template of the theme, by its path in the theme's folder."""
    return _environment().get_template(name)


_GLOBALS: Mapping[str, Any] = {
    "to": addresses.relative,
    "paths": addresses.PATHS,
    "guide_id": addresses.guide_id,
    "state_id": addresses.state_id,
    "source_id": addresses.source_id,
    "note_id": addresses.note_id,
    "noted_id": addresses.noted_id,
    "word_id": addresses.word_id,
    "meaning_id": addresses.meaning_id,
    "used_id": addresses.used_id,
    "corrections_path": addresses.CORRECTIONS,
    "feed_path": addresses.feed_path,
    "permanent_path": permanent_path,
    "told": told,
    "required": required,
    "urgency_words": URGENCY_WORDS,
    "word_class": steps.word_class,
    "progress": steps.progress,
    "back_words": steps.back_words,
    "begins_anew": steps.begins_anew,
    "chart": steps.picture,
    "step_link": steps.step_link,
    "map_path": addresses.map_path,
    "archive_path": addresses.ARCHIVE,
    "newsletters_path": addresses.NEWSLETTERS,
    "set_aside": set_aside,
    "portrait_of": pictures.portrait_of,
    "initials": pictures.initials,
    "credit_line": pictures.credit_line,
}
"""What templates may call by name."""


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may call by name, as one plain dictionary: Jinja's chain of two is gone through in Python
        for each part of each page."""
        return {**self.globals, **(d or {})}


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent.parent / "theme")
    environment = _Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # what filters make of constants would be kept, though filters change
        bytecode_cache=compiled(Path(__file__)),
    )
    environment.filters |= {"day": day, "counted": counted, "sentence": sentence}
    environment.filters |= {"heading_id": heading_id, "url": from_root}
    environment.filters |= {"first_sentences": first_sentences}
    environment.globals |= _GLOBALS
    return environment


@pass_context
def from_root(context: Context, path: str) -> str:
    """A link from the root of the site's host, as the engine makes it for the page for broken links."""
    return f"{context['root']}{path}"


def heading_id(words: str) -> str:
    """The id of a heading, as Markdown makes it of its words."""
    return slugify(words, "-")


@cache
def day(value: date) -> Markup:
    """A date in words that machines can read too."""
    return Markup('<time datetime="{}">{} {:%B %Y}</time>').format(value.isoformat(), value.day, value)


def sentence(text: str) -> str:
    """A text that ends as a sentence does, whether or not its author put the full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


_SENTENCES = regex(r"(?<=[.!?])\s+(?=[A-Z\"'\u201c\u2018])")


def first_sentences(text: str, least: int = 60) -> str:
    """The first sentence of a text, and the next ones while they are short: what a list says of an answer."""
    said = ""
    for sentence_ in _SENTENCES.split(text):
        said = f"{said} {sentence_}".strip()
        if len(said) >= least:
            break
    return said
