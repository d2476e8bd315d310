"""The commands `askwell flow ...`: walking through guides, proving, comparing and drawing them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.cli.later import Later
from askwell.cli.output import AS_JSON, ROOT, report
from askwell.content import addresses
from askwell.diagnostics import counted, did_you_mean, errors, in_order
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt
from askwell.flow.machine.walk import Walk, path_count, paths
from askwell.flow.report.combinations import TooManyRows
from askwell.flow.report.map_layout import TooLargeToDraw
from askwell.flow.report.set_aside import set_aside, unlike
from askwell.flow.report.signoff_table import as_csv, as_text, combinations
from askwell.flow.report.svg_map import chart
from askwell.flow.verify.invariants import Proof
from askwell.flow.verify.safety_rules import SafetyRuleProof
from askwell.flow.verify.scenarios import run_scenarios
from askwell.flow_revisions import FLOWS

LATER = {
    "diff": "askwell.cli.flows.diff:diff_command",
    "export": "askwell.cli.flows.export:export_command",
    "import": "askwell.cli.flows.importing:import_guide_command",
    "play": "askwell.cli.flows.play:play_command",
    "together": "askwell.cli.flows.together:together_command",
}
"""Commands that have modules of their own."""


@click.group("flow", cls=Later, commands_later=LATER)
def flow_group() -> None:
    """Walks through decision guides, proves, compares and draws them."""


@flow_group.command("paths")
@ROOT
@click.argument("flow")
@AS_JSON
def paths_command(root: Path, flow: str, as_json: bool) -> None:
    """Lists the ways through FLOW."""
    machine = machine_of(root, flow)
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
    walk = Walk(machine_of(root, flow))
    while isinstance(walk.state.content, Prompt):
        walk = _ask(walk, walk.state.content)
    outcome = _outcome(walk)
    click.echo(f"\n{outcome.title} ({outcome.urgency})")
    for name in ("next_step", "how_soon", "why", "would_change"):
        click.echo(f"  {name.replace('_', ' ').capitalize()}: {getattr(outcome, name)}")
    for reason in outcome.because:
        click.echo(f"  {reason}")
    for label, points in outcome.sums:
        click.echo(f"  {label}: {points}")
    click.echo("  Sources: " + ", ".join(outcome.sources))


def _ask(walk: Walk, question: Prompt) -> Walk:
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


def _outcome(walk: Walk) -> Advice:
    assert isinstance(walk.state.content, Advice)
    return walk.state.content


def _as_json(walk: Walk) -> dict[str, object]:
    choices = [{"question": state.key, "choice": choice.key} for state, choice in walk.steps]
    return {"choices": choices, "outcome": walk.state.key, "urgency": str(_outcome(walk).urgency)}


@flow_group.command("table")
@ROOT
@click.argument("flow")
@click.option("--csv", "for_spreadsheet", is_flag=True, help="Print comma-separated values.")
def table_command(root: Path, flow: str, for_spreadsheet: bool) -> None:
    """Prints every combination of choices that matters in FLOW, with its outcome, to be signed."""
    machine = machine_of(root, flow)
    try:
        table = combinations(machine)
    except TooManyRows as error:
        raise click.ClickException(f"{flow}: {error}") from None
    click.echo(as_csv(table) if for_spreadsheet else as_text(table), nl=False)


@flow_group.command("map")
@ROOT
@click.argument("flow")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
def map_command(root: Path, flow: str, output: Path | None) -> None:
    """Draws the questions and outcomes of FLOW as an SVG picture."""
    checked = checked_site_of(root, flow)
    machine, settings = checked.machines[flow], checked.library.settings
    page = (settings.base_url if settings else "/") + addresses.guide_path(flow)
    text = drawn(
        flow,
        lambda: chart(
            machine, lambda key: f"{page}#{addresses.state_id(flow, machine.first_of[key])}", addresses.guide_id(flow)
        ),
    )
    if output is None:
        click.echo(text)
    else:
        write(output, f"{text}\n")


def drawn(flow: str, draw: Callable[[], str]) -> str:
    """A picture of a flow."""
    try:
        return draw()
    except TooLargeToDraw as error:
        raise click.ClickException(f"{flow} is too large to draw: {error}") from None


def write(output: Path, text: str) -> None:
    """Writes a text to a file, and says so."""
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
    click.echo(f"wrote {os.path.relpath(output)}")


@flow_group.command("prove")
@ROOT
@click.argument("flow")
def prove_command(root: Path, flow: str) -> None:
    """Prints what is proven of FLOW, rule by rule, and what is wrong with it."""
    checked = check(root, today())
    machine = checked.machines.get(flow)
    if machine is None:
        sys.exit(report_on(root, flow, checked))
    proven = checked.proofs[flow]
    for line in _proven(proven):
        click.echo(line)
    sys.exit(report(in_order((*proven.diagnostics, *checked.about(flow))), as_json=False))


def _proven(proven: Proof) -> Iterator[str]:
    machine = proven.machine
    for each in machine.all:
        longest = counted(each.most_to_come[each.start.key], "question")
        sizes = f"{len(each.states):,} states, {path_count(each):,} ways, at most {longest}"
        yield f"Entered at '{each.entry_key}': {sizes}" if each.entry else f"{machine.flow.title}: {sizes}"
    for rule in proven.rules:
        yield _rule(rule, sum(len(each.states) for each in machine.all))
    yield from (f"set aside: {waiver}" for waiver in set_aside(machine))
    yield from (f"signed: {unlike(machine, one)}" for one in machine.flow.differences)
    yield from (f"shared part {part.key}: {part.stated}" for part in machine.flow.parts if part.stated)
    wrong = counted(len(list(run_scenarios(machine))), "finding")
    yield f"{counted(len(machine.flow.scenarios), 'scenario')}, {wrong}"
    yield f"Fingerprint: {machine.fingerprint}"


def _rule(rule: SafetyRuleProof, states: int) -> str:
    """A rule with what became of it. A rule may tell readers apart whom the guide, with so many states, does not."""
    if rule.finding:
        return f"{'does not hold' if errors([rule.finding]) else 'never applies'}: {rule.rule}"
    pairs = rule.rule.startswith(("a worse ", "a higher ", "not sure at ", "an entry is "))
    looked_at = counted(rule.states, "pair" if pairs else "state")
    apart = (
        "" if pairs or rule.states == states else f" ({states:,} of the guide, told apart by what the rule rests on)"
    )
    return f"holds for {'all' if rule.states > 1 else 'the'} {looked_at}{apart}: {rule.rule}"


def machine_of(root: Path, flow: str) -> Machine:
    """The machine of a flow without errors. Ends the command with the findings if it has some."""
    return checked_site_of(root, flow).machines[flow]


def checked_site_of(root: Path, flow: str) -> CheckedSite:
    """The site of a flow without errors. Ends the command with the findings if the flow has errors."""
    checked = check(root, today())
    if flow in checked.machines and not errors(checked.about(flow)):
        return checked
    sys.exit(report_on(root, flow, checked))


def report_on(root: Path, flow: str, checked: CheckedSite) -> int:
    """Prints what is wrong with a flow and returns the exit code. Raises UsageError if there is no such flow."""
    known = {path.stem for path in (root / FLOWS).rglob("*.yml")}
    if flow not in known:
        raise no_flow(flow, known)
    return report(checked.about(flow) or checked.diagnostics, as_json=False)


def no_flow(flow: str, known: Iterable[str]) -> click.UsageError:
    return click.UsageError(": ".join(filter(None, [f"there is no flow '{flow}'", did_you_mean(flow, known)])))
