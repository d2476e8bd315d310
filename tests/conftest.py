from __future__ import annotations

import fcntl
import gc
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from askwell.starter import make_site
from tests import hard_site
from tests.helpers import Site, good_site
from tests.later import waits
from tests.once import working_once
from tests.sites import DAY, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent


@pytest.fixture
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets work be shared out among processes, though a server of another test may have left a thread."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return good_site(tmp_path)


BUILT = {"built", "starter", "hard", "small", "many", "signs", "clinic", "shown", "chromium"}
"""The fixtures that build a site or start a browser. Tests that need one are slow."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not BUILT.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if waits(item.nodeid):
            item.add_marker(pytest.mark.long)


def pytest_collection_finish() -> None:
    """Ten thousand tests stay to the end: Python need not look through them again and again for what can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def once_in_a_process() -> Iterator[None]:
    """What many sites of test data have in common is worked out once."""
    with working_once():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that skips has shown nothing: continuous integration has all that tests need, and fails it."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and may not be here: {report.longrepr}"
    return report


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Once:
    """Makes a folder by its name once in a run, whichever of pytest's processes comes first; the others wait for it
    and read it. Tests leave it as it is, or take a copy."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / f"once-{name}"
        with (shared / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (shared / f"once-{name}.done").exists():
                make(folder)
                (shared / f"once-{name}.done").touch()
        return folder

    return made


def _built(folder: Path) -> None:
    done = run(ROOT, "mkdocs", "build", "--strict", "-d", str(folder))
    assert done.returncode == 0, done.stderr


def _started(folder: Path) -> None:
    make_site(folder, DAY)
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    """The site of this repository, built as `mkdocs build` does."""
    return once("built", _built)


@pytest.fixture(scope="session")
def starter(once: Once) -> Path:
    """What `askwell init` makes, built."""
    return once("starter", _started)


@pytest.fixture(scope="session")
def hard(once: Once) -> Path:
    """The site of hard cases, built."""
    return once("hard", hard_site.build) / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    from playwright.sync_api import sync_playwright  # takes long to read, and few tests need it

    from askwell.audit.browser.chromium import find_chromium
    from tests.chromium import ADVICE, ARGUMENTS

    path = find_chromium()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, made for these tests, with its key in the same file."""
    if shutil.which("openssl") is None:
        pytest.fail("openssl makes the certificate of these tests: install it", pytrace=False)
    path = tmp_path_factory.mktemp("certificate") / "test.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    subject = ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [*command.split(), *subject, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True
    )
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path
