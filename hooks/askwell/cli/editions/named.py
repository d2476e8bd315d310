"""The edition that somebody means by its date, or by none."""

from __future__ import annotations

import click

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import NEWSLETTERS, Edition

DATE = click.argument("edition", metavar="[DATE]", required=False)
"""The date of an edition; without it, the one that is not sent yet."""


def named(checked: CheckedSite, date: str | None) -> Edition:
    """The edition of a date ("2026-12-03"), or the only one that was not sent. Raises UsageError with those there
    are."""
    editions = checked.library.newsletters
    if date is None:
        waiting = [edition for edition in editions.values() if edition.sent is None]
        if len(waiting) != 1:
            said = "these are not sent yet: " + ", ".join(e.key for e in waiting) if waiting else _known(checked)
            raise click.UsageError(f"name the edition by its date; {said}")
        return waiting[0]
    key = date.removesuffix(".md").rpartition("/")[2]
    if key in editions:
        return editions[key]
    unread = f"content/{NEWSLETTERS}/{key}.md"
    if any(found.location.path == unread for found in checked.diagnostics):
        raise click.UsageError(f"{unread} has mistakes: `askwell check` tells which")
    raise click.UsageError(f"there is no edition '{date}'; {_known(checked)}")


def _known(checked: CheckedSite) -> str:
    last = ", ".join(list(checked.library.newsletters)[-5:])
    if not last:
        return f"content/{NEWSLETTERS} has none yet; `askwell edition new` proposes one"
    return f"the last ones of content/{NEWSLETTERS} are {last}"
