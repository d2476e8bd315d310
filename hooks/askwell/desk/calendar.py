"""A desk as a calendar file (iCalendar, RFC 5545) that calendar programs read.

Each task is an event of a whole day, and not a to-do: of the programs that people have, most leave out to-dos of a file
without a word. It does not make the day look busy.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from askwell.desk.desk import Desk
from askwell.desk.task import Task
from askwell.desk.words import concerns


class NoAddress(ValueError):
    """The site's address is not known, and the ids of a calendar's entries need it. The message says so."""


def as_calendar(desk: Desk, stamp: datetime | None = None) -> bytes:
    """The calendar file. The same content gives the same bytes: `stamp` is the time of SOURCE_DATE_EPOCH, and without
    it the newest day that the content names. Raises NoAddress."""
    if not desk.base_url:
        raise NoAddress("the calendar's entries need base_url of content/site.yml, or each export would double them")
    where = urlsplit(desk.base_url)
    host = f"{where.netloc}{where.path}".strip("/").replace("/", ".")
    calendar = Calendar()
    calendar.add("prodid", "-//Ask Well//askwell desk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Desk of {desk.name}")
    for task in desk.tasks:
        calendar.add_component(_event(task, desk, host, stamp or datetime.combine(desk.stamp, time(), UTC)))
    return bytes(calendar.to_ical())


def _event(task: Task, desk: Desk, host: str, stamp: datetime) -> Event:
    whom = concerns(task, desk)
    event = Event()
    event.add("uid", f"{task.id}@{host}")
    event.add("dtstamp", stamp)
    event.add("dtstart", task.day)
    event.add("summary", f"{task.kind.says}: {task.title}")
    event.add("description", "\n".join([task.todo, *([f"Concerns {whom}."] if whom else []), str(task.place)]))
    event.add("categories", [task.kind.says])
    event.add("transp", "TRANSPARENT")
    if task.page:
        event.add("url", f"{desk.base_url}{task.page}")
    return event
