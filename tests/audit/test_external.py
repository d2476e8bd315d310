"""Links to other sites, asked for at a server on this machine; time is made up."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from askwell.audit.external import DAY, Asking, Reply, check_external, check_links, over_the_network
from askwell.audit.html.links import Away
from tests.audit.spoil import ABOUT, Copy, add

REPLIES: dict[str, int] = {"/ok": 200, "/gone": 404, "/long-gone": 410, "/broken": 500, "/tired": 429, "/no-head": 200,
                           "/shy": 200, "/hidden": 200, "/drips": 200,
                           "/closed": 403, "/moved": 301, "/moved-to-gone": 302, "/round": 302,
                           "/to-round": 302, "/farther": 302, "/away": 302, "/nowhere": 302}  # fmt: skip
ONWARD = {
    "/moved": "/ok",
    "/moved-to-gone": "/gone",
    "/round": "/to-round",
    "/to-round": "/round",
    "/away": "ftp://x.example/",
}


class Server(ThreadingHTTPServer):
    """Remembers what it was asked for."""

    daemon_threads = True
    asked: list[tuple[str, str]]
    stop: Event


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        refuses = {"/no-head": 405, "/shy": 403, "/hidden": 404}
        self.reply(refuses.get(self.path))

    def do_GET(self) -> None:
        self.reply()

    def reply(self, status: int | None = None) -> None:
        path = self.path.rstrip("+")
        self.server.asked.append((self.command, self.path))
        if path == "/slow":
            self.server.stop.wait(5)
            return
        if path == "/drips":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            for _ in range(50):
                self.wfile.write(b"X-Test: x\r\n")
                self.server.stop.wait(0.1)
            return
        self.send_response(status or REPLIES[path])
        if path == "/farther":
            self.send_header("Location", f"{self.path}+")
        elif path in ONWARD:
            self.send_header("Location", ONWARD[path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        del args


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked, server.stop = [], Event()
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.stop.set()
        server.shutdown()


class Time:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now, self.slept = 1_000_000.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def asking(time: Time, **values: Any) -> Asking:
    return Asking(clock=lambda: time.now, sleep=time.sleep, schemes=("http", "https"), **values)


def found(server: Server, cache: Path, *paths: str, time: Time | None = None, **values: Any) -> list[str]:
    """The codes for some paths of the server, in their order."""
    url = f"http://127.0.0.1:{server.server_port}"
    links = [Away(url + path, "index.html", line) for line, path in enumerate(paths, 1)]
    return [f"{d.location.line} {d.severity} {d.code}" for d in
            check_links(links, "site", cache, asking(time or Time(), **values))]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ok", []),
        ("/no-head", []),
        ("/shy", []),
        ("/hidden", []),
        ("/moved", []),
        ("/gone", ["1 error LINK011"]),
        ("/long-gone", ["1 error LINK011"]),
        ("/moved-to-gone", ["1 error LINK011"]),
        ("/closed", ["1 warning LINK012"]),
        ("/tired", ["1 warning LINK012"]),
        ("/broken", ["1 warning LINK012"]),
        ("/round", ["1 warning LINK012"]),
        ("/farther", ["1 warning LINK012"]),
        ("/away", ["1 warning LINK012"]),
        ("/nowhere", ["1 warning LINK012"]),
    ],
)
def test_reply(server: Server, tmp_path: Path, path: str, expected: list[str]) -> None:
    assert found(server, tmp_path / "links.json", path) == expected


def test_a_site_that_does_not_reply_in_time(server: Server, tmp_path: Path) -> None:
    assert found(server, tmp_path / "links.json", "/slow", wait=0.1) == ["1 warning LINK012"]


def test_a_site_that_replies_drop_by_drop(server: Server, tmp_path: Path) -> None:
    """Each drop comes in time, and the whole does not."""
    assert found(server, tmp_path / "links.json", "/drips", wait=0.3) == ["1 warning LINK012"]


def test_a_site_that_nobody_serves(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        (finding,) = check_links([Away(url, "index.html", 3)], "site", tmp_path / "links.json", asking(Time()))
    assert (finding.code, finding.severity) == ("LINK012", "warning")
    assert "refused" in finding.message.lower()


@pytest.mark.parametrize("url", ["http://", "nonsense", "http://[x/"])
def test_an_address_that_is_none(url: str) -> None:
    assert over_the_network("HEAD", url, 1).fault


def test_redirects_are_counted(server: Server, tmp_path: Path) -> None:
    found(server, tmp_path / "links.json", "/farther", hops=3)
    assert len(server.asked) == 4


def test_head_first_and_get_only_where_that_is_refused(server: Server, tmp_path: Path) -> None:
    found(server, tmp_path / "links.json", "/ok", "/gone", "/no-head")
    gone, shy = [("HEAD", "/gone"), ("GET", "/gone")], [("HEAD", "/no-head"), ("GET", "/no-head")]
    assert server.asked == [("HEAD", "/ok"), *gone, *shy]


def test_each_address_is_asked_for_once_and_reported_where_it_first_stands(server: Server, tmp_path: Path) -> None:
    assert found(server, tmp_path / "links.json", "/ok", "/gone", "/gone") == ["2 error LINK011"]
    assert server.asked == [("HEAD", "/ok"), ("HEAD", "/gone"), ("GET", "/gone")]


def test_no_host_is_asked_more_often_than_once_a_second(tmp_path: Path) -> None:
    time, asked = Time(), list[tuple[float, str]]()

    def ask(method: str, url: str, _: float) -> Reply:
        asked.append((time.now, url))
        time.now += 0.25  # what the reply takes
        return Reply(405 if method == "HEAD" and "no-head" in url else 200)

    urls = ["https://a.example/1", "https://a.example/2", "https://a.example/no-head", "https://b.example/1"]
    links = [Away(url, "index.html", line) for line, url in enumerate(urls, 1)]
    assert check_links(links, "site", tmp_path / "links.json", asking(time, ask=ask)) == ()
    assert time.slept == [0.75, 0.75, 0.75]
    begun = [at for at, url in asked if "a.example" in url]
    assert [later - earlier for earlier, later in pairwise(begun)] == [1.0, 1.0, 1.0]


def test_answers_are_kept_for_a_week(server: Server, tmp_path: Path) -> None:
    cache, time = tmp_path / ".askwell" / "links.json", Time()
    assert found(server, cache, "/ok", "/gone", "/broken", time=time) == ["2 error LINK011", "3 warning LINK012"]
    server.asked.clear()
    time.now += 6 * DAY
    assert found(server, cache, "/ok", "/gone", "/broken", time=time) == ["2 error LINK011", "3 warning LINK012"]
    assert server.asked == [("HEAD", "/broken")]
    server.asked.clear()
    time.now += 2 * DAY
    found(server, cache, "/ok", "/gone", time=time)
    assert server.asked == [("HEAD", "/ok"), ("HEAD", "/gone"), ("GET", "/gone")]


def test_links_that_went_away_are_forgotten(server: Server, tmp_path: Path) -> None:
    cache, time = tmp_path / "links.json", Time()
    found(server, cache, "/ok", time=time)
    time.now += 8 * DAY
    found(server, cache, "/gone", time=time)
    assert [url.rsplit("/", 1)[1] for url in json.loads(cache.read_text("utf-8"))] == ["gone"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"x": 1}', '{"x": {"at": "never"}}', '{"x": {}}'])
def test_a_cache_that_is_broken_counts_as_none(server: Server, tmp_path: Path, text: str) -> None:
    cache = tmp_path / "links.json"
    cache.write_text(text, "utf-8")
    assert found(server, cache, "/gone") == ["1 error LINK011"]


@pytest.mark.parametrize("entry", [{"at": 1e18, "status": 200}, {"at": True, "status": "x"}, {"at": 0, "status": None}])
def test_an_odd_entry_is_asked_for_again(server: Server, tmp_path: Path, entry: dict[str, object]) -> None:
    cache = tmp_path / "links.json"
    url = f"http://127.0.0.1:{server.server_port}/gone"
    cache.write_text(json.dumps({url: entry}), "utf-8")
    assert found(server, cache, "/gone") == ["1 error LINK011"]


def test_a_file_in_the_place_of_the_cache_is_in_nobodys_way(server: Server, tmp_path: Path) -> None:
    (tmp_path / ".askwell").write_text("x")
    assert found(server, tmp_path / ".askwell" / "links.json", "/gone") == ["1 error LINK011"]


def test_what_is_known_is_kept_when_asking_is_broken_off(tmp_path: Path) -> None:
    def ask(_: str, url: str, __: float) -> Reply:
        if "2" in url:
            raise KeyboardInterrupt
        return Reply(200)

    cache = tmp_path / "links.json"
    links = [Away(f"https://a.example/{n}", "index.html", n) for n in (1, 2, 3)]
    with pytest.raises(KeyboardInterrupt):
        check_links(links, "site", cache, asking(Time(), ask=ask))
    assert list(json.loads(cache.read_text("utf-8"))) == ["https://a.example/1"]


def test_every_link_of_a_site_that_leads_to_another(copy: Copy, tmp_path: Path) -> None:
    copy.spoil(ABOUT, add("main", '<a href="https://new.example/a#b">x</a><a href="../answers/">x</a>'))
    asked: list[str] = []

    def ask(method: str, url: str, _: float) -> Reply:
        asked.extend([url] if method == "HEAD" else [])
        return Reply(404 if "new.example" in url else 200)

    (finding,) = check_external(copy.site, copy.checked, "site", tmp_path / "links.json", asking(Time(), ask=ask))
    assert (finding.location.path, finding.code) == (f"site/{ABOUT}", "LINK011")
    settings = copy.checked.library.settings
    assert settings is not None
    assert {"https://source.example/page?a=1&b=2", "https://new.example/a", settings.social[0].url} <= set(asked)
    assert len(asked) == len(set(asked))
    assert not [url for url in asked if "/health/answers" in url]
