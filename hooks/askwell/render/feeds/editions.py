"""Newsletters as entries: what each led to, with what became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from askwell.content.editions.edition import Edition
from askwell.content.history.told import Told, told
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Item, Letter
from askwell.letters.making import answer_of, guide_of, letter
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Author, Entry, Facts
from askwell.render.life.standing import Standing, standing
from askwell.render.view import sentence


@dataclass(frozen=True, slots=True)
class ItemNow:
    """An item of a newsletter, the state that its text is in by now, and the changes of it since that day."""

    item: Item
    record: Answer | Flow | None
    standing: Standing | None
    since: tuple[Told, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether nobody is to rely any more on what the newsletter says of it."""
        return self.standing is not None and self.standing.state is State.WITHDRAWN

    @property
    def days(self) -> Iterator[date]:
        """The days on which what it means changed."""
        yield from (change.on for change in self.since)
        if self.record is not None and self.record.since and self.record.status in UNKEPT:
            yield self.record.since


def edition_entries(making: Entries) -> Iterator[Entry]:
    """All newsletters that are out. One of whose items nothing is left has no entry: check says so."""
    view = making.view
    for edition in view.library.newsletters.values():
        if edition.is_out(view.today):
            try:
                made = letter(view.library, edition, view.machines)
            except ValueError:
                continue
            yield _entry(making, edition, made)


def _entry(making: Entries, edition: Edition, made: Letter) -> Entry:
    base, first = making.view.settings.base_url, min(edition.day, edition.sent or edition.day)
    items = [_now(making, item, first) for item in made.items]
    said = [_words(one) for one in items]
    facts = Facts(
        model=edition.ai_use.model if edition.ai_use else "none",
        label=made.label,
        checked=f"{made.editor} answers for this newsletter." if made.editor else "",
        dated="",
        cautions=making.cautions,
        state=State.PUBLISHED,
        reviewed=None,
        next_review=None,
    )
    values = {"letter": made, "items": items, "facts": facts, "base": base}
    return Entry(
        id=making.names.of_edition(edition),
        title=edition.subject,
        url=f"{base}{made.path}",
        published=first,
        updated=max([first, *(day for one in items for day in one.days)]),
        words=" ".join([*made.intro, *said]),
        facts=facts,
        author=Author(made.site, base),
        html=making.view.fill("feeds/edition.html", made.path, **values).strip() if making.full else "",
    )


def _now(making: Entries, item: Item, day: date) -> ItemNow:
    library = making.view.library
    key = item.key.partition("/")[0]
    record = answer_of(library, key) if item.kind == "answer" else guide_of(library, key)
    if record is None:
        return ItemNow(item, None, None, ())
    since = tuple(change for change in told(record) if change.on > day)
    return ItemNow(item, record, standing(making.view, record), since)


def _words(one: ItemNow) -> str:
    """What a summary says of an item."""
    item, title = one.item, sentence(one.item.title)
    if one.standing is not None and one.withdrawn:
        return f"{title} {sentence(one.standing.described('').strip())}"
    archived = one.standing.described("").strip() if one.standing else ""
    since = [f"{change.word}, {change.on.isoformat()}: {sentence(change.what)}" for change in one.since]
    parts = [title, archived, *since, *item.words, item.change, item.label, item.checked, item.dated]
    return " ".join(part for part in parts if part)
