"""Rules about a site's own looks: colours that everybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.colours import contrast, theme_colours
from askwell.content.parts import Looks
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic
from askwell.flow.schema.urgency import Urgency
from askwell.source.yaml import Loc

LEAST = 4.5
"""WCAG 2.2, 1.4.3."""

_GROUNDS = {"ground": "the page", "tint": "tinted boxes"}


def brand_can_be_read(site: CheckedSite) -> Iterator[Diagnostic]:
    """The site's colour differs enough from what it stands on, on light and on dark pages (WCAG 2.2, 1.4.3)."""
    settings = site.library.settings
    looks = settings.looks if settings is not None else None
    if settings is None or looks is None:
        return
    yield from _pair(settings, ("looks",), "brand", looks.brand, looks.brand_dark)
    for field, colour, colours in _given(looks):
        for ground, name in _GROUNDS.items():
            found = contrast(colour, colours[ground])
            if found < LEAST:
                message = f"{colour} on {colours[ground]}, the colour of {name}, has a contrast of {found:.1f} to 1"
                hint = f"{LEAST} to 1 is the least: take a {'darker' if field == 'brand' else 'lighter'} colour"
                yield Diagnostic(settings.at("looks", field), "LOOK001", message, hint)


def urgency_words_can_be_read(site: CheckedSite) -> Iterator[Diagnostic]:
    """The site's own urgencies differ by name from the five, and advice can be read on their colours (WCAG 2.2,
    1.4.3)."""
    settings = site.library.settings
    if settings is None:
        return
    light, dark = theme_colours()
    for key, word in settings.urgency_words.items():
        place = ("urgency_words", key)
        if any(key.replace("-", "_") == str(urgency) for urgency in Urgency):
            message = f"'{key}' is one of the five urgencies that every site has"
            yield Diagnostic(settings.at(*place, key=True), "LOOK004", message, "give it a name of its own")
        yield from _pair(settings, place, "colour", word.colour, word.colour_dark)
        for field, colour, on in (("colour", word.colour, light["on"]), ("colour_dark", word.colour_dark, dark["on"])):
            if colour is not None and (found := contrast(on, colour)) < LEAST:
                message = f"advice in {on} on {colour} has a contrast of {found:.1f} to 1"
                hint = f"{LEAST} to 1 is the least: take a {'darker' if field == 'colour' else 'lighter'} colour"
                yield Diagnostic(settings.at(*place, field), "LOOK001", message, hint)


def _pair(settings: Settings, place: Loc, field: str, light: str | None, dark: str | None) -> Iterator[Diagnostic]:
    """A colour for light pages has one for dark pages beside it, and the other way round."""
    if (light is None) != (dark is None):
        given, lacks = (field, f"{field}_dark") if light else (f"{field}_dark", field)
        hint = f"give {lacks} as well: many readers' devices show {'dark' if light else 'light'} pages"
        yield Diagnostic(settings.at(*place, given), "LOOK002", f"'{given}' stands without '{lacks}'", hint)


def _given(looks: Looks) -> Iterator[tuple[str, str, dict[str, str]]]:
    light, dark = theme_colours()
    for field, colour, colours in (("brand", looks.brand, light), ("brand_dark", looks.brand_dark, dark)):
        if colour is not None:
            yield field, colour, dict(colours)
