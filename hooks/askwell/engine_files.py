"""What is on record of the engine's theme: its files and inline scripts by their bytes, and its languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LANGUAGE = "language "


@cache
def engine_files() -> Mapping[str, str]:
    """The SHA-256 of each file of the theme by its path in the site, and of each inline script by a name of its own.
    `make lock` writes the list anew."""
    return {name: digest for name, digest in _recorded().items() if not name.startswith(_LANGUAGE)}


def languages() -> list[str]:
    """The languages that the theme's menus can be in, by their codes."""
    return [name.removeprefix(_LANGUAGE) for name in _recorded() if name.startswith(_LANGUAGE)]


@cache
def _recorded() -> Mapping[str, str]:
    text = (files("askwell") / "theme" / "engine_files.txt").read_text(encoding="utf-8")
    return {name: digest for digest, name in (line.split(" ", 1) for line in text.splitlines())}
