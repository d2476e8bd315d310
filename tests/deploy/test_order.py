"""Nothing goes to a host before what it leads to."""

from __future__ import annotations

import pytest

from askwell.audit.html.urls import Base
from askwell.deploy.headers import headers_of
from askwell.deploy.order import Rank, in_order, links_of, rank


@pytest.mark.parametrize(
    ("links", "order"),
    [
        ({"a": "b", "b": "c", "c": ""}, "c b a"),
        ({"a": "b", "b": "a", "c": "a"}, "a b c"),
        ({"index.html": "", "a": "index.html"}, "a index.html"),
        ({"list": "a b c", "a": "list", "b": "list", "c": "list b"}, "a b c list"),
        ({"a": "a elsewhere"}, "a"),
        ({}, ""),
    ],
)
def test_pages(links: dict[str, str], order: str) -> None:
    assert " ".join(in_order({name: found.split() for name, found in links.items()})) == order


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="/answers/b/">', {"answers/b/index.html"}),
        ("<a href='../b/#x'>", {"answers/b/index.html"}),
        ("<a href=../b>", {"answers/b/index.html"}),
        ('<a href="https://site.example/answers/b/?q">', {"answers/b/index.html"}),
        ('<img src="/a&amp;b.png">', {"a&b.png"}),
        ('<a href="https://other.example/answers/b/">', set()),
        ('<a href="./">', set()),
        ('<a href="">', set()),
        ('<p title="/answers/b/">', set()),
    ],
)
def test_links(html: str, found: set[str]) -> None:
    names = {"index.html", "answers/a/index.html", "answers/b/index.html", "a&b.png"}
    assert links_of(html, "answers/a/index.html", Base("https://site.example/"), names) == found


@pytest.mark.parametrize(
    ("name", "new", "expected"),
    [
        ("assets/test.css", False, Rank.FILE),
        ("answers/a/index.html", False, Rank.PAGE),
        ("404.html", True, Rank.PAGE),
        ("answers/feed-2.xml", True, Rank.FILE),
        ("answers/feed-2.xml", False, Rank.NEWS),
        ("sitemap.xml", True, Rank.NEWS),
        ("_redirects", False, Rank.NEWS),
    ],
)
def test_ranks(name: str, new: bool, expected: Rank) -> None:
    assert rank(name, new) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/index.html", "text/html; charset=utf-8"),
        ("feed.json", "application/feed+json"),
        ("answers/feed-12.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("newsfeed.json", "application/json"),
        ("search/index/words/a.bin", "application/octet-stream"),
        ("_redirects", "text/plain; charset=utf-8"),
        ("a/PICTURE.JPG", "image/jpeg"),
        ("manifest.webmanifest", "application/manifest+json"),
    ],
)
def test_types(name: str, expected: str) -> None:
    assert headers_of(name).content_type == expected
