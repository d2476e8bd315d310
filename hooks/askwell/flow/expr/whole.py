"""Comparisons of a whole number with one between two whole numbers: they look finer than they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from askwell.flow.expr.ast import Compare, Figure, Measure


def fractions(compare: Compare, whole: Collection[str]) -> Iterator[tuple[int, str]]:
    """The offset of each such number in the comparison's text, and what is wrong with it. `whole` has the questions
    for whole numbers."""
    for one, other in ((compare.left, compare.right), (compare.right, compare.left)):
        if isinstance(one, Measure) and isinstance(other, Figure) and one.question in whole:
            value = other.value.low[0]
            if value % 1:
                written = re.search(rf"(?<![a-z0-9.-]){re.escape(str(value))}(?![0-9.])", compare.text)
                message = f"this compares '{one.question}', which takes whole numbers only, with {value}"
                yield (written.start() if written else 0), message
