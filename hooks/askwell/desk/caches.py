"""What other commands keep in `.askwell/`: read as it is found there, since a person may have touched it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

MOST_BYTES = 50_000_000
"""Of a kept file: what is larger was not written by us (ours)."""


class Unusable(ValueError):
    """A kept file cannot be used; the message says why, in a sentence."""


def read_kept(root: Path, path: Path, command: str) -> dict[str, Any] | None:
    """What a command keeps in a file below `root`, by name; None if it was never kept. Raises Unusable."""
    file = root / path
    anew = f"delete it, and run `{command}` again"
    try:
        if not file.exists():
            return None
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            raise Unusable(f"{path.as_posix()} is not a file that askwell wrote: {anew}.")
        kept = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise Unusable(f"{path.as_posix()} cannot be read ({error.strerror}): {anew}.") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(f"{path.as_posix()} is not JSON: {anew}.") from None
    if not isinstance(kept, dict):
        raise Unusable(f"{path.as_posix()} does not hold what askwell keeps there: {anew}.")
    return kept


def day_of(seconds: object) -> date | None:
    """The day of a time in seconds since 1970, in UTC; None if it is none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
