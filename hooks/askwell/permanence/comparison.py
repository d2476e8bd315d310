"""What a build would add to what was ever published, and what it would lose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from askwell.checks.checked_site import CheckedSite
from askwell.content.links.lock import NAME, Entry, Lock
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location, Severity, counted, did_you_mean
from askwell.permanence import texts
from askwell.permanence.inventory import Inventory, inventory, settle
from askwell.permanence.lost import lost, lost_links, records_by_owner
from askwell.permanence.sent import sent_lines
from askwell.render.moved.servers import MOST_RULES, NEAR
from askwell.render.site import Site

PLACE, NEW, MANY = "KEPT003", "KEPT004", "KEPT005"


@dataclass(frozen=True)
class Comparison:
    """What a site has that the lock has not, texts that are others than the lock has, what the lock has that the site
    lost, and the findings that say so."""

    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    lost: tuple[Entry, ...]
    findings: tuple[Diagnostic, ...]


def compare(site: Site, checked: CheckedSite) -> Comparison:
    """A site and all that was ever published."""
    around = _around(site, checked)
    new, changed = texts.new_texts(checked)
    added = (*around.added, *new, *around.named)
    found = (*around.findings, *_unlocked(site, checked, len(added) + len(changed)))
    return Comparison(added, tuple(changed), around.lost, found)


@dataclass(frozen=True)
class _Around:
    """What is compared besides what texts say: addresses and places, and apart from them names in feeds and what was
    mailed."""

    added: tuple[Entry, ...]
    named: tuple[Entry, ...]
    lost: tuple[Entry, ...]
    findings: tuple[Diagnostic, ...]


def _around(site: Site, checked: CheckedSite) -> _Around:
    lock = checked.lock
    there = inventory(site, lock, checked.units)
    known = lock.addresses.keys()
    added = [entry for path, entry in sorted(there.addresses.items()) if path not in known]
    added += there.added
    addresses = [entry for path, entry in lock.addresses.items() if path not in there.addresses]
    found = [*lost(addresses, checked), *_lost_places(there, checked), *_many(site)]
    feed = texts.feed_entries(checked)
    known_names = {entry.rest for entry in lock.of("feed")}
    named = [entry for entry in feed if entry.rest not in known_names]
    named += _not_in(lock, sent_lines(checked))
    gone = (*texts.lost_changes(checked, feed), *lost_links(there.addresses.keys(), checked))
    found += [finding for _, finding in gone]
    return _Around(tuple(added), tuple(named), (*addresses, *there.lost, *(entry for entry, _ in gone)), tuple(found))


def findings(site: Site, checked: CheckedSite) -> tuple[Diagnostic, ...]:
    """What is wrong with a site's addresses: an error for each thing that it would lose."""
    made = checked.units.made
    settle(site, checked.lock, checked.units)
    texts.settle(checked)
    lacking, found = made("lost", "around", lambda: _told(_around(site, checked)))
    lacking += made("lost", "texts", lambda: sum(map(len, texts.new_texts(checked))))
    return (*found, *_unlocked(site, checked, lacking))


def _told(around: _Around) -> tuple[int, tuple[Diagnostic, ...]]:
    """How many lines the lock lacks, and what is wrong."""
    return len(around.added) + len(around.named), around.findings


def _unlocked(site: Site, checked: CheckedSite, lacking: int) -> Iterator[Diagnostic]:
    """A warning if the lock lacks lines, or if there is none."""
    if lacking and checked.lock.there:
        yield _new(lacking)
    if not checked.lock.there and site.settings.production:
        yield _no_lock()


def _new(lacking: int) -> Diagnostic:
    count = counted(lacking, "line")
    message = f"this file lacks {count}: addresses, places and texts that would be published now"
    hint = "run `askwell links --accept`, and put the file into git: what is in it is never lost"
    return Diagnostic(Location(NAME), NEW, message, hint, Severity.WARNING)


def _no_lock() -> Diagnostic:
    message = "nothing says yet which addresses were published"
    hint = "run `askwell links --accept`, and put the file into git: from then on none of them is lost"
    return Diagnostic(Location(NAME), NEW, message, hint, Severity.WARNING)


def _not_in(lock: Lock, lines: Iterable[Entry]) -> list[Entry]:
    new = [*lines]
    locked = {str(entry) for kind in ("sent", "mailed") for entry in lock.of(kind)} if new else set()
    return [line for line in new if str(line) not in locked]


def _lost_places(there: Inventory, checked: CheckedSite) -> Iterator[Diagnostic]:
    """A finding for each heading whose address is gone, at the heading that is most like it."""
    records = records_by_owner(checked) if there.lost else {}
    for entry in there.lost:
        page = there.pages[entry.owner]
        record = records.get(entry.owner)
        new = sorted({place.rest for place in there.added if place.owner == entry.owner})
        message = f"the heading with the address #{entry.rest} was published, and is gone"
        hint = f"put {{#{entry.rest}}} behind the words of the heading that took its place"
        if new:
            hint += f" ({did_you_mean(entry.rest, new) or 'one of those that are new'})"
        hint += f", or {{#its-name was: {entry.rest}}}; if it is in another answer now, there: was: SLUG#{entry.rest}"
        if record is None:
            hint = f'put <span id="{entry.rest}"></span> where that part is now'
        place = _place(record, new) if isinstance(record, Answer) else Location(page.source)
        yield Diagnostic(place, PLACE, message, hint)


def _place(answer: Answer, new: list[str]) -> Location:
    """The heading that may have taken another's place, or the answer."""
    from markdown.extensions.toc import slugify

    for text in answer.texts:
        for heading in text.headings:
            if (heading.key or slugify(heading.words, "-")) in new:
                return text.place(heading)
    return answer.at("id")


def _many(site: Site) -> Iterator[Diagnostic]:
    """A warning when a host would leave out rules for pages that moved."""
    moved = sum(not move.short for move in site.moves)
    if moved >= NEAR:
        message = f"{moved:,} pages have moved, and Cloudflare Pages reads {MOST_RULES:,} rules of _redirects"
        hint = "the pages at the old addresses lead on all the same; your own server can read the maps in redirects/"
        yield Diagnostic(Location(NAME), MANY, message, hint, Severity.WARNING)
