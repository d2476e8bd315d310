"""The commands `askwell deploy ...`: what would change at a host, and changing it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from askwell.build_date import today
from askwell.cli.output import AS_JSON, AS_OF, FOLDER, ROOT, report
from askwell.content.links.lock import read_lock
from askwell.deploy.audited import address_of, mark, remember
from askwell.deploy.deploying import Finished, Planned, deploy, planned
from askwell.deploy.files import pieces_of
from askwell.deploy.judging import THRESHOLD, Allowed
from askwell.deploy.opening import target_of
from askwell.deploy.plan import Kind, Step
from askwell.deploy.refused import Refused
from askwell.deploy.target import Target
from askwell.diagnostics import counted, errors
from askwell.surroundings import settings_file

SHOWN = 12
"""Files of a kind that are listed, unless all are wanted."""

F = TypeVar("F", bound=Callable[..., Any])


@click.group("deploy")
def deploy_group() -> None:
    """Compares the finished site with what a host has, and brings it there."""


def _options(command: F) -> F:
    """What both commands take."""
    threshold = click.option(
        "--delete-threshold", "threshold", type=click.FloatRange(0, 100), default=THRESHOLD, show_default=True,
        metavar="PERCENT", help="The share of files at TARGET that may be removed.",
    )  # fmt: skip
    take_over = click.option("--take-over", is_flag=True, help="Replace files at TARGET that are not as we left them.")
    everything = click.option("--all", "everything", is_flag=True, help="List every file, not only the first.")
    site = click.argument("site", type=FOLDER, required=False)
    for one in (AS_OF, everything, take_over, threshold, site, click.argument("target"), ROOT):
        command = one(command)
    return command


@deploy_group.command("plan")
@_options
@AS_JSON
def plan_command(
    root: Path, target: str, site: Path | None, threshold: float, take_over: bool, everything: bool,
    as_of: date | None, as_json: bool,
) -> None:  # fmt: skip
    """Tells what would be added, changed and removed at TARGET, and writes nothing there. TARGET is a folder, or
    s3://bucket/folder; SITE the folder of the finished site, as mkdocs.yml says unless given."""
    with _told():
        finished, host = _opened(root, target, site, as_of)
        now = planned(finished, host, Allowed(threshold, take_over))
    if as_json:
        click.echo(json.dumps(_as_json(now), indent=2, ensure_ascii=False))
    else:
        _show(now, everything)
        if not now.refused and now.plan.steps:
            click.echo(f"Nothing was written: `askwell deploy apply {target}` does this.")
    sys.exit(_refused(now))


@deploy_group.command("apply")
@_options
def apply_command(
    root: Path, target: str, site: Path | None, threshold: float, take_over: bool, everything: bool,
    as_of: date | None,
) -> None:  # fmt: skip
    """Makes TARGET as the finished site is: new files first, then changed ones, removals last. If it is interrupted,
    run it again: it goes on."""
    with _told():
        finished, host = _opened(root, target, site, as_of)
        now = _carried_out(finished, host, Allowed(threshold, take_over), everything)
    if not now.refused:
        click.echo(f"{target} is as the site is: {counted(len(finished.pieces), 'file')}.")
    sys.exit(_refused(now))


class _told:
    """Ends a command with a sentence, if a deployment is refused."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        if isinstance(error, Refused):
            raise click.ClickException(str(error)) from None


def _opened(root: Path, address: str, site: Path | None, as_of: date | None) -> tuple[Finished, Target]:
    """The finished site, audited, and its target."""
    settings, _ = settings_file.read(root, ())
    if settings is None or not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: `askwell init` makes one")
    folder = (site or root / str(settings.data.get("site_dir", "site"))).resolve()
    if not folder.is_dir():
        raise Refused(f"there is no finished site in {folder}", "build it first: askwell build")
    sources = (root / "content", settings.docs, root / "hooks")
    target = target_of(address, folder, sources, lambda said: click.echo(said, err=True))
    pieces = pieces_of(folder)
    lock, wrong = read_lock(root)
    if wrong:
        sys.exit(report(tuple(wrong), as_json=False))
    found_good = mark(pieces, as_of or today())
    base_url = address_of(root, found_good)
    if not base_url:
        base_url = _audited(root, folder, as_of or today())
        remember(root, found_good, base_url)
    return Finished(folder, pieces, base_url, lock), target


def _audited(root: Path, site: Path, day: date) -> str:
    """The address of a site in which an audit finds nothing wrong. Ends the command if it finds something."""
    from askwell.audit import audit
    from askwell.checks import check
    from askwell.mkdocs_adapter import docs_of
    from askwell.surroundings.all_findings import with_surroundings

    checked = with_surroundings(root, check(root, day))
    found = errors(checked.diagnostics) or errors(audit(site, checked, docs_of(root), site.name))
    if found or checked.library.settings is None:
        report(found, as_json=False)
        raise Refused(
            "this site is not the one that content makes today, so it does not go out",
            "build it again: askwell build",
        )
    return checked.library.settings.base_url


def _carried_out(finished: Finished, host: Target, allowed: Allowed, everything: bool) -> Planned:
    """Deploys, and shows how far it is. What the machine refuses is told with what to do."""

    def begin(now: Planned) -> Callable[[Step], None]:
        _show(now, everything)
        return lambda _: None

    try:
        return deploy(finished, host, allowed, begin)
    except OSError as error:
        said = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        raise Refused(f"{host.name} cannot be written: {said}", "set that right and run it again: it goes on") from None


def _show(now: Planned, everything: bool) -> None:
    """Prints what is planned: files by name, then all by number."""
    for kind in Kind:
        steps = now.plan.of(kind)
        listed = steps if everything or len(steps) <= SHOWN + 1 else steps[:SHOWN]
        for step in listed:
            click.echo(f"{kind:<8}{step.name} ({_size(step.size)})")
        if len(listed) < len(steps):
            click.echo(f"{kind:<8}and {counted(len(steps) - len(listed), 'more file')} (--all lists them)")
    for names, said in (
        (now.plan.foreign, "not as we left it, or not ours"),
        (now.plan.left, "changed by somebody else; it is no part of the site any more, and stays"),
        (now.plan.lost, "taken away by somebody else; it comes back"),
    ):
        for name in names:
            click.echo(f"note    {name}: {said}")
    sums = [_sum(now, kind, word) for kind, word in zip(Kind, ("to add", "to change", "to remove"), strict=True)]
    click.echo(f"{', '.join(sums)}; {counted(now.plan.same, 'file')} stay as they are")


def _sum(now: Planned, kind: Kind, word: str) -> str:
    steps = now.plan.of(kind)
    return f"{counted(len(steps), 'file')} {word}" + (f" ({_size(sum(step.size for step in steps))})" if steps else "")


def _size(count: int) -> str:
    """A number of bytes in words that people use."""
    if count < 1_000:
        return counted(count, "byte")
    return f"{count / 1_000:,.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"


def _refused(now: Planned) -> int:
    """Prints why nothing is done, and returns the exit code."""
    for one in now.refused:
        click.echo(f"Error: {one}", err=True)
    return 1 if now.refused else 0


def _as_json(now: Planned) -> dict[str, Any]:
    """A plan for programs."""
    kinds = {str(kind): [{"file": step.name, "bytes": step.size} for step in now.plan.of(kind)] for kind in Kind}
    told = {name: list(getattr(now.plan, name)) for name in ("foreign", "left", "lost")}
    return {**kinds, "same": now.plan.same, **told, "refused": [one.message for one in now.refused]}
