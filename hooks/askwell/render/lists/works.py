"""What people did: the texts that each of them reviewed, approved, wrote and edited."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.content import addresses
from askwell.content.records import Answer
from askwell.content.states import LISTED
from askwell.flow.schema.records import Flow


@dataclass(frozen=True, slots=True)
class Hand:
    """A way to have a hand in a text. `part` names it in the markup contract; `by` and `on` tell of a text who had it,
    and on which day, if that is known."""

    part: str
    heading: str
    by: Callable[[Answer | Flow], str | None]
    on: Callable[[Answer | Flow], date | None]


HANDS = (
    Hand("reviewed", "Reviewed", lambda one: one.reviewer, lambda one: one.reviewed),
    Hand(
        "approved",
        "Approved",
        lambda one: one.approval.by if isinstance(one, Flow) and one.approval else None,
        lambda one: one.approval.on if isinstance(one, Flow) and one.approval else None,
    ),
    Hand(
        "written",
        "Written",
        lambda one: one.author if isinstance(one, Answer) else None,
        lambda one: one.published if isinstance(one, Answer) else None,
    ),
    Hand(
        "edited",
        "Edited",
        lambda one: one.editor if isinstance(one, Answer) else None,
        lambda one: (one.updated or one.published) if isinstance(one, Answer) else None,
    ),
)


def works(
    answers: Iterable[Answer], flows: Iterable[Flow], machines: Container[str]
) -> Iterator[tuple[str, Sequence[Answer | Flow]]]:
    """All that each person did in one way, the latest first, by the way and the person: "reviewed/jo"."""
    texts: list[Answer | Flow] = [answer for answer in answers if answer.status in LISTED]
    texts += [flow for flow in flows if flow.status in LISTED]
    for hand in HANDS:
        found: dict[str, list[tuple[int, str, str, Answer | Flow]]] = {}
        for text in texts:
            by = hand.by(text)
            if by and (hand.part != "approved" or text.key in machines):
                on = hand.on(text)
                place = (-on.toordinal() if on else 0, title_of(text), path_of(text), text)
                found.setdefault(by, []).append(place)
        for person, places in found.items():
            yield f"{hand.part}/{person}", [text for *_, text in sorted(places, key=lambda place: place[:3])]


def title_of(text: Answer | Flow) -> str:
    """The words by which a text is called."""
    return text.question if isinstance(text, Answer) else text.title


def path_of(text: Answer | Flow) -> str:
    """The page of a text."""
    return addresses.answer_path(text.slug) if isinstance(text, Answer) else addresses.guide_path(text.key)
