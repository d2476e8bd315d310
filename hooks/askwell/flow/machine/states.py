"""The states of a machine: what readers see at each, and where each choice leads."""

from __future__ import annotations

from dataclasses import dataclass

from askwell.flow.expr.ast import Worth
from askwell.flow.expr.intervals import Interval
from askwell.flow.schema.urgency import Urgency
from askwell.source.yaml import Loc


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as its readers see it."""

    ask: str
    help: str | None = None
    why_we_ask: str | None = None
    red_flag: bool = False
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """An outcome as its readers see it. `because` has the reasons of the rows that led here, `sums`
    the points of each score that is shown, with its label."""

    urgency: Urgency
    title: str
    next_step: str
    how_soon: str
    why: str
    would_change: str
    sources: tuple[str, ...]
    because: tuple[str, ...] = ()
    sums: tuple[tuple[str, Worth], ...] = ()
    called: str = ""
    """The site's own words for its urgency, if it has any."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on: `key` is the option's, `target` a state's key, `loc` where the target is written."""

    key: str
    label: str
    target: str
    loc: Loc
    meaning: str = ""
    """What it says to those who no longer see the step, where that is not the label."""
    band: Interval | None = None
    """The numbers that it is for, if they are worked out from a formula."""

    @property
    def meant(self) -> str:
        """Its words away from its step."""
        return self.meaning or self.label


@dataclass(frozen=True, slots=True)
class Ending:
    """Advice as reports name it: the outcome's key, its title as readers see it, its urgency, the site's words for
    that."""

    outcome: str
    title: str
    urgency: Urgency
    called: str = ""

    @property
    def how_urgent(self) -> str:
        """Its urgency, by the site's words or by ours."""
        return self.called or str(self.urgency)


@dataclass(frozen=True, slots=True)
class State:
    """A question with its choices, or an outcome with none.

    `key` names the state, `origin` the question or outcome that an author wrote: several states share one
    if what was chosen earlier still matters. `number` counts from 1 in reading order.
    """

    key: str
    origin: str
    content: Prompt | Advice
    choices: tuple[Choice, ...] = ()
    number: int = 0

    @property
    def kind(self) -> str:
        """ "question" or "outcome"."""
        return "question" if isinstance(self.content, Prompt) else "outcome"

    @property
    def ending(self) -> Ending:
        """The advice of an outcome. Raises TypeError for a question."""
        if not isinstance(self.content, Advice):
            raise TypeError(f"{self.key} is not an outcome")
        return Ending(self.origin, self.content.title, self.content.urgency, self.content.called)


@dataclass(frozen=True, slots=True)
class Grounds:
    """A choice that all who come to a state have made: the question as they were asked it, and the labels of which
    they chose one.

    `signs` are those that the question lists, `none` is whether they have none of these, and `red_flag` whether these
    call for help at once. `at` is the state in which all of them were asked, if there is one.
    """

    asked: str
    labels: tuple[str, ...]
    signs: tuple[str, ...] = ()
    none: bool = False
    red_flag: bool = False
    at: str | None = None
