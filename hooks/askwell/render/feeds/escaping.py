"""Texts and attributes of XML. The module of the standard library reads whatever it takes to open an address."""

from __future__ import annotations

import html

_SPACES = {9: "&#9;", 10: "&#10;", 13: "&#13;"}
"""They would be read as plain spaces."""


def escape(text: str) -> str:
    """A text as it stands between tags."""
    return html.escape(text, quote=False)


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    written = escape(text).translate(_SPACES)
    if '"' not in written:
        return f'"{written}"'
    return f"'{written}'" if "'" not in written else f'"{written.replace(chr(34), "&quot;")}"'
