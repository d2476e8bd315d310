"""The audit of a finished site by eye: every page, as every kind of reader sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser

from askwell.audit.browser.driver import Window, launched, window
from askwell.audit.browser.judging import Fault, faults, may_scroll_away
from askwell.audit.browser.modes import ALL, Mode
from askwell.audit.browser.pictures import Pictures
from askwell.audit.browser.serving import serving
from askwell.audit.browser.sights import Owner, scene
from askwell.audit.browser.walking import arrive, clicks
from askwell.audit.html.links import Files
from askwell.audit.html.page import Page, address_of, read_page
from askwell.diagnostics import Diagnostic, Location, in_order
from askwell.render.moved.stubs import SCRIPT

_HINTS = {
    "SEEN001": "see what in the style sheets hides, clips, moves or adds words there",
    "SEEN002": "see which style sheet lays something over it",
    "SEEN003": "see which style sheet makes it small, or changes the width of its letters",
    "SEEN004": "choose colours that differ more in brightness",
    "SEEN005": "see which style sheet or script takes the click; never publish this",
    "SEEN006": "open the page, and see what the browser's console says",
}


@dataclass
class Found:
    """The faults of a page, and the readers who meet each of them."""

    by: dict[tuple[Owner | None, str], tuple[Fault, list[Mode]]] = field(default_factory=dict)

    def add(self, one: Fault, mode: Mode) -> None:
        """An element has a fault of one kind once; its first message is kept."""
        _, modes = self.by.setdefault((one.owner, one.code), (one, []))
        if mode not in modes:
            modes.append(mode)


def seen(site: Path, base_url: str, name: str = "site", pattern: str = "*") -> tuple[Diagnostic, ...]:
    """Everything that some reader does not see as it should be, on the pages whose addresses below the site's root fit
    a pattern ("answers/*"). `base_url` is the address that the site is made for, `name` what reports call its folder.
    Raises NoChromiumError."""
    paths = [path for path in Files.of(site).pages() if fnmatchcase(address_of(path), pattern)]
    with launched() as browser, serving(site, urlsplit(base_url).path) as url:
        return look_at(browser, url, site, paths, name)


def look_at(
    browser: Browser, url: str, site: Path, paths: Sequence[str], name: str = "site", modes: Iterable[Mode] = ALL
) -> tuple[Diagnostic, ...]:
    """The findings about some pages of a site that is served at an address, for some kinds of readers. Pages that lead
    on by themselves are gone before anybody sees them."""
    paths = [path for path in paths if SCRIPT not in (site / path).read_text("utf-8", "replace")]
    found = {path: Found() for path in paths}
    pictures = Pictures(browser)
    for mode in modes:
        with window(browser, url, mode) as opened:
            for path in paths:
                for one in _page(opened, pictures, path):
                    found[path].add(one, mode)
    return in_order(one for path in paths for one in _findings(site, path, name, found[path]))


def _page(opened: Window, pictures: Pictures, path: str) -> Iterator[Fault]:
    opened.open(quote(address_of(path)))
    yield from _place(opened, pictures, "")
    for place in opened.call("places"):
        yield from arrive(opened, place)
        yield from _place(opened, pictures, place)
        if opened.mode.look == "light":
            yield from clicks(opened, place)
    for trouble in dict.fromkeys(opened.troubles):
        yield Fault(("", trouble, 0), "SEEN006", f"the browser says: {trouble}")


def _place(opened: Window, pictures: Pictures, place: str) -> Iterator[Fault]:
    seen = scene(opened, pictures, place, may_scroll_away)
    yield from faults(seen, opened.height)


def _findings(site: Path, path: str, name: str, found: Found) -> Iterator[Diagnostic]:
    if not found.by:
        return
    page = read_page(site, path, name)
    for (owner, code), (one, modes) in found.by.items():
        others = len(modes) - 1
        more = f", and for {others} more kinds of readers" if others else ""
        message = f"{one.message} {modes[0]}{more}"
        if page:
            place = Location(f"{name}/{path}", _line(page, owner))
            yield Diagnostic(place, code, message, _HINTS[code])


def _line(page: Page, owner: Owner | None) -> int:
    """The line of an element in its file; 1 if a browser counts its elements otherwise."""
    if owner is None or not owner[0]:
        return 1
    name, value, nth = owner
    alike = page.having(name, value)
    line = alike[nth].sourceline if nth < len(alike) else 1
    return line if isinstance(line, int) else 1
