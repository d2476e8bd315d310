"""Rules about the texts that an edition leads to: on its day each is there, and kept up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.weighing import day_of, named_by, unsent
from askwell.content.editions.edition import Edition, EditionItem
from askwell.content.history.told import told
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State, end_of, state_of
from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.flow.schema.records import Flow

GONE, OVERDUE, CHANGE = "EDITION014", "EDITION015", "EDITION016"


def _items(site: CheckedSite) -> Iterator[tuple[Edition, int, EditionItem, Answer | Flow]]:
    """Each item that is still to be sent, with its number and what it names."""
    for edition in unsent(site):
        for number, item in enumerate(edition.items):
            if (item.answer is None) != (item.guide is None) and (record := named_by(site.library, item)) is not None:
                yield edition, number, item, record


def items_are_current(site: CheckedSite) -> Iterator[Diagnostic]:
    """On its day an edition leads to nothing that readers cannot open or may not rely on: no draft, nothing that is
    published later, archived, withdrawn or merged. What was archived or withdrawn may be told as news, in words of the
    edition's own (ours)."""
    yield from _unread_drafts(site)
    for edition, number, item, record in _items(site):
        state = state_of(record, day_of(edition, site.today))
        if state is State.PUBLISHED:
            continue
        noun = "answer" if isinstance(record, Answer) else "guide"
        message = f"the {noun} '{record.key}' {_said(record, state)}"
        hint = "take the item out"
        if state is State.DRAFT:
            hint = f"take the item out until {record.path} is published"
        elif state is State.SCHEDULED:
            hint = "give the edition a later date, or take the item out"
        elif state is State.MERGED and isinstance(record, Answer):
            end = end_of(site.library.answers, record.key)
            hint = f"write answer: {end.id}" if end else hint
        elif item.change is not None and item.blurb:
            continue
        else:
            hint += f"; to tell readers of it, write change: with the day of an entry of {record.path}, and a blurb:"
        yield Diagnostic(_place(edition, number, item), GONE, message, hint)


def _unread_drafts(site: CheckedSite) -> Iterator[Diagnostic]:
    """The items that name guides which are drafts and cannot be read."""
    for edition in unsent(site):
        for number, item in enumerate(edition.items):
            if item.guide and (path := site.library.unread_draft("flows", item.guide)):
                message = f"the guide '{item.guide}' is a draft: readers have no page of it"
                hint = f"take the item out until {path} is published"
                yield Diagnostic(_place(edition, number, item), GONE, message, hint)


def _said(record: Answer | Flow, state: State) -> str:
    if state is State.SCHEDULED:
        return f"is published on {getattr(record, 'published', '')}, after the edition"
    if state is State.DRAFT:
        return "is a draft: readers have no page of it"
    return f"was merged into '{record.instead}'" if state is State.MERGED else f"is {state}"


def _place(edition: Edition, number: int, item: EditionItem) -> Location:
    return edition.at("items", number, "answer" if item.answer else "guide")


def items_are_not_overdue(site: CheckedSite) -> Iterator[Diagnostic]:
    """No item's review is overdue on the day of the edition (ours). A site is still built then, since only time has
    passed; the edition is not."""
    for edition, number, item, record in _items(site):
        if record.next_review is None or state_of(record, site.today) in {*UNKEPT, State.DRAFT}:
            continue
        late = day_of(edition, site.today) - record.next_review
        if late > timedelta(0):
            message = f"the review of '{record.key}' is due on {record.next_review}, before the edition goes out"
            hint = f"review {record.path} first, or take the item out"
            yield Diagnostic(_place(edition, number, item), OVERDUE, message, hint, Severity.WARNING)


def changes_are_there(site: CheckedSite) -> Iterator[Diagnostic]:
    """A change that an item tells stands in its text under that day: readers look it up there (ours)."""
    for edition, number, item, record in _items(site):
        days = [str(change.on) for change in told(record)]
        if item.change is not None and str(item.change) not in days:
            there = f"it has changes on {', '.join(dict.fromkeys(days))}" if days else f"{record.path} tells of none"
            place = edition.at("items", number, "change")
            yield Diagnostic(place, CHANGE, f"'{record.key}' was not changed on {item.change}", there)
