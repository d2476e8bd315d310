"""The colours of pages: those of the theme's tokens, with a site's own brand in place of ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from askwell.patterns import regex

_TOKEN = regex(r"--aw-([a-z-]+): (#[0-9a-f]{3,6});")


@cache
def theme_colours() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The theme's colours on light and on dark pages, as #rrggbb, by the names of their tokens."""
    text = (files("askwell") / "theme" / "tokens.css").read_text(encoding="utf-8")
    light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
    return _read(light), _read(dark)


def _read(text: str) -> Mapping[str, str]:
    return {name: _long(colour) for name, colour in _TOKEN.findall(text)}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:])


def contrast(one: str, other: str) -> float:
    """How much two colours differ in brightness: from 1 to 21 (WCAG 2.2, contrast ratio)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
