"""The readable text of pages: what is a change, and what is only the frame."""

from __future__ import annotations

import socket
import time

import pytest

from askwell.watch.text import BYTES, PLAIN, WHOLE, is_frame, read, readable_reader
from tests.watch.server import BODY, page

HTML = "text/html; charset=utf-8"
FEW = "<p>Short test words.</p>"


def same(one: bytes, other: bytes) -> bool:
    return read(one, HTML).fingerprint == read(other, HTML).fingerprint


@pytest.mark.parametrize("body", [BODY, FEW, f"<div>{BODY}</div>"])
@pytest.mark.parametrize(
    "frame",
    [
        {"menu": "Another menu"},
        {"aside": "Buy this. <a href=/x>Now</a>"},
        {"menu": "Monday, 23 November 2026"},
        {"head": "<script>var now = 3</script><style>p { color: red }</style><meta name=csrf content=3>"},
    ],
)
def test_the_frame_alone_is_no_change(body: str, frame: dict[str, str]) -> None:
    assert same(page(body), page(body, **frame))


@pytest.mark.parametrize(
    "more",
    [
        "<p>Monday, 23 November 2026, 10:32</p>",
        "<p>Today is Tuesday</p>",
        "<p>5 minutes ago</p>",
        "<p>1,234 views</p>",
        "<script>x()</script>",
        "<nav><p>More like this</p></nav>",
        "<div role=navigation>More like this</div>",
        "<form><input><p>Sign up for our newsletter today</p></form>",
        "<div class='cookie-notice'>We use cookies</div>",
        "<div hidden>Test words</div>",
        "<!-- built at 10:32 -->",
    ],
)
def test_what_is_frame_inside_the_text_is_no_change(more: str) -> None:
    assert same(page(BODY), page(BODY + more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>It's a \u2018test\u2019 \u2013 no more.</p>", "<p>It\u2019s a 'test' - no more.</p>"),
        ("<p>Some   test\nwords.</p>", "<p>Some test words.</p>"),
        ("<p>Some test\u00a0words.</p>", "<p>Some test words.</p>"),
        ("<p>Some te\u00adst words.</p>", "<p>Some test words.</p>"),
        ("<p>Some <b>test</b> words.</p>", "<p class=x>Some test words.</p>"),
    ],
)
def test_another_way_to_write_the_same_is_no_change(one: str, other: str) -> None:
    assert same(page(BODY + one), page(BODY + other))


@pytest.mark.parametrize(
    "more",
    [
        "<p>A new sentence of test data.</p>",
        "<ul><li>a new test sign</li></ul>",
        "<table><tr><th>Dose</th><td>5</td></tr></table>",
        "<div class='alert alert-warning'><p>Test warning.</p></div>",
        "<aside class=callout><p>Test warning.</p></aside>",
        "<div role=alert>Test warning.</div>",
        "<details><summary>Test question</summary><p>Test words.</p></details>",
        "<div class=nhsuk-care-card><h3>Test heading:</h3><ul><li>test sign</li></ul></div>",
        "<div class=retraction-notice><p>Test words.</p></div>",
        "<p>Page last reviewed: 23 November 2026</p>",
    ],
)
def test_words_of_the_text_are_a_change(more: str) -> None:
    assert not same(page(BODY), page(BODY.replace("</p>", f"</p>{more}", 1)))
    assert not same(page(BODY), page(BODY + more))


def test_one_figure_is_a_change() -> None:
    assert not same(page(BODY), page(BODY.replace("number 7 ", "number 8 ")))


