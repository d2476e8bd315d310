"""Newsletters as entries: what each led to, with what became of it since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from askwell.content.states import State
from askwell.render.editions.copies import Copied, copied
from askwell.render.feeds.entries import Entries
from askwell.render.feeds.feed import Author, Entry, Facts, Listed
from askwell.render.view import sentence

GONE = "It is no longer on the site."


def edition_entries(making: Entries) -> Iterator[Listed]:
    """All newsletters that are out, newest first."""
    editions = making.view.library.newsletters
    for letter in making.view.letters:
        if editions[letter.key].is_out(making.view.today):
            yield making.listed(f"newsletters/{letter.key}", partial(_entry, making, letter.key))


def _entry(making: Entries, key: str) -> Entry:
    view, base = making.view, making.view.settings.base_url
    letter, edition = next(one for one in view.letters if one.key == key), view.library.newsletters[key]
    first = min(edition.day, edition.sent or edition.day)
    items = copied(view, edition, letter, ())
    facts = Facts(
        model=edition.ai_use.model if edition.ai_use else "none",
        label=letter.label,
        checked=f"{letter.editor} answers for this newsletter." if letter.editor else "",
        dated="",
        cautions=making.cautions,
        state=State.PUBLISHED,
        reviewed=None,
        next_review=None,
    )
    values = {"letter": letter, "items": items, "facts": facts, "base": base}
    return Entry(
        id=making.names.of_edition(edition),
        title=letter.subject,
        url=f"{base}{letter.path}",
        published=first,
        updated=max([first, *(day for one in items for day in _days(one))]),
        words=" ".join([*letter.intro, *map(_words, items)]),
        facts=facts,
        author=Author(letter.site, base),
        html=view.fill("feeds/edition.html", letter.path, **values).strip() if making.full else "",
    )


def _days(one: Copied) -> Iterator[date]:
    """The days since on which what an item means changed."""
    yield from (change.on for change in one.changes)
    if one.standing is not None and one.standing.day is not None:
        yield one.standing.day


def _words(one: Copied) -> str:
    """What a summary says of an item; of one that is not valid any more, nothing of what the letter said."""
    item, title = one.item, sentence(one.item.title)
    if not one.path:
        return f"{title} {GONE}"
    state = sentence(one.standing.described("").strip()) if one.standing else ""
    since = [f"{change.word}, {change.on.isoformat()}: {sentence(change.what)}" for change in one.changes]
    if not one.is_valid:
        return " ".join([title, state, *since])
    parts = [title, state, *since, item.change, *item.words, item.label, item.checked, item.dated]
    return " ".join(part for part in parts if part)
