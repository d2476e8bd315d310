"""The command `askwell flow play`."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event

import click

from askwell.build_date import today
from askwell.cli.flows.group import no_flow
from askwell.cli.output import ROOT
from askwell.content.folders import files
from askwell.diagnostics import errors
from askwell.flow_revisions import FLOWS
from askwell.play.following import Following
from askwell.play.page import as_page
from askwell.play.serving import serving
from askwell.surroundings.preview_guard import in_use
from askwell.watch.files import replace_file


@click.command("play")
@ROOT
@click.argument("flow")
@click.option("--port", type=click.IntRange(1, 65535), help="The port of the address; a free one unless given.")
@click.option("--open", "opened", is_flag=True, help="Open the page in a browser.")
@click.option("--once", type=click.Path(dir_okay=False, path_type=Path), help="Write the page to this file, and end.")
def play_command(root: Path, flow: str, port: int | None, opened: bool, once: Path | None) -> None:
    """Shows FLOW in a browser on this machine, and shows it anew whenever you save its file: findings, safety rules,
    what the last save changed, outcomes and the map."""
    known = {path.stem for path in files(root / FLOWS, ".yml")}
    if flow not in known:
        raise no_flow(flow, known)
    following = Following(root, flow)
    if once is not None:
        sys.exit(_write(following, once, opened))
    if port and in_use("127.0.0.1", port):
        raise click.ClickException(f"port {port} is in use: name another with --port, or none")
    try:
        _serve(following, port or 0, opened)
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}") from None


def _write(following: Following, path: Path, opened: bool) -> int:
    """Writes the page to a file, and gives the exit code: 1 if the guide has mistakes."""
    sight = following.sight()
    replace_file(path, as_page(sight, day=today().isoformat()).html)
    click.echo(f"wrote {path}")
    if opened:
        click.launch(path.resolve().as_uri())
    return 1 if errors(sight.look.found) or sight.look.missing else 0


def _serve(following: Following, port: int, opened: bool) -> None:
    """Serves the page until it is interrupted."""
    following.sight()  # so that the first page is there at once
    with serving(following, port) as server:
        click.echo(f"{server.address} shows {following.flow}. End with Ctrl+C.")
        if opened:
            click.launch(server.address)
        try:
            Event().wait()
        except KeyboardInterrupt:
            click.echo("ended")
