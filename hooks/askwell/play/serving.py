"""Serves the page of a guide to browsers on this machine.

A page that follows the file is sent but for its end. When a file is saved, the end is sent with a command to load the
page again: so it needs no script, and a reader who rests on it is not disturbed while nothing changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from askwell.play.following import Following, Sight
from askwell.play.page import as_page
from askwell.surroundings.preview_guard import OWN

PAUSE = 0.25
"""Seconds between two looks at the files (ours). What is still being written changes between two looks."""

BEATS = 8
"""Looks at the files after which a sign of life is sent, by which it shows that a browser has gone."""

END = "</body>"
AGAIN = '<meta http-equiv="refresh" content="0">'
OVER = '<p class="ended" role="status">The command has ended: this page no longer follows the file.</p>'


class PlayServer(ThreadingHTTPServer):
    """A server of one guide's page."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, following: Following, port: int = 0) -> None:
        self.following, self.over = following, Event()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, *args: Any) -> None:
        """Says nothing of a browser that has gone on."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(*args)

    def end(self) -> None:
        """Tells open pages that they follow no longer."""
        self.over.set()


class _Handler(BaseHTTPRequestHandler):
    """Answers with the page, and with nothing else."""

    server: PlayServer
    server_version = "AskWell"
    sys_version = ""
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(message)s\n"
    timeout = 30

    def do_GET(self) -> None:
        """Sends the page."""
        host = self.headers.get("Host", "")
        if (host.rpartition(":")[0] or host) not in OWN:
            self.send_error(403, f"This preview answers at {self.server.address} only")
        elif self.path not in ("/", "/?stay"):
            self.send_error(404, "There is no such page")
        else:
            self._send(follows=self.path == "/")

    def _refused(self) -> None:
        """Says that the page can only be read."""
        self.send_error(405, "This page can only be read")

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refused

    def _send(self, *, follows: bool) -> None:
        sight = self.server.following.sight()
        sheet = as_page(sight, "yes" if follows else "no")
        self.send_response(200)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", f"{sheet.policy}; frame-ancestors 'none'"),
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Connection", "close"),
        ):
            self.send_header(name, value)
        self.end_headers()
        before, _, after = sheet.html.rpartition(END)
        self._write(before)
        if follows:
            self._write(self._awaited(sight))
        self._write(END + after)

    def _awaited(self, sight: Sight) -> str:
        """Waits until a file is saved, or the command ends, and gives what the open page is told."""
        beats = 0
        while not self.server.over.wait(PAUSE):
            if self.server.following.saved_since(sight):
                self._settled()
                return AGAIN
            beats += 1
            if beats % BEATS == 0:
                self._write("\n")
        return OVER

    def _settled(self) -> None:
        """Waits until nothing is being written any more."""
        now, before = self.server.following.now(), None
        while now != before and not self.server.over.wait(PAUSE):
            now, before = self.server.following.now(), now

    def _write(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def serving(following: Following, port: int = 0) -> Iterator[PlayServer]:
    """Serves a guide's page while in use. Raises OSError if the port is taken."""
    with PlayServer(following, port) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.end()
            server.shutdown()
            thread.join()
