"""One Chromium and one server for all browser tests; a context of its own for each."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from askwell.build_date import today
from askwell.checks import check
from askwell.checks.checked_site import CheckedSite
from askwell.starter import make_site
from tests.browser.reader import Opener, Served
from tests.conftest import ROOT, Once
from tests.helpers import TODAY, Site, site_of_flows
from tests.sites import TEST_DAY, run


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a plain static host does, with the site's own page for what is not there."""

    asked: list[str]

    def __init__(self, *args: Any, asked: list[str], **values: Any) -> None:
        self.asked = asked
        super().__init__(*args, **values)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        # As hosts of static sites do. Without it Chromium asks for the icon again at each step of a guide.
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        del code, size
        self.asked.append(self.path)

    def log_message(self, *args: object) -> None:
        """Keeps the tests' output clean."""


@contextmanager
def serving(site: Path) -> Iterator[Served]:
    """A built site on the loopback interface, and everything that browsers ask it for."""
    asked: list[str] = []
    handler = functools.partial(_Handler, directory=str(site), asked=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_port}/", asked)
        server.shutdown()


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    """The real site."""
    with serving(built) as site:
        yield site


def _clinic(folder: Path) -> None:
    make_site(folder, TODAY)
    for path in (folder / "content").rglob("*.*"):
        path.unlink()
    site_of_flows(folder)
    (folder / "docs" / "submit.md").write_text("# Test\n", "utf-8")
    done = run(folder, "askwell", "build", day=TEST_DAY)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def clinic(once: Once) -> Site:
    """A site of test data with a flow of every kind, built."""
    return Site(once("clinic", _clinic))


@pytest.fixture(scope="session")
def clinic_opener(chromium: Browser, clinic: Site) -> Iterator[Opener]:
    with serving(clinic.root / "site") as site:
        yield Opener(chromium, site)


@pytest.fixture(scope="session")
def opener(chromium: Browser, served: Served) -> Opener:
    return Opener(chromium, served)


@contextmanager
def watched(opener: Opener) -> Iterator[Opener]:
    """At the end nothing may have been asked of another host, and no policy may have been broken."""
    opener.elsewhere.clear()
    opener.refused.clear()
    yield opener
    opener.end()
    assert opener.elsewhere == []
    assert opener.refused == []


@pytest.fixture
def opened(opener: Opener) -> Iterator[Opener]:
    """Opens pages of the real site as readers of all kinds."""
    with watched(opener) as open_:
        yield open_


@pytest.fixture
def visited(clinic_opener: Opener) -> Iterator[Opener]:
    """Opens pages of the site with a flow of every kind."""
    with watched(clinic_opener) as open_:
        yield open_


@pytest.fixture(scope="session")
def clinic_checked(clinic: Site) -> CheckedSite:
    return clinic.check()


@pytest.fixture(scope="session")
def checked() -> CheckedSite:
    return check(ROOT, today())
