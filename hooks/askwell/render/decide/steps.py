"""The words around the steps of a guide, and the links to them."""

from __future__ import annotations

from markupsafe import Markup

from askwell.content import addresses
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Prompt, State
from askwell.flow.report.map_layout import TooLargeToDraw
from askwell.flow.report.svg_map import chart
from askwell.flow.schema.records import Flow


def progress(machine: Machine, state: State) -> str:
    """Where a reader stands: "Question 3 of up to 6"."""
    here, most = machine.number(state)
    return f"Question {here} of up to {most}"


def back_words(machine: Machine, state: State) -> str:
    """The words of the way back from a state, which say where it leads."""
    content = machine.states[machine.back[state.key]].content
    return f"Back to: {content.ask if isinstance(content, Prompt) else content.title}"


def begins_anew(machine: Machine) -> bool:
    """Whether a reader at the first question has passed none: not where advice that must be walked to is one choice
    away from it, as it would never show."""
    return not any(choice.target in machine.walked_to for choice in machine.start.choices)


def step_link(machine: Machine, origin: str, guide: str) -> str:
    """A link to a question or outcome of a guide at an address; of several states, to the first in reading order."""
    return f"{guide}#{addresses.state_id(machine.flow.key, machine.first_of[origin])}"


def picture(machine: Machine, guide: str) -> Markup:
    """The map of a guide at an address, or a sentence in its place if no picture of so large a guide can be read. Its
    texts come out of it escaped."""
    try:
        return Markup(chart(machine, lambda origin: step_link(machine, origin, guide), f"map--{machine.flow.key}"))
    except TooLargeToDraw:
        return Markup("<p>This guide is too large for a picture. The same stands below in words.</p>")


def word_class(flow: Flow, state: State) -> str:
    """The style of an outcome whose urgency has a word of the site's own, after those of others; "" if it has none."""
    word = flow.outcomes[state.origin].urgency_word if state.kind == "outcome" else None
    return f" aw-outcome--word-{word}" if word else ""
