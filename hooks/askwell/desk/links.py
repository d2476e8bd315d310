"""Links to other sites that are dead, as `askwell audit --external` found them, and where the content has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from askwell.audit.external import CACHE
from askwell.checks.checked_site import CheckedSite
from askwell.content.folders import files
from askwell.desk import sources
from askwell.desk.caches import day_of, read_kept
from askwell.desk.task import Kind, Task, in_words
from askwell.desk.tasks import people_of, texts
from askwell.diagnostics import Location
from askwell.source.files import name_in, read_text
from askwell.source.record import Record, references
from askwell.surroundings import settings_file

COMMAND = "askwell audit SITE --external"
"""What asks for links."""

NEVER = f"Nobody has asked for this site's links to other sites yet: `{COMMAND}` does, and keeps what it finds."

DEAD = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class _Dead:
    status: int
    day: date


def links(site: CheckedSite) -> Iterator[Task | str]:
    """A task for each dead link that the content still has, and a sentence if nobody asked or the file is odd."""
    root = site.root
    kept = read_kept(root, CACHE, COMMAND) if root else None
    if root is None or kept is None:
        yield NEVER
        return
    dead, odd, told = {}, 0, sources.gone(site)
    for url, entry in kept.items():
        status, day = (entry.get("status"), day_of(entry.get("at"))) if isinstance(entry, dict) else (None, None)
        if not isinstance(status, int) or day is None:
            odd += 1
        elif status in DEAD and url not in told:
            dead[url] = _Dead(status, day)
    if odd:
        entries, them = ("1 entry that says", "it") if odd == 1 else (f"{odd:,} entries that say", "them")
        yield f"{CACHE.as_posix()} has {entries} nothing: `{COMMAND}` asks for {them} again."
    if dead:
        yield from _tasks(site, dead, _places(root, dead))


def _tasks(site: CheckedSite, dead: Mapping[str, _Dead], places: Mapping[str, list[Location]]) -> Iterator[Task]:
    """A task for each address, at the first place where it stands."""
    owners = _owners(site)
    for url, found in places.items():
        others = f" It stands in {len(found)} places." if len(found) > 1 else ""
        first = next((place for place in found if place.path == "content/sources.yml"), found[0])
        named = [record for place in found for record in owners.get(place.path, ())]
        yield Task(
            f"link:{sha256(url.encode()).hexdigest()[:16]}",
            Kind.LINK,
            dead[url].day,
            url,
            f"Its site said {dead[url].status} on {in_words(dead[url].day)}. Look for the page's new address, or for"
            f" another source.{others}",
            first,
            people_of([*named, *_naming(site, url)]),
        )


def _owners(site: CheckedSite) -> dict[str, list[Record]]:
    """The answers and guides by the path of their file."""
    owners: dict[str, list[Record]] = {}
    for record in texts(site.library):
        owners.setdefault(record.path, []).append(record)
    return owners


def _naming(site: CheckedSite, url: str) -> Iterator[Record]:
    """The answers and guides that name a source with an address."""
    keys = {("sources", key) for key, source in site.library.sources.items() if source.url == url}
    return (record for record in texts(site.library) if keys & {one[1:] for one in references(record)})


def _places(root: Path, urls: Iterable[str]) -> dict[str, list[Location]]:
    """Where addresses stand in content and in pages written by hand; none where nothing has them any more."""
    longest = sorted(urls, key=len, reverse=True)
    wanted = re.compile(f"(?:{'|'.join(map(re.escape, longest))})(?![\\w/?&=%-]|[.,:;~+!][\\w/])")
    found: dict[str, list[Location]] = {}
    for path in _texts(root):
        text, _ = read_text(root, path)
        name = name_in(root, path)
        for number, line in enumerate(text.split("\n"), 1):
            for hit in wanted.finditer(line):
                found.setdefault(hit[0], []).append(Location(name, number, hit.start() + 1))
    return found


def _texts(root: Path) -> Iterator[Path]:
    content = root / "content"
    for ending in (".yml", ".md"):
        yield from files(content, ending)
    file, _ = settings_file.read(root, ()) if (root / settings_file.NAME).is_file() else (None, [])
    docs = file.docs if file is not None else root / "docs"
    yield from (path for path in files(docs, ".md") if path.is_relative_to(root))
