"""An outcome says whom it is for: it may be opened by its address, by somebody who chose nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askwell.audit.html.page import Element
from askwell.audit.pages.expectations import Codes, Look
from askwell.audit.pages.rows import Row, Series, compare
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.states import Grounds

FOR, NONE_OF = "This advice is for people who chose:", "This is for people who have none of these signs:"
"""What stands before the choices, and before the signs."""


def whom(look: Look, element: Element, what: str, grounds: Sequence[Grounds], codes: Codes) -> Iterator[Diagnostic]:
    """Findings unless an outcome tells the choices that it holds for, and the signs that its readers have none of."""
    told = [f"{ground.asked} {', or '.join(ground.labels)}" for ground in grounds]
    none = [ground for ground in grounds if ground.none and ground.red_flag]
    chosen = [item for part in look.page.having("data-says", "grounds", element) for item in part.iter("li")]
    parts = look.page.having("data-says", "signs", element)
    signs = [item for part in parts for item in part.iter("li")]
    rows: list[Row | Series] = [
        Series(chosen, f"the choices that {what} is for", told, element),
        Series(parts, f"the lists of signs of {what}", [NONE_OF] * len(none), element),
        Series(signs, f"the signs in {what}", [sign for ground in none for sign in ground.signs], element),
    ]
    yield from compare(look, element, rows, codes)
    if grounds:
        yield from look.reads(element, FOR, what, codes)
