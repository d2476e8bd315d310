"""The `askwell` command. What it prints is for people; what it does is done elsewhere."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from askwell.checks import Checked, check
from askwell.clock import today
from askwell.diagnostics import Diagnostic, count_line, did_you_mean, errors, in_order
from askwell.flow.compile import Machine
from askwell.flow.model import Outcome, Question
from askwell.flow.walk import Walk, path_count, paths

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
ROOT = click.option("--root", default=".", type=FOLDER, help="The site's folder; the current one unless given.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turns a folder of health answers and decision guides into a checked site."""


@main.command("check")
@click.argument("root", default=".", type=FOLDER)
@AS_JSON
def check_command(root: Path, as_json: bool) -> None:
    """Reports every mistake in the content of ROOT at once."""
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    sys.exit(_report(check(root, today()).diagnostics, as_json))


@main.command("audit")
@ROOT
@click.argument("site", type=FOLDER)
@click.option("--external", is_flag=True, help="Ask links to other sites whether they still work.")
@AS_JSON
def audit_command(root: Path, site: Path, external: bool, as_json: bool) -> None:
    """Reads the finished HTML in SITE and reports what is not as the content says."""
    from askwell.audit import audit
    from askwell.audit.external import check_external

    checked = check(root, today())
    if errors(checked.diagnostics):
        sys.exit(_report(checked.diagnostics, as_json))
    name = os.path.relpath(site)
    found = audit(site, checked, name)
    if external:
        found = in_order(found + check_external(site, checked, name, cache=root / ".askwell" / "links.json"))
    sys.exit(_report(found, as_json))


@main.command("build")
@ROOT
def build_command(root: Path) -> None:
    """Checks, builds, audits, and only then replaces the last site."""
    from askwell.mkdocs_adapter import build_site

    if not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no site in {root}: it has no mkdocs.yml; `askwell init` makes one")
    sys.exit(build_site(root))


@main.command("stage")
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
def stage_command(root: Path, folder: Path) -> None:
    """Writes the pages as a plain Markdown tree into FOLDER, for other engines."""
    from askwell.stage import stage

    checked = check(root, today())
    code = _report(checked.diagnostics, as_json=False)
    if code == 0:
        click.echo(_done(lambda: stage(root, checked, folder)))
    sys.exit(code)


@main.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
def init_command(folder: Path) -> None:
    """Makes a small working site of your own in FOLDER."""
    from askwell.starter import make_site

    click.echo(_done(lambda: make_site(folder, today())))


@main.command("new")
@ROOT
@click.argument("kind", type=click.Choice(["answer", "expert", "flow"]))
@click.argument("title")
def new_command(root: Path, kind: str, title: str) -> None:
    """Adds a commented skeleton for an answer, an expert or a flow called TITLE."""
    from askwell.starter import make_record

    click.echo(_done(lambda: make_record(root, kind, title, today())))


@main.command("schema")
@ROOT
def schema_command(root: Path) -> None:
    """Writes the JSON Schemas by which an editor's program completes and checks while typing."""
    from askwell.content.schema import write_schemas

    click.echo(_done(lambda: write_schemas(root)))


@main.group("flow")
def flow_group() -> None:
    """Walks through decision guides."""


@flow_group.command("paths")
@ROOT
@click.argument("flow")
@AS_JSON
def paths_command(root: Path, flow: str, as_json: bool) -> None:
    """Lists the ways through FLOW."""
    machine = _machine(root, flow)
    if as_json:
        click.echo(json.dumps([_as_json(walk) for walk in paths(machine)], indent=2, ensure_ascii=False))
        return
    for walk in paths(machine):
        steps = [f"{state.key}={choice.key}" for state, choice in walk.steps]
        click.echo(" ".join(steps) + f" -> {walk.state.key} ({_outcome(walk).urgency})")
    click.echo(f"{path_count(machine):,} ways, {len(machine.states):,} states")


@flow_group.command("try")
@ROOT
@click.argument("flow")
def try_command(root: Path, flow: str) -> None:
    """Asks the questions of FLOW here and prints the outcome."""
    walk = Walk(_machine(root, flow))
    while isinstance(walk.state.content, Question):
        walk = _ask(walk, walk.state.content)
    outcome = _outcome(walk)
    click.echo(f"\n{outcome.title} ({outcome.urgency})")
    for name in ("next_step", "how_soon", "why", "would_change"):
        click.echo(f"  {name.replace('_', ' ').capitalize()}: {getattr(outcome, name)}")
    click.echo("  Sources: " + ", ".join(outcome.sources))


def _ask(walk: Walk, question: Question) -> Walk:
    click.echo(f"\n{question.ask}")
    for sign in question.signs:
        click.echo(f"  - {sign}")
    if question.help:
        click.echo(f"  ({question.help})")
    for number, choice in enumerate(walk.state.choices, 1):
        click.echo(f"  {number}. {choice.label}")
    back = ", 0 to go back" if walk.steps else ""
    picked = click.prompt(
        f"Your choice (1 to {len(walk.state.choices)}{back})",
        type=click.IntRange(0 if walk.steps else 1, len(walk.state.choices)),
    )
    return walk.choose(walk.state.choices[picked - 1].key) if picked else walk.back()


def _outcome(walk: Walk) -> Outcome:
    assert isinstance(walk.state.content, Outcome)
    return walk.state.content


def _as_json(walk: Walk) -> dict[str, object]:
    choices = [{"question": state.key, "choice": choice.key} for state, choice in walk.steps]
    return {"choices": choices, "outcome": walk.state.key, "urgency": str(_outcome(walk).urgency)}


def _machine(root: Path, flow: str) -> Machine:
    """The machine of a flow. Ends the command if there is none, or if it has errors."""
    checked: Checked = check(root, today())
    folder = Path("content", "flows")
    own = tuple(
        d
        for d in checked.diagnostics
        if Path(d.location.path).stem == flow and Path(d.location.path).is_relative_to(folder)
    )
    if flow in checked.machines and not errors(own):
        return checked.machines[flow]
    known = {path.stem for path in (root / folder).rglob("*.yml")}
    if flow not in known:
        raise click.UsageError(": ".join(filter(None, [f"there is no flow '{flow}'", did_you_mean(flow, known)])))
    sys.exit(_report(own or checked.diagnostics, as_json=False))


def _done(write: Callable[[], list[Path]]) -> str:
    """What was written, in words. A refusal to write over something ends the command with its reason."""
    try:
        names = [os.path.relpath(path) for path in write()]
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    return "\n".join(f"wrote {name}" for name in names[:12]) + (
        f"\nand {len(names) - 12} more" if len(names) > 12 else ""
    )


def _report(diagnostics: tuple[Diagnostic, ...], as_json: bool) -> int:
    """Prints findings and returns the exit code: 1 if one of them is an error."""
    if as_json:
        click.echo(json.dumps([d.as_json() for d in diagnostics], indent=2, ensure_ascii=False))
    else:
        for diagnostic in diagnostics:
            click.echo(str(diagnostic))
        click.echo(count_line(diagnostics))
    return 1 if errors(diagnostics) else 0
