"""A desk as text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from askwell.desk import words
from askwell.desk.desk import Desk
from askwell.desk.task import Task, When, in_words, weekday
from askwell.diagnostics import counted

NARROWEST, WIDEST = 40, 100
"""The columns of a line: fewer cut words up, more are hard to read (ours)."""


def as_text(desk: Desk, width: int) -> str:
    """The desk in lines of at most so many columns; a path or an address that is longer stays whole."""
    columns = min(max(width, NARROWEST), WIDEST)
    return "\n".join(line for paragraph, indent in _paragraphs(desk) for line in wrapped(paragraph, columns, indent))


def _paragraphs(desk: Desk) -> Iterator[tuple[str, int]]:
    """The paragraphs of a desk, each with the columns that it is set in."""
    whom = f": what concerns {desk.name_of(desk.by)}" if desk.by else ""
    yield f"Desk of {desk.name} on {weekday(desk.today)}, {in_words(desk.today)}{whom}", 0
    yield "", 0
    for caution in words.cautions(desk):
        yield caution, 0
    if desk.unread:
        yield words.UNREAD, 0
        for unread in desk.unread:
            yield f"{unread.place}: {unread.why}", 2
    if desk.unread or any(words.cautions(desk)):
        yield "", 0
    for when in When:
        if tasks := desk.of(when):
            yield words.HEADINGS[when].upper(), 0
            yield "", 0
            yield from _by_day(tasks, desk)
    yield words.summary(desk), 0
    if desk.later:
        one = desk.later == 1
        yield f"{counted(desk.later, 'task')} {'comes' if one else 'come'} later; --days or --until shows more.", 0


def _by_day(tasks: tuple[Task, ...], desk: Desk) -> Iterator[tuple[str, int]]:
    for line, of_day in groupby(tasks, lambda task: words.day_line(task, desk)):
        yield line, 0
        for task in of_day:
            yield f"{task.kind.says}: {task.title}", 2
            yield task.todo, 4
            if whom := words.concerns(task, desk):
                yield f"Concerns {whom}.", 4
            yield str(task.place), 4
        yield "", 0


def wrapped(text: str, columns: int, indent: int) -> Iterator[str]:
    """A paragraph in lines of at most so many columns; words are never cut."""
    line = ""
    for word in text.split(" "):
        if line and indent + columns_of(f"{line} {word}") > columns:
            yield f"{' ' * indent}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{' ' * indent}{line}" if line else ""


def columns_of(text: str) -> int:
    """The columns that a text takes in a terminal: wide letters take two, marks above others none."""
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
