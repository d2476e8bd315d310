"""What a page weighs and how long it takes, as a Chromium sees it: bytes as compressed, requests, time, movement."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")
PICTURES = (".webp", ".png", ".jpg", ".jpeg", ".avif")

LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""A slow telephone: 1.6 Mbit/s down, 150 ms there and back."""

SLOWER = 4
"""How many times slower its processor is than the one that measures."""

_WATCH = """window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value }))
  .observe({type: 'layout-shift', buffered: true});"""

_LOADED = """() => ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).map(e => ({
  url: e.name, size: e.encodedBodySize, blocking: e.entryType === 'navigation' || e.renderBlockingStatus === 'blocking',
}))"""

_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"


@dataclass(frozen=True)
class Request:
    """One file that a page asked for: its address, its bytes as sent, and whether the first paint waits for it."""

    url: str
    size: int
    blocking: bool


@dataclass(frozen=True)
class Weight:
    """What one visit to a page took. Pictures of content are counted apart: they say nothing of the frame."""

    requests: tuple[Request, ...]
    main_thread: float
    """Milliseconds of a processor: what else the machine does is not in it."""
    first_paint: float
    """Milliseconds until the first words stand there."""
    moved: float
    """The cumulative layout shift."""

    @property
    def blocking(self) -> tuple[int, int]:
        """Bytes and requests that the first paint waits for, the page itself among them."""
        return _sum([request for request in self.requests if request.blocking])

    @property
    def total(self) -> tuple[int, int]:
        """Bytes and requests of all but pictures."""
        return _sum([request for request in self.requests if not request.url.endswith(PICTURES)])

    @property
    def without_fonts(self) -> tuple[int, int]:
        """The same without reading faces."""
        return _sum([request for request in self.requests if not request.url.endswith((*PICTURES, ".woff2"))])


def _sum(requests: list[Request]) -> tuple[int, int]:
    return sum(request.size for request in requests), len(requests)


class _Handler(SimpleHTTPRequestHandler):
    """Sends texts compressed, over a line that stays open, as hosts do."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """What is sent for an address."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        self.send_response(200)
        if path.suffix in TEXTS:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: Any) -> None:
        """Says nothing: a browser that closes a page leaves what it asked for."""


@contextmanager
def compressed(site: Path) -> Iterator[str]:
    """Serves a folder while in use, texts compressed, and gives its address."""
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Browser, url: str, *, slow: bool) -> Weight:
    """What a first visit to a page takes on a telephone; `slow` is its line and its processor, too."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.add_init_script(_WATCH)
    try:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        if slow:
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", LINE)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        before = _busy(devtools)
        page.goto(url, wait_until="networkidle")
        return _weighed(page, _busy(devtools) - before)
    finally:
        context.close()


def _weighed(page: Page, busy: float) -> Weight:
    loaded = tuple(Request(**found) for found in page.evaluate(_LOADED))
    painted: list[float] = page.evaluate(_PAINTED)
    return Weight(loaded, busy * 1000, painted[0] if painted else float("nan"), page.evaluate("() => window.moved"))


def _busy(devtools: Any) -> float:
    """Seconds of a processor that the page's main thread has taken so far."""
    found = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in found if metric["name"] == "TaskDuration"))
