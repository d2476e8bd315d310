"""The command `askwell edition sent`: from then on what was mailed stays as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.editions.gated import gated
from askwell.cli.editions.named import DATE, named
from askwell.cli.output import ROOT, Day, report
from askwell.content.editions.edition import Edition
from askwell.content.editions.reading import read_edition
from askwell.content.editions.sent import own_words, path_of, with_sent
from askwell.content.history.told import told
from askwell.content.links.lock import NAME
from askwell.content.links.moves import owner_of
from askwell.diagnostics import counted, errors
from askwell.letters.making import letter, text_of
from askwell.mailing.html import html
from askwell.mailing.message import messages
from askwell.mailing.text import text
from askwell.permanence.accept import write_lock
from askwell.permanence.sent import keep, sent_lines, unkept
from askwell.sending.envelope import NOBODY, content_digest
from askwell.sending.journal import JournalError, journal_of, known_from, must_be_what_was_begun
from askwell.sending.told import people
from askwell.watch.files import replace_file


@click.command("sent")
@ROOT
@DATE
@click.option("--on", "day", type=Day(), metavar="DAY", help="The day on which it was sent, if not today.")
def sent_command(root: Path, edition: str | None, day: date | None) -> None:
    """Says that the edition of DATE was sent: its words and links stay as they are.

    It goes through the gate once more. Then the day stands in the edition's file, what was mailed in a file beside it,
    and its links in content/links.lock, for ever.
    """
    checked = check(root, today())
    one = named(checked, edition)
    if one.sent is None:
        if found := gated(root, checked, one):
            sys.exit(report(found, as_json=False))
        for line in _as_the_journal_says(root, checked, one):
            click.echo(line)
        checked, one = _marked(root, checked, one, day or today())
    elif day is not None and day != one.sent:
        raise click.UsageError(f"{one.path} says that it was sent on {one.sent}")
    if wrong := errors(checked.diagnostics):
        sys.exit(report(wrong, as_json=False))
    _kept(root, checked, one)
    for line in _to_mark(checked, one):
        click.echo(line)


def _as_the_journal_says(root: Path, checked: CheckedSite, edition: Edition) -> Iterator[str]:
    """Who of its list is left, if it was sent from here. Ends the command if the first people got other words."""
    path, settings = journal_of(root, edition.key), checked.library.settings
    try:
        known = known_from(path)
        if known.people and settings is not None and settings.mail is not None:
            made = letter(checked.library, edition, checked.machines)
            must_be_what_was_begun(known, content_digest(messages(made, settings, html, text)(NOBODY)))
    except JournalError as error:
        raise click.ClickException(f"{error}\n    hint: {error.hint}") from None
    if known.left():
        yield f"Note: {people(len(known.left()))} of its list may not have it yet:"
        yield f"`askwell edition send {edition.key} --left` says who and why."


def _marked(root: Path, checked: CheckedSite, edition: Edition, day: date) -> tuple[CheckedSite, Edition]:
    """The site with the day in the edition's file. What comes of it is read first: nothing else may read otherwise."""
    if day > checked.today:
        raise click.UsageError(f"--on: {day} is in the future; today is {checked.today}")
    path = root / edition.path
    said = with_sent(path.read_bytes().decode("utf-8"), day)
    new, problems = read_edition(edition.key, edition.path, said.removeprefix("\ufeff")) if said else (None, [])
    if said is None or new is None or problems or new.sent != day or own_words(new) != own_words(edition):
        raise click.ClickException(f"{edition.path} cannot be added to: write 'sent: {day}' into its header")
    replace_file(path, said)
    click.echo(f"wrote 'sent: {day}' into {edition.path}")
    checked = check(root, checked.today)
    return checked, checked.library.newsletters[edition.key]


def _kept(root: Path, checked: CheckedSite, edition: Edition) -> None:
    """Writes what is still missing: the file of what was mailed, and its lines in the lock."""
    locked = {str(entry) for entry in checked.lock.entries}
    new = [line for line in sent_lines(checked) if line.owner == owner_of(edition) and str(line) not in locked]
    missing = {name: text for name, text in unkept(checked).items() if name == path_of(edition)}
    keep(root, missing)
    for name in missing:
        click.echo(f"wrote {name}: what was mailed")
    if new:
        write_lock(root, (*checked.lock.entries, *new))
        click.echo(f"wrote {counted(len(new), 'line')} to {NAME}: put these files into git")
    else:
        click.echo(f"{edition.key} was sent on {edition.sent}, and all of it is kept")


def _to_mark(checked: CheckedSite, edition: Edition) -> Iterator[str]:
    """What an editor does next: corrections that the edition told are marked as told."""
    for item in edition.items:
        record = text_of(checked.library, item)
        for change in told(record) if record is not None else ():
            if change.on == item.change and change.mailed is None:
                place = change.record.path
                yield f"write 'mailed: {edition.sent}' below the {change.kind} of {change.on} in {place}"
