"""The page on this machine: whom it answers, and how it follows the file."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from askwell.play.serving import AGAIN, OVER, PlayServer, serving
from tests.helpers import FILES, Site
from tests.play.looking import FILE, follow


@pytest.fixture
def server(site: Site) -> Iterator[PlayServer]:
    with serving(follow(site)) as server:
        yield server


def ask(server: PlayServer, path: str, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={} if host is None else {"Host": host})
    return connection.getresponse()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:PORT", 200),
        ("localhost:PORT", 200),
        ("127.0.0.1", 200),
        ("evil.example:PORT", 403),
        ("127.0.0.1.evil.example:PORT", 403),
        ("", 403),
    ],
)
def test_it_answers_to_its_own_name_only(server: PlayServer, host: str, status: int) -> None:
    assert ask(server, "/?stay", host=host.replace("PORT", str(server.server_port))).status == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/?stay", 200),
        ("GET", "/content/flows/test-guide.yml", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/?stay&more", 404),
        ("GET", "//evil.example/", 404),
        ("HEAD", "/", 405),
        ("POST", "/", 405),
        ("DELETE", "/", 405),
    ],
)
def test_there_is_one_page_to_be_read(server: PlayServer, method: str, path: str, status: int) -> None:
    assert ask(server, path, method).status == status


def test_its_head_allows_nothing_else(server: PlayServer) -> None:
    found = ask(server, "/?stay")
    policy = found.getheader("Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("; frame-ancestors 'none'")
    assert found.getheader("X-Content-Type-Options") == "nosniff"
    assert found.getheader("Cache-Control") == "no-store"


def test_it_listens_to_this_machine_only(server: PlayServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_paused_page_ends_at_once(server: PlayServer) -> None:
    said = ask(server, "/?stay").read().decode()
    assert said.rstrip().endswith("</html>")
    assert "Follow the file again" in said
    assert "refresh" not in said


def test_a_save_calls_for_the_page_again(server: PlayServer, site: Site) -> None:
    open_page = ask(server, "/")
    assert open_page.readline() == b"<!doctype html>\n"
    site.write(FILE, FILES[FILE].replace("label: Left\n", "label: To the left\n"))
    rest = open_page.read().decode()
    assert rest.count(AGAIN) == 1
    assert rest.index("</main>") < rest.index(AGAIN) < rest.index("</body>")
    assert "What the last save changed" in ask(server, "/?stay").read().decode()


def test_an_open_page_is_told_that_the_command_ended(site: Site) -> None:
    with serving(follow(site)) as server:
        open_page = ask(server, "/")
        open_page.readline()
    assert OVER in open_page.read().decode()


def test_no_mistake_ends_the_server(server: PlayServer, site: Site) -> None:
    for text in (b"title: [", b"\xff\xfe\x00", b"", b"- " * 5000, b"[" * 5000, b"&a [*a, *a]"):
        site.write(FILE, text)
        assert ask(server, "/?stay").status == 200
    site.write(FILE, FILES[FILE])
    assert "Proven" in ask(server, "/?stay").read().decode()
