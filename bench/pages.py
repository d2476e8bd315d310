"""Weighs pages side by side with stock Material: `python -m bench.pages [ROUNDS]`, from the root of the repository.

Both carry the same text and are visited in turn, a fresh reader each time, on a telephone: for the first paint with a
slow line (1.6 Mbit/s, 150 ms) and a processor slowed four times, for the main thread at the machine's own speed:
slowed, an empty page alone keeps it busy for 130 ms.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import click
from lxml import etree, html
from playwright.sync_api import Browser
from tests.browser.look.weight import Weight, compressed, visit

from askwell.audit.browser.driver import launched

ROOT = Path(__file__).parent.parent

PAGES = {
    "home": "",
    "answer": "answers/jogging-with-mild-osteoporosis/",
    "guide": "decide/jogging/",
    "topic": "topics/bones/",
}
"""A page for each kind that most readers see."""

STOCK = "site_name: Stock\nsite_url: http://127.0.0.1/\ntheme:\n  name: material\n  font: false\n"
"""Material as it comes, but for the faces that it would load from another host: that would be heavier still."""

REACH = {
    "blocking kB": "15.0",
    "in requests": "2",
    "total kB": "50.0",
    "without font": "20.0",
    "requests": "",
    "main thread ms": "60",
    "first paint ms": "",
    "of stock": "0.60",
    "shift": "0",
}
"""What each measure must not pass."""


def build(folder: Path, target: Path) -> None:
    """Builds a site. Raises SystemExit with what was said if that fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(target)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def stock(ours: Path, folder: Path) -> None:
    """A MkDocs project with the text of our pages, as an author of a plain site would have it."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    for path in PAGES.values():
        page = folder / "docs" / path / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text_of(ours / path / "index.html"), "utf-8")


def text_of(page: Path) -> str:
    """The main text of a finished page, without pictures, as HTML that Markdown leaves alone."""
    document = html.fromstring(page.read_bytes().decode())
    article, main = document.find(".//main//article"), document.find(".//main")
    text = main if article is None else article
    if text is None:
        sys.exit(f"{page} has no main text")
    etree.strip_elements(text, "img", "picture", "script", "style", with_tail=False)
    words = html.tostring(text, encoding="unicode", with_tail=False)
    kept = "\n".join(line for line in words.splitlines() if line.strip())
    return f"<div>\n{kept}\n</div>\n"


Visits = list[tuple[Weight, Weight]]
"""Visits to one page: each time with a slow line and processor, and at the machine's own speed."""


def row(visits: Visits, stock: Visits) -> list[str]:
    """The measures of a page, as in REACH; times are medians, the ratio to stock is that of visits made in turn."""
    weight = visits[0][0]
    slow, fast = zip(*visits, strict=True)
    ratio = statistics.median(a[0].first_paint / b[0].first_paint for a, b in zip(visits, stock, strict=True))
    return [
        f"{weight.blocking[0] / 1000:.1f}",
        f"{weight.blocking[1]}",
        f"{weight.total[0] / 1000:.1f}",
        f"{weight.without_fonts[0] / 1000:.1f}",
        f"{weight.total[1]}",
        f"{statistics.median(visit.main_thread for visit in fast):.0f}",
        f"{statistics.median(visit.first_paint for visit in slow):.0f}",
        f"{ratio:.2f}",
        f"{max(visit.moved for visit in slow):.3f}".rstrip("0").rstrip("."),
    ]


def both(browser: Browser, url: str) -> tuple[Weight, Weight]:
    """A slow visit and one at the machine's own speed."""
    return visit(browser, url, slow=True), visit(browser, url, slow=False)


def main(rounds: int) -> None:
    """Prints the table for docs/manual/measures.md."""
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        ours, plain, plain_site = (Path(name, part) for part in ("ours", "plain", "plain-site"))
        build(ROOT, ours)
        stock(ours, plain)
        build(plain, plain_site)
        click.echo(
            f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, Chromium "
            f"{browser.version}, medians of {rounds} visits in turn\n"
        )
        click.echo(line(["page", *REACH]) + "\n" + line(["---"] * (len(REACH) + 1)))
        with compressed(ours) as our_url, compressed(plain_site) as stock_url:
            for kind, path in PAGES.items():
                pairs = [[both(browser, url + path) for url in (our_url, stock_url)] for _ in range(rounds)]
                mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
                click.echo(line([kind, *row(mine, theirs)]) + "\n" + line([f"{kind}, stock", *row(theirs, theirs)]))
        click.echo(line(["reach", *REACH.values()]))


def line(cells: list[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
