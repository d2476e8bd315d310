"""The `askwell` command."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from askwell.checks import check
from askwell.diagnostics import Diagnostic, count_line, errors


@click.group()
def main() -> None:
    """Turns a folder of health answers and decision guides into a checked site."""


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH (seconds, UTC) if it is set, or this day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def report(diagnostics: tuple[Diagnostic, ...], as_json: bool) -> int:
    """Prints findings and returns the exit code: 1 if one of them is an error."""
    if as_json:
        click.echo(json.dumps([d.as_json() for d in diagnostics], indent=2, ensure_ascii=False))
    else:
        for diagnostic in diagnostics:
            click.echo(str(diagnostic))
        click.echo(count_line(diagnostics))
    return 1 if errors(diagnostics) else 0


@main.command("check")
@click.argument("root", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
def check_command(root: Path, as_json: bool) -> None:
    """Reports every mistake in the content of ROOT at once."""
    sys.exit(report(check(root.resolve(), today()).diagnostics, as_json))
