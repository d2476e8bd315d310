"""Pages of a preview have the banner of mistakes when they are served, and no other file has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from askwell.mkdocs_adapter.serving import told
from askwell.render.life.banner import Banner

LINKS = (("preview/mistakes/", "settings and lists", 1), ("answers/a/", "content/answers/a.md", 1))
BANNER = Banner(2, LINKS, "/base/")
PAGE = b'<!doctype html><main class="aw-wrap" id="main" tabindex="-1">\n<h1>Test</h1></main>'
LEADS_ON = b'<!doctype html><main class="aw-wrap" id="main">\n<h1>Test</h1></main>'
FOUND, GONE = "200 OK", "404 Not Found"


def served(path: str, body: bytes, kind: str, status: str, banner: Banner | None) -> tuple[str, dict[str, str], bytes]:
    def app(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body[:30], body[30:]]

    begun: list[tuple[str, list[tuple[str, str]]]] = []
    answer = told(app, "/base/", lambda: banner)
    found = b"".join(answer({"PATH_INFO": path}, lambda *said: begun.append(said)))
    return begun[0][0], dict(begun[0][1]), found


@pytest.mark.parametrize(
    ("path", "status", "link"),
    [
        pytest.param("/base/", FOUND, 'href="answers/a/"', id="the first page"),
        pytest.param("/base/topics/b/", FOUND, 'href="../../answers/a/"', id="a page"),
        pytest.param("/base/topics/b/index.html", FOUND, 'href="../../answers/a/"', id="a page by its file"),
        pytest.param("/base/no/such/", GONE, 'href="/base/answers/a/"', id="no page"),
        pytest.param("/base/404.html", FOUND, 'href="/base/answers/a/"', id="the page of broken links"),
    ],
)
def test_a_page_has_the_banner_with_links_from_its_place(path: str, status: str, link: str) -> None:
    said, headers, body = served(path, PAGE, "text/html", status, BANNER)
    assert (said, headers["Content-Length"]) == (status, str(len(body)))
    assert b'tabindex="-1">\n<p class="aw-flag aw-flag--warning" data-part="mistakes">' in body
    assert link.encode() in body


@pytest.mark.parametrize(
    ("body", "kind", "banner"),
    [
        pytest.param(PAGE, "text/html", None, id="no mistakes"),
        pytest.param(PAGE, "text/plain", BANNER, id="no HTML"),
        pytest.param(LEADS_ON, "text/html", BANNER, id="a page that leads on"),
        pytest.param(b"<h1>Test</h1>", "text/html", BANNER, id="a file that is no page of ours"),
    ],
)
def test_anything_else_is_served_as_it_is(body: bytes, kind: str, banner: Banner | None) -> None:
    assert served("/base/a/", body, kind, FOUND, banner)[2] == body
