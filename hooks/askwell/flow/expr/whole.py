"""Comparisons of a whole number with one between two whole numbers: they look finer than they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from askwell.flow.expr.ast import Combined, Compare, Count, Edge, Figure, Measure, Quantity, Sum
from askwell.flow.expr.parts import inside


def fractions(compare: Compare, whole: Collection[str]) -> Iterator[tuple[int, str]]:
    """The offset of each such number in the comparison's text, and what is wrong with it. `whole` has the questions
    for whole numbers."""
    for one, other in ((compare.left, compare.right), (compare.right, compare.left)):
        if isinstance(other, Figure) and other.value.low[0] % 1 and _is_whole(one, whole):
            value = other.value.low[0]
            asked = next((part.question for part in inside(one) if isinstance(part, Measure)), "")
            written = re.search(rf"(?<![a-z0-9.-]){re.escape(str(value))}(?![0-9.])", compare.text)
            message = f"this compares '{asked}', which takes whole numbers only, with {value}"
            if asked:
                yield (written.start() if written else 0), message


def _is_whole(quantity: Quantity, whole: Collection[str]) -> bool:
    """Whether a quantity can only be a whole number."""
    if isinstance(quantity, Figure):
        return not quantity.value.low[0] % 1
    if isinstance(quantity, Measure):
        return quantity.question in whole
    if isinstance(quantity, Edge):
        return _is_whole(quantity.part, whole)
    if isinstance(quantity, Combined):
        return all(_is_whole(part, whole) for part in quantity.parts)
    return isinstance(quantity, Sum | Count)
