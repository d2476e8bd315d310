"""Changing the words of finished HTML, and nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from askwell.patterns import regex

_PIECE = regex(r"<(?P<end>/?)(?P<name>[a-z0-9]+)(?P<rest>[^>]*)>|[^<]+")
"""A tag, or the words up to the next. Our HTML has no > in an attribute: it is escaped there."""

FINISHED = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6", "sup", "figure"))
"""Elements whose words stay as they are: links, headings, captions."""

HEADINGS = FINISHED | {"th", "dt"}
"""The same, with the headings of tables and what is about to be defined."""

ATTRIBUTION = "aw-passage__by"


def in_words(html: str, change: Callable[[str], str], leave: Collection[str]) -> str:
    """HTML with its words changed, but for those in elements to leave, and for what says whose words a passage has."""
    made, closed, depth = [], "", 0
    for piece in _PIECE.finditer(html):
        name = piece["name"]
        if name is None:
            made.append(piece[0] if closed else change(piece[0]))
            continue
        if closed:
            depth += (name == closed) * (-1 if piece["end"] else 1)
            closed = closed if depth else ""
        elif not piece["end"] and (name in leave or ATTRIBUTION in piece["rest"]):
            closed, depth = name, 1
        made.append(piece[0])
    return "".join(made)
