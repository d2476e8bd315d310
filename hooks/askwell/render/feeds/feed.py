"""A feed and its entries, whatever they are written as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from askwell.content import addresses
from askwell.shelf import Text

SIZE = 50
"""Entries of a document (ours); older ones stand in the next."""

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Author:
    """Who answers for an entry or a feed: a name, and the address of a page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What each entry says of its text besides the text itself."""

    model: str
    """"drafted", "assisted" or "none": what a language model had to do with it."""

    label: str
    """The same in a sentence; "" if nothing (EU AI Act, Article 50(4))."""

    checked: str
    dated: str
    """Who checked it, and when it was reviewed and will be again, in sentences."""

    cautions: tuple[str, ...]
    """The disclaimers of an entry."""

    state: str
    """Its state: "published", "archived" or "withdrawn"."""

    reviewed: date | None
    next_review: date | None

    @property
    def sentences(self) -> str:
        """All of it, in words."""
        return " ".join(part for part in (self.label, self.checked, self.dated, *self.cautions) if part)


class Listed(NamedTuple):
    """What a feed needs of an entry to have it in its place. No entry that says something else has the same `mark`."""

    id: str
    published: date
    updated: date
    mark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `words` is what a summary says of it, plain; `html` is the whole text, or "" where there is no more to
    say. `kind` has a word for programs and the same for readers."""

    id: str
    title: str
    url: str
    published: date
    updated: date
    words: str
    facts: Facts
    author: Author
    html: Text = ""
    kind: tuple[str, str] | None = None
    topics: tuple[tuple[str, str], ...] = ()
    """The keys and names of its topics."""

    @property
    def summary(self) -> str:
        """What is said of it in plain words, always with who checked it, the label and the cautions."""
        return f"{self.words} {self.facts.sentences}".strip()

    @property
    def listed(self) -> Listed:
        """The same, in few words."""
        mark = blake2b(repr(replace(self, html="")).encode(), digest_size=12)
        mark.update(str(self.html).encode())
        return Listed(self.id, self.published, self.updated, mark.hexdigest())


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name that never changes, the page beside which it stands, its entries, what changed last first."""

    id: str
    title: str
    about: str
    base: str
    """The path of that page."""

    owner: str
    """Whose it is, as the lock says."""

    updated: date
    entries: tuple[Listed, ...]
    former: tuple[str, ...] = ()
    """The paths of the pages beside which it stood: whoever subscribed there gets the same feed."""

    @property
    def documents(self) -> Iterator[Document]:
        """Its entries, cut into documents: at least one."""
        last = max(1, -(-len(self.entries) // SIZE))
        for number in range(1, last + 1):
            yield Document(self, number, last, self.entries[(number - 1) * SIZE : number * SIZE])


@dataclass(frozen=True, slots=True)
class Document:
    """A part of a feed, with its number and that of the last (RFC 5005, section 3)."""

    feed: Feed
    number: int
    last: int
    entries: tuple[Listed, ...]

    def around(self, ending: str) -> dict[str, str]:
        """The paths of the other documents, by their relations to this one; none, if it is alone."""
        if self.last == 1:
            return {}
        numbers = {"first": 1, "previous": self.number - 1, "next": self.number + 1, "last": self.last}
        return {
            word: addresses.feed_path(self.feed.base, ending, number)
            for word, number in numbers.items()
            if 1 <= number <= self.last
        }

    @property
    def mark(self) -> str:
        """What tells it from any that says something else."""
        feed, marks = self.feed, [entry.mark for entry in self.entries]
        head = (feed.id, feed.title, feed.about, feed.base, feed.updated, self.number, self.last)
        return blake2b(repr((head, marks)).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Form:
    """How documents are written: what stands before their entries, an entry, what stands between two, and the end."""

    ending: str
    """That of the addresses of documents."""

    head: Callable[[Document, str, Author], str]
    """What stands before the entries of a document of a site with an address, whose publisher is the author."""

    entry: Callable[[Entry], str]
    between: str
    end: str