@pytest.mark.parametrize(
    ("body", "kind", "reader"),
    [
        (page(), HTML, readable_reader()),
        (page(), "", readable_reader()),
        (page(), "application/xhtml+xml", readable_reader()),
        (b'<?xml version="1.0" encoding="utf-8"?>' + page(), HTML, readable_reader()),
        (b"<html><body><div>x</div></body></html>", HTML, readable_reader()),
        (b"Test words", "text/plain", PLAIN),
        (b"%PDF-1.7", "application/pdf", BYTES),
        (b"%PDF-1.7", HTML, BYTES),
        (b"PK\x03\x04", "application/zip", BYTES),
        (b"Test", "application/octet-stream", BYTES),
        (b"", "", BYTES),
    ],
)
def test_readers(body: bytes, kind: str, reader: str) -> None:
    found = read(body, kind)
    assert found.reader == reader
    assert len(found.fingerprint) == 32


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00", b"<html>", b"<!-- x -->", b"<script>x</script>"])
def test_a_page_without_words_has_no_fingerprint(body: bytes) -> None:
    found = read(body, HTML)
    assert (found.fingerprint, found.words) == ("", 0)


def test_a_page_that_trafilatura_cannot_read_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **values: object) -> str:
        del args, values
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fails)
    found = read(page(), HTML)
    assert found.reader == WHOLE
    assert (found.text.startswith("Test page\nTest sentence number 0"), "Menu" in found.text) == (True, False)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Größe 5".encode(), "text/plain; charset=utf-8"),
        ("Größe 5".encode(), "text/plain; charset=iso-8859-1"),
        ("Größe 5".encode(), "text/plain"),
        ("Größe 5".encode("cp1252"), "text/plain; charset=utf-8"),
        ("Größe 5".encode("cp1252"), "text/plain; charset=of-its-own"),
        ("Größe 5".encode("cp1252"), "text/plain; charset=punycode"),
        ("Größe 5".encode("utf-16"), "text/plain; charset=utf-8"),
        (b"\xef\xbb\xbf" + "Größe 5".encode(), "text/plain"),
        ('<meta charset="windows-1252">Größe 5'.encode("cp1252"), "text/html"),
    ],
)
def test_letters(body: bytes, kind: str) -> None:
    assert read(body, kind).text == "Größe 5"


def test_letters_of_another_alphabet() -> None:
    assert read("Тест".encode("koi8-r"), "text/plain; charset=koi8-r").text == "Тест"


@pytest.mark.parametrize(
    ("line", "frame"),
    [
        ("Today is Monday", True), ("23 November 2026", True), ("Mon 23 Nov, 10:32 GMT", True), ("10:32", True),
        ("Updated: 5 minutes ago", True), ("12 comments", True), ("Share this page", True), ("5", False),
        ("5 10 20", False), ("5 of 10", False), ("May help", False), ("The 2026 guideline", False),
        ("Take it on Monday and Tuesday", False), ("x" * 5000, False), ("", False),
    ],
)  # fmt: skip
def test_lines_of_the_frame(line: str, frame: bool) -> None:
    assert is_frame(line) is frame


def test_signs_of_a_retraction() -> None:
    head = '<meta name="citation_title" content="Retracted: test">'
    body = "<div class=box>This article has been retracted.</div><a href=/r>Retraction notice</a>"
    assert read(page(BODY + body, "RETRACTED: Test", head), HTML).signs == ("title", "meta", "notice", "link")
    assert read(page(), HTML).signs == ()
    banner = page().replace(b"<header>", b"<div role=banner>This article has been retracted.</div><header>")
    assert read(banner, HTML).signs == ("notice",)
    script = "<script>if (x) show('This article has been retracted.')</script>"
    assert read(page(BODY + script), HTML).signs == ()


def test_nobody_is_asked_while_a_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*args: object, **values: object) -> None:
        del args, values
        raise AssertionError("a page is read without a network")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    monkeypatch.setattr(socket.socket, "connect", nobody)
    links = '<link rel=stylesheet href="https://a.example/x.css"><link rel=canonical href="https://a.example/">'
    assert read(page(head=f"<base href='https://a.example/'>{links}"), HTML).words


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 30_000 + BODY,
        "<span>a</span>" * 150_000,
        BODY * 500,
        "<a" * 50_000,
        "<table>" * 3000,
        "&amp;" * 100_000,
    ],
    ids=["deep", "many", "long", "open", "tables", "signs"],
)
def test_odd_pages_take_no_longer_than_seconds(body: str) -> None:
    begun = time.monotonic()
    read(page(body), HTML)
    assert time.monotonic() - begun < 20
