"""Some pictures that a change of looks must not alter unseen: `make screens-golden` takes them anew.

They are of test data on a fixed day, in the site's own reading face alone (a machine's other faces differ), a screenful
each, at half their size: so letters that another version of Chromium draws a little otherwise count for little.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, sync_playwright

from askwell.audit.browser.chromium import find_chromium
from tests import hard_site
from tests.browser.conftest import serving
from tests.browser.look.views import PAPER_VIEW, View, show, window
from tests.chromium import ADVICE, ARGUMENTS
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "golden" / "screens"

PHONE, DARK, FORCED = (View("phone", look) for look in ("light", "dark", "forced"))
TABLET, DESKTOP = View("tablet", "light"), View("desktop", "light")

SHOTS = {
    "home": ("", PHONE),
    "home-desktop": ("", DESKTOP),
    "answer": ("answers/sample/", PHONE),
    "answer-dark": ("answers/sample/", DARK),
    "answer-desktop": ("answers/sample/", DESKTOP),
    "answer-print": ("answers/sample/", PAPER_VIEW),
    "long-question": ("answers/hard/", PHONE),
    "list": ("answers/", TABLET),
    "empty-topic": ("topics/empty-topic/", PHONE),
    "expert": ("experts/test-expert/", PHONE),
    "guide": ("decide/test-guide/", PHONE),
    "question": ("decide/test-guide/#test-guide--second", PHONE),
    "emergency": ("decide/test-guide/#test-guide--call", PHONE),
    "newsletter": ("newsletters/2026-11-22/", PHONE),
    "emergency-forced": ("decide/test-guide/#test-guide--call", FORCED),
}
"""Pages of the site of hard cases, by the names of their pictures."""

OWN_FACE = ":root { --aw-sans: 'Source Serif 4', serif !important }"

VISIBLE = 48
"""Of 255: a difference that is seen in a picture made a little less sharp."""

TOLERATED = 0.004
"""The part of a picture that may differ so: a line of words that has moved is three times as much."""


def shot(browser: Browser, url: str, name: str) -> Image.Image:
    """The first screenful of a page, at half its size."""
    path, view = SHOTS[name]
    page = window(browser, view)
    try:
        show(page, url + path, OWN_FACE)
        taken = page.screenshot(animations="disabled", caret="hide", scale="css")
    finally:
        page.context.close()
    whole = Image.open(BytesIO(taken)).convert("RGB")
    return whole.reduce(2)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of a picture that differs visibly from another, between 0 and 1."""
    if one.size != other.size:
        return 1.0
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    apart = ImageChops.difference(*blurred).convert("L").histogram()
    return sum(apart[VISIBLE:]) / sum(apart)


def main() -> None:
    """Takes all pictures anew. Ends with advice if there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(ADVICE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in FOLDER.glob("*.png"):
        file.unlink()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        site = Path(scratch, "site")
        hard_site.build(site)
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with serving(site / "site") as served:
            for name in SHOTS:
                shot(browser, served.url, name).quantize(64).save(FOLDER / f"{name}.png", optimize=True)
        browser.close()
    print(f"{len(SHOTS)} pictures in {FOLDER.relative_to(ROOT)}: look at what changed before you commit")


if __name__ == "__main__":
    main()
