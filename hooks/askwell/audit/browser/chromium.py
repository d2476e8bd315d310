"""Finds a Chromium on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Debian's Chromium without windows comes first: it shows the same and takes half the time, for it draws no tabs and no
address bar for each page (measured)."""

_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium() -> Path | None:
    """The Chromium that $CHROMIUM names, or else one on the system, or else Playwright's; None if there is none that
    starts. If $CHROMIUM does not start, no other is tried."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if _starts(Path(named)) else None
    for name in _NAMES:
        found = shutil.which(name)
        if found and _starts(Path(found)):
            return Path(found)
    return next((Path(path) for path in (*_APPLICATIONS, _playwrights()) if path and _starts(Path(path))), None)


def _starts(path: Path) -> bool:
    """Whether the program runs: Ubuntu has a `chromium-browser` that only says where to get one."""
    try:
        done = subprocess.run([path, "--version", "--no-sandbox"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _playwrights() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
