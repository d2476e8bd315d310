"""`askwell flow play`."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.helpers import Site


def play(site: Site, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["flow", "play", "--root", str(site.root), *words])
    return done.exit_code, done.output


def test_the_page_is_written_to_a_file(site: Site, tmp_path: Path) -> None:
    target = tmp_path / 'odd <b> & "name".html'
    assert play(site, "test-guide", "--once", str(target)) == (0, f"wrote {target}\n")
    text = target.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "Proven, and nothing is wrong with it" in text
    assert "Pause" not in text


def test_a_guide_with_mistakes_is_written_too(site: Site, tmp_path: Path) -> None:
    site.replace("flows/test-guide.yml", "to: rest", "to: nowhere")
    target = tmp_path / "page.html"
    assert play(site, "test-guide", "--once", str(target))[0] == 1
    assert "FLOW001" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["test-gide"], "did you mean 'test-guide'?", id="no such flow"),
        pytest.param(["../flows/test-guide.yml"], "there is no flow '../flows/test-guide.yml'", id="a path"),
        pytest.param(["test-guide", "--port", "0"], "0 is not in the range", id="no such port"),
        pytest.param(["test-guide", "--once", "."], "is a directory", id="a folder"),
    ],
)
def test_wrong_words(site: Site, words: list[str], said: str) -> None:
    code, output = play(site, *words)
    assert (code, said in output) == (2, True)


def test_a_port_that_is_taken(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = play(site, "test-guide", "--port", str(port))
    assert code == 1
    assert said == f"Error: port {port} is in use: name another with --port, or none\n"


def hears_ctrl_c() -> None:
    """A shell's background jobs ignore Ctrl+C, and so would the program that a test among them starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_it_runs_until_it_is_interrupted(site: Site) -> None:
    command = [sys.executable, "-m", "askwell", "flow", "play", "--root", str(site.root), "test-guide"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline()
            address = said.split()[0]
            with urlopen(f"{address}?stay", timeout=10) as page:
                assert b"Test guide" in page.read()
            running.send_signal(signal.SIGINT)
            assert (running.wait(10), running.stdout.read()) == (0, "ended\n")
        finally:
            running.kill()
