"""Things that other processes make, ahead of the build that asks for one after the other."""

from __future__ import annotations

from askwell.rebuild.store import Row, Store


class Passed(Store):
    """In the place of a store, in a process that makes things for another: what is put there is handed over."""

    def __init__(self) -> None:
        self.written = dict[tuple[str, str], Row]()

    def write(self, row: Row) -> None:
        """Hands a value over."""
        self.written[row.kind, row.key] = row

    def row(self, kind: str, key: str) -> tuple[bytes, bytes] | None:
        """A value that is handed over; None if there is none."""
        row = self.written.get((kind, key))
        return (row.value, row.mark) if row else None

    def rows(self, kind: str) -> dict[str, tuple[bytes, bytes]]:
        """All of a kind that are handed over."""
        return {row.key: (row.value, row.mark) for row in self.written.values() if row.kind == kind}
