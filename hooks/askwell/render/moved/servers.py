"""The table of addresses that lead on, in the forms that web hosts and servers read.

The small pages at the old addresses do their work anywhere. A host that reads these files answers at once instead, with
the status by which search engines and link checkers learn of the new address (RFC 9110, 15.4.9).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from askwell.content.links.moves import Move
from askwell.content.records import Settings

HOSTS = "_redirects"
"""The file that Netlify and Cloudflare Pages read, by its path in the site."""

FOLDER = "redirects/"
"""Where the maps for servers are: `moved` for pages that have a new address for good, `short` for short addresses,
whose pages may move again, `gone` for pages that were withdrawn, with all addresses that led to them: a server that
knows them sends their text with the status 410 (RFC 9110, 15.5.11)."""

MOST_RULES = 2_000
"""Rules without wildcards that Cloudflare Pages reads of `_redirects`; the rest it leaves out. It reads a hundred with
placeholders besides, and wants them last."""

NEAR = 1_800
"""Rules from which on editors are told that the limit is near (ours)."""


SPOILT = ("a/:id/:more a/:id/", "d/:flow/:choice/:more d/:flow/:choice/")
"""Short addresses with something glued to their end, as when a mail program takes the bracket behind a link for a part
of it: they lead to the address without it. No page stands below these; `d/:flow/:more` is left out, since guides'
choices do."""


def server_files(settings: Settings, every: Sequence[Move], withdrawn: Collection[str]) -> Mapping[str, str]:
    """The files, by their paths in the site. Where a host reads no more rules, the small pages of short addresses still
    lead on. Hosts keep what an address was asked with, browsers the part behind #. No rule leads to one of the pages
    that were withdrawn, whose paths are `withdrawn`: readers are told first."""
    root = urlsplit(settings.base_url).path
    moves = [move for move in every if move.new not in withdrawn]
    gone = sorted([*withdrawn, *(move.old for move in every if move.new in withdrawn)])
    short = {f"{root}{move.old}": f"{root}{move.new}" for move in moves if move.short}
    moved = {f"{root}{move.old}": f"{root}{move.new}" for move in moves if not move.short}
    rules = [*(f"{old} {new} 301" for old, new in moved.items()), *(f"{old} {new} 302" for old, new in short.items())]
    spoilt = [f"{root}{old} {root}{new} 302" for old, new in map(str.split, SPOILT)]
    files = {
        HOSTS: _lines([*rules[:MOST_RULES], *spoilt]),
        f"{FOLDER}gone.nginx": _lines(f"{root}{path} 1;" for path in gone),
    }
    files[f"{FOLDER}gone.apache"] = _lines(f"{root}{path} 1" for path in gone)
    for name, table in (("moved", moved), ("short", short)):
        files[f"{FOLDER}{name}.nginx"] = _lines(f"{old} {new};" for old, new in table.items())
        files[f"{FOLDER}{name}.apache"] = _lines(f"{old} {new}" for old, new in table.items())
    return files


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
