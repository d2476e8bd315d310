"""The search page, and what it loads besides the index."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from askwell.render.machines.structured_data import SEARCH
from askwell.render.page import Page
from askwell.render.view import View

SCRIPT, FIND = "search/search.js", "search/find.js"
"""The script of its page, and the one that reads the index, by their paths in the site."""


def search_page(view: View) -> Page:
    """The page. Without scripts it offers topics, and all answers from A to Z."""
    html = view.fill("pages/search.html", SEARCH)
    description = f"Search the answers and guides of {view.settings.name}."
    return Page(SEARCH, "Search", description, html, "content/site.yml", robots="noindex", scripts=(SCRIPT,))


def search_files() -> Mapping[str, str]:
    """The scripts, by their paths in the site."""
    folder = files("askwell") / "theme" / "search"
    return {path: (folder / path.split("/")[1]).read_text(encoding="utf-8") for path in (SCRIPT, FIND)}
