"""Draws the picture of the author's manual: a finished answer, and which line of its file makes which part of its page.

`make picture` writes docs/manual/images/answer.png. test_picture.py holds the points to the manual and to the page.
"""

from __future__ import annotations

import base64
import html
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from askwell.audit.browser.chromium import find_chromium
from askwell.content.addresses import answer_path
from askwell.starter import make_site
from tests.browser.conftest import serving
from tests.chromium import ADVICE, ARGUMENTS
from tests.conftest import ROOT
from tests.helpers import TODAY
from tests.sites import TEST_DAY, run

TARGET = ROOT / "docs" / "manual" / "images" / "answer.png"
SLUG = "does-swimming-strengthen-bones"
MANUAL = ROOT / "docs" / "manual" / "authors.md"

BLOCK = re.compile(r'(?ms)^```(?!diff)\w+ title="(content/[^"]+)"\n(.*?)^```$')
WIDTH, SCALE, LINE = 520, 0.74, 19
"""The page's width and how much smaller it is drawn, and the height of a line of the file, in CSS pixels."""


@dataclass(frozen=True)
class Point:
    """A line of the file, by its beginning, and the part of the page that it makes, by a selector."""

    line: str
    part: str


POINTS = (
    Point("question:", "h1"),
    Point("  by: editors", '[data-part="asked"]'),
    Point("short_answer:", '[data-part="short-answer"]'),
    Point("published:", '[data-part="dates"]'),
    Point("Swimming is not", '[data-part="body"]'),
    Point("care_cards:", '[data-part="care"]'),
    Point("questions_to_ask:", '[data-part="questions"]'),
    Point("sources:", "#sources"),
    Point("ai_use:", "#about-this-answer"),
)


def examples() -> dict[str, str]:
    """The files of content that the manual shows, by their paths."""
    files: dict[str, str] = {}
    for path, text in BLOCK.findall(MANUAL.read_text("utf-8")):
        files[path] = files.get(path, "") + text
    return files


def build(folder: Path) -> None:
    """Writes a new site with the files that the manual shows, and builds it."""
    make_site(folder, TODAY)
    for name, text in examples().items():
        path = folder / name
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(before + text, "utf-8")
    done = run(folder, "askwell", "build", day=TEST_DAY)
    assert done.returncode == 0, done.stdout + done.stderr


def open_page(browser: Browser, url: str) -> Page:
    """The answer's page as the picture shows it."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 900}, bypass_csp=True)
    page.goto(url + answer_path(SLUG))
    page.add_style_tag(content=".aw-mast, .aw-foot { display: none }")
    return page


def composed(page: Page) -> str:
    """The file on the left, the page on the right, and a line from each point to its part."""
    lines = examples()[f"content/answers/{SLUG}.md"].splitlines()
    tops = [page.locator(point.part).first.bounding_box() for point in POINTS]
    left = [next(n for n, line in enumerate(lines) if line.startswith(point.line)) for point in POINTS]
    picture = base64.b64encode(page.locator("article").first.screenshot()).decode()
    box = page.locator("article").first.bounding_box()
    assert box
    assert all(tops)
    right = [(top["y"] - box["y"] + 14) * SCALE + 10 for top in tops if top]
    starts = [row * LINE + LINE / 2 + 10 for row in left]
    height = max(len(lines) * LINE, box["height"] * SCALE) + 20
    marks, paths = [], []
    for number, (start, end) in enumerate(zip(starts, right, strict=True), 1):
        hue = number * 40 % 360
        colour = f"hsl({hue} 70% 32%)"
        for x, y in ((700, start), (850, end)):
            marks.append(f'<b style="left:{x}px;top:{y - 11}px;background:{colour}">{number}</b>')
        paths.append(f'<path d="M722 {start} C 780 {start}, 790 {end}, 850 {end}" stroke="{colour}"/>')
    listing = "\n".join(html.escape(line) for line in lines)
    return f"""<style>
body {{ margin: 0; background: #fff; width: {880 + int(WIDTH * SCALE)}px; height: {height}px; position: relative }}
pre {{ position: absolute; left: 10px; top: 10px; margin: 0; width: 680px; overflow: hidden;
  font: 12px/{LINE}px monospace; color: #1a1a1a }}
b {{ position: absolute; width: 22px; height: 22px; border-radius: 11px; color: #fff; text-align: center;
  font: bold 13px/22px sans-serif }}
img {{ position: absolute; left: 872px; top: 10px; width: {box["width"] * SCALE}px; border: 1px solid #6b7785 }}
svg {{ position: absolute; left: 0; top: 0 }} path {{ fill: none; stroke-width: 2 }}
</style><pre>{listing}</pre><img src="data:image/png;base64,{picture}">
<svg width="880" height="{height}">{"".join(paths)}</svg>{"".join(marks)}"""


def main() -> None:
    """Writes the picture. Ends with advice if there is no Chromium."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit(ADVICE)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        site = Path(scratch) / "site"
        build(site)
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with serving(site / "site") as served:
            whole = composed(open_page(browser, served.url))
        page = browser.new_page(viewport={"width": 880 + int(WIDTH * SCALE), "height": 600})
        page.set_content(whole)
        page.locator("body").screenshot(path=TARGET)
        browser.close()
    print(f"wrote {TARGET.relative_to(ROOT)}, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
