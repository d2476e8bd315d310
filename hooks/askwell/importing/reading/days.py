"""Days as old texts write them. A day that could be two is none."""

from __future__ import annotations

import re
from datetime import date

from askwell.patterns import regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    regex(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    regex(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.IGNORECASE),
    regex(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
)
DAY = regex(
    r"(?:(?:19|20)\d\d-\d\d-\d\d|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d)"
)
"""A day in a text."""


def day_in(text: str) -> date | None:
    """The first day that a text names, or None: figures alone such as 03/04/2015 name two."""
    found = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        number = int(parts["number"]) if parts.get("number") else _month(parts["month"])
        try:
            return date(int(parts["year"]), number, int(parts["day"]))
        except ValueError:
            continue
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1
