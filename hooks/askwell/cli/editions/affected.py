"""The command `askwell edition affected`: what became of the texts that were mailed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.output import AS_JSON, AS_OF, ROOT
from askwell.content.editions.edition import NEWSLETTERS
from askwell.content.records import Answer
from askwell.letters.carrying import item_lines, item_place, kept, next_edition
from askwell.letters.since import Since, What, since

TAKEN_BACK = frozenset((What.WITHDRAWN, What.ARCHIVED))

SILENT = frozenset((What.OVERDUE, What.MERGED, What.GONE))
"""What readers of a newsletter need not hear: somebody has to mend it instead."""


@click.command("affected")
@ROOT
@AS_OF
@AS_JSON
def affected_command(root: Path, as_of: date | None, as_json: bool) -> None:
    """Lists sent editions whose answers and guides were since corrected, taken back, or fell overdue."""
    checked = check(root, as_of or today())
    found = since(checked.library, checked.today)
    if as_json:
        click.echo(json.dumps([_data(checked, one) for one in found], indent=2, ensure_ascii=False))
        return
    for line in _told(checked, found):
        click.echo(line)


def _told(checked: CheckedSite, found: tuple[Since, ...]) -> Iterator[str]:
    sent = [edition for edition in checked.library.newsletters.values() if edition.sent]
    unkept = [edition.key for edition in sent if kept(checked.library, edition) is None]
    known = len(sent) - len(unkept)
    if not found and (known or not sent):
        yield f"{known} sent: nothing of what they led to was corrected, taken back or is overdue."
    for edition, of_edition in groupby(found, key=lambda one: one.edition):
        yield f"{edition.key}  {edition.subject}"
        for _, of_item in groupby(of_edition, key=lambda one: one.item.key):
            these = list(of_item)
            yield f"  {these[0].item.title} (/{these[0].item.path})"
            drafted: list[str] = []
            for one in these:
                yield f"    {one.what}{f', {one.on}' if one.on else ''}{f': {one.says}' if one.says else ''}"
                lines = _item(checked, one) or []
                same = bool(lines) and lines == drafted
                yield f"      {'The item above tells it too.' if same else _next(checked, one)}"
                yield from (f"        {line}" for line in lines if not same)
                drafted = lines or drafted
    if unkept:
        yield f"What was mailed of {', '.join(unkept)} is not kept, or cannot be read: see what `askwell check` says."


def _next(checked: CheckedSite, one: Since) -> str:
    """What is to be done about it, in a sentence."""
    record, by = one.record, one.told_by
    if record is None:
        return "Take its file back from git: its address was mailed."
    if one.what is What.OVERDUE:
        return f"Review {record.path}."
    if one.what is What.MERGED:
        return f"Nothing to do: its address leads on to '{record.instead}'."
    if one.told_on is not None:
        return f"Told on {one.told_on}{f', in {by.path}' if by else ''}."
    if by is not None:
        return f"Not told yet; it stands in {by.path}."
    if _item(checked, one) is None:
        return f"Not told yet. Add an entry to 'changes' of {record.path}, and tell it in {_file(checked)}."
    place, _ = item_place(checked.library, next_edition(checked.library, checked.today), record)
    return f"Not told yet. Put this into {place} of {_file(checked)}:"


def _item(checked: CheckedSite, one: Since) -> list[str] | None:
    """The item that would tell it; None if there is nothing to tell, or no entry of `changes` to name."""
    record = one.record
    if record is None or one.what in SILENT or one.told_by is not None or one.told_on is not None or one.on is None:
        return None
    day = one.on
    if one.what in TAKEN_BACK:
        days = [change.on for change in record.changes if change.on >= one.on]
        if not days:
            return None
        day = max(days)
    _, there = item_place(checked.library, next_edition(checked.library, checked.today), record)
    return item_lines(record, day, own_words=record.status in {str(what) for what in TAKEN_BACK})[there:]


def _file(checked: CheckedSite) -> str:
    """The file of the edition that goes out next."""
    following = next_edition(checked.library, checked.today)
    return following.path if following else f"a new file of content/{NEWSLETTERS} (`askwell edition new`)"


def _data(checked: CheckedSite, one: Since) -> dict[str, object]:
    record = one.record
    lines = _item(checked, one)
    return {
        "edition": one.edition.key,
        "sent": str(one.edition.sent),
        "item": one.item.key,
        "title": one.item.title,
        "path": one.item.path,
        "file": record.path if record else None,
        "kind": "answer" if isinstance(record, Answer) or one.item.kind == "answer" else "guide",
        "what": str(one.what),
        "on": str(one.on) if one.on else None,
        "says": one.says,
        "told_on": str(one.told_on) if one.told_on else None,
        "told_by": one.told_by.key if one.told_by else None,
        "draft": "\n".join(lines) if lines else None,
        "next": _next(checked, one),
    }
