"""Which editions carry a text, and which of them told a change of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from askwell.content.editions.edition import Edition, EditionItem, EditionState
from askwell.content.history.told import Told
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.flow.schema.records import Flow
from askwell.letters.keeping import record_of
from askwell.letters.making import guide_of, text_of
from askwell.letters.sent import Sent, read_sent


def kept(library: Library, edition: Edition) -> Sent | None:
    """What was mailed of an edition; None if it was not sent, or if no file keeps it that can be read."""
    file = library.sent.get(edition.key) if edition.sent else None
    found = read_sent(file) if file else None
    return found if isinstance(found, Sent) else None


def named(library: Library, item: EditionItem) -> tuple[Answer | Flow, ...]:
    """The texts that stand behind an item as it is written: what it names, and of an answer that was merged the one
    that it went into."""
    answers = library.answers.values() if item.answer else ()
    own = (answer for answer in answers if item.answer == answer.id or item.answer in answer.was)
    found = (*own, guide_of(library, item.guide or ""), text_of(library, item))
    return tuple({id(one): one for one in found if one is not None}.values())


def carrying(library: Library, record: Answer | Flow) -> Iterator[Edition]:
    """The editions that lead to a text: of those that were sent as they were mailed, of others as they are written."""
    for edition in library.newsletters.values():
        if mailed := kept(library, edition):
            if any(record_of(library, item) is record for item in mailed.letter.items):
                yield edition
        elif any(one is record for item in edition.items for one in named(library, item)):
            yield edition


def telling(library: Library, change: Told) -> Iterator[Edition]:
    """The editions with an item that tells a change, sent or not."""
    for edition in library.newsletters.values():
        told = (item for item in edition.items if item.change == change.on)
        if any(one is change.record for item in told for one in named(library, item)):
            yield edition


def next_edition(library: Library, today: date) -> Edition | None:
    """The edition that goes out next: of those that were not sent, the first whose day has not passed, or a draft."""
    waiting = [one for one in library.newsletters.values() if one.sent is None]
    ahead = [one for one in waiting if one.day >= today or one.status is EditionState.DRAFT]
    return min(ahead, key=lambda one: one.day, default=None)


def item_lines(record: Answer | Flow, on: date, own_words: bool = False) -> list[str]:
    """An item that tells a change of a text, as it is written, not set in. With `own_words` it needs a blurb, since the
    text itself was taken back."""
    name = f"answer: {record.id}" if isinstance(record, Answer) else f"guide: {record.key}"
    return [f"- {name}", f"  change: {on}", *(["  blurb: TODO"] if own_words else [])]


def item_place(library: Library, edition: Edition | None, record: Answer | Flow) -> tuple[str, bool]:
    """Where in an edition an item that tells a change belongs, in words, and whether it leads to the text already: its
    item then gets a line more, since two items to one page are one too many."""
    numbered = enumerate(edition.items, 1) if edition else ()
    there = (number for number, item in numbered if any(one is record for one in named(library, item)))
    number = next(there, None)
    return (f"item {number} of 'items'", True) if number else ("'items'", False)
