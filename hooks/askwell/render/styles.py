"""The one style sheet, put together from the theme's tokens and components."""

from __future__ import annotations

from importlib.resources import files

STYLE_SHEET = "assets/askwell.css"
"""Its path in the site."""


def style_sheet() -> str:
    """The tokens, then every component's own style sheet by name."""
    theme = files("askwell") / "theme"
    parts = [theme / "tokens.css"]
    for folder in sorted((theme / "components").iterdir(), key=lambda item: item.name):
        sheet = folder / f"{folder.name}.css"
        if sheet.is_file():
            parts.append(sheet)
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)
