"""The day of the tests is 2026-11-22."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FLOW, Site

DATES = "published: 2026-01-10\nreviewed: 2026-01-10\nnext_review: 2027-01-10\n"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param("published: 2026-11-22\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n", [], id="today"),
        pytest.param(
            "published: 2026-11-23\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n", [], id="scheduled for tomorrow"
        ),
        pytest.param(
            "published: 2026-11-23\nreviewed: 2026-11-23\nnext_review: 2027-11-22\n",
            ["13:11 DATE001"],
            id="reviewed tomorrow",
        ),
        pytest.param(
            "published: 2027-11-23\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n", [], id="scheduled in a year"
        ),
        pytest.param(
            "published: 2027-11-24\nreviewed: 2026-11-22\nnext_review: 2027-11-22\n",
            ["12:12 DATE001", "13:11 DATE001"],
            id="scheduled a day later",
        ),
        pytest.param(
            "published: 2026-01-10\nreviewed: 2026-01-09\nnext_review: 2027-01-01\n",
            [],
            id="reviewed before it was published",
        ),
        pytest.param(
            "published: 2026-01-10\nreviewed: 2025-01-08\nnext_review: 2027-01-01\n",
            ["13:11 DATE001"],
            id="reviewed long before it was published",
        ),
        pytest.param(f"{DATES}updated: 2026-01-09\n", ["15:10 DATE001"], id="updated before it was published"),
        pytest.param(f"{DATES}updated: 2026-11-23\n", ["15:10 DATE001"], id="updated tomorrow"),
        pytest.param(f"{DATES}updated: 2026-11-22\n", [], id="updated today"),
        pytest.param(DATES.replace("2027-01-10", "2029-01-10"), [], id="review after 36 months"),
        pytest.param(DATES.replace("2027-01-10", "2029-01-11"), ["14:14 DATE002"], id="review a day later"),
        pytest.param(DATES.replace("2027-01-10", "2026-01-10"), ["14:14 DATE002", "14:14 DATE003"], id="same day"),
        pytest.param(DATES.replace("2027-01-10", "9999-12-31"), ["14:14 DATE002"], id="review at the end of time"),
        pytest.param(
            "published: 2024-02-29\nreviewed: 2024-02-29\nnext_review: 2027-02-28\n", [], id="36 months from a leap day"
        ),
        pytest.param(
            "published: 2024-02-29\nreviewed: 2024-02-29\nnext_review: 2027-03-01\n", ["14:14 DATE002"], id="and a day"
        ),
        pytest.param(
            "published: 9990-01-01\nreviewed: 9998-06-01\nnext_review: 9999-12-31\n",
            ["12:12 DATE001", "13:11 DATE001"],
            id="36 months beyond the last year",
        ),
        pytest.param(
            "published: 0001-01-02\nreviewed: 0001-01-02\nnext_review: 2027-01-10\n", ["14:14 DATE002"], id="year 1"
        ),
    ],
)
def test_dates_of_an_answer(new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, DATES, new)
    assert site.found(ANSWER) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-11-22", [], id="due today"),
        pytest.param("2026-11-21", ["warning"], id="due yesterday"),
        pytest.param("2026-08-24", ["warning"], id="90 days"),
        pytest.param("2026-08-23", ["error"], id="91 days"),
    ],
)
@pytest.mark.parametrize("name", [ANSWER, FLOW])
def test_overdue_reviews(name: str, day: str, expected: list[str], site: Site) -> None:
    site.replace(name, "next_review: 2027-01-10", f"next_review: {day}")
    assert [(d.code, d.severity) for d in site.check().diagnostics] == [("DATE003", level) for level in expected]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(ANSWER, "as_of: 2026-01-09", "as_of: 2026-11-23", ["7:10 DATE001"], id="votes of tomorrow"),
        pytest.param(FLOW, "updated: 2026-01-10", "updated: 2026-11-23", ["4:10 DATE001"], id="flow of tomorrow"),
        pytest.param(FLOW, "\nreviewed: 2026-01", "\nreviewed: 2026-12", ["5:11 DATE001"], id="review of tomorrow"),
        pytest.param(FLOW, "next_review: 2027", "next_review: 2030", ["6:14 DATE002"], id="flow reviewed too late"),
    ],
)
def test_other_dates(name: str, old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(name, old, new)
    assert site.found(name) == expected
