"""A guide as a flowchart in Mermaid's words, for wikis and documents that draw it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.flow.export.certificate import Certificate
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.outline import OutlineNode

_SPELT = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "\\": "#92;", "`": "#96;", ";": "#59;",
          "$": "#36;", "%": "#37;"}  # fmt: skip
"""Signs with a meaning of their own in Mermaid, as it wants them written. Two dollars begin a formula, "%%{" a command,
wherever it stands."""


def as_mermaid(machine: Machine, proven: Certificate) -> str:
    """The chart, its certificate in remarks above it. Its steps are the author's, with all choices between two steps on
    one line."""
    lines = [*(f"%% {_remark(line)}" for line in proven.lines), "flowchart TD"]
    return "\n".join([*lines, *_boxes(machine), *_ways(machine)]) + "\n"


def _remark(line: str) -> str:
    """A line of the certificate. Mermaid obeys a command in a remark as well."""
    return re.sub("%(?=%)", "% ", " ".join(line.split()))


def _boxes(machine: Machine) -> Iterator[str]:
    seen = machine.outline
    numbers = _numbers(machine)
    for step in seen.steps:
        yield f"    {numbers[step.key]}{_shape(step)}"
    for goal in seen.goals:
        words = f"{goal.called or str(goal.urgency).replace('_', ' ').capitalize()}: {goal.words}"
        yield f'    {numbers[goal.key]}(["{spelt(words)}"])'


def _shape(step: OutlineNode) -> str:
    words = spelt(f"Red flag: {step.words}" if step.red_flag else step.words)
    return f'{{{{"{words}"}}}}' if step.kind == "table" else f'["{words}"]'


def _ways(machine: Machine) -> Iterator[str]:
    numbers = _numbers(machine)
    for step in machine.outline.steps:
        for branch in step.branches:
            label = "Any choice" if branch.every else " or ".join(branch.labels)
            yield f'    {numbers[step.key]} -->|"{spelt(label)}"| {numbers[branch.target]}'


def _numbers(machine: Machine) -> dict[str, str]:
    """A name for each box: keys could be words of Mermaid's."""
    seen = machine.outline
    keys = [*(step.key for step in seen.steps), *(goal.key for goal in seen.goals)]
    return {key: f"n{number}" for number, key in enumerate(keys, 1)}


def spelt(words: str) -> str:
    """A text that Mermaid shows as it is. It takes "fa:fa-" for the name of a picture, whatever stands before it."""
    return "".join(_SPELT.get(sign, sign) for sign in " ".join(words.split())).replace(":fa-", "#58;fa-")
