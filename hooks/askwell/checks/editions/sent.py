"""Rules about editions that were sent: readers have them, so neither their words nor their links change any more."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import Edition, EditionState
from askwell.content.editions.sent import SentFile, own_words, path_of
from askwell.content.links.lock import Entry
from askwell.content.links.moves import owner_of
from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.letters.sent import Sent, read_sent

NO_FILE, DAMAGED, CHANGED, OTHER, TAKEN_BACK = "EDITION025", "EDITION026", "EDITION027", "EDITION028", "EDITION029"


def what_was_mailed_is_kept(site: CheckedSite) -> Iterator[Diagnostic]:
    """Of an edition that was sent a file beside it keeps what was mailed, as the lock says (ours)."""
    for edition in site.library.newsletters.values():
        if edition.sent is None or edition.sent > site.today or edition.status is EditionState.DRAFT:
            continue  # the first two have nothing to keep, the third says two things at once, and is told that
        locked, file = site.lock.sent.get(owner_of(edition), ()), site.library.sent.get(edition.key)
        if file is None:
            yield _no_file(edition, locked)
        elif isinstance(kept := read_sent(file), str):
            hint = f"take it back from git (git checkout {file.path}); it is not written by hand"
            yield Diagnostic(Location(file.path), DAMAGED, f"what was mailed cannot be read: {kept}", hint)
        else:
            yield from _same(edition, file, kept, locked)


def _no_file(edition: Edition, locked: tuple[Entry, ...]) -> Diagnostic:
    name = path_of(edition)
    if locked:
        message = f"{name} is gone, which keeps what was mailed"
        return Diagnostic(edition.at("sent"), NO_FILE, message, f"take it back from git (git checkout {name})")
    hint = f"run `askwell edition sent {edition.key}`, which keeps it in {name}"
    message = "nothing keeps what was mailed: the page of this edition changes with its answers"
    return Diagnostic(edition.at("sent"), NO_FILE, message, hint, Severity.WARNING)


def _same(edition: Edition, file: SentFile, kept: Sent, locked: tuple[Entry, ...]) -> Iterator[Diagnostic]:
    now = own_words(edition)
    hint = f"take {edition.path} back from git; what was wrong in it is told by the next edition"
    for name in sorted({*now, *kept.edition}):
        if now.get(name) != kept.edition.get(name):
            place = edition.at(name, key=True) if name in now and name != "intro" else edition.at("sent")
            yield Diagnostic(place, CHANGED, f"'{name}' is not as it was sent on {kept.sent}", hint)
    if kept.sent != edition.sent or kept.letter.key != edition.key:
        message = f"{file.path} keeps the edition {kept.letter.key}, sent on {kept.sent}"
        yield Diagnostic(edition.at("sent"), CHANGED, message, "write that day, or take the file back from git")
    if locked and not any(entry.rest.endswith(f" {file.digest}") for entry in locked):
        hint = f"take it back from git (git checkout {file.path}): what was mailed is never another"
        yield Diagnostic(Location(file.path), OTHER, "this is not what content/links.lock says was mailed", hint)


def sent_stays_sent(site: CheckedSite) -> Iterator[Diagnostic]:
    """An edition that was sent stays on the site as one: nobody can take a mail back (ours)."""
    editions = {owner_of(edition): edition for edition in site.library.newsletters.values()}
    for owner, entries in site.lock.sent.items():
        key = owner.partition(":")[2]
        if owner not in editions and "newsletters" not in site.library.incomplete:
            hint = f"take content/newsletters/{key}.md back from git, with its file of what was mailed"
            yield Diagnostic(entries[0].at, TAKEN_BACK, f"the edition {key} was sent, and its file is gone", hint)
    for owner, edition in editions.items():
        if edition.sent is None and (owner in site.lock.sent or edition.key in site.library.sent):
            day = min((entry.rest[:10] for entry in site.lock.sent.get(owner, ())), default="")
            hint = f"write sent: {day}" if day else f"write sent: with its day, or delete {path_of(edition)}"
            yield Diagnostic(edition.at(), TAKEN_BACK, "this edition was sent, and no longer says so", hint)
