"""Mails to take pictures of: this site's editions, and one with the hardest of everything."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, sync_playwright

from askwell.audit.browser.chromium import find_chromium
from askwell.checks import check
from askwell.letters.letter import LetterPicture
from askwell.letters.making import letter
from askwell.mailing.html import html
from tests.browser.look.views import View, window
from tests.chromium import ADVICE, ARGUMENTS
from tests.conftest import ROOT

TARGET = ROOT / "docs" / "manual" / "images" / "mail.png"

HEBREW = "\u05d4\u05d0\u05dd \u05de\u05d5\u05ea\u05e8 \u05dc\u05d9 \u05dc\u05e8\u05d5\u05e5? \U0001f9b4"
LONG = ("Test words of a question that <b>goes on</b> & on, " * 6)[:300]
PICTURE = LetterPicture("pictures/test.png", "Test picture", "Test Person, CC BY 4.0", 1120, 630)

MAIL_VIEWS = tuple(View(size, look) for size in ("320", "640") for look in ("light", "dark", "pictures-off"))
"""The smallest phone that is sold, and the pane of a program on a desk (ours)."""


def write(folder: Path) -> Mapping[str, str]:
    """Writes the mails into a folder; their paths in it, by name."""
    library = (checked := check(ROOT, date.today())).library
    assert library.settings is not None
    made = {key: letter(library, edition, checked.machines) for key, edition in library.newsletters.items()}
    one = next(iter(made.values()))
    item = next(item for item in one.items if item.kind == "answer")
    lead = replace(item, title=LONG, picture=PICTURE, change="Correction: test words.", byline="Test byline.")
    made["hard"] = replace(one, items=(lead, replace(item, title=HEBREW, words=(HEBREW,)), *[lead, item] * 9))
    for name, each in made.items():
        (folder / f"{name}.html").write_text(html(each, library.settings, "https://site.example/leave"), "utf-8")
    return {f"mail {name}": f"{name}.html" for name in made}


def pictures(context: BrowserContext, shown: bool) -> None:
    """Gives the mails' picture a file, or none where pictures are off."""
    held = BytesIO()
    Image.new("RGB", (1120, 630), "#0b4f4c").save(held, "PNG")
    raw = held.getvalue()
    context.route(
        "**/pictures/*",
        lambda route: route.fulfill(body=raw, content_type="image/png") if shown else route.abort(),
    )


def main() -> None:
    """Draws the picture of the newsletters' manual, the beginning of a mail: part of `make picture`."""
    if (chromium := find_chromium()) is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        path = next(iter(write(Path(name)).values()))
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = window(browser, MAIL_VIEWS[3])
        page.goto(Path(name, path).as_uri())
        page.screenshot(path=TARGET, full_page=True, clip={"x": 0, "y": 0, "width": 640, "height": 1120})
        browser.close()


if __name__ == "__main__":
    main()
