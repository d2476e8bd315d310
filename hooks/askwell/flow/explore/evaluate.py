"""What readers with certain earlier choices are shown."""

from __future__ import annotations

from askwell.flow.explore.worked_out import bands_for, words_for
from askwell.flow.expr.ast import Memory, Unknown
from askwell.flow.resolve.graph import Guard, QuestionNode, ResolvedOption, TextTemplate


def text_of(template: TextTemplate, memory: Memory) -> str:
    """The blocks of a text that are said, joined by spaces."""
    return " ".join(words for words, guard in template.blocks if _holds(guard, memory))


def signs_of(node: QuestionNode, memory: Memory) -> tuple[str, ...]:
    """The items of a question's list."""
    return tuple(words for words, guard in node.signs if _holds(guard, memory))


def options_for(node: QuestionNode, memory: Memory) -> list[ResolvedOption]:
    """The choices of a question. Nobody can count more signs than are shown."""
    shown = len(signs_of(node, memory))
    offered = [option for option in node.options if _holds(option.when, memory) and (option.count or 0) <= shown]
    if node.formula is None:
        return offered
    bands = bands_for(node, memory)
    known = {} if isinstance(bands, Unknown) else bands
    return [option for option in offered if option.band is None or option.key in known]


def label_of(node: QuestionNode, option: ResolvedOption, memory: Memory) -> str:
    """The words of a choice."""
    if node.formula and option.band:
        return words_for(node, option.key, memory)
    if option.label is not None:
        return text_of(option.label, memory)
    shown = len(signs_of(node, memory))
    if not option.count:
        return "None of these"
    return f"All {shown} of these" if option.count == shown > 1 else f"{option.count} of these"


def meaning_of(node: QuestionNode, option: ResolvedOption, memory: Memory) -> str:
    """What a choice says to those who no longer see the step: of a band that was worked out, the result."""
    if node.formula and option.band and option.label:
        return text_of(option.label, memory)
    return label_of(node, option, memory)


def _holds(guard: Guard | None, memory: Memory) -> bool:
    return guard is None or guard.condition.holds(memory) is True
