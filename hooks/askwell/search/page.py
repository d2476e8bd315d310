"""The search page, and what it loads besides the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from askwell.render.machines.structured_data import SEARCH
from askwell.render.page import Page
from askwell.render.view import View
from askwell.search.records import Record
from askwell.search.words import WORDS, words_file

SCRIPT = "search/search.js"
"""Its script, by its path in the site."""


def search_page(view: View) -> Page:
    """The page. Without scripts it offers topics, and all answers from A to Z."""
    html = view.fill("pages/search.html", SEARCH)
    description = f"Search the answers and guides of {view.settings.name}."
    return Page(SEARCH, "Search", description, html, "content/site.yml", robots="noindex", scripts=(SCRIPT,))


def search_files(records: Iterable[Record]) -> Mapping[str, str]:
    """The page's script, and the words that it offers, by their paths in the site."""
    script = files("askwell") / "theme" / "search" / "search.js"
    return {SCRIPT: script.read_text(encoding="utf-8"), WORDS: words_file(records)}
