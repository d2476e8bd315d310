"""Whole sites in folders of their own, and commands run on them as a person would."""

from __future__ import annotations

import importlib
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import time
import traceback
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from datetime import time as datetime_time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import NoReturn

from askwell.render.site import render_site
from tests.helpers import good_site

DAY = date.today()
"""The day of all builds of a run of the tests, even one that goes on past midnight."""

NOON = datetime.combine(DAY, datetime_time(12), UTC)

QUIET = os.environ | {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": str(int(NOON.timestamp())),
}

TEST_DAY = {"SOURCE_DATE_EPOCH": "1795348800"}
"""tests.helpers.TODAY, the day of builds of the test data."""

PATIENCE = 60.0
"""Seconds after which something that has not happened counts as not happening, however slow the machine."""

ANSWER = "content/answers/sample-question.md"


def run(folder: Path, *command: str, day: Mapping[str, str] = QUIET) -> subprocess.CompletedProcess[str]:
    """`python -m COMMAND` in a folder, to its end: a process of its own, forked from this one, which has read and
    compiled by then what a new interpreter would read again (two thirds of the time of a small build)."""
    with TemporaryFile("w+") as out, TemporaryFile("w+") as err:
        child = _started(folder, command, QUIET | dict(day), out.fileno(), err.fileno())
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(command, os.waitstatus_to_exitcode(status), out.read(), err.read())


PRELOADED = (
    "mkdocs.commands.build",
    "mkdocs.commands.serve",
    "material.plugins.search.plugin",
    "askwell.cli.main",
    "askwell.audit",
    "askwell.mkdocs_adapter",
)


@cache
def _preload() -> None:
    """Reads what a build needs, and renders once, so that the templates are compiled for all builds to come."""
    for name in PRELOADED:
        importlib.import_module(name)
    with TemporaryDirectory() as folder:
        render_site(good_site(Path(folder)).check())


def _started(folder: Path, command: Sequence[str], environment: Mapping[str, str], out: int, err: int) -> int:
    """The number of a process that runs a command."""
    _preload()
    child = os.fork()
    if child == 0:
        _become(folder, command, environment, out, err)
    return child


def _become(folder: Path, command: Sequence[str], environment: Mapping[str, str], out: int, err: int) -> NoReturn:
    """Turns this process into one that runs a command and ends with its exit code."""
    code = 1
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore Ctrl+C
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        warnings.simplefilter("ignore")  # pytest shows those that an interpreter of its own would not
        sys.argv = list(command)
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copy(site: Path, folder: Path) -> Path:
    """A site of one's own to spoil, with what was built of it."""
    return Path(shutil.copytree(site, folder))


def replace(path: Path, old: str, new: str) -> None:
    """Changes the one place of a file where `old` stands."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must stand once in {path}"
    path.write_text(text.replace(old, new), "utf-8")


def until(happened: Callable[[], bool], what: Callable[[], str]) -> None:
    """Waits for something; says what, if it does not come."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, what()
        time.sleep(0.05)


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, process: int, url: str, log: Path) -> None:
        self._process, self.url, self._log = process, url, log
        self.code: int | None = None
        """What it ended with."""

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self._log.read_text("utf-8")

    @property
    def lives(self) -> bool:
        """Whether it still runs."""
        if self.code is None:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if ended else None
        return self.code is None

    def end(self) -> None:
        """Ends it by the signal of Ctrl+C, if it has not ended by itself."""
        if self.lives:
            os.kill(self._process, signal.SIGINT)
        try:
            until(lambda: not self.lives, lambda: f"it does not end:\n{self.said}")
        finally:
            if self.lives:
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)

    def page(self, path: str = "") -> str:
        """A page as it is served now; empty if there is none."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def shows(self, words: str, path: str = "") -> None:
        """Waits until a page shows some words."""
        until(lambda: words in self.page(path) or not self.lives, lambda: f"{words!r} did not come:\n{self.said}")
        assert self.lives, self.said


@contextmanager
def preview(site: Path, *options: str) -> Iterator[Preview]:
    """`mkdocs serve` on a free port; ended, if it has not ended by itself, by the signal of Ctrl+C."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = site.parent / f"{site.name}.log"
    with log.open("wb") as output:
        command = ("mkdocs", "serve", "-a", f"127.0.0.1:{port}", *options)
        running = Preview(
            _started(site, command, QUIET, output.fileno(), output.fileno()), f"http://127.0.0.1:{port}/", log
        )
        try:
            yield running
        finally:
            running.end()
