"""Things that other processes make, ahead of the build that asks for one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from askwell.rebuild.store import Row, Store
from askwell.source.asked import Fact


class Passed(Store):
    """In the place of a store, in a process that makes things for another: what is put there is handed over."""

    def __init__(self) -> None:
        self.written = dict[tuple[str, str], Row]()

    def put(self, kind: str, key: str, value: bytes, facts: Iterable[Fact] = ()) -> None:
        """Hands a value over."""
        self.written[kind, key] = Row.of(kind, key, value, facts)

    def row(self, kind: str, key: str) -> tuple[bytes, bytes] | None:
        """A value that is handed over; None if there is none."""
        row = self.written.get((kind, key))
        return (row.value, row.mark) if row else None

    def rows(self, kind: str) -> dict[str, tuple[bytes, bytes]]:
        """All of a kind that are handed over."""
        return {row.key: (row.value, row.mark) for row in self.written.values() if row.kind == kind}
