"""The texts of a site as the lock keeps them: one line each, with the day and the fingerprints of what it said."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.history.fingerprints import fingerprints
from askwell.content.links.lock import Entry


def texts(checked: CheckedSite) -> Iterator[Entry]:
    """A line for each text that is out, as it is now. Check has refused those that changed without a word."""
    now = fingerprints(checked.library, checked.machines, checked.today)
    return (Entry("text", owner, str(fingerprint)) for owner, fingerprint in now.items())


def new_texts(checked: CheckedSite) -> tuple[list[Entry], list[Entry]]:
    """The lines of texts that the lock has not, and of those of which it has another."""
    locked = checked.lock.texts
    added, changed = [], []
    for entry in texts(checked):
        if entry.owner not in locked:
            added.append(entry)
        elif locked[entry.owner].rest != entry.rest:
            changed.append(entry)
    return added, changed
