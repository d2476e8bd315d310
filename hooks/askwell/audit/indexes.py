"""What the engine writes of a site's pages for machines: the index of the search."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

from askwell.audit.html.page import letters, short
from askwell.diagnostics import Diagnostic, Location
from askwell.render.site import Site

SEARCH = "FILE006"


def search(site: Path, rendered: Site, texts: Mapping[str, str], name: str) -> Iterator[Diagnostic]:
    """The index of the search, if there is one, has the entries that were rendered, and beside them only words of the
    hand-written pages. `texts` has the letters of each of these pages by its address."""
    file = "search/search_index.json"
    if not (site / file).is_file():
        return
    place = Location(f"{name}/{file}")
    entries = _entries(site / file)
    if entries is None:
        yield Diagnostic(place, SEARCH, "the index of the search cannot be read", "build the site again")
        return
    wanted = {Found(entry.path, entry.title, entry.text) for entry in rendered.search}
    for entry in sorted(wanted - set(entries))[:3]:
        message = f"the search does not find '{short(entry.title)}' at {entry.path} in the words of content"
        yield Diagnostic(place, SEARCH, message, "build the site again")
    for entry in (entry for entry in entries if entry not in wanted):
        page = texts.get(entry.path.partition("#")[0])
        if page is None or not (_letters(entry.title) in page and _letters(entry.text) in page):
            message = (
                f"the search has an entry '{short(entry.title)}' for '{short(entry.path)}' that its page does not say"
            )
            yield Diagnostic(place, SEARCH, message, "build the site again")
    if len(set(entries)) != len(entries):
        yield Diagnostic(place, SEARCH, "the search has an entry twice", "build the site again")


class Found(NamedTuple):
    """An entry of the index; `more` has the names of fields that entries of ours do not have."""

    path: str
    title: str
    text: str
    more: tuple[str, ...] = ()


def _entries(path: Path) -> list[Found] | None:
    """The entries of an index, or None if the file has another form."""
    known = {"location", "title", "text"}
    try:
        index: Any = json.loads(path.read_text(encoding="utf-8"))
        docs = index["docs"]
        if index.keys() != {"config", "docs"}:
            return None
        return [
            Found(str(e["location"]), str(e["title"]), str(e["text"]), tuple(sorted(e.keys() - known))) for e in docs
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _letters(markup: str) -> str:
    """The letters of a text with HTML in it."""
    return letters(html.fragment_fromstring(markup, create_parent="div").text_content()) if markup.strip() else ""
