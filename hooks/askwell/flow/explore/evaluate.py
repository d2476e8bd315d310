"""What readers with certain earlier choices are shown."""

from __future__ import annotations

from askwell.flow.expr.ast import Memory
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
    return [option for option in node.options if _holds(option.when, memory) and (option.count or 0) <= shown]


def label_of(node: QuestionNode, option: ResolvedOption, memory: Memory) -> str:
    """The words of a choice."""
    if option.label is not None:
        return text_of(option.label, memory)
    shown = len(signs_of(node, memory))
    if not option.count:
        return "None of these"
    return f"All {shown} of these" if option.count == shown > 1 else f"{option.count} of these"


def _holds(guard: Guard | None, memory: Memory) -> bool:
    return guard is None or guard.condition.holds(memory) is True
