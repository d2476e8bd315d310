"""The command `askwell edition new`: a draft of the next newsletter, from what is on the site."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.cli.output import AS_OF, ROOT, Day
from askwell.content.editions.edition import NEWSLETTERS
from askwell.mailing.draft import text_of
from askwell.mailing.proposal import next_day, propose


@click.command("new")
@ROOT
@click.argument("day", metavar="[DATE]", required=False, type=Day())
@AS_OF
def new_command(root: Path, day: date | None, as_of: date | None) -> None:
    """Proposes the edition of DATE: what was corrected, what is new, what is most asked.

    It writes a draft into content/newsletters, with why each item is there. Without DATE it takes the day on which the
    next edition is due.
    """
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    checked = check(root, as_of or today())
    day = day or next_day(checked)
    path = root / "content" / NEWSLETTERS / f"{day}.md"
    name = os.path.relpath(path)
    if os.path.lexists(path):
        raise click.ClickException(f"there is already a file {name}; name another day")
    try:
        proposal = propose(checked, day)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text_of(proposal))
    click.echo(f"wrote {name}: a draft, which `askwell check` reads")
    for item in proposal.items:
        click.echo(f"  {item.name} ({item.reason})")
    for said in proposal.left:
        click.echo(f"not proposed: {said}")
