"""What waits for the long run: tests and cases that are there, and some of each kind in every run."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.later import LARGE, LATER, waits


@pytest.mark.long
def test_every_case_named_is_there() -> None:
    files = sorted({test.partition("::")[0] for test in (*LATER, *LARGE)})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-m", "long or not long", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = set(done.stdout.splitlines())
    named = {f"{test}[{case}]" for test, cases in LATER.items() for case in cases}
    assert (named | LARGE) - found == set()
    assert {test for test in LATER if not any(one.partition("[")[0] == test for one in found)} == set()
    assert any(waits(one) for one in found)
