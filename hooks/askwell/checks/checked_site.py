"""A site's content with all that is known of it: what rules look at, and what every later stage starts from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from askwell.content.library import Library
from askwell.content.links.lock import Lock
from askwell.diagnostics import Diagnostic
from askwell.flow.compare.together import Together
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.invariants import Proof
from askwell.source.asked import Afresh


@dataclass(frozen=True)
class CheckedSite:
    """The Library (without records that could not be read), its machines, the day of the check, and its findings."""

    library: Library
    machines: Mapping[str, Machine]
    today: date
    diagnostics: tuple[Diagnostic, ...] = ()
    root: Path | None = None
    """The folder that it was read from: what takes long to make is kept below it, in `.askwell/`."""

    lock: Lock = field(default_factory=Lock)
    """All that was ever published."""

    proofs: Mapping[str, Proof] = field(default_factory=dict)
    """What is proven of the machines, by the flow's key."""

    units: Afresh = field(default_factory=Afresh)
    """How things that rest on nothing but content are made: afresh, or as the last build made them."""

    stamps: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)
    """What the files below the root were when the reading began, if somebody wants to know (see `rebuild/`)."""

    compared: dict[frozenset[str], Together] = field(default_factory=dict)
    """What two guides tell one reader, by the keys of both: filled as the check proves it."""

    @cached_property
    def own_numbers(self) -> frozenset[str]:
        """The digits of the site's emergency numbers."""
        settings = self.library.settings
        return (
            frozenset(re.sub(r"\D", "", one.number) for one in settings.emergency_numbers) if settings else frozenset()
        )

    def about(self, flow: str) -> tuple[Diagnostic, ...]:
        """The findings in a flow's own file and in the shared parts that it uses."""
        record = self.library.flows.get(flow)
        mine = {"content/flows": (flow,), "content/parts": tuple(record.use) if record else ()}
        places = ((Path(found.location.path), found) for found in self.diagnostics)
        return tuple(f for path, f in places if path.stem in mine.get("/".join(path.parts[:2]), ()))
