"""Ways to hide, clip, cover, shrink, move, fade or contradict words by a style sheet. A browser must find each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from askwell.audit.browser.modes import DESKTOP, PHONE, PRINT, Mode
from askwell.audit.browser.seen import look_at
from askwell.audit.browser.serving import serving

ANSWER, GUIDE = "answers/sample-question/index.html", "decide/sample-guide/index.html"

NOTICE = ".aw-disclaimer"
FIRST = '[data-node="red-flags"]'
CALL = '[data-urgency="emergency"]'

PLAIN = Mode(PHONE, "light", False)

ONE_WORD = [
    # Hidden.
    ("display: none", "SEEN001"),
    ("visibility: hidden", "SEEN001"),
    ("opacity: calc(0)", "SEEN001"),
    ("rotate: x 90deg", "SEEN001"),
    ("scale: calc(0)", "SEEN001"),
    ("content-visibility: hidden", "SEEN001"),
    ("transform: perspective(1px) translateZ(2px)", "SEEN001"),
    ("transform: rotateY(180deg); backface-visibility: hidden", "SEEN001"),
    ("transform: matrix(1, 0, 0, 0, 0, 0)", "SEEN001"),
    ("filter: opacity(0)", "SEEN001"),
    ("mask: linear-gradient(#0000 0 0)", "SEEN001"),
    ("color: hsl(from red h s l / 0)", "SEEN001"),
    ("color: color-mix(in srgb, red 0%, transparent)", "SEEN001"),
    ("color: var(--aw-ground)", "SEEN001"),
    ("-webkit-text-fill-color: transparent", "SEEN001"),
    ("font: 0/0 serif", "SEEN001"),
    ("display: contents; font-size: 0", "SEEN001"),
    ("animation: gone 1s 9s forwards; } @keyframes gone { to { opacity: 0 }", "SEEN001"),
    ("animation: gone 2s infinite; } @keyframes gone { 50% { opacity: 0 }", "SEEN001"),
    ("transition: all 9s; opacity: 0", "SEEN001"),
    ("-webkit-text-security: disc", "SEEN001"),
    # Clipped.
    ("clip-path: path('M0 0')", "SEEN001"),
    ("clip-path: inset(0 0 calc(100% - 1px) 0)", "SEEN001"),
    ("clip-path: inset(0 70% 0 0)", "SEEN001"),
    ("height: 0; contain: paint", "SEEN001"),
    ("max-height: 2.2em; overflow: hidden", "SEEN001"),
    ("white-space: nowrap; overflow: hidden", "SEEN001"),
    ("width: 6em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis", "SEEN001"),
    ("display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden", "SEEN001"),
    ("clip: rect(0 0 0 0); position: absolute", "SEEN001"),
    ("columns: 1px; overflow: hidden; height: 2em", "SEEN001"),
    ("writing-mode: vertical-lr; width: 0; overflow: clip", "SEEN001"),
    # Shrunk, and pulled apart.
    ("font-size: clamp(3px, .3vw, 5px)", "SEEN003"),
    ("font-size: 9px", "SEEN003"),
    ("zoom: .3", "SEEN003"),
    ("scale: .5", "SEEN003"),
    ("transform: rotateX(80deg)", "SEEN003"),
    ("font-size-adjust: .05", "SEEN003"),
    ("letter-spacing: 3em", "SEEN003"),
    ("letter-spacing: -.4em", "SEEN003"),
    ("max-width: 1px; overflow: hidden", "SEEN001"),
    # Moved.
    ("position: absolute; left: -9999px", "SEEN001"),
    ("position: absolute; top: 9000px", "SEEN001"),
    ("position: fixed; inset: 200% auto auto", "SEEN001"),
    ("translate: 200vw", "SEEN001"),
    ("text-indent: -100vw", "SEEN001"),
    ("float: left; margin-left: -100%", "SEEN001"),
    ("margin-top: 400vh", "SEEN001"),
    ("offset-path: path('M-9000 0'); offset-distance: 0", "SEEN001"),
    ("transform: scaleX(-1)", "SEEN001"),
    ("unicode-bidi: bidi-override; direction: rtl", "SEEN001"),
    ("line-height: 0", "SEEN001"),
    ("word-spacing: -5em", "SEEN001"),
    # Faint.
    ("opacity: .3", "SEEN004"),
    ("color: #999", "SEEN004"),
    ("filter: blur(4px)", "SEEN004"),
    ("filter: contrast(.2); background: var(--aw-ground)", "SEEN004"),
    ("background: currentColor", "SEEN001"),
    ("mix-blend-mode: difference; color: #777", "SEEN004"),
    ("background: repeating-linear-gradient(#555 0 1px, #666 1px 2px)", "SEEN004"),
]  # fmt: skip
"""Declarations for a disclaimer on the first page."""

RULES = [
    # Covered.
    (ANSWER, "{n} {{ position: relative }} {n}::after {{ content: ''; position: absolute; inset: 0; background: red }}",
     "SEEN001"),
    (ANSWER, "body::after {{ content: ''; position: fixed; inset: 0; background: #fff; z-index: 99 }}", "SEEN001"),
    (ANSWER, ".aw-foot {{ position: fixed; inset: 0; z-index: 9 }}", "SEEN002"),
    (ANSWER, ".aw-byline {{ height: 0 }}", "SEEN002"),
    # Out of reach.
    (ANSWER, "html, body {{ height: 100vh; overflow: hidden !important }}", "SEEN001"),
    (GUIDE, ".aw-outcome {{ max-height: 9em; overflow: hidden }}", "SEEN001"),
    # Other elements.
    (ANSWER, "[data-attribution] p {{ font-size: 1px }}", "SEEN003"),
    (ANSWER, "[data-part=dates] {{ color: transparent }}", "SEEN001"),
    (ANSWER, "time {{ visibility: collapse }}", "SEEN001"),
    (ANSWER, "a[href^='tel:'] {{ font-size: 8px }}", "SEEN003"),
    (GUIDE, "a[href^='tel:'] {{ pointer-events: none }}", "SEEN005"),
    (GUIDE, ".aw-outcome__urgency {{ color: var(--aw-level) }}", "SEEN001"),
    (GUIDE, "main {{ opacity: .2 }}", "SEEN004"),
    (GUIDE, "* {{ font-size: 9px !important }}", "SEEN003"),
    (GUIDE, "p::first-line {{ color: transparent }}", "SEEN001"),
    # Contradicted.
    (GUIDE, "{c} [data-says=next_step]::after {{ content: ' Or wait a day.' }}", "SEEN001"),
    (GUIDE, ".aw-signs li {{ list-style: 'not: ' }}", "SEEN001"),
    (GUIDE, ".aw-choices a::before {{ content: attr(data-choice) }}", "SEEN001"),
    # Choices.
    (GUIDE, ".aw-step {{ position: relative }} "
            "li:first-child > [data-choice]::after {{ content: ''; position: absolute; inset: 0 }}", "SEEN005"),
    (GUIDE, ".aw-choices a {{ pointer-events: none }}", "SEEN005"),
    (GUIDE, "body::after {{ content: ''; position: fixed; inset: 0; z-index: 99 }}", "SEEN005"),
    (GUIDE, ".aw-step {{ display: block !important }}", "SEEN005"),
    (GUIDE, ".aw-step:has(.aw-step__title:target) {{ display: none }}", "SEEN005"),
    (GUIDE, "ul.aw-choices {{ display: flex; flex-direction: column-reverse }}", "SEEN001"),
    (GUIDE, "{f} li:nth-child(1) {{ translate: 0 3.5rem }} {f} li:nth-child(2) {{ translate: 0 -3.5rem }}", "SEEN001"),
]  # fmt: skip
"""Rules for a page of the starter site."""

MODES = [
    (Mode(PHONE, "dark", False), "@media (prefers-color-scheme: dark) { .aw-disclaimer { display: none } }", "SEEN001"),
    (Mode(PHONE, "forced colours", False), "@media (forced-colors: active) { .aw-disclaimer { scale: 0 } }", "SEEN001"),
    (Mode(DESKTOP, "light", False), "@media (min-width: 60em) { .aw-disclaimer { zoom: .4 } }", "SEEN003"),
    (Mode(PHONE, PRINT, False), "@media print { .aw-disclaimer { height: 0; overflow: hidden } }", "SEEN001"),
    (Mode(PHONE, "light", True), "@media (scripting: enabled) { .aw-disclaimer { opacity: 0 } }", "SEEN001"),
    (Mode(PHONE, "light", False), "@media (scripting: none) { .aw-disclaimer { opacity: 0 } }", "SEEN001"),
]
"""Rules for some readers only."""

QUICK = ("height: 0; contain: paint", "zoom: .3")
"""What is tried in each run; the others wait for the long one."""

ATTACKS = [
    *((PLAIN, ANSWER, f"{NOTICE} {{ {text} }}", code, text in QUICK) for text, code in ONE_WORD),
    *((PLAIN, page, css.format(n=NOTICE, f=FIRST, c=CALL), code, "inset: 0 }" in css) for page, css, code in RULES),
    *((mode, ANSWER, css, code, False) for mode, css, code in MODES),
]


@pytest.fixture(scope="module")
def spoilt(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the starter site, whose sheet each attack writes anew."""
    return Path(shutil.copytree(starter / "site", tmp_path_factory.mktemp("seen") / "site"))


@pytest.fixture(scope="module")
def url(spoilt: Path) -> Iterator[str]:
    with serving(spoilt, "/") as address:
        yield address


@pytest.mark.parametrize(
    ("mode", "page", "css", "code"),
    [
        pytest.param(mode, page, css, code, id=css, marks=[] if quick else [pytest.mark.long])
        for mode, page, css, code, quick in ATTACKS
    ],
)
def test_it_is_found(
    chromium: Browser, starter: Path, spoilt: Path, url: str, mode: Mode, page: str, css: str, code: str
) -> None:
    sheet = Path("assets", "askwell.css")
    (spoilt / sheet).write_text((starter / "site" / sheet).read_text("utf-8") + css + "\n", "utf-8")
    assert code in {one.code for one in look_at(chromium, url, spoilt, [page], modes=[mode])}
