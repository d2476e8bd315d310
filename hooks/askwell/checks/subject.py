"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from askwell.content.library import Library
from askwell.flow.machine.machine import Machine


@dataclass(frozen=True)
class Subject:
    """The Library (without records that could not be read), its machines, and the day of the check."""

    library: Library
    machines: Mapping[str, Machine]
    today: date
