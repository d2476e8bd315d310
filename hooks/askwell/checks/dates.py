"""Rules about dates: health information has an age, and says so (PIF TICK)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.schema.records import Flow

MAX_REVIEW_MONTHS = 36
"""The longest time from a review to the next, in months (PIF TICK)."""

MOST_AHEAD = timedelta(days=366)
"""How long before its day a text may be scheduled, or reviewed (ours)."""

GRACE = timedelta(days=90)
"""How long an overdue review is a warning before it is an error (ours)."""


def dates_in_order(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """What happened is not in the future, and an update is not before publication (PIF TICK). A text may be reviewed
    before it is published, and be published on a day to come; more than a year of either is a slip (ours)."""
    first = record.published if isinstance(record, Answer) else None
    for name in ("published", "updated", "reviewed"):
        day = getattr(record, name, None)
        if day is None:
            continue
        if name == "published":
            if day - site.today > MOST_AHEAD:
                yield Diagnostic(
                    record.at(name),
                    "DATE001",
                    f"published: {day} is more than a year ahead",
                    f"today is {site.today}; write a nearer day, or `status: draft` until the day is known",
                )
        elif day > site.today:
            yield Diagnostic(
                record.at(name),
                "DATE001",
                f"{name}: {day} is in the future",
                f"today is {site.today}; write the day on which it happened",
            )
        if first is not None and first - day > (MOST_AHEAD if name == "reviewed" else timedelta(0)):
            yield Diagnostic(
                record.at(name),
                "DATE001",
                f"{name}: {day} is {'long ' if name == 'reviewed' else ''}before the publication on {first}",
                "check both dates",
            )
    if isinstance(record, Answer) and record.asked.as_of and record.asked.as_of > site.today:
        yield Diagnostic(
            record.at("asked", "as_of"),
            "DATE001",
            f"as_of: {record.asked.as_of} is in the future",
            "write the day on which the votes were counted",
        )


def review_within_36_months(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """The next review comes after the last, and at most 36 months later (PIF TICK)."""
    reviewed, due = record.reviewed, record.next_review
    if reviewed is None or due is None or record.status in UNKEPT:
        return
    if due <= reviewed:
        yield Diagnostic(
            record.at("next_review"),
            "DATE002",
            "the next review must come after the last one",
            f"the last was on {reviewed}",
        )
    elif due > _months_later(reviewed, MAX_REVIEW_MONTHS):
        yield Diagnostic(
            record.at("next_review"),
            "DATE002",
            f"the next review is more than {MAX_REVIEW_MONTHS} months after the last",
            f"write {_months_later(reviewed, MAX_REVIEW_MONTHS)} or an earlier day",
        )


def review_not_overdue(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """A review that is due is a warning and a note on the page; after 90 days it is an error (GOV.UK; ours)."""
    if record.next_review is None or record.status in UNKEPT:
        return
    late = site.today - record.next_review
    if late > timedelta(0):
        severity = Severity.ERROR if late > GRACE else Severity.WARNING
        yield Diagnostic(
            record.at("next_review"),
            "DATE003",
            f"the review has been due for {late.days} days",
            "review the text, then move 'reviewed' and 'next_review' on",
            severity,
        )


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the month's last; the last day there is, beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
