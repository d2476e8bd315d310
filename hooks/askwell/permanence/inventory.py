"""What a site publishes that others may link to: addresses, and places in the pages that people write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from askwell.content.body.headings import OF_THE_PAGE
from askwell.content.links.lock import Entry, Lock
from askwell.content.links.moves import owner_of
from askwell.content.records import Answer
from askwell.patterns import regex
from askwell.render.page import Page
from askwell.render.site import Site
from askwell.source.asked import Afresh, Fact, note, unnoted

_HEADING = regex(r'<h[2-6]\b[^>]*?\bid="([^"]+)"')
_ID = regex(r'id="(?<!\wid=")([^"]+)"')

_JOINED = "--"
"""What is in the ids that templates make of a key: of a guide in an answer's page, of a care card, of a form."""

OF_THE_ENGINE = frozenset(("404.html",))
"""Pages that have no address of their own."""


@dataclass(frozen=True)
class Inventory:
    """All addresses of a site with their lines of the lock; of its places those that the lock has not, and those that
    it has and the site has no more."""

    addresses: Mapping[str, Entry]
    added: tuple[Entry, ...]
    lost: tuple[Entry, ...]
    pages: Mapping[str, Page]
    """The page of each owner that others may link into."""


def settle(site: Site, lock: Lock, units: Afresh) -> None:
    """Works out what of a site is compared with what was published, before it is: how the places in its pages differ
    from those of the lock, and all addresses."""
    linked = _by_key(_linked(site))
    units.settle_each("places", partial(_differing, lock, linked), [*linked])
    units.settle("site kept", lambda: {"addresses": _addresses(site)}, always=True)


def _addresses(site: Site) -> str:
    """A digest of all addresses: whose each is, and what makes it."""
    with unnoted():
        own = [(page.path, owner_of_page(page), page.source) for page in site.pages if _has(page)]
        moved = [(move.old, move.owner, move.short) for move in site.moves]
        return sha256(json.dumps([own, moved, [*site.feeds.items()]]).encode()).hexdigest()


def _differing(lock: Lock, linked: Mapping[str, tuple[str, Page]], key: str) -> str:
    """The places of a page that the lock has not, and those that it has and the page has not; nothing if none."""
    owner, page = linked[key]
    note(Fact(f"page/{page.path}"))
    text, known = page.html, {entry.rest for entry in lock.places.get(owner, ())}
    headings = (name for name in dict.fromkeys(_HEADING.findall(text)) if _is_a_place(name))
    added, ids = [name for name in headings if name not in known], set(_ID.findall(text))
    lost = sorted(name for name in known - ids if not is_of_the_page(name))
    return json.dumps([added, lost]) if added or lost else ""


def _is_a_place(name: str) -> bool:
    return _JOINED not in name and not any(sign.isspace() for sign in name)


def _by_key(linked: Mapping[str, Page]) -> dict[str, tuple[str, Page]]:
    """Pages and their owners, by what tells the places of a page from those of the page that its owner had before it
    was renamed."""
    return {f"{owner} {page.path}": (owner, page) for owner, page in linked.items()}


def _linked(site: Site) -> dict[str, Page]:
    return {owner_of_page(page): page for page in site.pages if _has(page) and _is_text(page)}


def inventory(site: Site, lock: Lock, units: Afresh) -> Inventory:
    """What a site publishes. Places are headings of answers and of pages written by hand: in a guide an id that is gone
    shows the first question, and lists have no parts."""
    note(Fact("site kept/addresses"))
    found = {page.path: Entry("address", owner_of_page(page), page.path or "/") for page in site.pages if _has(page)}
    found |= {move.old: Entry("address", move.owner, move.old) for move in site.moves}
    found |= {path: Entry("address", owner, path) for path, owner in site.feeds.items()}
    pages, added, lost = _linked(site), list[Entry](), list[Entry]()
    linked = _by_key(pages)
    for key, (owner, _) in linked.items():
        if differing := units.part("places", key, partial(_differing, lock, linked)):
            new, gone = json.loads(differing)
            added += [Entry("place", owner, name) for name in new]
            lost += [entry for entry in lock.places.get(owner, ()) if entry.rest in gone]
    return Inventory(found, tuple(added), tuple(lost), pages)


def is_of_the_page(name: str) -> bool:
    """Whether a template writes an id, not an author: its part comes and goes with the fields of a text, and a link to
    a part that is gone leads to the top of the same page, where the newer words are."""
    return _JOINED in name or name in OF_THE_PAGE


def owner_of_page(page: Page) -> str:
    """Whose a page is: a record's, a list's, or that of a file of `docs/`."""
    if page.about is not None:
        return owner_of(page.about)
    kind = "pages" if page.source.startswith("docs/") else "lists"
    return f"{kind}:{page.path.rstrip('/') or 'index'}"


def _has(page: Page) -> bool:
    return page.path not in OF_THE_ENGINE and not page.leads_to


def _is_text(page: Page) -> bool:
    return isinstance(page.about, Answer) or page.source.startswith("docs/")
