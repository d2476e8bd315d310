"""Serves a finished site on the loopback interface, below the path of its own address."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    """Files below `base`, and nothing else."""

    base: str

    def __init__(self, *args: Any, base: str, **values: Any) -> None:
        self.base = base
        super().__init__(*args, **values)

    def send_head(self) -> Any:
        """What is sent for an address. What lies beside the site is not there."""
        if not self.path.startswith(self.base):
            return self.send_error(404)
        self.path = "/" + self.path.removeprefix(self.base)
        return super().send_head()

    def end_headers(self) -> None:
        # As hosts of static sites do: the same style sheet is not asked for again by each page.
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: Any) -> None:
        """Says nothing: a browser that goes on to the next page leaves what it asked for before."""


@contextmanager
def serving(site: Path, base: str) -> Iterator[str]:
    """Serves a folder while in use, and gives its address. `base` is the path of the site's address: "/" or "/qa/"."""
    handler = functools.partial(_Handler, directory=str(site), base=base)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
