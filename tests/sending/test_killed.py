"""A run killed in the middle (kill -9), and what the next ones make of it: nobody gets two, nobody is forgotten."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askwell.sending.journal import known_from
from askwell.sending.standing import State
from tests.conftest import ROOT
from tests.sending.making import people, send
from tests.sending.server import Box, serving

NAMES = ("anna", "berta", "carla", "dora")

RUN = """
import sys
from pathlib import Path
from tests.sending.making import people, send
send(Path(sys.argv[1]), int(sys.argv[2]), people(*sys.argv[3:]))
"""


def started(path: Path, port: int, names: tuple[str, ...] = NAMES) -> subprocess.Popen[bytes]:
    """A run in a process of its own."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'hooks'}"}
    command = [sys.executable, "-c", RUN, str(path), str(port), *names]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)


def by_state(path: Path, state: State) -> set[str]:
    return {one.address for one in known_from(path).people.values() if one.state is state}


@pytest.mark.parametrize(
    ("step", "may_have_it", "has_it"),
    [
        ("RCPT", False, False),
        ("DATA", False, False),
        ("354", True, False),
        ("END", True, True),
        ("DONE", True, True),
    ],
)
def test_killed_at_each_step(step: str, may_have_it: bool, has_it: bool, tmp_path: Path) -> None:
    """Before the end of a message it is sent once more. After it, the person is told, and left to somebody's decision
    unless the answer had come."""
    path, killed = tmp_path / "journal", "berta@example.org"
    box = Box(lambda now, to: "kill" if (now, to) == (step, killed) else "")
    with serving(box) as port:
        process = started(path, port)
        box.process = process.pid
        assert process.wait(20) == -signal.SIGKILL
        assert (killed in box.to()) is has_it
        box.does = lambda _, __: ""
        send(path, port, people(*NAMES))
    left, everybody = by_state(path, State.UNCERTAIN), {one.address for one in people(*NAMES)}
    assert len(box.to()) == len(set(box.to()))
    assert by_state(path, State.SENT) | left == everybody
    assert everybody - left <= set(box.to())
    assert left <= ({killed} if may_have_it else set())


def drawn(seed: int, folder: Path) -> tuple[int, int]:
    """Kills a run at drawn moments until it is through, and says how often, and how many people are uncertain then."""
    draw, names, path = random.Random(seed), tuple(f"person{n}" for n in range(12)), folder / f"journal-{seed}"
    box, kills = Box(lambda _, __: f"late {draw.random() / 200:.4f}"), 0
    with serving(box) as port:
        for _ in range(40):
            process, before = started(path, port, names), box.connections
            while box.connections == before and process.poll() is None:
                time.sleep(0.002)
            time.sleep(draw.random() * 0.15)
            process.kill()
            if process.wait(20) == 0:
                break
            kills += 1
        time.sleep(0.1)  # what the server still has in hand
    uncertain = by_state(path, State.UNCERTAIN)
    everybody = {one.address for one in people(*names)}
    assert len(box.to()) == len(set(box.to())), f"somebody got two with seed {seed}"
    assert by_state(path, State.SENT) <= set(box.to())
    assert by_state(path, State.SENT) | uncertain == everybody
    assert set(box.to()) >= everybody - uncertain
    return kills, len(uncertain)


@pytest.mark.slow
def test_killed_at_drawn_moments(tmp_path: Path) -> None:
    assert drawn(1, tmp_path)[0] >= 1


@pytest.mark.long
def test_killed_at_many_drawn_moments(tmp_path: Path) -> None:
    done = [drawn(seed, tmp_path) for seed in range(30)]
    assert sum(kills for kills, _ in done) >= 30
