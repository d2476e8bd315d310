"""The files that all pages share: one style sheet, put together from tokens and components, and the reading face."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from askwell.render.assets import Asset

STYLE_SHEET = "assets/askwell.css"
"""Its path in the site."""

FONT = "assets/source-serif-4.woff2"
"""The path of the reading face."""


def shared_files() -> Mapping[str, Asset]:
    """The style sheet, and the reading face with its licence, by their paths in the site."""
    fonts = files("askwell") / "theme" / "fonts"
    licence = (fonts / "source-serif-4.LICENSE.txt").read_text(encoding="utf-8")
    font = (fonts / "source-serif-4.woff2").read_bytes()
    return {STYLE_SHEET: style_sheet(), FONT: font, "assets/source-serif-4.LICENSE.txt": licence}


def style_sheet() -> str:
    """The tokens and the frame, then every component's own style sheet by name."""
    theme = files("askwell") / "theme"
    parts = [theme / "tokens.css", theme / "frame" / "frame.css"]
    for folder in sorted((theme / "components").iterdir(), key=lambda item: item.name):
        sheet = folder / f"{folder.name}.css"
        if sheet.is_file():
            parts.append(sheet)
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)
