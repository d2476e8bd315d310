"""What a form of a guide cannot say: an error that names it, in place of a loss that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable

from askwell.diagnostics import Diagnostic


class CannotExport(Exception):
    """A guide that a form cannot say, with a finding for each thing that is in the way."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        self.found = tuple(found)
        super().__init__("\n".join(map(str, self.found)))
