"""Readers of a guide, and what the machine says of each."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice, Prompt
from askwell.flow.machine.walk import Walk, path_count, paths

MOST = 5_000
"""Ways that are tried; of a guide with more, as many are drawn."""


@dataclass(frozen=True)
class Expected:
    """What a reader is asked, what is read in the end, and the outcome."""

    walk: Walk

    @property
    def choices(self) -> Mapping[str, str]:
        """The option picked at each question."""
        return {state.origin: choice.key for state, choice in self.walk.steps}

    @property
    def outcome(self) -> str:
        """The key of the outcome."""
        return self.walk.state.origin

    @cached_property
    def asked(self) -> list[tuple[str, list[str], list[str]]]:
        """Each question with its choices and what stands below it."""
        return [_prompt(state.content, [c.label for c in state.choices]) for state, _ in self.walk.steps]

    @cached_property
    def read(self) -> list[str]:
        """The advice: its urgency and its words."""
        advice = self.walk.state.content
        assert isinstance(advice, Advice)
        texts = (advice.title, advice.next_step, advice.how_soon, advice.why, advice.would_change)
        sums = (f"{label}: {points}" for label, points in advice.sums)
        return [str(advice.urgency), *filter(None, texts), *advice.because, *sums, *advice.sources]


def _prompt(content: object, labels: list[str]) -> tuple[str, list[str], list[str]]:
    assert isinstance(content, Prompt)
    return content.ask, labels, [*content.signs, *filter(None, (content.help, content.why_we_ask))]


def readers(machine: Machine, most: int = MOST) -> list[Expected]:
    """Every way through a guide, or so many drawn by chance."""
    if path_count(machine) <= most:
        return [Expected(walk) for walk in paths(machine)]
    return list(_drawn(machine, most))


def _drawn(machine: Machine, most: int) -> Iterator[Expected]:
    dice = random.Random(1)
    for _ in range(most):
        walk = Walk(machine)
        while not walk.ended:
            walk = walk.choose(dice.choice(walk.state.choices).key)
        yield Expected(walk)
