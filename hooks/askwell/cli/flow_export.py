"""The command `askwell flow export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from askwell.build_date import today
from askwell.cli.flow_commands import machine_of
from askwell.cli.output import ROOT
from askwell.flow.export.certificate import Certificate, certificate
from askwell.flow.export.mermaid import as_mermaid
from askwell.flow.machine.machine import Machine
from askwell.flow.report.combinations import TooManyRows
from askwell.flow.report.signoff_table import as_csv, combinations, harmless
from askwell.watch.files import replace_file


def _csv(machine: Machine, proven: Certificate) -> str:
    """Every combination that matters, with the certificate in the rows below."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([harmless(line)] for line in proven.lines)
    return as_csv(combinations(machine)) + text.getvalue()


FORMATS: Mapping[str, Callable[[Machine, Certificate], str]] = {"csv": _csv, "mermaid": as_mermaid}
"""The forms of a guide, by their names."""


@click.command("export")
@ROOT
@click.argument("flow")
@click.option("--to", "form", required=True, type=click.Choice(sorted(FORMATS)), help="The form.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
def export_command(root: Path, flow: str, form: str, output: Path | None) -> None:
    """Writes FLOW in a form for other people and programs, with what is proven of it: as a chart for Mermaid, or as a
    table of all combinations."""
    machine = machine_of(root, flow)
    try:
        text = FORMATS[form](machine, certificate(machine, today()))
    except TooManyRows as error:
        raise click.ClickException(f"{flow}: {error}") from None
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        replace_file(output, text)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
    click.echo(f"wrote {output}")
