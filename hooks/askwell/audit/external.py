"""Links to other sites, asked for one by one: `askwell audit --external`. Never part of a build."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from askwell.audit.html.links import Away, Links
from askwell.audit.html.page import read_page
from askwell.checks.checked_site import CheckedSite
from askwell.diagnostics import Diagnostic, Location, Severity, in_order
from askwell.watch.files import keep_json, kept_json
from askwell.watch.network import REDIRECTS, Network
from askwell.watch.network import Reply as Reply  # what an Ask returns
from askwell.watch.pace import Pace

CACHE = Path(".askwell") / "links.json"
"""Where answers are kept, below the root of a site's sources."""

DAY = 86_400.0
_AGENT = "askwell-link-check (asks for each link once a week; no page is read)"
_DEAD = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_WITHOUT_HEAD = (*_DEAD, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED)
"""What a site may say to a request for the head alone, of a page that is there: GET is tried as well."""


Ask = Callable[[str, str, float], Reply]
"""Sends a request with a method to an address, and waits for so many seconds."""


def over_the_network(method: str, url: str, seconds: float) -> Reply:
    """One request. Reads no more than the head of the reply, and waits no longer for the whole of it."""
    return Network(_AGENT, seconds, most=0, inside=lambda _: False).ask(method, url)


@dataclass
class Asking:
    """How sites are asked: once for each address, no host more often than once in `pause` seconds, an
    answer kept for `keep` seconds. Time and network come from outside, so that tests bring their own."""

    ask: Ask = over_the_network
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    schemes: tuple[str, ...] = ("https",)
    pause: float = 1.0
    wait: float = 10.0
    hops: int = 5
    keep: float = 7 * DAY
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(self.clock, self.sleep)

    def final(self, url: str) -> Reply:
        """The reply at the end of an address's redirects."""
        seen = {url}
        for _ in range(self.hops + 1):
            reply = self._one(url)
            if reply.status not in REDIRECTS or not reply.location:
                return reply
            url = urljoin(url, reply.location)
            if url in seen:
                return Reply(fault="it redirects in a circle")
            if urlsplit(url).scheme not in self.schemes:
                return Reply(fault=f"it redirects to {url}, which is not https")
            seen.add(url)
        return Reply(fault=f"it redirects more than {self.hops} times")

    def _one(self, url: str) -> Reply:
        reply = self._paced("HEAD", url)
        return self._paced("GET", url) if reply.status in _WITHOUT_HEAD else reply

    def _paced(self, method: str, url: str) -> Reply:
        self._pace.wait(urlsplit(url).netloc, self.pause)
        return self.ask(method, url, self.wait)


def check_external(
    site: Path, checked: CheckedSite, name: str, cache: Path, asking: Asking | None = None
) -> tuple[Diagnostic, ...]:
    """Findings about every link of a finished site that leads to another. `cache` is a JSON file."""
    if checked.library.settings is None:
        return ()
    links = Links.of(site, checked.library.settings)
    pages = (read_page(site, path, name) for path in links.files.pages())
    away = [link for page in pages if page is not None for link in links.check(page, ()).away]
    return check_links(away, name, cache, asking)


def check_links(links: Iterable[Away], name: str, cache: Path, asking: Asking | None = None) -> tuple[Diagnostic, ...]:
    """Findings about links to other sites, each reported where it first stands."""
    asking = asking or Asking()
    first: dict[str, Away] = {}
    for link in sorted(links, key=lambda link: (link.path, link.line)):
        first.setdefault(link.url, link)
    known = _fresh(cache, asking)
    replies: dict[str, Reply] = {}
    try:
        for url in first:
            replies[url] = known[url] if url in known else asking.final(url)
    finally:
        _store(cache, asking, known, replies)
    found = (_finding(link, replies[url], name) for url, link in first.items())
    return in_order(d for d in found if d is not None)


def _finding(link: Away, reply: Reply, name: str) -> Diagnostic | None:
    place = Location(f"{name}/{link.path}", link.line)
    if reply.status in _DEAD:
        hint = "look for the page's new address, or for another source"
        return Diagnostic(place, "LINK011", f"{link.url} is gone: its site says {reply.status}", hint)
    if reply.fault or not 200 <= reply.status < 300:
        said = reply.fault or f"its site says {reply.status}"
        hint = "try it in a browser: some sites refuse programs, and some are down for a while"
        return Diagnostic(place, "LINK012", f"{link.url} could not be checked: {said}", hint, Severity.WARNING)
    return None


def _fresh(cache: Path, asking: Asking) -> dict[str, Reply]:
    """The answers that are young enough. Only sure ones are ever kept; a file that is broken counts as none."""
    now = asking.clock()
    return dict(_read(cache, now - asking.keep, now))


def _read(cache: Path, since: float, until: float) -> Iterator[tuple[str, Reply]]:
    kept, _ = kept_json(cache)
    for url, entry in kept.items():
        at, status = (entry.get("at"), entry.get("status")) if isinstance(entry, dict) else (None, None)
        if isinstance(at, int | float) and since <= at <= until and isinstance(status, int):
            yield url, Reply(status)


def _store(cache: Path, asking: Asking, known: Mapping[str, Reply], replies: Mapping[str, Reply]) -> None:
    """Keeps what is sure, in good or in bad; what could not be checked is asked for again the next time."""
    now = asking.clock()
    old, _ = kept_json(cache)
    kept = {url: old[url] for url in known if url in old}
    for url, reply in replies.items():
        if url not in known and (200 <= reply.status < 300 or reply.status in _DEAD):
            kept[url] = {"status": reply.status, "at": now}
    with suppress(OSError):  # what cannot be kept is asked for again
        keep_json(cache, dict(sorted(kept.items())))
