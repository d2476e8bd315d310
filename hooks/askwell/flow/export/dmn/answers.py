"""What engines are told of each question, and the test in a cell that some of its choices fit.

No cell tests for numbers and for words at once: programs differ in how they compare the two. A question for a number
that has other choices too is two inputs, and a decision of its own says which choice they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from askwell.flow.export.dmn.feel import ANY, Names, full, stretches, text, texts
from askwell.flow.export.dmn.model import InputData
from askwell.flow.expr.bands import limits
from askwell.flow.expr.intervals import Interval
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, Prompt, State
from askwell.flow.resolve.graph import QuestionNode, ResolvedOption


@dataclass(frozen=True)
class Asked:
    """A question with its choices, as far as they are offered. `name` is the variable that holds the answer, `instead`
    that of a choice in place of a number, and `band` that of the choice which a number belongs to; "" for none."""

    node: QuestionNode
    options: tuple[ResolvedOption, ...]
    name: str
    instead: str = ""
    band: str = ""

    @property
    def seen(self) -> str:
        """The variable at which tables look."""
        return self.band or self.name

    @property
    def varies(self) -> bool:
        """Whether it depends on where a reader stands which choice a number is."""
        bands = [option.band for option in self.options if option.band]
        overlap = any(one.overlaps(other) for one, other in combinations(bands, 2))
        return bool(self.band) and (self.node.formula is not None or overlap)

    @property
    def words(self) -> list[str]:
        """The keys of the choices that are no numbers."""
        return [option.key for option in self.options if not is_number(option)]

    def numbers(self, bands: Iterable[Interval]) -> list[str]:
        """Tests for the numbers in some bands."""
        number = self.node.question.number
        return stretches(full(bands) if number and number.whole else bands)


def is_number(option: ResolvedOption) -> bool:
    """Whether a choice stands for numbers."""
    return option.band is not None or option.count is not None


class Answers:
    """The questions of a guide and of its entries, by their keys."""

    def __init__(self, machine: Machine, names: Names) -> None:
        self.machines, self.asked = machine.all, dict[str, Asked]()
        offered = {(s.origin, c.key) for each in self.machines for s in each.states.values() for c in s.choices}
        for key in machine.graph.order:
            node = machine.graph.nodes[key]
            options = [o for o in node.options if (key, o.key) in offered] if isinstance(node, QuestionNode) else []
            if isinstance(node, QuestionNode) and options:
                self.asked[key] = _asked(node, options, names)

    def inputs(self) -> Iterator[InputData]:
        """All that an engine is told, in the order of the questions."""
        for key, asked in self.asked.items():
            states = [s for each in self.machines for s in each.states.values() if s.origin == key]
            label = next(s.content.ask for s in states if isinstance(s.content, Prompt))
            about = "\n".join(_about(asked, states))
            if all(map(is_number, asked.options)) or asked.instead:
                yield InputData(key, asked.name, label, "number", _allowed(asked), about)
            else:
                yield InputData(key, asked.name, label, "string", texts(asked.words), about)
            if asked.instead:
                about = "\n".join(["What was chosen in place of a number.", *_labels(asked.words, states)])
                yield InputData(f"{key}.instead", asked.instead, label, "string", texts(asked.words), about)

    def test(self, state: State, choices: Sequence[Choice]) -> str:
        """The cell that some choices of a state fit, and no others."""
        asked, wanted = self.asked[state.origin], [choice.key for choice in choices]
        if len(wanted) == len(state.choices):
            return ANY
        if asked.seen != asked.name or asked.words:
            return texts(wanted)
        options = [option for option in asked.options if option.key in wanted]
        counts = [str(option.count) for option in options if option.count is not None]
        return ", ".join([*asked.numbers(option.band for option in options if option.band), *counts])


def _asked(node: QuestionNode, options: Sequence[ResolvedOption], names: Names) -> Asked:
    mixed = len({is_number(option) for option in options}) > 1
    name = names.new(node.key)
    instead = names.new(f"{node.key}-instead") if mixed else ""
    return Asked(node, tuple(options), name, instead, names.new(f"{node.key}-band") if mixed or node.formula else "")


def _allowed(asked: Asked) -> str:
    """The numbers that there can be."""
    counts = [option.count for option in asked.options if option.count is not None]
    if counts or asked.node.question.number is None:
        return ", ".join(map(str, counts))
    domain = limits(asked.node.question.number)
    low, high = domain.low[0].is_finite(), domain.high[0].is_finite()
    return ", ".join(stretches([domain])) if low or high else ""


def _about(asked: Asked, states: Sequence[State]) -> Iterator[str]:
    """A question as its readers see it, a line for each thing."""
    prompts = [state.content for state in states if isinstance(state.content, Prompt)]
    yield " / ".join(dict.fromkeys(prompt.ask for prompt in prompts))
    yield from dict.fromkeys(prompt.help for prompt in prompts if prompt.help)
    if asked.node.question.red_flag:
        yield "This is a red flag."
    yield from dict.fromkeys(f"- {sign}" for prompt in prompts for sign in prompt.signs)
    number = asked.node.question.number
    if number:
        yield f"A number, in {number.unit}." if number.unit else "A number."
    yield from _labels([] if asked.instead else asked.words, states)


def _labels(keys: Sequence[str], states: Iterable[State]) -> Iterator[str]:
    """Some choices with their words."""
    words: dict[str, dict[str, None]] = {key: {} for key in keys}
    for state in states:
        for choice in state.choices:
            words.get(choice.key, {})[choice.meant] = None
    yield from (f"{text(key)}: {' / '.join(said)}" for key, said in words.items())


def count_or_bands(asked: Asked, option: ResolvedOption, band: Interval | None) -> str:
    """The cell that the numbers of a choice fit."""
    if option.count is not None:
        return str(option.count)
    return ", ".join(asked.numbers([band] if band else []))
