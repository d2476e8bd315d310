"""Rules about disclaimers: they can be reworded, never removed."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.parts import Place
from askwell.diagnostics import Diagnostic, Location

REQUIRED = {
    "general": Place.ANSWER,
    "guide-start": Place.GUIDE_START,
    "guide-outcome": Place.OUTCOME,
    "urgent": Place.URGENT_OUTCOME,
    "emergency": Place.EMERGENCY_OUTCOME,
    "feed-item": Place.FEED_ITEM,
    "submit": Place.SUBMIT,
    "votes": Place.VOTES,
    "no-expert": Place.NO_EXPERT,
}
"""The disclaimers that every site has, and where each must stand (ours, after HON and NHS)."""


def every_place_has_its_wording(site: CheckedSite) -> Iterator[Diagnostic]:
    """Each required disclaimer is in `content/disclaimers.yml` under its id, with its place (ours)."""
    for key, place in REQUIRED.items():
        disclaimer = site.library.disclaimers.get(key)
        if disclaimer is None and "disclaimers" in site.library.incomplete:
            continue  # it may be there, with a mistake that has been told
        if disclaimer is None:
            yield Diagnostic(
                Location("content/disclaimers.yml"),
                "DISC001",
                f"the disclaimer '{key}' is missing",
                f"add it with its wording and 'place: {place}'",
            )
        elif disclaimer.place is not place:
            yield Diagnostic(
                disclaimer.at("place"),
                "DISC001",
                f"the disclaimer '{key}' has the wrong place",
                f"write 'place: {place}'",
            )


def extras_are_bound(site: CheckedSite) -> Iterator[Diagnostic]:
    """Disclaimers beyond the required ones have place `extra`; topics are given with `extra` only (ours)."""
    for key, disclaimer in site.library.disclaimers.items():
        if key not in REQUIRED and disclaimer.place is not Place.EXTRA:
            yield Diagnostic(
                disclaimer.at("place"),
                "DISC002",
                "only the required disclaimers have places of their own",
                "write 'place: extra', and bind it with 'topics:'",
            )
        if key in REQUIRED and disclaimer.topics:
            yield Diagnostic(
                disclaimer.at("topics", key=True),
                "DISC002",
                f"'{key}' stands everywhere and takes no topics",
                "remove the topics, or make another disclaimer with 'place: extra'",
            )
