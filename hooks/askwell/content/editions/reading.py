"""From the text of an edition's file to its record."""

from __future__ import annotations

from askwell.content.body.text import lines_of
from askwell.content.editions.edition import Edition, is_day
from askwell.content.editions.words import not_plain, paragraphs
from askwell.content.states import says_draft
from askwell.diagnostics import Diagnostic, Location
from askwell.source.files import FrontMatter, split_front_matter
from askwell.source.yaml import parse_yaml

NAME, INTRO = "EDITION004", "EDITION005"


def read_edition(key: str, name: str, text: str) -> tuple[Edition | None, list[Diagnostic]]:
    """The edition of a file, and what is wrong with it."""
    found = []
    if not is_day(key):
        hint = "call the file by the day of the edition: year-month-day, for example 2026-12-03.md"
        found.append(Diagnostic(Location(name), NAME, f"'{key}' is not a day", hint))
    front, problems = split_front_matter(name, text)
    found += problems
    if front is None:
        return None, found
    found += _not_plain(name, front)
    parsed, problems = parse_yaml(name, front.header, 2)
    found += problems
    if parsed is None:
        return None, found
    edition, problems = Edition.read(key, parsed.data, parsed.document, unfinished=says_draft(text))
    found += problems
    if edition is None or not is_day(key) or not parsed.sound:
        return None, found
    edition._intro, edition._below = paragraphs(front.body), (front.body, front.body_line)
    return edition, found


def _not_plain(name: str, front: FrontMatter) -> list[Diagnostic]:
    """What stands in the intro besides plain words."""
    where, found = lines_of(name, front.body_line), []
    for row, line in enumerate(front.body.split("\n")):
        if (sign := not_plain(line)) is not None:
            message = f"'{sign[1]}' cannot stand in the words of an edition"
            hint = "write plain words; what readers are to open stands in 'items', and makes its own links"
            found.append(Diagnostic(where(row, sign[0]), INTRO, message, hint))
    return found
