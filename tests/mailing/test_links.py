"""What mail programs do to a letter's links, and where readers then end: asked over HTTP of a built site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

import pytest

from askwell.checks import check
from askwell.letters.letter import Letter
from askwell.letters.making import letter
from askwell.render.moved.servers import HOSTS
from tests.conftest import ROOT
from tests.sites import DAY

LEADS = re.compile(r'<a data-leads="here" href="([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
TAGS = "utm_source=newsletter&utm_medium=email&utm_campaign=2026-11-27"
EDITION = "2026-11-27"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is written."""


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[HTTPConnection]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built))) as http:
        Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        connection = HTTPConnection("127.0.0.1", http.server_port, timeout=10)
        yield connection
        connection.close()
        http.shutdown()


@pytest.fixture(scope="module")
def sample() -> Letter:
    checked = check(ROOT, DAY)
    return letter(checked.library, checked.library.newsletters[EDITION], checked.machines)


def ask(host: HTTPConnection, address: str) -> tuple[int, str, str]:
    """What a host says to an address as a browser asks for it: the status, where it leads, and the page."""
    asked = urlsplit(address)
    host.request("GET", f"{asked.path}?{asked.query}" if asked.query else asked.path)
    answer = host.getresponse()
    return answer.status, answer.headers.get("Location", ""), answer.read().decode()


def end_of(host: HTTPConnection, base: str, address: str) -> tuple[int, str]:
    """Where a reader without scripts ends, as a path below the site's root, and the last status."""
    asked = urlsplit(address)
    address = urljoin(address, f"{asked.path}?{asked.query}")  # a browser leaves out /./
    for _ in range(4):
        status, location, page = ask(host, address)
        leads = LEADS.search(page)
        if location:
            address = urljoin(address, location)
        elif leads:
            address = urljoin(address, leads[1])
        else:
            return status, urlsplit(address).path.removeprefix(urlsplit(base).path)
    raise AssertionError(f"{address} leads on without end")


Change = Callable[[str], str]


def reordered(link: str) -> str:
    return f"{link.partition('?')[0]}?{urlencode(parse_qsl(urlsplit(link).query)[::-1])}"


def tracked(link: str) -> str:
    """The link wrapped by a tracker that encodes it twice, and unwrapped again."""
    wrapped = f"https://t.example/click?u={quote(quote(link, safe=''), safe='')}&who=1"
    return unquote(dict(parse_qsl(urlsplit(wrapped).query))["u"])


CHANGES: list[tuple[str, Change]] = [
    ("as it is", lambda link: link),
    ("no slash at its end", lambda link: link.replace("/?", "?") if "?" in link else link.removesuffix("/")),
    ("query reordered", reordered),
    ("&amp; doubled", lambda link: link.replace("&", "&amp;amp;")),
    ("a tracker's tags added", lambda link: f"{link}{'&' if '?' in link else '?'}mc_eid=1&fbclid=2"),
    ("wrapped by a tracker", tracked),
    ("cut at 76 columns", lambda link: link[:76]),
    ("a full stop behind it", lambda link: f"{link}."),
    ("a fragment added", lambda link: f"{link}#top".partition("#")[0]),
    ("letters of the host large", lambda link: link.replace("ask-well", "ASK-WELL")),
    ("without TLS", lambda link: link.replace("https://", "http://")),
]


@pytest.mark.parametrize("tags", ["", TAGS], ids=["no tags", "tags"])
@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_links_lead_to_their_pages(name: str, change: Change, tags: str, sample: Letter, host: HTTPConnection) -> None:
    del name
    for path in sample.paths:
        link = f"{sample.base_url}{path}" + (f"?{tags}" if tags else "")
        good, bad = end_of(host, sample.base_url, link), end_of(host, sample.base_url, change(link))
        assert good[0] == 200
        assert (bad, path) == (good, path)


def test_links_have_no_fragments_and_fit_a_line(sample: Letter) -> None:
    """A fragment may be dropped or encoded on the way, and a line longer than 76 columns may be cut."""
    assert [path for path in sample.paths if "#" in path] == []
    assert [path for path in sample.paths if len(f"{sample.base_url}{path}") > 76] == []


def placed(old: str, new: str, path: str) -> str:
    """Where a rule with placeholders leads a path; "" if it does not."""
    found = re.fullmatch(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", old), path)
    return re.sub(r":(\w+)", lambda name: str(found[name[1]]), new) if found else ""


@pytest.mark.parametrize("glued", [")", "%3E", ",", "%22", "%23part", "%E2%80%9D"])
def test_what_is_glued_to_a_link_is_taken_off_by_hosts_that_read_rules(
    glued: str, sample: Letter, host: HTTPConnection, built: Path
) -> None:
    """Rules with placeholders, as Netlify and Cloudflare Pages read them: each stands for what is between two slashes.
    On other hosts readers get the page that tells what happened."""
    rules = [line.split()[:2] for line in (built / HOSTS).read_text("utf-8").splitlines() if "/:" in line]
    for path in sample.paths:
        if not path.startswith("a/") and path.count("/") != 3:
            continue
        ends = [led for old, new in rules if (led := placed(old, new, f"/{path}{glued}"))]
        assert ends == [f"/{path}"]
        assert ask(host, f"{sample.base_url}{path}{glued}")[0] == 404


def test_the_page_for_broken_links_tells_readers_of_mails_what_to_do(built: Path) -> None:
    assert "a sign such as ) or &gt; may have got onto the end" in (built / "404.html").read_text("utf-8")


def test_a_pages_own_address_stays_clean(sample: Letter, host: HTTPConnection) -> None:
    """Whatever it was opened with, a page names one address for search engines."""
    for path in sample.paths:
        _, _, page = ask(host, f"{sample.base_url}{path}?{TAGS}")
        (canonical,) = CANONICAL.findall(page)
        assert "?" not in canonical
