"""The command `askwell flow together`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.agreement import neighbours
from askwell.checks.checked_site import CheckedSite
from askwell.cli.flows.group import report_on
from askwell.cli.output import ROOT, report
from askwell.content.folders import VOCABULARY
from askwell.diagnostics import Diagnostic, counted
from askwell.flow.compare.together import told
from askwell.flow.schema.vocabulary import Vocabulary

CODES = tuple(f"FLOW13{number}" for number in range(6))
BETWEEN = ("FLOW131", "FLOW132", "FLOW134")
"""The codes of findings about two guides: they name both, or stand in the one and name the other."""


@click.command("together")
@ROOT
@click.argument("flows", nargs=-1, metavar="[FLOW FLOW]")
def together_command(root: Path, flows: tuple[str, ...]) -> None:
    """Proves guides together that share questions: no reader gets self-care from one and an emergency from another.
    Without two names, all guides of the site."""
    if len(flows) not in (0, 2) or len(set(flows)) != len(flows):
        raise click.UsageError("name two guides, or none")
    checked = check(root, today())
    for flow in flows:
        if flow not in checked.machines:
            sys.exit(report_on(root, flow, checked))
    if checked.library.vocabulary is None:
        click.echo(f"There is no content/{VOCABULARY} that can be read: no guides share a question.")
    else:
        for line in _lines(checked, checked.library.vocabulary, set(flows)):
            click.echo(line)
    sys.exit(report(_about(checked, set(flows)), as_json=False))


def _lines(checked: CheckedSite, vocabulary: Vocabulary, flows: set[str]) -> Iterator[str]:
    left_out = sorted(checked.library.flows.keys() - checked.machines.keys())
    if left_out:
        yield f"Left out, since they have mistakes: {', '.join(left_out)}"
    pairs = [pair for pair in neighbours(checked) if not flows or {machine.flow.key for machine in pair} == flows]
    if not pairs:
        who = " and ".join(sorted(flows)) if flows else "No guides"
        yield f"{who} share {'no' if flows else 'a'} question in the form that {vocabulary.path} declares."
    for one, other in pairs:
        names = f"{one.flow.key} and {other.flow.key}"
        found = checked.compared.get(frozenset((one.flow.key, other.flow.key)))
        if found is None:
            yield f"{names}: not proven"
            continue
        yield f"{names} share {', '.join(found.shared)}: {counted(found.pairs, 'pair')} of steps"
        for conflict in found.conflicts:
            signed = vocabulary.signed(conflict.outcomes)
            yield f"  {'signed' if signed else 'not signed'}: {told(conflict)}"
            if signed:
                yield f"    {signed.said}"
        if not found.conflicts:
            yield "  no reader gets self-care from one and an emergency from the other"


def _about(checked: CheckedSite, flows: set[str]) -> tuple[Diagnostic, ...]:
    """What is wrong between the guides, with what they share, and with guides that could not be proven."""
    declared = f"content/{VOCABULARY}"
    keys = flows or checked.library.flows.keys()
    paths = {checked.library.flows[flow].path for flow in keys}
    broken = {checked.library.flows[flow].path for flow in keys - checked.machines.keys()}
    own = {flow: checked.library.flows[flow].path for flow in flows}
    return tuple(
        one
        for one in checked.diagnostics
        if one.location.path in {declared, *broken}
        or (one.location.path in paths and one.code in CODES and _between(one, own))
    )


def _between(one: Diagnostic, flows: Mapping[str, str]) -> bool:
    """Whether a finding is about two guides, each with its file, and about no third."""
    named = all(path == one.location.path or f"'{flow}'" in one.message for flow, path in flows.items())
    return named or one.code not in BETWEEN
