"""`askwell import`: drafts of what desks have."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from askwell.build_date import today
from askwell.cli.output import ROOT
from askwell.diagnostics import counted, one_line
from askwell.importing.bringing import Brought, bring
from askwell.importing.compare import Comparison, compare, imported
from askwell.importing.document import CannotImport

MAX_SHOWN = 20
"""Drafts whose files are named one by one (ours)."""


@click.command("import")
@ROOT
@click.argument("names", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--compare", "comparing", is_flag=True, help="Show what became of each word: of all drafts, or of those named."
)
@click.option("--archived", is_flag=True, help="Make drafts with the fields alone that an archived answer needs.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def import_command(root: Path, names: tuple[Path, ...], comparing: bool, archived: bool, dry_run: bool) -> None:
    """Makes drafts of texts, pages, Word files, exports and mail, and keeps each original beside its draft."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    if comparing:
        sys.exit(_compare(root, [name.name for name in names]))
    if not names:
        raise click.UsageError("name at least one file to import")
    sys.exit(_bring(root, names, archived, dry_run))


def _bring(root: Path, names: tuple[Path, ...], archived: bool, dry_run: bool) -> int:
    made, refused = 0, 0
    for brought in bring(root, names, today(), archived, write=not dry_run):
        if brought.draft is not None:
            made += 1
        refused += bool(brought.refused)
        _tell(brought, made <= MAX_SHOWN, "would write" if dry_run else "wrote")
    verb = "would be made" if dry_run else "made"
    click.echo(f"{counted(made, 'draft')} {verb}" + (f", {counted(refused, 'text')} not taken" if refused else ""))
    return 1 if refused else 0


def _tell(brought: Brought, whole: bool, verb: str) -> None:
    if brought.note:
        click.echo(one_line(f"{brought.name}: {brought.note}"))
    if brought.refused:
        click.echo(one_line(brought.refused), err=True)
    if brought.draft is None:
        return
    draft = brought.draft
    for name in draft.files if whole else ():
        click.echo(f"{verb} {name}")
    counts = f"{counted(draft.words, 'word')}, {draft.dropped:,} left out as no part of the text"
    click.echo(one_line(f"  {brought.name}: {counts}, {counted(draft.todos, 'TODO')}"))


def _compare(root: Path, slugs: list[str]) -> int:
    """Prints comparisons. 1 if a word of an original is nowhere, or if there is nothing to compare."""
    code = 0
    for slug in slugs or imported(root):
        try:
            found = compare(root, slug)
        except CannotImport as error:
            click.echo(one_line(str(error)), err=True)
            code = 1
            continue
        _show(found)
        code = 1 if found.lost else code
    return code


def _show(found: Comparison) -> None:
    click.echo(f"{found.answer}, made from content/imported/{found.slug}")
    click.echo(f"  kept     {counted(found.kept, 'word')} in their order")
    for where, text in found.moved:
        click.echo(f"  moved    to {where}: {' '.join(text.split())}")
    for what, text in found.dropped:
        click.echo(f"  dropped  as {what}: {' '.join(text.split())}")
    for text in found.added:
        click.echo(f"  added    {text}")
    for text in found.lost:
        click.echo(f"  lost     {text}")
    if not found.lost:
        click.echo("  lost     nothing")
