"""robots.txt, read as RFC 9309 says."""

from __future__ import annotations

import time

import pytest

from askwell.watch.robots import read_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("user-agent : *\n disallow : /a # words", "/ab", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*a*b", "/xaxxb", False),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: AskWell\nDisallow: /x", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: askwell/2.0\nAllow: /", "/a", True),
        ("User-agent: AskWell\nUser-agent: other\nDisallow: /", "/a", False),
        ("User-agent: AskWell\nAllow: /\nUser-agent: x\nDisallow: /\nUser-agent: AskWell\nDisallow: /b", "/b", False),
        ("User-agent: AskWell\nAllow: /\nUser-agent: x\nDisallow: /\nUser-agent: AskWell\nDisallow: /b", "/c", True),
        ("User-agent: AskWellish\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /%C3%A4", "/ä", False),
        ("User-agent: *\nDisallow: /ä", "/%c3%a4", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("<html>User-agent: *", "/a", True),
    ],
)  # fmt: skip
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text).allows(path) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -1", 0.0),
        ("User-agent: other\nCrawl-delay: 5", 0.0),
    ],
)
def test_delay(text: str, delay: float) -> None:
    assert read_robots(text).delay == delay


def test_no_pattern_takes_long() -> None:
    robots = read_robots(f"User-agent: *\nDisallow: /{'*a' * 2000}b")
    begun = time.monotonic()
    assert robots.allows("/" + "a" * 8000)
    assert time.monotonic() - begun < 1
