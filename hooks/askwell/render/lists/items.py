"""What lists say of an answer: its question, the first sentence of what it says, votes and date.

Each is made once, however many lists it stands in. Whoever keeps pages for another build keeps these beside them: an
answer that moves in a list moves others on, and says nothing new of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from askwell.content.records import Answer
from askwell.source.asked import Afresh, held

if TYPE_CHECKING:
    from askwell.render.view import View

KIND = "item"

UP = "\0"
"""In place of the way up to the site's root, which differs from page to page. No text has this sign."""


class Item(NamedTuple):
    """An answer in a list. `day` is the day on which it last changed; `html` has gaps for the way up."""

    slug: str
    question: str
    day: date | None
    has_votes: bool
    html: str

    def on(self, path: str) -> Markup:
        """What the page at a path says of it."""
        return Markup(self.html.replace(UP, "../" * path.count("/")))


def settle(view: View, units: Afresh) -> Callable[[str], Item]:
    """Makes what lists say of answers, before any list. Returns what gives it, by an answer's slug."""
    units.settle_each(KIND, partial(_told, view), [*held(view.library.answers)])
    return partial(_settled, view, units)


def item_of(view: View, answer: Answer) -> Item:
    """What lists say of an answer."""
    html = view.fill("components/answer-list/item.html", UP, item=answer)
    return Item(answer.slug, answer.question, answer.updated or answer.published, answer.votes is not None, html)


def _told(view: View, slug: str) -> str:
    item = item_of(view, view.library.answers[slug])
    return json.dumps([item.slug, item.question, f"{item.day or ''}", item.has_votes, item.html])


def _settled(view: View, units: Afresh, slug: str) -> Item:
    key, question, day, has_votes, html = json.loads(units.part(KIND, slug, partial(_told, view)))
    return Item(key, question, date.fromisoformat(day) if day else None, has_votes, html)
