"""The command `askwell flow diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from askwell.cli.flows.group import drawn, no_flow, write
from askwell.cli.output import ROOT, report
from askwell.flow.compare.product import TooFarApart
from askwell.flow.report.diff import as_lines, differences
from askwell.flow.report.versions.picture import Compared, picture
from askwell.flow_revisions import NoVersion, Version, read_version


@click.command("diff")
@ROOT
@click.argument("old")
@click.argument("new")
@click.option("--flow", help="Compare this flow only.")
@click.option(
    "--picture", "target", type=click.Path(dir_okay=False, path_type=Path), help="Draw both maps side by side (SVG)."
)
def diff_command(root: Path, old: str, new: str, flow: str | None, target: Path | None) -> None:
    """Compares two versions of flows: which readers of OLD come to other advice in NEW. Each is a flow's file, a
    site's folder, a folder of flows, or a revision in git."""
    try:
        versions = read_version(old, root), read_version(new, root)
    except (NoVersion, OSError) as error:
        raise click.ClickException(str(error)) from None
    keys = _keys(*versions)
    if not keys:
        raise click.ClickException(f"there are no flows in {old}, and none in {new}")
    if flow is not None and flow not in keys:
        raise no_flow(flow, keys)
    wanted = [keys[key] for key in sorted(keys) if flow in (None, key)]
    if target and len(wanted) > 1:
        raise click.UsageError("a picture shows one flow: name it with --flow")
    sys.exit(max((_compare(each, versions, (old, new), target) for each in wanted), default=0))


def _keys(old: Version, new: Version) -> dict[str, tuple[str, str]]:
    """The flows to compare, each with its key on both sides. Two files are compared even if their names differ."""
    if old.alone and new.alone:
        return {new.alone: (old.alone, new.alone)}
    alone = {key for key in (old.alone, new.alone) if key}
    return {key: (key, key) for key in alone or old.keys | new.keys}


def _compare(
    keys: tuple[str, str], versions: tuple[Version, Version], names: tuple[str, str], target: Path | None
) -> int:
    """Prints how a flow differs, draws it if wanted, and returns the exit code: 1 if some advice is milder and the
    change log does not list it, or if the two cannot be compared."""
    sides = list(zip(keys, versions, names, strict=True))
    there = [name for key, version, name in sides if key in version.keys]
    if len(there) < len(names):
        click.echo(f"{keys[1]}: only in {there[0]}" + (", so nothing is drawn" if target else ""))
        return 0
    click.echo(f"{keys[1]}:")
    for key, version, name in sides:
        if key in version.broken:
            click.echo(f"  cannot be compared: it has mistakes in {name}")
            return report(version.broken[key], as_json=False)
    old, new = (version.machines[key] for key, version, _ in sides)
    try:
        found = differences(old, new)
    except TooFarApart as error:
        click.echo(f"  cannot be compared: {error}")
        return 1
    for line in as_lines(found):
        click.echo(f"  {line}")
    if target:
        write(target, drawn(keys[1], lambda: picture(Compared((old, new), names, found))))
    return 1 if found.stops else 0
