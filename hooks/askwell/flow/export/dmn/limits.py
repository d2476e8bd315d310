"""What of a guide decisions in DMN cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.diagnostics import Diagnostic
from askwell.flow.export.refused import CannotExport
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.waivers import Promise


def refuse_what_is_lost(machine: Machine) -> None:
    """Raises CannotExport if a guide says something that its decisions would not."""
    found = list(_two_meanings(machine))
    if found:
        raise CannotExport(found)


def _two_meanings(machine: Machine) -> Iterator[Diagnostic]:
    """Numbers whose bands differ from unit to unit: an engine is given one number, in the first unit."""
    flow = machine.flow
    for key in machine.asks:
        number = flow.questions[key].number
        if number and number.also and flow.waived(Promise.SAME_IN_BOTH_UNITS, key):
            message = (
                f"DMN has one unit for a number, and the bands of '{key}' mean something else in {number.also.unit}"
            )
            hint = f"let the bands mean the same in both units, and take the waiver of {Promise.SAME_IN_BOTH_UNITS} out"
            yield Diagnostic(flow.at("questions", key, "number", "also", key=True), "EXPORT005", message, hint)
