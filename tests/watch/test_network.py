"""Where nobody is asked: inside one's own network, and without encryption."""

from __future__ import annotations

import pytest

from askwell.watch.network import lies_inside
from askwell.watch.state import Result
from tests.watch.server import Pages, page, visitor
from tests.watch.test_visit import OK, leads


@pytest.mark.parametrize(
    ("number", "inside"),
    [("127.0.0.1", True), ("10.1.2.3", True), ("192.168.1.1", True), ("172.16.0.1", True), ("169.254.169.254", True),
     ("100.64.0.1", True), ("0.0.0.0", True), ("224.0.0.1", True), ("::1", True), ("fe80::1%eth0", True),
     ("fc00::1", True), ("::ffff:127.0.0.1", True), ("2002:7f00:1::", True), ("8.8.8.8", False),
     ("64:ff9b::7f00:1", True), ("2606:4700::1111", False)],
)  # fmt: skip
def test_numbers_inside_a_network(number: str, inside: bool) -> None:
    assert lies_inside(number) is inside


def test_a_redirect_does_not_lead_inside(server: Pages) -> None:
    """The source's own host counts as outside here, and 127.0.0.2 as inside."""
    server.pages["/in"] = leads(f"http://127.0.0.2:{server.server_port}/ok")
    visit = visitor(inside=lambda number: number == "127.0.0.2").visit(f"{server.url}/in")
    assert (visit.result, server.paths) == (Result.FAILED, ["/in"])
    assert "lies inside a network of its own" in visit.said


@pytest.mark.parametrize(
    "host", ["127.0.0.%32", "127.0.0.2", "user@127.0.0.2", "127.2", "0x7f000002", "[::ffff:127.0.0.2]"]
)
def test_a_redirect_does_not_lead_inside_in_disguise(server: Pages, host: str) -> None:
    server.pages["/in"] = leads(f"http://{host}:{server.server_port}/ok")
    server.pages["/ok"] = OK
    inside = {"127.0.0.2", "::ffff:127.0.0.2", "::ffff:7f00:2"}
    visit = visitor(inside=inside.__contains__).visit(f"{server.url}/in")
    assert (visit.result in (Result.FAILED, Result.UNREACHABLE), server.paths) == (True, ["/in"])


def test_a_proxy_is_not_asked_for_numbers_inside(server: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    network = visitor(inside=lies_inside).network
    assert "lies inside" in network.ask("GET", "http://192.168.0.1/").fault
    server.pages["http://other.example/"] = OK
    assert network.ask("GET", "http://other.example/").body == page()


def test_a_source_that_an_editor_put_inside_is_asked(server: Pages) -> None:
    server.pages["/ok"] = OK
    assert visitor(inside=lies_inside).visit(f"{server.url}/ok").result is Result.READ


def test_nothing_leads_from_https_to_http() -> None:
    from askwell.watch.visit import _misled

    assert "not encrypted" in _misled("https://a.example/", "http://a.example/", set())
    assert _misled("http://a.example/", "https://a.example/", set()) == ""


@pytest.mark.parametrize("url", [f"https://{'ü' * 70}.example/", "https://[x/", f"https://{'a' * 70}.example/"])
def test_an_address_that_cannot_be_asked(url: str) -> None:
    assert visitor().visit(url).result in (Result.FAILED, Result.UNREACHABLE)


def test_a_server_without_encryption_behind_https(server: Pages) -> None:
    visit = visitor().visit(server.url.replace("http:", "https:"))
    assert visit.result is Result.FAILED
    assert "its certificate or its encryption is not in order" in visit.said


def test_a_site_that_nobody_serves() -> None:
    from tests.watch.server import serving

    with serving() as server:
        url = server.url
    assert visitor().visit(url).result is Result.UNREACHABLE
