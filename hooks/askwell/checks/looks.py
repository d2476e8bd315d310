"""Rules about a site's own looks: colours that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.colours import contrast, theme_colours
from askwell.content.parts import Looks
from askwell.diagnostics import Diagnostic

LEAST = 4.5
"""WCAG 2.2, 1.4.3."""

_GROUNDS = {"ground": "the page", "tint": "tinted boxes"}


def brand_can_be_read(site: CheckedSite) -> Iterator[Diagnostic]:
    """The site's colour differs enough from what it stands on, on light and on dark pages (WCAG 2.2, 1.4.3)."""
    settings = site.library.settings
    looks = settings.looks if settings is not None else None
    if settings is None or looks is None:
        return
    if (looks.brand is None) != (looks.brand_dark is None):
        given, lacks = ("brand", "brand_dark") if looks.brand else ("brand_dark", "brand")
        hint = f"give {lacks} as well: many readers' devices show {'dark' if looks.brand else 'light'} pages"
        yield Diagnostic(settings.at("looks", given), "LOOK002", f"'{given}' stands without '{lacks}'", hint)
    for field, colour, colours in _given(looks):
        for ground, name in _GROUNDS.items():
            found = contrast(colour, colours[ground])
            if found < LEAST:
                message = f"{colour} on {colours[ground]}, the colour of {name}, has a contrast of {found:.1f} to 1"
                hint = f"{LEAST} to 1 is the least: take a {'darker' if field == 'brand' else 'lighter'} colour"
                yield Diagnostic(settings.at("looks", field), "LOOK001", message, hint)


def _given(looks: Looks) -> Iterator[tuple[str, str, dict[str, str]]]:
    light, dark = theme_colours()
    for field, colour, colours in (("brand", looks.brand, light), ("brand_dark", looks.brand_dark, dark)):
        if colour is not None:
            yield field, colour, dict(colours)
