"""What the commands share: their options, and how they print findings."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from askwell.diagnostics import Diagnostic, count_line, errors

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
ROOT = click.option("--root", default=".", type=FOLDER, help="The site's folder; the current one unless given.")


class Day(click.ParamType[date]):
    """A calendar day, written year-month-day."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"'{value}' is not a day: write year-month-day, for example 2027-03-01", param, ctx)


AS_OF = click.option("--as-of", type=Day(), metavar="DATE", help="Take this day, as 2027-03-01, for today.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def report(diagnostics: tuple[Diagnostic, ...], as_json: bool) -> int:
    """Prints findings and returns the exit code: 1 if one of them is an error."""
    if as_json:
        click.echo(json.dumps([d.as_json() for d in diagnostics], indent=2, ensure_ascii=False))
    else:
        for diagnostic in diagnostics:
            click.echo(str(diagnostic))
        click.echo(count_line(diagnostics))
    return 1 if errors(diagnostics) else 0
