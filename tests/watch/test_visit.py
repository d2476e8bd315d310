"""One source, asked at a server on this machine that behaves in every way that sites do."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from askwell.watch.state import Result
from tests.watch.server import Page, Pages, Time, page, visitor

OK = Page(body=page())


def leads(to: str, status: int = 301) -> Page:
    return Page(status, headers={"Location": to})


PAGES: dict[str, Page] = {
    "/ok": OK,
    "/gone": Page(404),
    "/long-gone": Page(410),
    "/refused": Page(403),
    "/tired": Page(429),
    "/broken": Page(500),
    "/moved": leads("/ok"),
    "/moved-twice": leads("/moved", 308),
    "/for-now": leads("/ok", 302),
    "/for-now-then-moved": leads("/moved", 307),
    "/moved-then-for-now": leads("/for-now", 301),
    "/moved-to-gone": leads("/gone"),
    "/round": leads("/to-round"),
    "/to-round": leads("/round"),
    "/itself": leads("/itself"),
    "/nowhere": Page(301, headers={}),
    "/to-ftp": leads("ftp://x.example/"),
    "/to-script": leads("javascript:1"),
    "/to-odd": leads("http://[x/"),
    "/long": Page(headers={"Content-Length": "100"}, body=b"x"),
    "/packed": Page(headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}, body=gzip.compress(page())),
    "/deflated": Page(headers={"Content-Encoding": "deflate"}, body=zlib.compress(page())),
    "/packed-oddly": Page(headers={"Content-Encoding": "br"}, body=b"x"),
    "/packed-badly": Page(headers={"Content-Encoding": "gzip"}, body=b"x"),
    "/ü": OK,
}


@pytest.mark.parametrize(
    ("path", "result", "said", "moved"),
    [
        ("/ok", Result.READ, "", ""),
        ("/ok#part", Result.READ, "", ""),
        ("/gone", Result.GONE, "its site says 404", ""),
        ("/long-gone", Result.GONE, "its site says 410", ""),
        ("/refused", Result.REFUSED, "refuses programs (403)", ""),
        ("/tired", Result.LATER, "its site says 429", ""),
        ("/broken", Result.FAILED, "its site says 500", ""),
        ("/moved", Result.READ, "", "/ok"),
        ("/moved-twice", Result.READ, "", "/ok"),
        ("/for-now", Result.READ, "", ""),
        ("/for-now-then-moved", Result.READ, "", ""),
        ("/moved-then-for-now", Result.READ, "", "/for-now"),
        ("/moved-to-gone", Result.GONE, "/gone says 404", ""),
        ("/round", Result.FAILED, "in a circle", ""),
        ("/itself", Result.FAILED, "in a circle", ""),
        ("/nowhere", Result.FAILED, "its site says 301", ""),
        ("/to-ftp", Result.FAILED, "which is no page", ""),
        ("/to-script", Result.FAILED, "which is no page", ""),
        ("/to-odd", Result.FAILED, "which is no page", ""),
        ("/long", Result.FAILED, "broke off", ""),
        ("/packed", Result.READ, "", ""),
        ("/deflated", Result.READ, "", ""),
        ("/packed-oddly", Result.FAILED, "packed as 'br'", ""),
        ("/packed-badly", Result.FAILED, "cannot be unpacked", ""),
    ],
)
def test_reply(server: Pages, path: str, result: Result, said: str, moved: str) -> None:
    server.pages.update(PAGES)
    visit = visitor().visit(server.url + path)
    assert (visit.result, visit.moved) == (result, server.url + moved if moved else "")
    assert said in visit.said
    if result is Result.READ:
        assert visit.reply.body == page()


def test_an_address_with_letters_of_other_alphabets(server: Pages) -> None:
    server.pages["/%C3%BC?q=%C3%BC"] = OK
    assert visitor().visit(f"{server.url}/ü?q=ü#ü").result is Result.READ


def test_at_most_ten_redirects(server: Pages) -> None:
    server.pages.update({f"/{n}": leads(f"/{n + 1}") for n in range(20)})
    visit = visitor().visit(f"{server.url}/0")
    assert (visit.result, len(server.paths)) == (Result.FAILED, 11)
    assert "more than 10 times" in visit.said


def test_who_asks_says_so_and_asks_for_no_packing(server: Pages) -> None:
    server.pages["/ok"] = OK
    visitor().visit(f"{server.url}/ok")
    assert {headers["User-Agent"] for _, headers in server.asked} == {"AskWell/test"}
    assert {headers["Accept-Encoding"] for _, headers in server.asked} == {"identity"}


def slowly(stream: Any, stop: Any) -> None:
    del stream
    stop.wait(5)


def drops(stream: Any, stop: Any) -> None:
    for _ in range(200):
        stream.write(b"x")
        stream.flush()
        if stop.wait(0.05):
            return


def endless(stream: Any, stop: Any) -> None:
    while not stop.is_set():
        stream.write(b"<p>Test words." * 1000)


@pytest.mark.parametrize("act", [slowly, drops])
def test_a_site_that_takes_too_long(server: Pages, act: Any) -> None:
    server.pages["/slow"] = Page(act=act)
    visit = visitor(wait=0.3).visit(f"{server.url}/slow")
    assert (visit.result, visit.said) == (Result.UNREACHABLE, "no reply within 0.3 seconds")


def test_no_more_is_read_than_the_limit(server: Pages) -> None:
    server.pages["/endless"] = Page(act=endless)
    visit = visitor(most=100_000).visit(f"{server.url}/endless")
    assert (visit.result, visit.reply.cut, len(visit.reply.body)) == (Result.READ, True, 100_000)


def test_a_page_that_unpacks_to_too_much(server: Pages) -> None:
    body = gzip.compress(b"x" * 5_000_000)
    server.pages["/bomb"] = Page(headers={"Content-Encoding": "gzip"}, body=body)
    visit = visitor(most=100_000).visit(f"{server.url}/bomb")
    assert (visit.reply.cut, len(visit.reply.body)) == (True, 100_000)


# robots.txt


@pytest.mark.parametrize(
    ("robots", "result"),
    [
        (Page(404), Result.READ),
        (Page(403), Result.READ),
        (Page(200, b"User-agent: *\nDisallow: /ok"), Result.FORBIDDEN),
        (Page(200, b"User-agent: *\nAllow: /"), Result.READ),
        (Page(200, b"\xff\xfe\x00"), Result.READ),
        (Page(500), Result.FAILED),
        (Page(503), Result.FAILED),
        (Page(429), Result.FAILED),
        (leads("/rules"), Result.FORBIDDEN),
        (leads("/robots.txt"), Result.READ),
        (leads("ftp://x.example/"), Result.READ),
        (Page(act=slowly), Result.UNREACHABLE),
    ],
)
def test_robots(server: Pages, robots: Page, result: Result) -> None:
    server.pages.update({"/ok": OK, "/robots.txt": robots, "/rules": Page(200, b"User-agent: *\nDisallow: /")})
    assert visitor(wait=0.5).visit(f"{server.url}/ok").result is result
    assert ("/ok" in server.paths) is (result is Result.READ)


def test_robots_are_asked_for_once_and_hold_at_the_end_of_redirects(server: Pages) -> None:
    server.pages.update(
        {"/to": leads("/hidden"), "/hidden": OK, "/robots.txt": Page(200, b"User-agent: *\nDisallow: /h")}
    )
    one = visitor()
    assert [one.visit(f"{server.url}/to").result for _ in range(2)] == [Result.FORBIDDEN] * 2
    assert [path for path, _ in server.asked] == ["/robots.txt", "/to", "/to"]


# Pauses


def test_a_second_between_two_requests(server: Pages) -> None:
    server.pages["/ok"] = OK
    time = Time()
    one = visitor(time, pause=1.0)
    for _ in range(2):
        one.visit(f"{server.url}/ok")
    assert time.slept == [1.0, 1.0]


def test_the_delay_that_robots_ask_for(server: Pages) -> None:
    server.pages.update({"/ok": OK, "/robots.txt": Page(200, b"User-agent: *\nCrawl-delay: 7")})
    time = Time()
    one = visitor(time, pause=1.0)
    for _ in range(2):
        one.visit(f"{server.url}/ok")
    assert time.slept == [1.0, 7.0]


def test_a_delay_that_is_too_long_leaves_the_rest_for_later(server: Pages) -> None:
    server.pages.update({"/ok": OK, "/robots.txt": Page(200, b"User-agent: *\nCrawl-delay: 3600")})
    one = visitor(Time(), pause=1.0)
    assert [one.visit(f"{server.url}/ok").result for _ in range(2)] == [Result.READ, Result.LATER]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_asked_again_when_it_says_so(server: Pages, status: int) -> None:
    server.pages["/ok"] = [Page(status, headers={"Retry-After": "5"}), OK]
    time = Time()
    assert visitor(time).visit(f"{server.url}/ok").result is Result.READ
    assert time.slept == [5.0]


@pytest.mark.parametrize(
    ("told", "wait"),
    [("3600", 3600.0), ("Fri, 15 Jan 2027 10:00:00 GMT", 7200.0), ("soon", 0.0), ("-5", 0.0), ("9" * 400, 2_592_000.0)],
)
def test_a_site_that_is_busy_for_longer_is_left_alone(server: Pages, told: str, wait: float) -> None:
    server.pages.update({"/ok": OK, "/busy": Page(503, headers={"Retry-After": told})})
    time = Time()
    one = visitor(time)
    visit = one.visit(f"{server.url}/busy")
    assert (visit.result, visit.retry, time.slept) == (Result.LATER, time.now + wait, [])
    assert one.visit(f"{server.url}/ok").result is Result.LATER
    assert server.paths == ["/busy"]


def test_only_what_changed_is_sent(server: Pages) -> None:
    server.pages["/ok"] = Page(body=page(), headers={"ETag": '"1"', "Content-Type": "text/html"})
    visit = visitor().visit(f"{server.url}/ok", {f"{server.url}/ok": ('"1"', "Fri, 15 Jan 2027 10:00:00 GMT")})
    assert (visit.result, visit.reply.status, visit.reply.body) == (Result.READ, 304, b"")
    assert server.asked[-1][1]["If-Modified-Since"] == "Fri, 15 Jan 2027 10:00:00 GMT"
