"""The command `askwell edition preview`: one local page that shows a mail as its readers will see it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.editions.named import DATE, named
from askwell.cli.output import AS_OF, ROOT
from askwell.content.editions.edition import Edition
from askwell.diagnostics import Severity
from askwell.letters.making import letter
from askwell.mailing.html import html
from askwell.mailing.message import leaving
from askwell.mailing.preview import preview
from askwell.mailing.proof import proof
from askwell.mailing.text import text
from askwell.mailing.writing import FOLDER
from askwell.permanence.gate import gate, on_its_day
from askwell.render.site import render_site
from askwell.watch.files import replace_file


@click.command("preview")
@ROOT
@DATE
@click.option("--open", "opened", is_flag=True, help="Open the page in a browser.")
@AS_OF
def preview_command(root: Path, edition: str | None, opened: bool, as_of: date | None) -> None:
    """Shows the edition of DATE as mail: narrow and wide, light and dark, without pictures, as text, with its links.

    Drafts are shown too, with what keeps them from going out.
    """
    checked = check(root, as_of or today())
    one = named(checked, edition)
    path = root / FOLDER / f"{one.key}-preview.html"
    replace_file(path, _page(checked, one))
    click.echo(f"wrote {os.path.relpath(path)}: open it in a browser")
    if opened:
        click.launch(path.as_uri())


def _page(checked: CheckedSite, edition: Edition) -> str:
    """The page. What is wrong with the rest of the site is told by check, and does not stand in the way here."""
    settings = checked.library.settings
    if settings is None:
        raise click.UsageError("content/site.yml cannot be read: `askwell check` tells why")
    try:
        made = letter(checked.library, edition, checked.machines)
    except ValueError as error:
        raise click.ClickException(f"{error}: `askwell check` tells what is wrong") from None
    leave = leaving(settings.mail) if settings.mail else ""
    as_html = html(made, settings, leave)
    site = render_site(on_its_day(checked, edition), preview=True)
    found = [*gate(site, checked, edition), *proof(made, leave, as_html)]
    own = [one for one in found if one.severity is Severity.ERROR and one.location.path == edition.path]
    return preview(made, settings, as_html, text(made, settings, leave), site, own)
