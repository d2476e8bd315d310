"""A desk as a page of its own: one file without scripts, which asks nothing of any other."""

from __future__ import annotations

from base64 import b64encode
from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from markupsafe import Markup, escape

from askwell.desk import words
from askwell.desk.desk import Desk
from askwell.desk.task import ON_A_DAY, Task, When, away, in_words, month_in_words, weekday
from askwell.patterns import regex
from askwell.render.view import template


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month with what is to be done on it; without a day, a place before the first or after the last."""

    day: date | None = None
    tasks: int = 0
    overdue: bool = False
    today: bool = False

    @property
    def id(self) -> str:
        """The id of the day's list."""
        return f"day-{self.day}"

    @property
    def says(self) -> str:
        """The day in words."""
        return in_words(self.day) if self.day else ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: its name, and its weeks from Monday to Sunday."""

    name: str
    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class OfDay:
    """The tasks of a day."""

    id: str
    title: str
    away: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three parts of a desk."""

    id: str
    title: str
    days: tuple[OfDay, ...]


def as_page(desk: Desk) -> str:
    """The page's HTML. Its calendar has the months in which something has a day, and this month."""
    style = _style()
    return template("desk/desk.html").render(
        desk=desk,
        parts=tuple(_parts(desk)),
        months=tuple(_months(desk)),
        today=f"{weekday(desk.today)}, {in_words(desk.today)}",
        summary=words.summary(desk),
        cautions=tuple(map(coded, words.cautions(desk))),
        coded=coded,
        unread=words.UNREAD,
        concerns=words.concerns,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; base-uri 'none'; form-action 'none'",
    )


def _parts(desk: Desk) -> Iterator[Part]:
    for when in When:
        if tasks := desk.of(when):
            days = (_of_day(when, day, tuple(found), desk) for day, found in groupby(tasks, lambda task: task.day))
            yield Part(str(when), words.HEADINGS[when], tuple(days))


def _of_day(when: When, day: date, tasks: tuple[Task, ...], desk: Desk) -> OfDay:
    """A day and its tasks. What is overdue lies before today and what is due does not: no two lists share an id."""
    waits = when is When.WAITING
    title = f"Since {in_words(day)}" if waits else f"{weekday(day)}, {in_words(day)}"
    return OfDay(f"{'since' if waits else 'day'}-{day}", title, away(day, desk.today), tasks)


def _months(desk: Desk) -> Iterator[Month]:
    dated: dict[date, list[Task]] = {}
    for task in desk.tasks:
        if task.overdue or task.kind in ON_A_DAY:
            dated.setdefault(task.day, []).append(task)
    for year, month in sorted({(day.year, day.month) for day in (desk.today, *dated)}):
        weeks = Calendar().monthdayscalendar(year, month)  # its other methods look beyond the year 9999
        cells = (tuple(_cell(date(year, month, n) if n else None, dated, desk) for n in week) for week in weeks)
        yield Month(month_in_words(year, month), tuple(cells))


def _cell(day: date | None, dated: dict[date, list[Task]], desk: Desk) -> Cell:
    tasks = dated.get(day, []) if day else []
    return Cell(day, len(tasks), any(task.overdue for task in tasks), day == desk.today)


_CODE = regex("`([^`]+)`")


def coded(text: str) -> Markup:
    """A text with what stands between backticks set as what is typed."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


_FONT_FACE = regex(r"@font-face\s*\{[^}]*\}\s*")


@cache
def _style() -> str:
    """The theme's colours and sizes, without its reading face, which is another file, and the page's own rules."""
    theme = files("askwell") / "theme"
    tokens = _FONT_FACE.sub("", (theme / "tokens.css").read_text(encoding="utf-8"))
    return f"\n{tokens}\n{(theme / 'desk' / 'desk.css').read_text(encoding='utf-8')}"


def _sha256(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
