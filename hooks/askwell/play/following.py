"""A guide that is looked at again whenever one of its files was saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from askwell.build_date import today
from askwell.flow.verify.invariants import Proof
from askwell.play.changes import Changes, changes
from askwell.play.reading import Look, Traces, read_look, traces


@dataclass(frozen=True)
class Sight:
    """What there is to see: the guide as it is now, the last version of it that has a machine, and what the last save
    changed in that. `traces` are those of the files that it was read from."""

    look: Look
    good: Proof | None
    since: Changes | None = None
    traces: Traces | None = None

    @property
    def stale(self) -> bool:
        """Whether the map is that of an earlier version: the guide has none at present."""
        return self.good is not None and self.look.proof is None


class Following:
    """Looks at a guide, and remembers what it was before the last save. Several pages may ask at a time."""

    def __init__(self, root: Path, flow: str) -> None:
        self.root, self.flow = root, flow
        self._lock = Lock()
        self._sight: Sight | None = None

    def sight(self) -> Sight:
        """The guide as it is now. It is read again only if a file was saved since the last time."""
        with self._lock:
            found = traces(self.root)
            if self._sight is None or self._sight.traces != found:
                look = read_look(self.root, self.flow, today())
                self._sight = _next(self._sight, look, found)
            return self._sight

    def saved_since(self, sight: Sight) -> bool:
        """Whether a file was saved since the guide was looked at."""
        return self.now() != sight.traces

    def now(self) -> Traces:
        """The files as they are on the disk now."""
        return traces(self.root)


def _next(last: Sight | None, look: Look, found: Traces) -> Sight:
    """What is seen after a save. What an earlier save changed stands until a later version can be compared."""
    if last is None or look.proof is None or last.good is None:
        good = look.proof or (last.good if last else None)
        return Sight(look, good, last.since if last else None, found)
    return Sight(look, look.proof, changes(last.good, look.proof), found)
