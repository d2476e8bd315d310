"""The calendar file, read back as a calendar program reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from askwell.desk.calendar import NoAddress, as_calendar
from askwell.desk.task import Kind
from tests.desk.desks import desk, made, task
from tests.helpers import ANSWER, FILES, TODAY, Site


def read(data: bytes) -> list[dict[str, str]]:
    """The fields of each event, by their names, as they are read."""
    calendar = Calendar.from_ical(data)
    return [
        {
            "uid": str(event["UID"]),
            "day": str(event.decoded("DTSTART")),
            "stamp": str(event.decoded("DTSTAMP")),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "url": str(event.get("URL", "")),
        }
        for event in calendar.walk("VEVENT")
    ]


def test_each_task_is_an_event_of_a_whole_day(site: Site) -> None:
    first, second = read(as_calendar(desk(site)))
    assert first == {
        "uid": "review:answers:t3st@site.example",
        "day": "2027-01-10",
        "stamp": "2026-01-10 00:00:00+00:00",
        "summary": "Review: Is this test data?",
        "description": "Read its sources again, change what no longer holds, then move 'reviewed' and 'next_review'"
        " on.\nConcerns Test Expert (test-expert).\ncontent/answers/sample.md:14:14",
        "url": "https://site.example/a/t3st/",
    }
    assert (second["uid"], second["url"]) == (
        "review:flows:test-guide@site.example",
        "https://site.example/d/test-guide/",
    )


def test_the_file_is_as_calendar_programs_want_it(site: Site) -> None:
    data = as_calendar(desk(site))
    lines = data.split(b"\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in (b"VERSION:2.0", b"METHOD:PUBLISH", b"DTSTART;VALUE=DATE:20270110", b"TRANSP:TRANSPARENT"):
        assert line in lines


def test_the_same_content_gives_the_same_bytes_on_every_day(site: Site) -> None:
    assert as_calendar(desk(site)) == as_calendar(desk(site, date(2026, 12, 24)))


def test_a_review_moves_its_entry_and_makes_it_newer(site: Site) -> None:
    (before, _), text = read(as_calendar(desk(site))), FILES[ANSWER]
    text = text.replace("reviewed: 2026-01-10", "reviewed: 2026-11-20").replace("2027-01-10", "2027-11-20")
    site.write("answers/sample.md", text)
    after = next(one for one in read(as_calendar(desk(site))) if "answers" in one["uid"])
    assert (after["uid"], after["day"]) == (before["uid"], "2027-11-20")
    assert after["stamp"] > before["stamp"]


def test_a_new_slug_leaves_the_entry_what_it_is(site: Site) -> None:
    before = read(as_calendar(desk(site)))[0]["uid"]
    site.path(ANSWER).rename(site.path("answers/renamed.md"))
    assert before in [one["uid"] for one in read(as_calendar(desk(site)))]


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("https://site.example/", "site.example"),
        ("https://site.example/wellness/", "site.example.wellness"),
        ("https://site.example/a/b/", "site.example.a.b"),
        ("https://site.example:8443/", "site.example:8443"),
    ],
)
def test_two_sites_share_no_entry(base_url: str, host: str) -> None:
    (event,) = read(as_calendar(replace(made(task(id_="review:answers:x")), base_url=base_url)))
    assert event["uid"] == f"review:answers:x@{host}"


def test_a_given_time_is_the_stamp() -> None:
    (event,) = read(as_calendar(made(task()), datetime(2026, 11, 22, 12, tzinfo=UTC)))
    assert event["stamp"] == "2026-11-22 12:00:00+00:00"


def test_without_an_address_there_is_no_calendar() -> None:
    with pytest.raises(NoAddress, match="base_url"):
        as_calendar(replace(made(task()), base_url=""))


@pytest.mark.parametrize(
    "title",
    [
        "a, b; c: d\\n \"e\"",
        "BEGIN:VEVENT",
        "\u5b57" * 60,
        "\u05d0\u05d1\u05d2 and \u0627\u0644",
        "\U0001f600" * 40,
        "x" * 900,
        "a\r\nEND:VCALENDAR",
    ],
)  # fmt: skip
def test_odd_words_come_back_as_they_were(title: str) -> None:
    one = task(title=title)
    data = as_calendar(made(one))
    (event,) = read(data)
    assert event["summary"] == f"Review: {one.title}"
    assert max(map(len, data.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), TODAY, date(2028, 2, 29), date(9999, 12, 31)])
def test_odd_days_come_back_as_they_were(day: date) -> None:
    assert [event["day"] for event in read(as_calendar(made(task(day))))] == [str(day)]


def test_no_tasks_are_an_empty_calendar() -> None:
    assert read(as_calendar(made())) == []


def test_thousands_of_tasks_on_one_day() -> None:
    desk_ = made(*(task(kind=Kind.LINK, title=str(n)) for n in range(3_000)))
    assert len({event["uid"] for event in read(as_calendar(desk_))}) == 3_000
