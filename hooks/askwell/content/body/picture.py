"""A picture in a text: alone on its line, from a file beside the text's, with words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from askwell.content.body.text import Fault, Figure, Position
from askwell.content.pictures.names import ENDINGS, name_problem
from askwell.patterns import regex

DECORATIVE = "decorative"
"""What an author writes for the words of a picture that says nothing."""

SIGN = regex(r"!\[(?!\^[^\[\]]*\](?!\())")
"""Where a picture begins; an exclamation mark before a citation begins none."""

_LINE = regex(r'!\[([^\[\]]*)\]\(([^()"\s]*)(?: "([^"\[\]]*)")?\)[ \t]*')
_ANYWHERE = regex(r"!\[[^\[\]]*\]\([^()]*\)")
_FORM = 'write it alone on its line, as ![what it shows](file.jpg "caption")'
_SAYS_NOTHING = frozenset(("image", "picture", "photo", "photograph", "graphic", "drawing", "chart", "diagram", "logo"))
_FILE = regex(rf"\S+\.(?:{'|'.join((*ENDINGS, 'svg', 'gif', 'heic'))})", re.IGNORECASE)


def figure(line: str, row: int) -> Figure | None:
    """The picture on a line, or None if there is none, or its file cannot be one."""
    found = _LINE.fullmatch(line)
    if found is None or name_problem(found[2])[0]:
        return None
    alt = found[1].strip()
    return Figure("" if alt == DECORATIVE else alt, found[2], (found[3] or "").strip(), Position(row, found.start(2)))


def without(line: str) -> str:
    """A line with spaces in the place of its pictures."""
    return _ANYWHERE.sub(lambda found: " " * len(found[0]), line) if "![" in line else line


def is_picture(line: str) -> bool:
    """Whether a line is a picture, good or not."""
    return line.startswith("![") and _LINE.fullmatch(line) is not None


def faults(line: str, before: str) -> Iterator[Fault]:
    """What is wrong with the pictures on a line, or with its being close to one; `before` is the line above."""
    if is_picture(before) and line.strip():
        yield Fault(0, "BODY008", "this line is too close to the picture above it", "put an empty line between them")
    found = _LINE.fullmatch(line)
    if found is None:
        for sign in SIGN.finditer(line):
            yield Fault(sign.start(), "BODY008", "a picture cannot stand like this", _FORM)
        return
    if before.strip() and not is_picture(before):
        yield Fault(0, "BODY008", "this picture is too close to the line above it", "put an empty line between them")
    message, hint = name_problem(found[2])
    if message:
        yield Fault(found.start(2), "BODY008", message, hint)
    alt = found[1].strip()
    if not alt or alt.casefold() in _SAYS_NOTHING or _FILE.fullmatch(alt):
        message = f"'{alt}' does not say what the picture shows" if alt else "nothing says what the picture shows"
        hint = f"say it in the brackets for those who do not see it; if it only decorates, write ![{DECORATIVE}]"
        yield Fault(2, "BODY014", message, hint)
    elif alt != DECORATIVE and alt.casefold() == DECORATIVE:
        yield Fault(2, "BODY014", f"'{alt}' would be read out", f"write ![{DECORATIVE}], in small letters")
