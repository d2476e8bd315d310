"""A server on this machine that plays other people's sites, and time that is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

from askwell.watch.network import Network
from askwell.watch.visit import Visitor

BODY = "".join(
    f"<p>Test sentence number {n} of a page that is test data only. It says that {n} is a number, and no advice.</p>"
    for n in range(12)
)


def page(body: str = BODY, title: str = "Test page", head: str = "", menu: str = "Menu", aside: str = "Test") -> bytes:
    """A page with a frame around its text."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><header><nav><ul>"
        f"<li><a href=/>{menu}</a></ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside>{aside}</aside><footer><p>{menu}</p></footer></body></html>"
    ).encode()


@dataclass
class Page:
    """What the server says at a path. `act` writes the body by itself."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    act: Callable[[Any, Event], None] | None = None


class Handler(BaseHTTPRequestHandler):
    server: Pages

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        said = self.server.pages.get(self.path, Page(404))
        said = said.pop(0) if isinstance(said, list) and len(said) > 1 else said
        said = said[0] if isinstance(said, list) else said
        tag = said.headers.get("ETag")
        fresh = tag and self.headers.get("If-None-Match") == tag
        self.send_response(304 if fresh else said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        if said.act is None and "Content-Length" not in said.headers:
            self.send_header("Content-Length", "0" if fresh else str(len(said.body)))
        self.end_headers()
        if said.act is not None:
            said.act(self.wfile, self.server.stop)
        elif not fresh:
            self.wfile.write(said.body)

    def log_message(self, *args: Any) -> None:
        del args


class Pages(ThreadingHTTPServer):
    """The server: what it says by path, and what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Page | list[Page]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stop = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for besides the robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def handle_error(self, *args: Any) -> None:
        """A client that goes away in the middle is no fault of the server's."""


@contextmanager
def serving() -> Iterator[Pages]:
    with Pages() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.stop.set()
        server.shutdown()


class Time:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now, self.slept, self._lock = 1_800_000_000.0, list[float](), Lock()

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds


def visitor(time: Time | None = None, pause: float = 0.0, **values: Any) -> Visitor:
    """Asks this machine, which is otherwise not allowed: `inside` is the switch for that."""
    time = time or Time()
    network = Network("AskWell/test", **{"inside": lambda _: False, **values})
    return Visitor(network, pause, time.clock, time.sleep)
