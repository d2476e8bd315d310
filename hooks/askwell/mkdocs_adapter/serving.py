"""What a preview puts into pages while they are served."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from askwell.render.frame import NOT_FOUND
from askwell.render.life.banner import Banner
from askwell.surroundings.preview_guard import App, Environ

INDEX = "index.html"


def told(app: App, mount: str, banner: Callable[[], Banner | None]) -> App:
    """An application that serves pages with what stands on every page; `mount` is the path of the first page."""

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []
        body = app(environ, lambda status, headers: begun.append((status, headers)))
        status, headers = begun[0]
        above = banner()  # after the page: it waits until the site is whole
        if above is None or dict(headers).get("Content-Type", "").partition(";")[0] != "text/html":
            start_response(status, headers)
            return body
        path = str(environ.get("PATH_INFO", "")).removeprefix(mount).removesuffix(INDEX)
        page = above.put_into(NOT_FOUND if status.startswith("404") else path, b"".join(body))
        others = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return answer
