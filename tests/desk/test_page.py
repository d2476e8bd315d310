"""The desk as a page: what it shows, and what it never does."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup, Tag

from askwell.desk.desk import Unread
from askwell.desk.page import as_page
from askwell.desk.task import Kind
from askwell.diagnostics import Location
from tests.desk.desks import made, task
from tests.helpers import TODAY

LATE = date(2026, 10, 10)
DESK = made(
    task(LATE, overdue=True, who=("test-expert",), title="Late"),
    task(LATE, Kind.APPROVAL, overdue=True, title="Lapsed"),
    task(date(2026, 11, 1), Kind.LINK, title="Dead"),
    task(TODAY, title="Now"),
    task(date(2027, 2, 1), title="Later"),
)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def test_its_headings_are_its_outline() -> None:
    assert texts(soup(as_page(DESK)), "h1, h2, h3") == [
        "What needs a person",
        "Overdue",
        "Saturday, 10 October 2026 43 days ago",
        "Waiting, with no day set",
        "Since 1 November 2026 21 days ago",
        "Calendar",
        "Coming up",
        "Sunday, 22 November 2026 today",
        "Monday, 1 February 2027 in 71 days",
    ]


def test_each_task_says_what_where_and_whom() -> None:
    first = soup(as_page(DESK)).select(".tasks li")[0]
    assert [" ".join(p.get_text().split()) for p in first.select("p")] == [
        "Review: Late",
        "Test words.",
        "content/answers/test.md:3:1",
        "Concerns Test Expert (test-expert)",
    ]


def test_the_calendar_has_the_months_with_a_day_and_this_one() -> None:
    page = soup(as_page(DESK))
    assert texts(page, "caption") == ["October 2026", "November 2026", "February 2027"]
    assert texts(page, "td a") == [
        "10 October 2026: 10 2! tasks, overdue",
        "22 November 2026: 22 1 task",
        "1 February 2027: 1 1 task",
    ]
    assert [len(table.select('th[scope="col"]')) for table in page.select("table")] == [7, 7, 7]
    assert texts(page, "td[aria-current=date]") == ["22 November 2026: 22 1 task (today)"]


def test_a_day_of_a_month_stands_below_its_weekday() -> None:
    table = soup(as_page(made())).select_one("table")
    assert isinstance(table, Tag)
    rows = [[cell.get_text(strip=True) for cell in row.select("td")] for row in table.select("tbody tr")]
    assert rows[0] == ["", "", "", "", "", "", "1"]  # 1 November 2026 is a Sunday
    assert rows[-1] == ["30", "", "", "", "", "", ""]


def test_links_lead_to_lists_and_no_id_is_there_twice() -> None:
    page = soup(as_page(DESK))
    ids = [str(found["id"]) for found in page.select("[id]")]
    assert len(ids) == len(set(ids))
    links = [str(found["href"]) for found in page.select("a")]
    parts = ["#overdue", "#waiting", "#due"]
    assert links == [*parts, "#day-2026-10-10", "#day-2026-11-22", "#day-2027-02-01"]
    assert {link[1:] for link in links} <= set(ids)


def test_it_loads_nothing_and_runs_nothing() -> None:
    html = as_page(DESK)
    page = soup(html)
    assert page.select("script, link, img, iframe, object, form, base, [style], [onclick]") == []
    assert "url(" not in html
    assert "@import" not in html
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    hashed = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert policy
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    )
    assert page.select('meta[name=robots][content="noindex"]')


@pytest.mark.parametrize(
    "words", ['<script>alert("x")</script>', "a & b", "'\"", "</style>", "]]>", "{{ 7 * 7 }}", "&lt;b&gt;"]
)
def test_all_words_are_escaped(words: str) -> None:
    desk = replace(
        made(task(title=words, who=(words,))),
        name=words,
        notes=(words,),
        by=words,
        unread=(Unread(Location(words), words),),
    )
    page = soup(as_page(desk))
    assert page.select("script") == []
    assert texts(page, ".title bdi") == [words]
    assert texts(page, ".note") == [words]
    assert texts(page, ".lead bdi") == [words, words]
    assert len(page.select("style")) == 1


def test_what_is_typed_is_set_apart() -> None:
    page = soup(as_page(replace(made(), notes=("Run `askwell <b>` or `",))))
    assert [str(found) for found in page.select(".note")] == [
        '<p class="note">Run <code>askwell &lt;b&gt;</code> or `</p>'
    ]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2028, 2, 29), date(9999, 12, 31)])
def test_odd_days_have_their_place(day: date) -> None:
    page = soup(as_page(made(task(day, overdue=day < TODAY))))
    assert [found["href"] for found in page.select("td a")] == [f"#day-{day}"]


def test_nothing_to_do_is_said() -> None:
    page = soup(as_page(made()))
    assert "Nothing needs a person." in page.get_text()
    assert texts(page, "caption") == ["November 2026"]


def test_what_is_not_shown_is_counted() -> None:
    assert "1 task later is not shown." in soup(as_page(DESK.up_to(date(2026, 12, 1)))).get_text()


def test_thousands_of_tasks() -> None:
    days = [date(2026 + n % 4, 1 + n % 12, 1 + n % 28) for n in range(5_000)]
    html = as_page(made(*(task(day, title=str(n), overdue=day < TODAY) for n, day in sorted(enumerate(days)))))
    assert html.count('class="title"') == 5_000
