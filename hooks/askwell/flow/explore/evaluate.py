"""What readers with certain earlier choices are shown."""

from __future__ import annotations

from askwell.flow.expr.ast import Memory
from askwell.flow.resolve.graph import Guard, QuestionNode, ResolvedOption, TextTemplate


def text_of(said: TextTemplate, memory: Memory) -> str:
    """The blocks of a text that are said, joined by spaces."""
    return " ".join(words for words, site in said.blocks if _holds(site, memory))


def signs_of(node: QuestionNode, memory: Memory) -> tuple[str, ...]:
    """The items of a question's list."""
    return tuple(words for words, site in node.signs if _holds(site, memory))


def options_for(node: QuestionNode, memory: Memory) -> list[ResolvedOption]:
    """The choices of a question. Nobody can count more signs than are shown."""
    shown = len(signs_of(node, memory))
    return [offer for offer in node.options if _holds(offer.when, memory) and (offer.count or 0) <= shown]


def label_of(node: QuestionNode, offer: ResolvedOption, memory: Memory) -> str:
    """The words of a choice."""
    if offer.label is not None:
        return text_of(offer.label, memory)
    shown = len(signs_of(node, memory))
    if not offer.count:
        return "None of these"
    return f"All {shown} of these" if offer.count == shown > 1 else f"{offer.count} of these"


def _holds(site: Guard | None, memory: Memory) -> bool:
    return site is None or site.condition.holds(memory) is True
