"""A reader without scripts, who asks a rendered site over HTTP on this machine and follows what pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urldefrag, urljoin, urlsplit

from askwell.render.site import Site

REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
LINK = re.compile(r'<a data-leads="here" href="([^"]*)">')


@contextmanager
def served(root: str = "/") -> Iterator[Server]:
    """A server on this machine that gives what a site has, below a path."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # an answer is one packet: otherwise each waits for the next to be asked for

        def do_GET(self) -> None:
            body = pages.get(urlsplit(self.path).path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        connection = HTTPConnection("127.0.0.1", http.server_port, timeout=10)
        try:
            yield Server(pages, connection, root)
        finally:
            connection.close()
            http.shutdown()


@dataclass
class Server:
    """What a server gives, and a reader's way to it. What was asked once of a build is not asked again."""

    pages: dict[str, bytes]
    connection: HTTPConnection
    root: str
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)

    def publish(self, site: Site) -> None:
        """Puts a build in the place of the last."""
        self.pages.clear()
        self.seen.clear()
        self.pages.update({f"{self.root}{page.path}": page.html.encode() for page in site.pages})

    def ask(self, path: str) -> tuple[int, str]:
        """The status of an address below the root, and its page."""
        if path not in self.seen:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            self.seen[path] = answer.status, answer.read().decode()
        return self.seen[path]

    def visit(self, path: str) -> Visit:
        """Where a reader ends who asks for a path below the site's root, and how."""
        address = f"{self.root}{path}"
        status, html = self.ask(address)
        hops, by_itself = 0, False
        first = html
        while status == 200 and hops < 5 and (lead := REFRESH.search(html) or LINK.search(html)):
            by_itself = by_itself or lead.re is REFRESH
            address = urldefrag(urljoin(address, lead[1])).url
            status, html = self.ask(address)
            hops += 1
        return Visit(status, address, html, hops, by_itself, first)


@dataclass(frozen=True)
class Visit:
    """How a visit ended: the status, address and page at its end, how many pages led on, whether one did so by itself,
    and the first page."""

    status: int
    address: str
    html: str
    hops: int
    by_itself: bool
    first: str

    @property
    def title(self) -> str:
        """The words of the page's main heading."""
        found = re.search(r"(?s)<h1\b[^>]*>(.*?)</h1>", self.html)
        return re.sub(r"<[^>]*>", "", found[1]).strip() if found else ""


def part(html: str, name: str) -> str:
    """What stands from the element with an id to the next heading; "" if the page has no such id."""
    found = re.search(rf'(?s)<[^>]*\bid="{re.escape(name)}"[^>]*>.*?(?=<h[12]\b|$)', html)
    return found[0] if found else ""


def leads(html: str, name: str) -> str:
    """Where a part leads that is a link to where its words are now; "" if it is none."""
    quoted = re.escape(name)
    found = re.search(rf'<a id="{quoted}" href="([^"]*)"|<li id="{quoted}">[^<]*<a href="([^"]*)"', html)
    return (found[1] or found[2]) if found else ""


def headers(html: str) -> Mapping[str, str]:
    """The links in a page's head, by what they are."""
    return dict(re.findall(r'<link rel="([a-z ]+)"[^>]*?href="([^"]*)"', html))
