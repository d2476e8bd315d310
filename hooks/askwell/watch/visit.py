"""One source, asked as its site wishes to be asked: robots.txt, a pause, redirects, and what it said at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Lock
from urllib.parse import urldefrag, urljoin, urlsplit

from askwell.watch.network import REDIRECTS, Network, Reply, in_ascii
from askwell.watch.pace import Pace
from askwell.watch.robots import MOST_BYTES, Robots, read_robots
from askwell.watch.state import Result

PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_REFUSES = (400, 401, 402, 403, 405, 406, 409, 418, 423, 428, 451)

HOPS = 10
"""Redirects that are followed, as many as RFC 9110 leaves to each program (ours)."""

PATIENCE = 30.0
"""Seconds that we wait because a site asks for it; what takes longer is for the next run (ours)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How asking for one source ended: as in a state's entry, and with the body of the page if there is one."""

    result: Result
    said: str = ""
    moved: str = ""
    place: str = ""
    reply: Reply = field(default_factory=Reply)
    retry: float = 0.0


@dataclass
class Visitor:
    """Asks sources, from several threads. `pause` are the seconds between two requests to a host, if its robots.txt
    asks for no more."""

    network: Network
    pause: float = 1.0
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    pace: Pace = field(init=False)
    _robots: dict[str, Robots | Visit] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.pace = Pace(self.clock, self.sleep)

    def visit(self, source: str, known: Mapping[str, tuple[str, str]] | None = None) -> Visit:
        """Follows a source's address to its end. `known` has the ETag and the Last-Modified of a text that was read, by
        the address at which it was."""
        try:
            url = in_ascii(source)
        except ValueError:
            return Visit(Result.FAILED, "its address is not one that can be asked")
        own, seen, moved, lasting = urlsplit(url).hostname, {url}, "", True
        for _ in range(HOPS + 1):
            stop, reply = self._one(url, urlsplit(url).hostname == own, (known or {}).get(url, ("", "")))
            if stop is not None:
                return stop
            if reply.status not in REDIRECTS or not reply.location:
                return self._end(reply, url, moved)
            target = _target(url, reply.location)
            if problem := _misled(url, target, seen):
                return Visit(Result.FAILED, problem)
            lasting = lasting and reply.status in PERMANENT
            moved = target if lasting else moved
            seen.add(target)
            url = target
        return Visit(Result.FAILED, f"it leads on more than {HOPS} times")

    def _one(self, url: str, own: bool, tags: tuple[str, str]) -> tuple[Visit | None, Reply]:
        """The reply of one address, or why it is not asked. `own` tells that the host is the one an editor wrote, which
        may lie inside a network of one's own."""
        host = urlsplit(url).netloc
        robots = self._robots_of(url, own)
        if isinstance(robots, Visit):
            return robots, Reply()
        parts = urlsplit(url)
        if not robots.allows(f"{parts.path}?{parts.query}" if parts.query else parts.path):
            return Visit(Result.FORBIDDEN, "its site asks programs not to read it (robots.txt)"), Reply()
        pause = max(self.pause, robots.delay)
        if (wait := self.pace.wait_for(host)) > PATIENCE:
            return Visit(Result.LATER, _for_later(host, wait), retry=self.clock() + wait), Reply()
        headers = {name: tag for name, tag in zip(("If-None-Match", "If-Modified-Since"), tags, strict=True) if tag}
        for last in (False, True):
            self.pace.wait(host, pause)
            reply = self.network.ask("GET", url, headers, own)
            wait = self._told_to_wait(reply)
            if reply.status not in _BUSY or last or not 0 < wait <= PATIENCE:
                break
            self.pace.rest(host, wait)
        if reply.status in _BUSY:
            self.pace.rest(host, max(wait, PATIENCE + 1))
            return Visit(Result.LATER, f"its site says {reply.status}, it is busy", retry=self.clock() + wait), reply
        return None, reply

    def _told_to_wait(self, reply: Reply) -> float:
        """The seconds that a site asks us to wait (RFC 9110, 10.2.3: a number, or a moment)."""
        told = reply.headers.get("retry-after", "").strip()
        if told.isascii() and told.isdecimal():
            return float(min(int(told[:9]), 30 * 86_400))
        try:
            moment = parsedate_to_datetime(told)
        except (TypeError, ValueError, OverflowError):
            return 0.0
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max(0.0, (moment - datetime.fromtimestamp(self.clock(), UTC)).total_seconds()), 30 * 86_400.0)

    def _robots_of(self, url: str, own: bool) -> Robots | Visit:
        """A host's rules, asked for once in a run."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._robots.get(site)
        if known is None:
            known = self._asked_robots(site, own)
            with self._lock:
                self._robots[site] = known
        return known

    def _asked_robots(self, site: str, own: bool) -> Robots | Visit:
        """A file that is not there allows all; one that cannot be reached forbids all (RFC 9309, 2.3.1.3 and 2.3.1.4).
        429 counts as not reached: it says nothing of the file."""
        url, seen, host = f"{site}/robots.txt", set[str](), urlsplit(site).hostname
        for _ in range(6):  # RFC 9309, 2.3.1.2: at least five redirects
            seen.add(url)
            self.pace.wait(urlsplit(url).netloc, self.pause)
            reply = self.network.ask("GET", url, None, own and urlsplit(url).hostname == host)
            if reply.status not in REDIRECTS or not reply.location:
                break
            target = _target(url, reply.location)
            if _misled(url, target, seen):
                return Robots()  # RFC 9309, 2.3.1.2: as if there were none
            url = target
        if reply.fault:
            return _unheard(reply)
        if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR or reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            said = f"its site's robots.txt could not be read ({reply.status}), so nothing was asked"
            return Visit(Result.FAILED, said)
        if 200 <= reply.status < 300:
            return read_robots(reply.body[:MOST_BYTES].decode("utf-8", "replace"))
        return Robots()

    def _end(self, reply: Reply, url: str, moved: str) -> Visit:
        at = f"{moved} says" if moved else "its site says"
        if reply.fault:
            return _unheard(reply)
        if reply.status in _GONE:
            return Visit(Result.GONE, f"{at} {reply.status}", place=url)
        if reply.status in _REFUSES:
            return Visit(Result.REFUSED, f"its site refuses programs ({reply.status})")
        if reply.status != HTTPStatus.NOT_MODIFIED and not 200 <= reply.status < 300:
            return Visit(Result.FAILED, f"{at} {reply.status}")
        return Visit(Result.READ, "", moved, url, reply)


def _unheard(reply: Reply) -> Visit:
    return Visit(Result.UNREACHABLE if reply.unreachable else Result.FAILED, reply.fault)


def _target(url: str, location: str) -> str:
    """Where a redirect leads, without its fragment; as it is written, if it leads to no address."""
    try:
        return in_ascii(urldefrag(urljoin(url, location))[0])
    except ValueError:
        return location


def _misled(url: str, target: str, seen: set[str]) -> str:
    """Why a redirect is not followed, or ""."""
    scheme = target.partition(":")[0]
    if scheme not in ("http", "https") or not _host(target):
        return f"it leads on to '{target[:200]}', which is no page"
    if urlsplit(url).scheme == "https" and scheme == "http":
        return f"it leads on to {target}, which is not encrypted"
    return "it leads on in a circle" if target in seen else ""


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        odd = parts.port == 0 or parts.username or "%" in parts.netloc
    except ValueError:
        return ""
    return "" if odd else parts.hostname or ""


def _for_later(host: str, wait: float) -> str:
    return f"{host} is not to be asked again for {wait:,.0f} seconds"
