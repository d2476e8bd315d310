"""The command `askwell desk`: what needs a person, by day."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.cli.output import AS_JSON, AS_OF, ROOT, Day
from askwell.content.folders import files
from askwell.desk.data import as_data
from askwell.desk.desk import Desk, desk_of
from askwell.desk.task import in_words
from askwell.desk.text import as_text
from askwell.diagnostics import did_you_mean
from askwell.surroundings.all_findings import with_surroundings

USUAL_DAYS = 90
"""How far ahead the text looks unless told otherwise (ours): a quarter of a year. Files have everything."""


class _File(click.Path):
    """A file to be written, whose name ends as files of its kind do."""

    def __init__(self, ending: str) -> None:
        super().__init__(dir_okay=False, path_type=Path, resolve_path=True)
        self.ending = ending

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of the file."""
        path = Path(super().convert(value, param, ctx))  # type: ignore[arg-type]
        if path.suffix.lower() != self.ending:
            self.fail(f"'{value}' does not end in {self.ending}", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"there is no folder {os.path.relpath(path.parent)}", param, ctx)
        return path


@click.command("desk")
@ROOT
@click.option("--by", metavar="PERSON", help="Only what concerns this person, by the id.")
@click.option("--until", type=Day(), help="The last day to show.")
@click.option("--days", type=click.IntRange(0), help=f"How many days ahead to show; the text has {USUAL_DAYS}.")
@click.option("--html", type=_File(".html"), help="Write a page with a calendar to this file.")
@click.option("--ics", type=_File(".ics"), help="Write a file for calendar programs.")
@AS_JSON
@click.option("--fail-overdue", is_flag=True, help="End with the code 1 if something is overdue.")
@AS_OF
def desk_command(
    root: Path,
    by: str | None,
    until: date | None,
    days: int | None,
    html: Path | None,
    ics: Path | None,
    as_json: bool,
    fail_overdue: bool,
    as_of: date | None,
) -> None:
    """Tells what needs a person, by day: reviews, approvals, drafts, dead links and more."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    day = as_of or today()
    desk = desk_of(with_surroundings(root, check(root, day)))
    if by is not None:
        desk = desk.for_person(_known(by, desk, root))
    last = _last_day(day, until, days)
    if last:
        desk = desk.up_to(last)
    written = [_write(path, desk) for path in (html, ics) if path is not None]
    if as_json:
        click.echo(json.dumps(as_data(desk), indent=2, ensure_ascii=False))
    for path in written:
        click.echo(f"wrote {os.path.relpath(path)}", err=as_json)
    if not written and not as_json:
        shown = desk if last else desk.up_to(_later(day, USUAL_DAYS))
        click.echo(as_text(shown, shutil.get_terminal_size((100, 24)).columns))
    sys.exit(1 if fail_overdue and any(task.overdue for task in desk.tasks) else 0)


def _known(person: str, desk: Desk, root: Path) -> str:
    """The id of a person of this site, who may have a file with mistakes."""
    known = {*desk.people, *(path.stem for path in files(root / "content" / "people", ".yml"))}
    if person in known:
        return person
    words = person.casefold().split()
    named = [key for key, name in desk.people.items() if words and all(word in name.casefold() for word in words)]
    hint = did_you_mean(person, named or known) or "content/people has nobody yet"
    raise click.BadParameter(f"there is no person '{person}': {hint}", param_hint="'--by'")


def _last_day(day: date, until: date | None, days: int | None) -> date | None:
    """The last day that was asked for, if one was."""
    if until and days is not None:
        raise click.UsageError("--until and --days say the same: give one of them")
    if until and until < day:
        raise click.BadParameter(f"{until} is before the day of the desk, {in_words(day)}", param_hint="'--until'")
    return _later(day, days) if days is not None else until


def _later(day: date, days: int) -> date:
    """So many days later; the last day there is, beyond the year 9999."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _write(path: Path, desk: Desk) -> Path:
    """Writes the desk in the form that the file's name asks for."""
    path.write_bytes(_calendar(desk) if path.suffix.lower() == ".ics" else _page(desk))
    return path


def _page(desk: Desk) -> bytes:
    from askwell.desk.page import as_page

    return as_page(desk).encode("utf-8")


def _calendar(desk: Desk) -> bytes:
    from askwell.desk.calendar import NoAddress, as_calendar

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return as_calendar(desk, datetime.fromtimestamp(int(epoch), UTC) if epoch else None)
    except NoAddress as error:
        raise click.ClickException(str(error)) from None
