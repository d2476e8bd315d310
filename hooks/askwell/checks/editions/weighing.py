"""Which editions the rules weigh, and on which day: what was mailed is weighed no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import Edition, EditionItem
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.flow.schema.records import Flow
from askwell.letters.making import guide_of


def unsent(site: CheckedSite) -> Iterator[Edition]:
    """The editions that are still to be sent."""
    return (edition for edition in site.library.newsletters.values() if edition.sent is None)


def unkept(site: CheckedSite) -> Iterator[Edition]:
    """The editions whose letters are still made from content: not those of which a file keeps what was mailed."""
    editions = site.library.newsletters.values()
    return (edition for edition in editions if edition.sent is None or edition.key not in site.library.sent)


def day_of(edition: Edition, today: date) -> date:
    """The day on which an edition's items must hold: its own, or today if that is later."""
    return max(edition.day, today)


def named_by(library: Library, item: EditionItem) -> Answer | Flow | None:
    """The very answer or guide that an item names: of one that was merged, not the one it went into."""
    if item.answer:
        answers = library.answers.values()
        return next((one for one in answers if one.id == item.answer or item.answer in one.was), None)
    return guide_of(library, item.guide or "")
