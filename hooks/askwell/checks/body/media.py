"""Rules about videos and recordings."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic


def media_take_time(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A medium says how many minutes it takes, so that readers can decide (ours)."""
    for number, medium in enumerate(answer.media):
        if medium.minutes == 0:
            place = answer.at("media", number, "minutes")
            yield Diagnostic(place, "MEDIA002", "nothing takes 0 minutes", "write 1 for anything shorter")
