"""The page of everything that was corrected or changed after it was published."""

from __future__ import annotations

from itertools import groupby

from askwell.content import addresses
from askwell.content.history.told import KIND_MEANINGS, KIND_WORDS
from askwell.render.page import Page
from askwell.render.view import View

TITLE = "Corrections and updates"


def corrections(view: View) -> Page:
    """All changes, newest first, by years, each with a link to its place on its own page."""
    kinds = [(KIND_WORDS[kind], meaning) for kind, meaning in KIND_MEANINGS.items()]
    years = [(year, list(changes)) for year, changes in groupby(view.changes, lambda change: change.on.year)]
    html = view.fill("pages/corrections.html", addresses.CORRECTIONS, years=years, kinds=kinds, title=TITLE)
    said = f"What {view.settings.name} has corrected or changed after publication."
    return Page(addresses.CORRECTIONS, TITLE, said, html, "content", feed=addresses.CORRECTIONS)
