"""What the command reads before it does anything: the less, the sooner an editor sees what is wrong."""

from __future__ import annotations

import subprocess
import sys


def loaded(module: str) -> set[str]:
    """The modules of Ask Well that are there after one was imported, in an interpreter of its own."""
    code = f"import sys, {module}; print(*(name for name in sys.modules if name.startswith('askwell')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_itself_reads_nothing() -> None:
    assert loaded("askwell") == {"askwell"}


def test_only_the_commands_about_flows_read_what_draws_and_compares_them() -> None:
    assert not any(name.startswith("askwell.flow.report") for name in loaded("askwell.cli.main"))
    assert "askwell.flow.report.diff" in loaded("askwell.cli.flows.diff")
