"""A new entry of `changes`, put into a file as an editor would: line by line, with all else left as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from askwell.patterns import regex

TODO = "TODO"
"""The sentence of an entry that is still to be written: check finds it."""

_END = regex(r"---[ \t]*")
_KEY = regex(r"""(["']?)changes\1[ \t]*:(?P<rest>.*)""")
_ITEM = regex(r"(?P<indent> *)- ")
_ON = regex(r"""\b(["']?)on\1[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})""")


def entry_lines(on: date, kind: str, by: str, what: str = TODO) -> list[str]:
    """An entry as it is written, not set in."""
    return [f"- on: {on}", f"  kind: {kind}", f"  what: {what}", f"  by: {by}"]


def with_entry(text: str, entry: Sequence[str], header: bool) -> str | None:
    """The text of a file with an entry more: on top of the others, or at their end if the oldest come first. With
    `header`, YAML stands between two lines of ---. None if the entries are written in brackets, or not to be found."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    first, last = region(lines, header)
    if last <= first:
        return None
    keys = [n for n in range(first, last) if (match := _KEY.match(lines[n]))]
    if not keys:
        place = before_blanks(lines, first, last)
        new = ["changes:", *(f"  {line}" for line in entry)]
        return end.join([*lines[:place], *new, *(lines[place:] or [""])])
    match = _KEY.match(lines[keys[0]])
    if len(keys) > 1 or match is None or match["rest"].partition("#")[0].strip():
        return None
    return _among(lines, keys[0], last, entry, end)


def region(lines: Sequence[str], header: bool) -> tuple[int, int]:
    """From which line on the YAML of a file stands, and before which it ends."""
    if not header:
        ends = (n for n, line in enumerate(lines) if n and line.rstrip() == "...")
        return 0, next(ends, len(lines))
    ends = (n for n, line in enumerate(lines) if n and _END.fullmatch(line))
    return 1, next(ends, 0)


def _among(lines: list[str], key: int, last: int, entry: Sequence[str], end: str) -> str | None:
    """The lines with an entry among those below the line `key`."""
    stop = next((n for n in range(key + 1, last) if re.match(r"[^\s#-]", lines[n])), last)
    stop = before_blanks(lines, key + 1, stop)
    item = next((match for n in range(key + 1, stop) if (match := _ITEM.match(lines[n]))), None)
    if item is None:
        return None
    days = [match[2] for n in range(key + 1, stop) if (match := _ON.search(lines[n]))]
    place = stop if days and days[0] < days[-1] else key + 1
    new = [f"{item['indent']}{line}" for line in entry]
    return end.join([*lines[:place], *new, *lines[place:]])


def before_blanks(lines: Sequence[str], first: int, last: int) -> int:
    """The line after the last one that says something."""
    while last > first and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return last
