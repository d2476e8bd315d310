"""The files that all pages share: one style sheet, put together from tokens and components, and the reading face."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from askwell.content.parts import Looks
from askwell.flow.schema.urgency import UrgencyWord
from askwell.patterns import regex
from askwell.render.assets import Asset

STYLE_SHEET = "assets/askwell.css"
"""Its path in the site."""

FONT = "assets/source-serif-4.woff2"
"""The path of the reading face."""


_COMMENT, _BLANK = regex(r"/\*.*?\*/", re.DOTALL), regex(r"\n\s*\n")
"""Comments of our style sheets, in which no text has the signs of a comment; empty lines."""

_SYSTEM_FACE = ":root {\n  --aw-serif: var(--aw-sans);\n}\n"


def shared_files(looks: Looks | None, words: Mapping[str, UrgencyWord] | None = None) -> Mapping[str, Asset]:
    """The style sheet, and the reading face with its licence, by their paths in the site."""
    sheet = {STYLE_SHEET: style_sheet(looks, words)}
    if looks is not None and looks.face == "system":
        return sheet
    fonts = files("askwell") / "theme" / "fonts"
    licence = (fonts / "source-serif-4.LICENSE.txt").read_text(encoding="utf-8")
    return {**sheet, FONT: (fonts / "source-serif-4.woff2").read_bytes(), f"{FONT}.LICENSE.txt": licence}


def style_sheet(looks: Looks | None = None, words: Mapping[str, UrgencyWord] | None = None) -> str:
    """The tokens and the frame, every component's own style sheet by name, then what a site's own looks
    and words for urgencies change. The comments stay in the sources: they are a fifth of what readers on a bad line
    would wait for."""
    theme = files("askwell") / "theme"
    parts = [theme / "tokens.css", theme / "frame" / "frame.css"]
    for folder in sorted((theme / "components").iterdir(), key=lambda item: item.name):
        sheet = folder / f"{folder.name}.css"
        if sheet.is_file():
            parts.append(sheet)
    text = "\n".join([*(part.read_text(encoding="utf-8") for part in parts), *_own(looks), *_words(words or {})])
    return _BLANK.sub("\n", _COMMENT.sub("", text)).lstrip("\n")


def _own(looks: Looks | None) -> Iterator[str]:
    if looks is not None and looks.brand and looks.brand_dark:
        rule = ":root {{\n  --aw-brand: {};\n}}\n"
        dark = rule.format(looks.brand_dark)
        yield f"{rule.format(looks.brand)}\n@media (prefers-color-scheme: dark) {{\n{dark}}}\n"
    if looks is not None and looks.face == "system":
        yield _SYSTEM_FACE


def _words(words: Mapping[str, UrgencyWord]) -> Iterator[str]:
    for key, word in words.items():
        if word.colour and word.colour_dark:
            rule = f".aw-outcome--word-{key} {{{{\n  --aw-level: {{}};\n}}}}\n"
            dark = rule.format(word.colour_dark)
            yield f"{rule.format(word.colour)}\n@media (prefers-color-scheme: dark) {{\n{dark}}}\n"
