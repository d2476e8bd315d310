"""The command `askwell edition build`: an edition in every form in which it can be sent."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.cli.editions.gated import gated, nobody_can_leave
from askwell.cli.editions.named import DATE, named
from askwell.cli.output import AS_OF, ROOT, report
from askwell.letters.making import letter
from askwell.mailing.message import leaving
from askwell.mailing.proof import proof
from askwell.mailing.writing import FOLDER, forms, write


@click.command("build")
@ROOT
@DATE
@AS_OF
def build_command(root: Path, edition: str | None, as_of: date | None) -> None:
    """Writes the edition of DATE as mail and as files for senders' services, once nothing is wrong with it."""
    checked = check(root, as_of or today())
    one = named(checked, edition)
    settings = checked.library.settings
    found = (*gated(root, checked, one), *nobody_can_leave(settings))
    if found or settings is None:
        report(found, as_json=False)
        click.echo(f"The edition {one.key} was not written.", err=True)
        sys.exit(1)
    made = letter(checked.library, one, checked.machines)
    files = forms(made, settings)
    if wrong := proof(made, leaving(settings.mail) if settings.mail else "", files["mail.html"].decode()):
        report(tuple(wrong), as_json=False)
        click.echo(f"The edition {one.key} was not written.", err=True)
        sys.exit(1)
    folder = root / FOLDER / one.key
    write(files, folder)
    for name, raw in files.items():
        click.echo(f"wrote {os.path.relpath(folder / name)} ({len(raw):,} bytes)")
    if one.sent is None:
        click.echo(f"Look at it: `askwell edition preview {one.key}`. Once sent: `askwell edition sent {one.key}`.")
