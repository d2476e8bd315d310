"""The files of a finished site: each is one that content or `docs/` calls for, and is what it should be."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lxml import etree

from askwell.content.handwritten import Docs
from askwell.diagnostics import Diagnostic, Location
from askwell.render.assets import bytes_of
from askwell.render.site import Site
from askwell.search.index import FOLDER

LEFTOVER, DIFFERS, UNKNOWN, ODD, MISSING = "FILE001", "FILE002", "FILE003", "FILE004", "FILE007"

ANSWERED_FOR = (".css", ".js", ".mjs", ".html", ".htm", ".svg", ".xml", ".xhtml")
"""Files of `docs/` that a browser may run, or that change how pages look: somebody must answer for each."""

_SHAPES = frozenset(
    ("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
     "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "symbol", "marker", "pattern")
)  # fmt: skip


def known_files(
    site: Path,
    paths: Collection[str],
    rendered: Site,
    docs: Docs,
    name: str,
    pages: Collection[str],
    seen: Collection[str],
) -> Iterator[Diagnostic]:
    """Findings about every file of the site but its pages, and but those that were `seen` before. `pages` are the paths
    of the pages that are called for."""
    allowed = {item.what: item.sha256 for item in rendered.settings.allows}
    own = {path for path in paths if path.startswith(f"{FOLDER}/")}  # the index of the search (see search_index)
    for path in sorted(set(paths) - set(seen) - set(pages) - own):
        place = Location(f"{name}/{path}")
        if path in rendered.assets:
            if (site / path).read_bytes() != bytes_of(rendered.assets[path]):
                hint = "build the site again; if you want other looks, add a style sheet of your own"
                yield Diagnostic(place, DIFFERS, "this file is not the one that was made", hint)
        elif path in docs.files:
            yield from _from_docs(docs, path, digest(site / path), place, allowed)
        else:
            hint = "delete it and build again; files of your own belong in the folder docs"
            yield Diagnostic(place, LEFTOVER, "nothing calls for this file", hint)
    for path in sorted(rendered.assets.keys() - set(paths)):
        hint = "build the site again, and see that no other step removes it"
        yield Diagnostic(Location(f"{name}/{path}"), MISSING, "this file is missing", hint)


def odd(others: Collection[str], name: str) -> Iterator[Diagnostic]:
    """An error for each link, pipe or the like."""
    for path in sorted(others):
        hint = "delete it and build again: a site has files only"
        yield Diagnostic(Location(f"{name}/{path}"), ODD, "this is not a file", hint)


def leftover_pages(paths: Collection[str], called_for: Collection[str], name: str) -> Iterator[Diagnostic]:
    """An error for each page that neither content nor `docs/` calls for."""
    for path in sorted(set(paths) - set(called_for)):
        hint = "delete it and build again; pages of your own belong in the folder docs"
        yield Diagnostic(Location(f"{name}/{path}"), LEFTOVER, "nothing calls for this page", hint)


def _from_docs(
    docs: Docs, path: str, found: str, place: Location, allowed: Mapping[str, str | None]
) -> Iterator[Diagnostic]:
    """A file of `docs/` is served as it is; one that can hide or run something is one that somebody answers for."""
    if found != digest(docs.files[path]):
        hint = "build the site again"
        yield Diagnostic(place, DIFFERS, "this file is not the one in the folder docs", hint)
    elif path.endswith(ANSWERED_FOR) and not is_plain_picture(docs.files[path]) and allowed.get(path) != found:
        yield Diagnostic(place, UNKNOWN, unknown(path), how_to_allow(path, found))


def unknown(path: str) -> str:
    """What is wrong with a file that nobody answers for."""
    if path.endswith(".css"):
        return "nobody answers for this style sheet: it could hide a warning"
    if path.endswith((".js", ".mjs")):
        return "nobody answers for this script: it could tell others what a reader chooses"
    return "nobody answers for this file: it could run a script, or look like a page of ours"


def how_to_allow(what: str, sha256: str) -> str:
    """The lines of the settings by which somebody answers for a file."""
    lines = f"- what: {what}, sha256: {sha256}, why: (what it is for), by: (who looked at it)"
    return f"look at it, then put under allows: in content/site.yml: {lines}"


def is_plain_picture(path: Path) -> bool:
    """Whether a file is a drawing made of shapes and words alone."""
    if path.suffix != ".svg":
        return False
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (etree.XMLSyntaxError, OSError):
        return False
    names = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
    marks = {etree.QName(str(name)).localname for element in root.iter() for name in element.attrib}
    return names <= _SHAPES and not any(name.startswith("on") or name in ("href", "style") for name in marks)


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
