"""Finds the Chromium that the browser tests drive, and gets one if there is none.

In turn: $CHROMIUM, one on the system, one that Playwright has or can download, and on Debian
as root the package `chromium-headless-shell` or `chromium`. Run as a program it prints the path,
or says what to do and fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from askwell.audit.browser.chromium import find_chromium

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",  # letters look the same in a Chromium with windows and in one without
]

ADVICE = """No Chromium was found, and none could be installed. Do one of these, then run the tests again:
  - install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium-headless-shell, or chromium)
  - name one you have: CHROMIUM=/path/to/chromium make test
  - leave the browser tests out: BROWSER_TESTS=off make test"""


def get() -> Path | None:
    """The Chromium to use, installed if need be."""
    if (found := find_chromium()) or os.environ.get("CHROMIUM"):
        return found
    for install in (_download, _install_package):
        install()
        if found := find_chromium():
            return found
    return None


def _download() -> None:
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_package() -> None:
    if Path("/etc/debian_version").exists() and os.geteuid() == 0:
        _try(["apt-get", "update", "-qq"])
        for package in ("chromium-headless-shell", "chromium"):
            if _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]):
                return


def _try(command: list[str]) -> bool:
    """Runs a command; says why, if it does not work."""
    print("trying:", " ".join(command[-4:]), file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=environment, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"  did not work: {error}", file=sys.stderr)
        return False
    if done.returncode != 0:
        reason = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        print(f"  did not work: {reason[-1][:200]}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    chromium = get()
    if chromium is None:
        sys.exit(ADVICE)
    print(f"Chromium for the browser tests: {chromium}")
