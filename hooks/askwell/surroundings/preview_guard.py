"""The preview answers only to its own name. Other sites could lead a browser to it under theirs, and read drafts."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

OWN = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine."""


def guarded(app: App, host: str) -> App:
    """An application that refuses other names than those of this machine and `host`, and paths no file can have."""
    names = {*OWN, host}

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = str(environ.get("HTTP_HOST", ""))
        name = asked if asked.endswith("]") else asked.rpartition(":")[0] or asked
        if name not in names:
            return _refused(start_response, "403 Forbidden", f"The preview answers at http://{host}/ only.")
        path = str(environ.get("PATH_INFO", ""))
        if not path.isprintable():
            return _refused(start_response, "404 Not Found", "There is no such page.")
        return app(environ, start_response)

    return answer


def _refused(start_response: Callable[..., Any], status: str, said: str) -> list[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [said.encode()]


def in_use(host: str, port: int) -> bool:
    """Whether another program answers at an address of this machine."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False
