"""What a guide is at one moment: its machine with the proof, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from askwell.checks import check
from askwell.content.folders import files
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.machine import Machine
from askwell.flow.verify.invariants import Proof
from askwell.flow_revisions import FLOWS, PARTS
from askwell.source.files import name_in


@dataclass(frozen=True)
class Look:
    """A guide as its files are at one moment. `path` is that of its own file, below the site's folder; `missing` says
    why there is neither a machine nor a finding."""

    flow: str
    path: str
    found: tuple[Diagnostic, ...]
    proof: Proof | None
    missing: str = ""

    @property
    def machine(self) -> Machine | None:
        """Its machine, if it has one."""
        return self.proof.machine if self.proof else None


def read_look(root: Path, flow: str, today: date) -> Look:
    """Reads and proves a guide of a site, as `askwell check` does, but no other guide."""
    checked = check(root, today, only=flow)
    proven = checked.proofs.get(flow)
    found = checked.about(flow)
    path = file_of(root, flow)
    missing = ""
    if path is None:
        missing = "The file of this guide is not there any more. Save it again, or end the command."
    elif proven is None and not found:
        record = checked.library.flows.get(flow)
        kept = record is not None and record.status in UNKEPT
        missing = f"A guide that is {record.status} has no map." if record and kept else "This guide cannot be read."
    return Look(flow, name_in(root, path) if path else f"{FLOWS.as_posix()}/{flow}.yml", found, proven, missing)


def file_of(root: Path, flow: str) -> Path | None:
    """The file of a guide of a site; None if it has none."""
    return next((path for path in files(root / FLOWS, ".yml") if path.stem == flow), None)


Traces = Mapping[Path, tuple[int, int, int]]
"""Files with what changes when they are saved."""


def traces(root: Path) -> Traces:
    """What a guide rests on, as it is on the disk: guides, shared parts, and the lists and settings of the site."""
    found: dict[Path, tuple[int, int, int]] = {}
    for path in _watched(root):
        try:
            stat = path.stat()
        except OSError:  # gone since it was listed
            continue
        found[path] = stat.st_mtime_ns, stat.st_size, stat.st_ino
    return found


def _watched(root: Path) -> Iterator[Path]:
    for folder in (FLOWS, PARTS):
        yield from files(root / folder, ".yml")
    yield from sorted((root / "content").glob("*.yml"))
