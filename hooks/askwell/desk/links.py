"""Links to other sites that are dead, as `askwell audit --external` found them, and where the content has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from askwell.audit.external import CACHE
from askwell.checks.checked_site import CheckedSite
from askwell.content.folders import files
from askwell.content.records import Answer
from askwell.desk import sources
from askwell.desk.task import Kind, Task, in_words
from askwell.desk.tasks import people_of, resting, texts
from askwell.diagnostics import Location
from askwell.flow.schema.records import Flow
from askwell.patterns import regex
from askwell.source.files import name_in, read_text
from askwell.surroundings import settings_file
from askwell.watch.files import kept_json

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
    if root is None:
        return
    kept, problem = kept_json(root / CACHE)
    if problem:
        yield f"{CACHE.as_posix()} cannot be used: {problem}. Run `{COMMAND}` again."
    elif not (root / CACHE).exists():
        yield NEVER
    dead, odd, told = {}, 0, sources.gone(site)
    for url, entry in kept.items():
        status, day = (entry.get("status"), _day_of(entry.get("at"))) if isinstance(entry, dict) else (None, None)
        if not isinstance(status, int) or day is None:
            odd += 1
        elif status in DEAD and url not in told:
            dead[url] = _Dead(status, day)
    if odd:
        entries, them = ("1 entry that says", "it") if odd == 1 else (f"{odd:,} entries that say", "them")
        yield f"{CACHE.as_posix()} has {entries} nothing: `{COMMAND}` asks for {them} again."
    if dead:
        yield from _tasks(site, dead, _places(root, dead))


def _day_of(seconds: object) -> date | None:
    """The day of a time in seconds since 1970, in UTC; None if it is none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _tasks(site: CheckedSite, dead: Mapping[str, _Dead], places: Mapping[str, list[Location]]) -> Iterator[Task]:
    """A task for each address, at the first place where it stands."""
    owners = _owners(site)
    for url, found in places.items():
        others = f" It stands in {len(found)} places." if len(found) > 1 else ""
        first = next((place for place in found if place.path == SOURCES), found[0])
        named = [record for name in (url, *(place.path for place in found)) for record in owners.get(name, ())]
        yield Task(
            f"link:{sha256(url.encode()).hexdigest()[:16]}",
            Kind.LINK,
            dead[url].day,
            url,
            f"Its site said {dead[url].status} on {in_words(dead[url].day)}. Look for the page's new address, or for"
            f" another source.{others}",
            first,
            people_of(named),
        )


SOURCES = "content/sources.yml"


def _owners(site: CheckedSite) -> dict[str, list[Answer | Flow]]:
    """The answers and guides by the path of their file, and by the address of each source that they name."""
    owners: dict[str, list[Answer | Flow]] = {record.path: [record] for record in texts(site.library)}
    for key, records in resting(site.library).items():
        source = site.library.sources.get(key)
        if source is not None and source.url:
            owners.setdefault(source.url, []).extend(records)
    return owners


def _places(root: Path, urls: Iterable[str]) -> dict[str, list[Location]]:
    """Where addresses stand in content and in pages written by hand; none where nothing has them any more."""
    by_host: dict[str, list[str]] = {}
    for url in sorted(urls, key=len, reverse=True):
        if (host := _HOST.match(url)) is not None:
            by_host.setdefault(host[0], []).append(url)
    found: dict[str, list[Location]] = {}
    for path in _texts(root):
        text, _ = read_text(root, path)
        name = name_in(root, path)
        for number, line in enumerate(text.split("\n"), 1):
            for host in _HOST.finditer(line):
                hit = _longest(by_host.get(host[0], ()), line, host.start())
                if hit:
                    found.setdefault(hit, []).append(Location(name, number, host.start() + 1))
    return found


_HOST = regex(r"https?://[\w.:-]*[\w-]")
_GOES_ON = regex(r"[\w/?&=%-]|[.,:;~+!][\w/]")
"""How an address goes on that only begins like another; a sentence may end or go on behind one."""


def _longest(urls: Iterable[str], line: str, start: int) -> str:
    """The longest of some addresses that stands in a line at a column, and does not go on there."""
    here = (url for url in urls if line.startswith(url, start) and not _GOES_ON.match(line, start + len(url)))
    return next(here, "")


def _texts(root: Path) -> Iterator[Path]:
    content = root / "content"
    for ending in (".yml", ".md"):
        yield from files(content, ending)
    file, _ = settings_file.read(root, ()) if (root / settings_file.NAME).is_file() else (None, [])
    docs = file.docs if file is not None else root / "docs"
    yield from (path for path in files(docs, ".md") if path.is_relative_to(root))
