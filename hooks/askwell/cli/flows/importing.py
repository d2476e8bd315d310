"""The command `askwell flow import`."""

from __future__ import annotations

from pathlib import Path

import click

from askwell.build_date import today
from askwell.cli.output import ROOT
from askwell.diagnostics import counted, one_line
from askwell.importing.document import CannotImport
from askwell.importing.guides.bringing import bring_guide


@click.command("import")
@ROOT
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def import_guide_command(root: Path, file: Path, dry_run: bool) -> None:
    """Makes a draft guide of FILE: decision tables in DMN, or a questionnaire of FHIR in JSON. What is not understood
    becomes a TODO."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    try:
        made = bring_guide(root, file, today(), write=not dry_run)
    except CannotImport as error:
        raise click.ClickException(one_line(str(error))) from None
    if dry_run:
        click.echo(made.text, nl=False)
    click.echo(f"{'would write' if dry_run else 'wrote'} {made.path}: a draft with {counted(made.todos, 'TODO')}")
