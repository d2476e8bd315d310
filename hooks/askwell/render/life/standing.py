"""What a page says of the state of its text, if that is not simply published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from askwell.content import addresses
from askwell.content.records import Answer
from askwell.content.states import State, end_of, state_of
from askwell.flow.schema.records import Flow
from askwell.render.view import View


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, the day of it, why, and where readers are led: an address and a name."""

    state: State
    noun: str
    day: date | None
    why: str | None = None
    led: tuple[str, str] | None = None

    def titled(self, name: str) -> str:
        """The name of a page in tabs and search engines, with the state of what is no longer valid."""
        return f"{self.state.capitalize()}: {name}" if self.state in (State.ARCHIVED, State.WITHDRAWN) else name

    def described(self, text: str) -> str:
        """What machines are told that a page says. Of a withdrawn text they are told nothing."""
        on = f"{self.day.day} {self.day:%B %Y}" if self.day else ""
        if self.state is State.WITHDRAWN:
            return f"This {self.noun} was withdrawn on {on}. {self.why}"
        return f"Archived on {on}, no longer kept up to date. {text}" if self.state is State.ARCHIVED else text


def standing(view: View, record: Answer | Flow) -> Standing | None:
    """What a page says of its text's state; None for what is published."""
    state = state_of(record, view.today)
    if state is State.PUBLISHED:
        return None
    noun = "guide" if isinstance(record, Flow) else "page"
    day = record.published if isinstance(record, Answer) and state is State.SCHEDULED else record.since
    return Standing(state, noun, day, record.why, _led(view, record))


def _led(view: View, record: Answer | Flow) -> tuple[str, str] | None:
    if record.instead is None:
        return None
    if isinstance(record, Flow):
        flow = view.library.flows.get(record.instead)
        return (addresses.guide_path(flow.key), flow.title) if flow else None
    answer = end_of(view.library.answers, record.instead)
    return (addresses.answer_path(answer.slug), answer.question) if answer else None
