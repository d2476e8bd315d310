"""The index of the search: each file is, byte for byte, what content makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from askwell.audit.html.page import short
from askwell.diagnostics import Diagnostic, Location
from askwell.search.index import FOLDER

SEARCH = "FILE006"
PAGES = f"{FOLDER}/pages/"
_HINT = "build the site again"


def search_index(site: Path, paths: Iterable[str], wanted: Mapping[str, bytes], name: str) -> Iterator[Diagnostic]:
    """Findings about files of the index, those of some paths of the site. `wanted` is what content makes of them."""
    found = {path: site / path for path in paths if path.startswith(f"{FOLDER}/")}
    for path in sorted(found.keys() | wanted.keys()):
        data = found[path].read_bytes() if path in found else None
        if data != wanted.get(path):
            yield Diagnostic(Location(f"{name}/{path}"), SEARCH, _differs(path, data, wanted.get(path)), _HINT)


def _differs(path: str, found: bytes | None, wanted: bytes | None) -> str:
    """What is wrong with a file of the index: for the words of a page, which page it is."""
    page = short(_page(found or wanted or b"")) if path.startswith(PAGES) else ""
    if found is None:
        return f"the search does not find '{page}' in the words of content" if page else "the search lacks this file"
    if wanted is None:
        said = f"the search has words for '{page}' that its page does not say"
        return said if page else "nothing calls for this file of the search"
    return "this file of the search is not the one that was made"


def _page(data: bytes) -> str:
    """The address of the page whose words a file holds."""
    try:
        return f"/{json.loads(data)[0]}"
    except (ValueError, LookupError, TypeError):
        return "(cannot be read)"
