"""The guides that are exported: all those of the tests, and of the repository's own site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from askwell.content.load import load
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.helpers import FLOWS, site_of_flows

ROOT = Path(__file__).parent.parent.parent.parent

GUIDES = sorted(path.stem for folder in (FLOWS, ROOT / "content" / "flows") for path in folder.glob("*.yml"))
"""Their names."""


@cache
def _all() -> dict[str, Machine]:
    with TemporaryDirectory() as folder:
        flows = {**load(site_of_flows(Path(folder)).root)[0].flows, **load(ROOT)[0].flows}
    made = {key: compile_flow(flow)[0] for key, flow in flows.items()}
    return {key: machine for key, machine in made.items() if machine}


def guide(name: str) -> Machine:
    """One of them."""
    return _all()[name]
