"""The page of each newsletter, with what its mail said, and the archive of all by months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from askwell.content import addresses
from askwell.content.editions.edition import Edition, EditionState
from askwell.content.states import State
from askwell.letters.letter import Letter
from askwell.letters.making import written
from askwell.render.editions.copies import Copied, copied
from askwell.render.life.standing import Standing
from askwell.render.page import Page
from askwell.render.pages import cut, numbered
from askwell.render.view import View

TITLE = "Newsletters"

_STRONGEST = ("drafted", "assisted")
"""What a language model can have had to do with a text, the most first."""


class Month(NamedTuple):
    """The newsletters of one month: its name, and its letters, newest first."""

    name: str
    letters: tuple[Letter, ...]


def edition_page(view: View, letter: Letter) -> Page:
    """A newsletter as its readers got it, and beside each item what was corrected, withdrawn or fell overdue since."""
    edition = view.library.newsletters[letter.key]
    items = copied(view, edition, letter, {choice.path for choice in view.mailed})
    place = view.letters.index(letter)
    html = view.fill(
        "pages/newsletter.html",
        letter.path,
        letter=letter,
        items=items,
        told=[(shown, number) for number, shown in enumerate(items, 1) if shown.was_wrong],
        newer=view.letters[place - 1] if place else None,
        older=view.letters[place + 1] if place + 1 < len(view.letters) else None,
        standing=_standing(view, edition),
    )
    model = _model(view, edition, items)
    return Page(letter.path, letter.subject, letter.preheader, html, edition.path, about=edition, model=model)


def archive(view: View) -> Iterator[Page]:
    """All newsletters by months, newest first, cut into pages; none, if there are none."""
    for number, path, shown, around in cut(view.letters, addresses.NEWSLETTERS) if view.letters else ():
        title = numbered(TITLE, number)
        html = view.fill("pages/newsletters.html", path, years=_years(shown), around=around, title=title)
        said = f"The newsletters of {view.settings.name}, newest first."
        yield Page(path, title, said, html, "content/newsletters", feed=addresses.NEWSLETTERS)


def _years(letters: Sequence[Letter]) -> list[tuple[int, list[Month]]]:
    return [
        (
            year,
            [
                Month(f"{day:%B %Y}", tuple(group))
                for day, group in groupby(of_year, lambda one: one.day.replace(day=1))
            ],
        )
        for year, of_year in groupby(letters, lambda one: one.day.year)
    ]


def _standing(view: View, edition: Edition) -> Standing | None:
    """What only a preview shows: that it is a draft, or that its day has not come."""
    if edition.is_out(view.today):
        return None
    state = State.DRAFT if edition.status is EditionState.DRAFT else State.SCHEDULED
    return Standing(state, "newsletter", edition.day)


def _model(view: View, edition: Edition, items: Sequence[Copied]) -> str:
    """The most that a language model had to do with the words of a page."""
    records = [written(view.library, each.item.kind, each.item.key) for each in items]
    used = {record.ai_use.model for record in (edition, *records) if record is not None and record.ai_use}
    return next((word for word in _STRONGEST if word in used), "")
