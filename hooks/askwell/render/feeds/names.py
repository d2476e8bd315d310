"""The names of feeds and of their entries, which never change (tags, RFC 4151).

A name is made of the site's host, a day and an address that lasts. The lock keeps each that was published: it stays
when the site moves to another host, a day is put right, or a guide or a topic gets another name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from askwell.content import addresses
from askwell.content.editions.edition import Edition
from askwell.content.history.told import Told, all_told
from askwell.content.library import Library
from askwell.content.links.lock import Entry, Lock
from askwell.content.links.moves import owner_of, permanent_path
from askwell.content.records import Answer, Settings, Topic
from askwell.content.states import State, state_of
from askwell.flow.schema.records import Flow
from askwell.source.asked import derived

NOTHING_YET = date(1970, 1, 1)
"""The day of a feed of a site that has no text yet: Atom asks for one."""

OUT = (State.PUBLISHED, State.ARCHIVED, State.WITHDRAWN)
"""The states of texts that have an entry: what was merged is told under its new name."""


@dataclass(frozen=True)
class Names:
    """The names of a site's feeds and entries."""

    library: Library
    settings: Settings
    lock: Lock

    def has_entry(self, record: Answer | Flow, today: date) -> bool:
        """Whether a text has an entry on a day. One that is archived keeps the entry that it had as long as it was
        current; old columns that were archived from the first would come as news."""
        state = state_of(record, today)
        if state is not State.ARCHIVED or not self.lock.there or not isinstance(record, Answer):
            return state in OUT
        return self._kept(_owners(record), permanent_path(record).rstrip("/")) is not None

    def of_change(self, change: Told) -> str:
        """The name of a change of a text."""
        record = change.record
        text = permanent_path(record).rstrip("/")
        return self._kept(_owners(record), change.id) or self._tag(change.on, f"{text}/{change.id}")

    def of_text(self, record: Answer | Flow) -> str:
        """The name of an answer, or of a guide, also of one with another key by now."""
        if isinstance(record, Answer):
            path = permanent_path(record).rstrip("/")
            return self._kept(_owners(record), path) or self._tag(record.published or self.first_day, path)
        paths = [addresses.short_guide_path(key).rstrip("/") for key in (record.key, *record.was)]
        kept = (self._kept(_owners(record), path) for path in paths)
        return next((name for name in kept if name), None) or self._tag(self.first_day, paths[0])

    def of_edition(self, edition: Edition) -> str:
        """The name of a newsletter."""
        path = addresses.edition_path(edition.key).rstrip("/")
        return self._kept((owner_of(edition),), path) or self._tag(edition.day, path)

    def of_feed(self, base: str, record: Topic | Flow | None = None) -> str:
        """The name of the feed beside a page; with a record, the feed of that topic or guide, also of one that had
        another key."""
        if record is None:
            path = f"feed/{base.rstrip('/')}"
            if base == addresses.CORRECTIONS:  # published under its address before there were others
                path = f"{self.settings.base_url}{addresses.CORRECTIONS_FEED}"
                return self._kept((_list(base),), addresses.CORRECTIONS_FEED) or path
            return self._kept((_list(base),), path) or self._tag(self.first_day, path)
        path_of = addresses.PATHS["topics" if isinstance(record, Topic) else "flows"]
        paths = [f"feed/{path_of(key).rstrip('/')}" for key in (record.key, *record.was)]
        kept = (self._kept(_owners(record), path) for path in paths)
        return next((name for name in kept if name), None) or self._tag(self.first_day, paths[0])

    @derived
    def first_day(self) -> date:
        """The day of the site's first text."""
        days = [day for answer in self.library.answers.values() if (day := answer.published)]
        days += [flow.updated for flow in self.library.flows.values()]
        return min(days, default=NOTHING_YET)

    def _kept(self, owners: tuple[str, ...], ending: str) -> str | None:
        """A name in the lock that ends so, and that one of some owners has."""
        names = (entry.rest for owner in owners for entry in self.lock.names.get(owner, ()))
        return next((name for name in names if name.endswith((f":{ending}", f"/{ending}"))), None)

    @cached_property
    def _base(self) -> tuple[str, str]:
        address = urlsplit(self.settings.base_url)
        return (address.hostname or "").encode("idna").decode("ascii"), address.path.lstrip("/")

    def _tag(self, day: date, path: str) -> str:
        host, root = self._base
        return f"tag:{host},{day}:{root}{path}"


def lines(library: Library, lock: Lock, today: date) -> Iterator[Entry]:
    """A line of the lock for each name that a site's feeds have on a day: of changes, texts, newsletters, and feeds."""
    if library.settings is None:
        return
    names = Names(library, library.settings, lock)
    for change in all_told(library):
        yield Entry("feed", owner_of(change.record), names.of_change(change))
    flows = [flow for flow in library.flows.values() if names.has_entry(flow, today)]
    texts: list[Answer | Flow] = [a for a in library.answers.values() if names.has_entry(a, today)]
    for record in [*texts, *flows]:
        yield Entry("feed", owner_of(record), names.of_text(record))
    for edition in library.newsletters.values():
        yield Entry("feed", owner_of(edition), names.of_edition(edition))
    subjects: list[Topic | Flow] = [*library.topics.values(), *flows]
    for one in subjects:
        yield Entry("feed", owner_of(one), names.of_feed("", one))
    bases = [addresses.ANSWERS, addresses.CORRECTIONS]
    for base in [*bases, *([addresses.NEWSLETTERS] if has_newsletters(library, lock) else [])]:
        yield Entry("feed", _list(base), names.of_feed(base))


def has_newsletters(library: Library, lock: Lock) -> bool:
    """Whether a site has, or ever had, a feed of newsletters: nobody who subscribed to one loses it."""
    return bool(library.newsletters) or addresses.feed_path(addresses.NEWSLETTERS, addresses.ATOM) in lock.addresses


def _list(base: str) -> str:
    return f"lists:{base.rstrip('/')}"


def _owners(record: Answer | Flow | Topic) -> tuple[str, ...]:
    """Under which names the lock may have something of a record: its own first."""
    kind = owner_of(record).partition(":")[0]
    former = record.was if isinstance(record, Flow | Topic) else ()
    return (owner_of(record), *(f"{kind}:{key}" for key in former))
