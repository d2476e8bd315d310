"""`askwell links`: what a build would add to what was ever published, change of it, or lose."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.output import AS_JSON, AS_OF, ROOT, report
from askwell.content.handwritten import Docs
from askwell.content.links.lock import NAME, Lock
from askwell.diagnostics import counted, errors
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import Comparison, compare
from askwell.permanence.sent import keep, unkept
from askwell.rebuild.again import made_from_last
from askwell.render.site import Site, render_site


@click.command("links")
@ROOT
@click.option("--accept", is_flag=True, help=f"Take what is new into {NAME}.")
@AS_OF
@AS_JSON
def links_command(root: Path, accept: bool, as_of: date | None, as_json: bool) -> None:
    """Shows which addresses, places in pages and texts a build would add, change or lose."""
    day = as_of or today()
    found, lock, missing = made_from_last(root, day, _compared) or _made(root, day, as_json)
    lost = errors(found.findings)
    if accept:
        keep(root, missing)
        for name in missing:
            click.echo(f"wrote {name}: what was mailed", err=as_json)
        write_lock(root, accepted(lock, found))
    if as_json:
        click.echo(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
    else:
        _print(found, accept)
        for finding in lost:
            click.echo(str(finding))
    sys.exit(1 if lost else 0)


Compared = tuple[Comparison, Lock, Mapping[str, str]]
"""How a site differs from what was published, what that is, and what is to be kept of editions that were mailed."""


def _made(root: Path, day: date, as_json: bool) -> Compared:
    """The site, made from nothing, and compared. With errors the command ends."""
    from askwell.mkdocs_adapter import docs_of

    checked = check(root, day)
    if errors(checked.diagnostics) or checked.library.settings is None:
        sys.exit(report(checked.diagnostics, as_json))
    docs = docs_of(root) if (root / "mkdocs.yml").is_file() else Docs(root / "docs")
    return _compared(render_site(checked, docs), checked)


def _compared(site: Site, checked: CheckedSite) -> Compared:
    return compare(site, checked), checked.lock, unkept(checked)


def _print(found: Comparison, accepting: bool) -> None:
    for sign, entries in (("+", found.added), ("~", found.changed), ("-", found.lost)):
        for entry in entries:
            click.echo(f"{sign} {entry}")
    new = len(found.added) + len(found.changed)
    if not new and not found.lost:
        click.echo(f"{NAME} has all that a build would publish, and a build would lose nothing.")
    elif accepting:
        click.echo(f"wrote {counted(new, 'line')} to {NAME}: put the file into git")
    elif new:
        click.echo(f"`askwell links --accept` takes {counted(new, 'line')} into {NAME}.")


def _as_json(found: Comparison) -> dict[str, list[str] | list[dict[str, str | int]]]:
    return {
        "added": [str(entry) for entry in found.added],
        "changed": [str(entry) for entry in found.changed],
        "lost": [str(entry) for entry in found.lost],
        "findings": [finding.as_json() for finding in found.findings],
    }
