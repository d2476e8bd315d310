"""The order in which files go to a host: nothing before what it leads to."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Mapping
from enum import IntEnum
from heapq import heapify, heappop, heappush

from askwell.audit.html.urls import Base, Leads
from askwell.deploy.files import HOME
from askwell.deploy.headers import FEED
from askwell.patterns import regex

_LINK = regex(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Rank(IntEnum):
    """What goes first."""

    FILE = 0
    """What pages are made of: styles, pictures, the index of the search."""

    PAGE = 1
    NEWS = 2
    """What tells programs that there is something new: feeds, the sitemap, the table of what moved."""


def rank(name: str, new: bool = False) -> Rank:
    """When a file goes, by its path. A new feed goes before the pages that lead to it, a changed one after them."""
    if FEED.fullmatch(name):
        return Rank.FILE if new else Rank.NEWS
    if name.startswith(("sitemap", "_redirects", "redirects/", "robots.txt")):
        return Rank.NEWS
    return Rank.PAGE if name.endswith((".html", ".htm")) else Rank.FILE


def upwards(names: Collection[str], text_of: Callable[[str], str], base: Base, new: bool = False) -> list[str]:
    """The order in which files are put somewhere. `new` is for files that were not there."""
    ranked = sorted(names, key=lambda name: (rank(name, new), name))
    pages = [name for name in ranked if rank(name, new) is Rank.PAGE]
    linked = in_order({name: links_of(text_of(name), name, base, names) for name in pages})
    files = [name for name in ranked if rank(name, new) is Rank.FILE]
    return [*files, *linked, *(name for name in ranked if rank(name, new) is Rank.NEWS)]


def downwards(names: Collection[str], text_of: Callable[[str], str], base: Base) -> list[str]:
    """The order in which files are taken away: first those to which nothing leads."""
    return upwards(names, text_of, base)[::-1]


def links_of(text: str, name: str, base: Base, names: Collection[str]) -> frozenset[str]:
    """The files among `names` to which a page leads."""
    found = {html.unescape(next(filter(None, match.groups()), "")) for match in _LINK.finditer(text)}
    targets = (base.resolve(href, name) for href in found)
    paths = {file_of(target.path, names) for target in targets if target.leads is Leads.INSIDE}
    return frozenset(path for path in paths if path is not None and path != name)


def file_of(path: str, names: Collection[str]) -> str | None:
    """The file that a host sends for a path, or None."""
    folder = path if path == "" or path.endswith("/") else f"{path}/"
    return next((name for name in (path, f"{folder}{HOME}") if name in names), None)


def in_order(links: Mapping[str, Collection[str]]) -> list[str]:
    """Pages, each after those to which it links; home comes last. Where some link to each other in a ring, the next is
    the one that has the fewest links to pages that are still to come: so lists come after what they list."""
    to_come = {name: set(targets) & links.keys() - {name} for name, targets in links.items()}
    linked_by: dict[str, list[str]] = {name: [] for name in links}
    for name, targets in to_come.items():
        for target in targets:
            linked_by[target].append(name)
    heap = [(name == HOME, len(targets), name) for name, targets in to_come.items()]
    heapify(heap)
    done: dict[str, None] = {}
    while heap:
        _, missing, name = heappop(heap)
        if name in done or missing != len(to_come[name]):
            continue
        done[name] = None
        for other in linked_by[name]:
            to_come[other].discard(name)
            heappush(heap, (other == HOME, len(to_come[other]), other))
    return list(done)
