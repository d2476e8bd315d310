"""The Library: every record of a site, by kind and id."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from askwell.content import addresses
from askwell.content.body.text import Heading, MarkdownText
from askwell.content.editions.edition import NEWSLETTERS, Edition
from askwell.content.editions.sent import SentFile
from askwell.content.glossary import Index, Term
from askwell.content.people.person import Person
from askwell.content.people.roles import PEOPLE, Role, Roles, roles_in
from askwell.content.pictures.picture import Picture
from askwell.content.records import Answer, Disclaimer, Settings, Source, Topic
from askwell.content.states import end_of
from askwell.flow.schema.records import Flow
from askwell.flow.schema.shared_parts import SharedPart
from askwell.flow.schema.vocabulary import Vocabulary
from askwell.source.asked import Fact, derived, note, unnoted
from askwell.source.record import Record

V = TypeVar("V")


@dataclass(frozen=True)
class Library:
    """All content of a site, each collection in order of its keys. `answers` are keyed by slug.

    `incomplete` names the collections in which a record is missing because of a mistake in it. `bodies` has the
    Markdown of every answer, also of those that are missing, so that rules about it can look at all. `pictures` are
    those of answers by their paths, `portraits` those of people by the people's ids, `transcripts` the
    paragraphs of what is said in media, by the paths of their files. `sent` is what was mailed of newsletters, by their
    keys. `drafts` are the paths of all files that are drafts, also of those that cannot be read. `known` are the roles
    of people in all content and in what of it is built, if they need not be worked out.
    """

    settings: Settings | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    disclaimers: Mapping[str, Disclaimer] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    parts: Mapping[str, SharedPart] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    newsletters: Mapping[str, Edition] = field(default_factory=dict)
    sent: Mapping[str, SentFile] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    bodies: Mapping[str, MarkdownText] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    portraits: Mapping[str, Picture] = field(default_factory=dict)
    transcripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    known: tuple[Roles, ...] = ()

    @cached_property
    def words(self) -> Index:
        """Finds the words of the glossary in a text."""
        return Index.of(self.glossary)

    @property
    def roles(self) -> Roles:
        """What each person does on the site."""
        with self._roles("*") as roles:
            return roles

    @derived
    def renamed(self) -> Mapping[str, tuple[tuple[int, Heading], ...]]:
        """The headings that say where they were found before, each with its number among those of its answer, by the
        answers' slugs."""
        found: dict[str, tuple[tuple[int, Heading], ...]] = {}
        for slug, answer in self.answers.items():
            if renamed := tuple((number, one) for number, one in enumerate(answer.headings) if one.was):
                found[slug] = renamed
        return found

    def path_of(self, kind: str, key: str) -> str:
        """The address of a record's page, by its collection and its key; "pages" are those written by hand."""
        if kind == NEWSLETTERS:
            return addresses.edition_path(key)
        return self.person_path(key) if kind == PEOPLE else addresses.LINKED[kind](key)

    def person_path(self, key: str) -> str:
        """The page of a person."""
        with self._roles(key) as roles:
            return roles.path(key)

    def has_role(self, person: str, *roles: Role) -> bool:
        """Whether a person has one of some roles."""
        with self._roles(person) as found:
            return found.has(person, *roles)

    def with_roles(self, others: bool) -> tuple[Person, ...]:
        """The people whose words stand in answers, or all others who have a role."""
        roles = self.roles
        named = (person for key, person in self.people.items() if key in roles.of)
        return tuple(person for person in named if roles.has(person.key, Role.EXPERT) != others)

    @contextmanager
    def _roles(self, person: str) -> Iterator[Roles]:
        """The roles of one person, or of all ("*"): whoever asks for them rests on no more (see `checks.judged`)."""
        note(Fact(f"roles/{person}"))
        with unnoted():
            yield self.known[0] if self.known else self.worked_out

    @derived
    def worked_out(self) -> Roles:
        """The roles of all people, from what content says."""
        settings = (self.settings,) if self.settings else ()
        return roles_in((*settings, *self.answers.values(), *self.flows.values()))

    @derived
    def leads(self) -> Mapping[str, str]:
        """The slug of the answer to which each former slug, and that of each merged answer, leads."""
        ends = ((answer, end_of(self.answers, slug)) for slug, answer in self.answers.items())
        return {old: end.slug for answer, end in ends if end for old in (answer.slug, *answer.was) if old != end.slug}

    def known_of(self, kind: str) -> Collection[str]:
        """What the records of a kind are called, and the drafts that cannot be read."""
        drafts = {name_of(path) for path in self.drafts if path.startswith(f"content/{kind}/")}
        return self.collection(kind).keys() | drafts

    def unread_draft(self, kind: str, key: str) -> str:
        """The file of a draft that cannot be read, by its kind and name; "" if there is none."""
        if key in self.collection(kind):
            return ""
        found = (path for path in self.drafts if path.startswith(f"content/{kind}/") and name_of(path) == key)
        return min(found, default="")

    def collection(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind, by its name: "answers", "people", "topics" and so on."""
        records: Mapping[str, Record] = getattr(self, kind)
        return records


def name_of(path: str) -> str:
    """What a record is called that has a file of its own."""
    return path.rpartition("/")[2].partition(".")[0]


class Bodies(Mapping[str, MarkdownText]):
    """The Markdown of answers by slug: of those that are there, and of those that could not be read. Merged answers
    have none."""

    def __init__(self, answers: Mapping[str, Answer], slugs: Iterable[str], unread: Mapping[str, MarkdownText]) -> None:
        self._answers, self._slugs = answers, dict.fromkeys(slugs)
        self.unread = unread

    def __getitem__(self, slug: str) -> MarkdownText:
        if slug not in self._slugs:
            raise KeyError(slug)
        return self.unread[slug] if slug in self.unread else self._answers[slug].body

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


class Changed(Mapping[str, V]):
    """A mapping with other values at some of its keys. The others are looked up when they are asked for."""

    def __init__(self, whole: Mapping[str, V], others: Mapping[str, V]) -> None:
        self._whole, self._others = whole, others

    def __getitem__(self, key: str) -> V:
        return self._others[key] if key in self._others else self._whole[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    def __contains__(self, key: object) -> bool:
        return key in self._whole

    def values(self) -> list[V]:  # type: ignore[override]
        """All values, of the whole mapping as it gives them all at once."""
        return [value for _, value in self.items()]

    def items(self) -> list[tuple[str, V]]:  # type: ignore[override]
        """All values with their keys."""
        return [(key, self._others.get(key, value)) for key, value in self._whole.items()]


class Part(Mapping[str, V]):
    """Some of what is in a mapping, looked up when it is asked for."""

    def __init__(self, whole: Mapping[str, V], keys: Container[str]) -> None:
        self._whole, self._keys = whole, dict.fromkeys(key for key in whole if key in keys)

    def __getitem__(self, key: str) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._whole[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
