"""Which disclaimers must stand where: derived from content, never from a page."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.content.library import Library
from askwell.content.parts import Place
from askwell.content.records import Answer, Disclaimer
from askwell.flow.machine.states import Advice
from askwell.flow.schema.urgency import Urgency


def at(library: Library, place: Place) -> Iterator[Disclaimer]:
    """The disclaimers that have a place of their own there."""
    return (d for d in library.disclaimers.values() if d.place == place and place != Place.EXTRA)


def for_answer(library: Library, answer: Answer) -> tuple[Disclaimer, ...]:
    """Those between an answer's body and its sources: the general one, and "no expert" where none is named."""
    without_expert = () if answer.experts else at(library, Place.NO_EXPERT)
    return (*at(library, Place.ANSWER), *without_expert)


def extras(library: Library, answer: Answer) -> tuple[Disclaimer, ...]:
    """Those that an answer's topics call for, or that it names itself."""
    topics = set(answer.topics)
    return tuple(
        d
        for key, d in library.disclaimers.items()
        if d.place is Place.EXTRA and (topics & set(d.topics) or key in answer.disclaimers)
    )


def for_outcome(library: Library, outcome: Advice) -> tuple[Disclaimer, ...]:
    """Those under what an outcome says to do."""
    places = {Urgency.URGENT: Place.URGENT_OUTCOME, Urgency.EMERGENCY: Place.EMERGENCY_OUTCOME}
    place = places.get(outcome.urgency)
    return tuple(at(library, place)) if place else ()
