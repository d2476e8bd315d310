"""Takes pictures of every kind of page and of the hard cases: `make screens` writes build/screens/index.html.

`python -m tests.browser.look.screens WORD ...` takes those only whose page or view has one of the words in its name.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from askwell.audit.browser.chromium import find_chromium
from tests import hard_site
from tests.browser.conftest import serving
from tests.browser.look import mails
from tests.browser.look.mails import MAIL_VIEWS
from tests.browser.look.views import PAPER_VIEW, VIEWS, View, picture, show, window
from tests.browser.reader import KINDS
from tests.chromium import ADVICE, ARGUMENTS
from tests.conftest import ROOT
from tests.sites import run

TARGET = ROOT / "build" / "screens"

_STYLE = """body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem; background: #ddd; color: #111 }
ul { display: flex; gap: 1rem; overflow-x: auto; list-style: none; padding: 0; align-items: flex-start }
img { display: block; max-height: 70vh; width: auto; border: 1px solid #777; background: #fff }"""


@dataclass(frozen=True)
class Shot:
    """A picture that was taken."""

    page: str
    view: View
    file: str
    note: str


def slug(words: str) -> str:
    """A name for a file."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def shots(browser: Browser, url: str, pages: Mapping[str, str], group: str, words: list[str]) -> Iterator[Shot]:
    """Takes the pictures of a site's pages, one view after the other."""
    for view in MAIL_VIEWS if group == "mail" else VIEWS:
        chosen = {
            name: path
            for name, path in pages.items()
            if not words or any(word in f"{name} {view.name}" for word in words)
        }
        if not chosen:
            continue
        page = window(browser, view)
        if group == "mail":
            mails.pictures(page.context, view.look != "pictures-off")
        for name, path in chosen.items():
            if group == "mail":  # has no face of its own to wait for
                page.goto(url + path, wait_until="load")
            else:
                show(page, url + path)
            file = f"{group}-{slug(name)}-{view.name}.png"
            (TARGET / file).write_bytes(picture(page))
            size = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            note = f"{size[0]} x {size[1]}"
            if view == PAPER_VIEW:
                note = f"{len(re.findall(rb'/Type ?/Page[^s]', page.pdf(format='A4')))} pages of A4"
            yield Shot(f"{group}: {name}", view, file, note)
        page.context.close()


def index(taken: list[Shot]) -> str:
    """The page that shows all pictures, a row for each page of a site."""
    rows = []
    for name in dict.fromkeys(shot.page for shot in taken):
        items = "".join(
            f'<li>{html.escape(shot.view.name)}, {shot.note}<a href="{shot.file}"><img src="{shot.file}" loading="lazy"'
            f' alt="{html.escape(f"{name}, {shot.view.name}")}"></a></li>'
            for shot in taken
            if shot.page == name
        )
        rows.append(f"<h2>{html.escape(name)}</h2><ul>{items}</ul>")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{_STYLE}</style>'
    return f"{head}<h1>Every kind of page</h1>{''.join(rows)}</html>"


def main(words: list[str]) -> None:
    """Writes pictures of this site, the hard one, and mails. Ends with advice if there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(ADVICE)
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    taken: list[Shot] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        real, hard, mail = Path(name, "real"), Path(name, "hard"), Path(name, "mail")
        mail.mkdir()
        done = run(ROOT, "mkdocs", "build", "--strict", "-d", str(real))
        if done.returncode:
            sys.exit(done.stderr)
        hard_site.build(hard)
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        groups = (("site", real, KINDS), ("hard", hard / "site", hard_site.HARD), ("mail", mail, mails.write(mail)))
        for group, folder, pages in groups:
            with serving(folder) as served:
                taken += shots(browser, served.url, pages, group, words)
        browser.close()
    (TARGET / "index.html").write_text(index(taken), "utf-8")
    print(f"{len(taken)} pictures: {(TARGET / 'index.html').relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
