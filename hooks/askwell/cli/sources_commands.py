"""`askwell sources`: the command that asks sources and tells what changed."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.cli.output import AS_JSON, ROOT
from askwell.content.library import Library
from askwell.diagnostics import counted, did_you_mean
from askwell.watch.accepting import accept
from askwell.watch.lock import NAME
from askwell.watch.network import Network
from askwell.watch.report import as_data, in_words, report_of
from askwell.watch.visit import Visitor
from askwell.watch.watching import Run, ask_sources


@click.command("sources")
@ROOT
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--accept", "accepting", is_flag=True, help="Take the texts of these sources as read; nobody is asked.")
@click.option("--only", multiple=True, metavar="ID", help="Ask this source alone, also if it was asked today.")
@click.option("--offline", is_flag=True, help="Tell what is known, and ask nobody.")
@click.option("--fail-changed", is_flag=True, help="End with code 1 if a source changed, moved, is gone or retracted.")
@AS_JSON
def sources_command(
    root: Path, ids: tuple[str, ...], accepting: bool, only: tuple[str, ...], offline: bool, fail_changed: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Asks every source that has an address, and tells what changed and what rests on it. With --accept, ID... are
    the sources whose texts somebody read."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    if ids and not accepting:
        raise click.UsageError(f"an id stands after --accept or after --only: askwell sources --only {ids[0]}")
    checked = check(root, today())
    library = checked.library
    if accepting:
        sys.exit(_accept(root, library, (*ids, *only)))
    for key in only:
        if key not in library.sources:
            raise click.UsageError(f"there is no source '{key}': {did_you_mean(key, library.sources)}")
    run = Run() if offline else ask_sources(root, library, today(), visitor(library), only)
    report = report_of(root, library, only, checked.machines)
    if as_json:
        data = {
            **as_data(report),
            "asked": list(run.asked),
            "left": list(run.left),
            "offline": run.offline,
            "incomplete": sorted(library.incomplete),
        }
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        _tell(run)
        if library.incomplete:
            kinds = ", ".join(sorted(library.incomplete))
            click.echo(f"Some of the content has mistakes ({kinds}), and what it rests on is not seen: askwell check")
        for line in in_words(report, today()):
            click.echo(line)
    sys.exit(1 if fail_changed and report.items else 0)


def visitor(library: Library) -> Visitor:
    """How sources are asked: by a name that says who asks, and for which site."""
    site = library.settings.base_url if library.settings else "a site without settings"
    return Visitor(Network(f"AskWell/{version('askwell')} (looks whether sources changed; +{site})"))


def _tell(run: Run) -> None:
    """What was odd about the asking itself."""
    if run.offline:
        click.echo(f"No source could be reached ({run.offline}). Is this machine connected? What is known from before:")
    elif run.left:
        click.echo(f"Broken off: {counted(len(run.left), 'source')} not asked. What was learnt is kept; run it again.")
    if run.unkept:
        click.echo(f"What was learnt could not be kept in .askwell: {run.unkept}.")


def _accept(root: Path, library: Library, ids: tuple[str, ...]) -> int:
    done = accept(root, library, ids)
    for said in done.refused:
        click.echo(said)
    if done.refused:
        click.echo("Nothing was accepted.")
        return 1
    for key in done.taken:
        click.echo(f"accepted {key}")
    for key in done.forgotten:
        click.echo(f"forgot {key}, which is no source any more")
    if done.taken or done.forgotten:
        click.echo(f"wrote {NAME}: commit it")
    else:
        click.echo("There is no new source to accept. A source that changed is accepted by its name.")
    return 0
