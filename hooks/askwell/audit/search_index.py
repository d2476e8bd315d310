"""The index of the search: each file is what Pagefind makes of the records of content."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cbor2

from askwell.audit.html.page import short
from askwell.diagnostics import Diagnostic, Location
from askwell.search.pagefind import FOLDER

SEARCH = "FILE006"
ENTRY = f"{FOLDER}/pagefind-entry.json"
_MARK = b"pagefind_dcd"
_HINT = "build the site again"
_ORDERED = (".pf_meta", ".pf_filter", "pagefind-entry.json")
"""Files in which Pagefind puts topics in an order that differs from run to run, and files that name these."""


def search_index(site: Path, wanted: Mapping[str, bytes], name: str) -> Iterator[Diagnostic]:
    """Findings about every file of the index. `wanted` is what Pagefind makes of the records that content has."""
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in (site / FOLDER).rglob("*") if p.is_file()}
    plain = {path for path in found.keys() | wanted.keys() if not path.endswith(_ORDERED)}
    for path in sorted(plain):
        if found.get(path) != wanted.get(path):
            yield Diagnostic(Location(f"{name}/{path}"), SEARCH, _differs(path, found, wanted), _HINT)
    ordered = {path for path in found if path.endswith(_ORDERED)}
    if len(ordered) != sum(path.endswith(_ORDERED) for path in wanted):
        message = "the search has more or fewer lists of topics and pages than were made"
        yield Diagnostic(Location(f"{name}/{FOLDER}"), SEARCH, message, _HINT)
    elif wanted and _lists(found) != _lists(wanted):
        message = "the search has other topics, or other pages in them, than content has"
        yield Diagnostic(Location(f"{name}/{ENTRY}"), SEARCH, message, _HINT)


def _differs(path: str, found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> str:
    """What is wrong with a file of the index: for the words of a page, which page it is."""
    page = short(_page(found.get(path) or wanted[path])) if path.endswith(".pf_fragment") else ""
    if path not in found:
        return f"the search does not find '{page}' in the words of content" if page else "the search lacks this file"
    if path not in wanted:
        said = f"the search has words for '{page}' that its page does not say"
        return said if page else "nothing calls for this file of the search"
    return "this file of the search is not the one that was made"


def _page(fragment: bytes) -> str:
    """The address of the page whose words a file holds."""
    try:
        return str(_unpacked(fragment, json.loads)["url"])
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return "(cannot be read)"


def _lists(files: Mapping[str, bytes]) -> object:
    """What the entry, its list of pages and the lists of topics say, whatever their order; None if one of them cannot
    be read, or names a file that is not there."""
    try:
        entry = json.loads(files[ENTRY])
        language = entry["languages"]["en"]
        version, pages, chunks, filters, *rest = _unpacked(files[f"{FOLDER}/pagefind.{language.pop('hash')}.pf_meta"])
        topics = {key: _topics(files[f"{FOLDER}/filter/{file}.pf_filter"]) for key, file in filters}
    except (OSError, EOFError, ValueError, KeyError, TypeError, cbor2.CBORDecodeError):
        return None
    return entry, version, pages, chunks, topics, rest


def _topics(packed: bytes) -> tuple[str, list[Any]]:
    """The name of a filter, and its values with the numbers of their pages."""
    name, values = _unpacked(packed)
    return name, sorted(values)


def _unpacked(packed: bytes, read: Any = cbor2.loads) -> Any:
    """What a file of the index says. Raises ValueError if it is not one of Pagefind's."""
    data = gzip.decompress(packed)
    if not data.startswith(_MARK):
        raise ValueError("not a file of Pagefind's")
    return read(data.removeprefix(_MARK))
