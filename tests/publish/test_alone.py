"""Of two builds of a site, the second waits for the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from askwell.publish import alone

BUILD = """
import os, pathlib, sys, time
from askwell.publish import alone
with alone(pathlib.Path(sys.argv[1])):
    if os.fork() == 0:
        for stream in 0, 1, 2:
            os.close(stream)
        time.sleep(10)  # as a process that audits pages may, if the first is killed
        os._exit(0)
    print("in", flush=True)
    sys.stdin.readline()
"""

WAITS = "Another build of this site is running: waiting until it ends.\n"


def build(root: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", BUILD, root], stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize("end", ["ended", "killed", "cleared"])
def test_a_second_build_waits(tmp_path: Path, end: str) -> None:
    with build(tmp_path) as first, build(tmp_path / "other") as apart:
        assert first.stdout
        assert apart.stdout
        assert [first.stdout.readline(), apart.stdout.readline()] == ["in\n", "in\n"]
        assert apart.communicate("\n")[1] == ""
        with build(tmp_path) as second:
            assert second.stderr
            assert second.stdout
            assert second.stderr.readline() == WAITS
            if end == "cleared":
                (tmp_path / ".askwell" / "build.lock").unlink()
            first.kill() if end == "killed" else first.communicate("\n")
            assert second.stdout.readline() == "in\n"
            assert second.communicate("\n") == ("", "")
            assert second.returncode == 0


def test_who_let_go_may_hold_it_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with alone(tmp_path):
            assert (tmp_path / ".askwell" / "build.lock").exists()
    assert capfd.readouterr().err == ""


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".askwell").write_text("a file")
    with alone(tmp_path), alone(tmp_path):
        pass
    assert capfd.readouterr().err == ""
