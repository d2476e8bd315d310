"""The command `askwell flow export`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from askwell.build_date import today
from askwell.cli.flows.group import checked_site_of
from askwell.cli.output import ROOT
from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.parts import Place
from askwell.content.records import Source
from askwell.flow.export.certificate import Certificate, certificate
from askwell.flow.export.dmn import as_dmn
from askwell.flow.export.fhir.questionnaire import as_fhir, left_out
from askwell.flow.export.fhir.surroundings import Surroundings
from askwell.flow.export.mermaid import as_mermaid
from askwell.flow.export.refused import CannotExport
from askwell.flow.machine.machine import Machine
from askwell.flow.report.combinations import TooManyRows
from askwell.flow.report.signoff_table import as_csv, combinations, harmless
from askwell.watch.files import replace_file


def _csv(machine: Machine, proven: Certificate) -> str:
    """Every combination that matters, with the certificate in the rows below; it names what is set aside."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([harmless(line)] for line in proven.lines)
    return as_csv(replace(combinations(machine), set_aside=())) + text.getvalue()


SAID = {Place.GUIDE_START: "before the first question", Place.OUTCOME: "beside its advice"}
"""Where the disclaimers stand that belong to every guide, in words."""


def _cautions(library: Library) -> Iterator[tuple[str, str]]:
    """What the site's disclaimers say in each guide, and where."""
    for place, words in SAID.items():
        yield from ((words, item.wording) for item in library.disclaimers.values() if item.place is place)


def _fhir(machine: Machine, proven: Certificate, library: Library) -> str:
    """A questionnaire, with the words that the site shows beside the guide. What it lacks is told beside it."""
    for finding in left_out(machine):
        click.echo(str(finding), err=True)
    settings = library.settings
    page = (settings.base_url if settings else "/") + addresses.guide_path(machine.flow.key)
    said = {
        place: [item.wording for item in library.disclaimers.values() if item.place is place]
        for place in (Place.GUIDE_START, Place.OUTCOME)
    }
    sources = {key: _cited(source) for key, source in library.sources.items()}
    publisher = settings.name if settings else ""
    around = Surroundings(page, publisher, sources, said[Place.GUIDE_START], said[Place.OUTCOME])
    return as_fhir(machine, proven, around)


def _cited(source: Source) -> str:
    """A source in one line."""
    return f"{source.title}. {source.publisher}. {source.url or source.where or ''} (read {source.consulted})"


FORMATS: Mapping[str, Callable[[Machine, Certificate, Library], str]] = {
    "csv": lambda machine, proven, _: _csv(machine, proven),
    "dmn": lambda machine, proven, _: as_dmn(machine, proven),
    "fhir": _fhir,
    "mermaid": lambda machine, proven, _: as_mermaid(machine, proven),
}
"""The forms of a guide, by their names."""


@click.command("export")
@ROOT
@click.argument("flow")
@click.option("--to", "form", required=True, type=click.Choice(sorted(FORMATS)), help="The form.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
def export_command(root: Path, flow: str, form: str, output: Path | None) -> None:
    """Writes FLOW in a form for other people and programs, with what is proven of it: as a chart for Mermaid, as
    a questionnaire of FHIR, as decisions in DMN, or as a table of all combinations."""
    checked = checked_site_of(root, flow)
    machine = checked.machines[flow]
    try:
        proven = certificate(machine, today(), list(_cautions(checked.library)), checked.proofs[flow])
        text = FORMATS[form](machine, proven, checked.library)
    except TooManyRows as error:
        raise click.ClickException(f"{flow}: {error}") from None
    except CannotExport as error:
        raise click.ClickException(str(error)) from None
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        replace_file(output, text)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
    click.echo(f"wrote {output}")
