"""How far a sending is, and what a signal to stop does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askwell.cli.editions.progress import Progress
from askwell.sending.journal import known_from
from askwell.sending.standing import State
from tests.conftest import ROOT
from tests.sending.server import Box, serving

RUN = """
import sys
from pathlib import Path
from askwell.cli.editions.progress import Progress
from askwell.sending.journal import Journal
from askwell.sending.pace import Pace
from askwell.sending.sending import Run
from tests.sending.making import connecting, message, people
to = people(*(f"person{n}" for n in range(50)))
with Journal(Path(sys.argv[1])) as journal, Progress(len(to)) as progress:
    journal.begin("content")
    journal.list((one.key, one.address) for one in to)
    run = Run(journal, message, connecting(int(sys.argv[2])), Pace(6000, sleep=progress.sleep), stop=progress.stopped)
    print(run.run(to).stopped)
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_message_in_hand_is_finished(sent: signal.Signals, tmp_path: Path) -> None:
    box = Box(lambda step, _: "late 0.05" if step == "END" else "")
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'hooks'}"}
    with serving(box) as port:
        command = [sys.executable, "-c", RUN, str(tmp_path / "journal"), str(port)]
        run = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while not box.got and run.poll() is None:
            time.sleep(0.005)
        run.send_signal(sent)
        said, asked = run.communicate(timeout=20)
    known = known_from(tmp_path / "journal")
    assert (run.returncode, said) == (0, "somebody asked to stop\n")
    assert "Finishing the message in hand" in asked
    assert (known.count(State.UNCERTAIN), known.count(State.SENT)) == (0, len(box.got))
    assert known.count(State.DUE) == 50 - len(box.got) > 0


def test_without_a_terminal_it_counts_and_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(30) as progress:
        for due in range(29, -1, -1):
            progress.told(due)
        progress.waits(300, "a reason")
        progress.waits(0.5, "too short to tell")
    out, err = capsys.readouterr()
    assert (out.splitlines()[0], out.splitlines()[-1], len(out.splitlines())) == ("3 of 30 done", "30 of 30 done", 10)
    assert err == "Waiting for 300 seconds: a reason\n"


def test_nobody_to_send_to(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(0) as progress:
        assert not progress.stopped()
    assert capsys.readouterr().out == ""
