"""The headings of a text, and the marks that keep their addresses: `## Words {#key was: old-key, other-answer#key}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from askwell.content.body.text import Fault, Heading, Position
from askwell.patterns import regex
from askwell.source.scalars import KEY

HEADING = regex(r"^(#{1,6})(.*)$")


class Mark(NamedTuple):
    """What stands behind a heading's words and gives its id: where it begins on the line, and what is in it."""

    start: int
    inside: str


def mark_of(line: str) -> Mark | None:
    """The mark on a line, or None. No pattern is searched for: on a long line that would take its square in time."""
    kept = line.rstrip(" \t#")
    start = kept.rfind("{#")
    inside = kept[start + 2 : -1]
    if start < 0 or not kept.endswith("}") or "{" in inside or "}" in inside:
        return None
    return Mark(start, inside)


PLACE = regex(r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)#)?([A-Za-z0-9_-]+)")
"""An id in a page, behind the slug of an answer if it was on another page."""

OF_THE_PAGE = frozenset(
    ("when-to-see-a-doctor", "questions-to-ask-your-doctor", "what-is-not-settled", "sources", "about-this-answer",
     "related-answers", "on-this-page", "main")
)  # fmt: skip
"""The ids of parts that are the same in every answer's page: no heading of a text has one of them."""

_WRITTEN = regex(r"(\S*)(?:[ \t]+was:[ \t]*(.*))?")

_HOW = "write {#a-short-name}, or {#a-short-name was: old-name, other-answer#its-name}"


@dataclass(frozen=True, slots=True)
class _Marked:
    key: str
    was: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]


def heading_on(line: str, row: int) -> Heading | None:
    """The heading that a line is, or None."""
    found = HEADING.match(line) if line.startswith("##") else None
    if found is None:
        return None
    mark = mark_of(line)
    marked = _read(mark) if mark else _Marked("", (), ())
    return Heading(heading_words(found), len(found[1]), Position(row), marked.key, marked.was)


def heading_words(heading: re.Match[str]) -> str:
    """The words of a heading, without its marks."""
    return _unmarked(heading[2]).strip(" \t").rstrip(" \t#")


def _unmarked(line: str) -> str:
    mark = mark_of(line)
    return line[: mark.start].rstrip(" \t") if mark else line


def without_mark(line: str) -> str:
    """A line without the mark that gives a heading's id: no other line may have one."""
    return _unmarked(line) if line.startswith("##") else line


def faults(line: str) -> Iterator[Fault]:
    """What is wrong with the mark behind a heading."""
    mark = mark_of(line) if line.startswith("##") and "{" in line else None
    if mark:
        yield from _read(mark).faults


def _read(mark: Mark) -> _Marked:
    written = _WRITTEN.fullmatch(mark.inside.strip())
    start = mark.start
    if written is None or not KEY.fullmatch(written[1]):
        message = f"'{mark.inside.strip()}' cannot be the name of a heading"
        return _Marked("", (), (Fault(start, "BODY017", message, f"{_HOW}; small letters, digits, single hyphens"),))
    if written[1] in OF_THE_PAGE:
        message = f"'{written[1]}' is the name of a part that every page has"
        return _Marked("", (), (Fault(start, "BODY017", message, "give the heading another name"),))
    items = [item for item in re.split(r"[,\s]+", written[2] or "") if item]
    wrong = [item for item in items if not PLACE.fullmatch(item)]
    bad = [Fault(start, "BODY017", f"'{item}' cannot be a former place of a heading", _HOW) for item in wrong]
    bad += [
        Fault(start, "BODY017", f"'{item}' is the name of a part that every page has", "take it out of was:")
        for item in items
        if item in OF_THE_PAGE
    ]
    if written[2] is not None and not items:
        bad.append(Fault(start, "BODY017", "there is nothing behind 'was:'", _HOW))
    places = (PLACE.fullmatch(item) for item in items)
    return _Marked(written[1], tuple((p[1] or "", p[2]) for p in places if p), tuple(bad))
