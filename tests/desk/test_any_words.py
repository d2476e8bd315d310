"""Whatever words a task has, each form of the desk tells them, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from askwell.desk.calendar import as_calendar
from askwell.desk.page import as_page
from askwell.desk.text import as_text, columns_of
from tests.desk.desks import made, task

WORDS = st.text(min_size=1, max_size=120)


@settings(deadline=None)
@given(title=WORDS, todo=WORDS, name=WORDS)
def test_a_calendar_program_reads_them_as_they_were(title: str, todo: str, name: str) -> None:
    one = replace(task(title=title), todo=todo)
    desk = replace(made(one), name=name)
    data = as_calendar(desk)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Review: {one.title}"
    assert str(event["DESCRIPTION"]) == f"{one.todo}\n{one.place}"
    assert max(map(len, data.split(b"\r\n"))) <= 75


@settings(deadline=None)
@given(title=WORDS, name=WORDS)
def test_a_browser_shows_them_as_they_were(title: str, name: str) -> None:
    one = task(title=title)
    page = BeautifulSoup(as_page(replace(made(one), name=name)), "html.parser")
    (shown,) = page.select(".title bdi")
    assert shown.get_text() == one.title
    assert page.select("script, a[href^=http]") == []


@settings(deadline=None)
@given(title=WORDS, width=st.integers(-5, 400))
def test_a_terminal_gets_lines_that_fit(title: str, width: int) -> None:
    one = task(title=title)
    lines = as_text(made(one), width).splitlines()
    assert " ".join(one.title.split()) in " ".join(" ".join(lines).split())
    longest = max(columns_of(word) for word in f"{one.title} {one.place}".split(" "))
    assert max(map(columns_of, lines)) <= max(min(max(width, 40), 100), longest + 4)
