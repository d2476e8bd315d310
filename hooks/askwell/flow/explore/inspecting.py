"""What is wrong with a step as its readers see it: texts and lists that say nothing, bands that do not fit together."""

from __future__ import annotations

from collections.abc import Mapping

from askwell.flow.explore.evaluate import options_for
from askwell.flow.explore.judging import Judging
from askwell.flow.explore.reachable import ExploredState
from askwell.flow.explore.worked_out import bands_for
from askwell.flow.expr.ast import ALWAYS, UNASKED, UNKNOWN, Memory, Unknown
from askwell.flow.expr.bands import interval, misfits
from askwell.flow.expr.intervals import Interval
from askwell.flow.resolve.graph import Guard, QuestionNode, ResolvedOption, TableNode, TextTemplate, WordsBySum
from askwell.flow.resolve.question_kinds import misfit_fault
from askwell.flow.schema.questions import Number
from askwell.flow.schema.waivers import Promise
from askwell.source.yaml import Loc

OPTIONAL = ("help", "why_we_ask")


class Inspecting(Judging):
    """Looks at each step once."""

    def inspect(self, state: ExploredState) -> None:
        """What is wrong with a step as readers with these choices see it."""
        node, memory = self.graph.nodes[state.node], dict(state.memory)
        if isinstance(node, TableNode):
            return
        for name, template in node.texts.items():
            self._text(template, memory, needed=name not in OPTIONAL)
        if isinstance(node, QuestionNode):
            self._signs(node, memory)
            for option in node.options:
                self.judge(option.when, memory)
            offered = options_for(node, memory)
            for label in (option.label for option in offered if option.label):
                self._text(label, memory, needed=True)
            if not self._unclear(node, memory) and not offered:
                message = f"at the question '{node.key}' there is nothing to choose: readers get stuck"
                hint = "let one option be offered to them, or do not ask them"
                self.report(("questions", node.key), "FLOW003", message, hint, key=True)
            self._bands(node, offered)

    def _text(self, template: TextTemplate, memory: Memory, *, needed: bool) -> None:
        shown = [self.judge(guard, memory) for _, guard in template.blocks]
        if needed and not any(shown) and None not in shown and not template.by_sum:
            message = f"'{template.loc[-1]}' says nothing, for no condition of its blocks holds"
            self.report(template.loc, "FLOW029", message, "add a block for these readers", key=True)
        for each in template.by_sum:
            lines = range(each.first, each.end)
            said = [line for line in lines if shown[line]]
            if len(said) != 1 and all(shown[line] is not None for line in lines):
                self._sums(template, each, said, memory)

    def _sums(self, template: TextTemplate, each: WordsBySum, said: list[int], memory: Memory) -> None:
        """A sum that has no words, or two lines of them."""
        total = memory.get(each.of, 0)
        if not said:
            message = f"nothing is said for {total}, to which '{each.of}' can come"
            self.report((*each.loc, "says"), "FLOW103", message, "add a line for it", key=True)
            return
        one, other = (guard for _, guard in (template.blocks[line] for line in said[:2]))
        first, second = (f"'{guard.loc[-1]}'" for guard in (one, other) if guard)
        message = f"two lines are for {total}: {first} and {second}"
        self.report(other.loc if other else each.loc, "FLOW104", message, "let each sum have one line", key=True)

    def _unclear(self, node: QuestionNode, memory: Memory) -> bool:
        """Whether the bands of a formula cannot be worked out for these readers; that is told."""
        bands = bands_for(node, memory) if node.formula else {}
        if not (isinstance(bands, Unknown) and node.formula):
            return False
        if bands.kind == UNASKED:
            self.unknown(Guard(ALWAYS, node.formula.loc, node.formula.text), bands)
            return True
        message = f"the bands of '{node.formula.text}' cannot be worked out"
        hint = "let these readers not come here, let nothing be divided by 0, and let no number be huge"
        if bands.kind == UNKNOWN:
            hint = f"'not sure' at '{bands.about}' is no number: lead these readers elsewhere"
        self.report(node.formula.loc, "FLOW117", message, hint)
        return True

    def _signs(self, node: QuestionNode, memory: Memory) -> None:
        shown = [self.judge(guard, memory) for _, guard in node.signs]
        if shown and not any(shown) and None not in shown:
            message = f"the list of the question '{node.key}' is empty"
            hint = "add a sign for these readers, or do not ask them"
            self.report(("questions", node.key), "FLOW029", message, hint, key=True)

    def _bands(self, node: QuestionNode, offered: list[ResolvedOption]) -> None:
        """Bands under conditions must fit together for each reader."""
        number = node.question.number
        if number is None or all(option.when is None for option in node.options):
            return
        here: Loc = ("questions", node.key)
        bands = {option.key: option.band for option in offered if option.band}
        ways: list[tuple[Loc, Mapping[str, Interval], Number]] = [((*here, "options"), bands, number)]
        if number.also:
            second = {key: interval(band, Number()) for key, band in number.also.bands.items() if key in bands}
            ways.append(((*here, "number", "also", "bands"), second, Number()))
        for loc, shown, limits in ways if offered else ():
            for misfit in misfits(shown, limits):
                if misfit.hole and self.graph.flow.waived(Promise.WHOLE_RANGE, node.key):
                    continue
                fault = misfit_fault(self.graph.flow, loc, misfit)
                self.keep((*loc, misfit.key), fault.code, fault)
