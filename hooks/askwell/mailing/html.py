"""A letter as the HTML of a mail: tables for every mail program, laid out by MJML."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from mjml import mjml2html

from askwell.colours import theme_colours
from askwell.content.records import Settings
from askwell.letters.labels import said
from askwell.letters.letter import Letter
from askwell.render.view import template

PADDING = "\u034f\u200c\u00a0" * 100
"""What cannot be seen, behind the preheader: without it programs fill the line with the words that come next (ours)."""


def html(letter: Letter, settings: Settings, leave: str) -> str:
    """The HTML of a letter. `leave` is the address by which readers leave the list, as it stands in this mail: an
    https: address, or a placeholder of the service that sends it; "" leaves the line out."""
    light, dark = _colours(settings)
    source = template("mail/letter.mjml").render(
        letter=letter,
        mail=settings.mail,
        leave=leave,
        day=said(letter.day),
        light=light,
        dark=dark,
        padding=PADDING,
        is_rtl=_is_rtl,
    )
    return mjml2html(source, disable_comments=True, fonts={})


def _colours(settings: Settings) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The colours of the site's pages, light and dark, with its own brand if it has one."""
    light, dark = theme_colours()
    looks = settings.looks
    if looks is None or not (looks.brand and looks.brand_dark):
        return light, dark
    return {**light, "brand": looks.brand}, {**dark, "brand": looks.brand_dark}


def _is_rtl(words: str) -> bool:
    """Whether words begin from the right, by their first letter that has a direction (Unicode UAX 9, P2 and P3): not
    every program finds that out by itself, nor puts the words at that side."""
    kinds = (unicodedata.bidirectional(sign) for sign in words)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
