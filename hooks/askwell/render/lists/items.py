"""What lists say of an answer: its question, the first sentence of what it says, votes and date.

Each is made once, however many lists it stands in. Whoever keeps pages for another build keeps these beside them: an
answer that moves in a list moves others on, and says nothing new of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from askwell.content.records import Answer
from askwell.source.asked import Afresh, held

if TYPE_CHECKING:
    from askwell.render.view import View

KIND = "item"

UP = "\0"
"""In place of the way up to the site's root, which differs from page to page. No text has this sign."""


def settle(view: View, units: Afresh) -> Callable[[str], str]:
    """Makes what lists say of answers, before any list. Returns what gives it, by an answer's slug."""
    answers = held(view.library.answers)
    units.settle_each(KIND, partial(_item, view), [*answers])
    return partial(_settled, view, units)


def _settled(view: View, units: Afresh, slug: str) -> str:
    return units.part(KIND, slug, partial(_item, view))


def _item(view: View, slug: str) -> str:
    return item_of(view, view.library.answers[slug])


def item_of(view: View, answer: Answer) -> str:
    """What a list says of an answer, with gaps for the way up."""
    return view.fill("components/answer-list/item.html", UP, item=answer)


def placed(item: str, path: str) -> Markup:
    """The same on the page at a path."""
    return Markup(item.replace(UP, "../" * path.count("/")))
