"""The day of a build."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


class OddDate(ValueError):
    """SOURCE_DATE_EPOCH does not name a day. The message is a sentence for people."""


def today() -> date:
    """This day, or that of SOURCE_DATE_EPOCH (seconds, UTC), by which builds can be repeated exactly.

    Raises OddDate if that is set to anything but the seconds of a day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch if epoch.isascii() and epoch.isdigit() else "-"), UTC).date()
    except (ValueError, OverflowError, OSError):
        said = epoch[:40] if epoch.isprintable() else "signs that cannot be printed"
        raise OddDate(
            f"SOURCE_DATE_EPOCH is '{said}', which is not a day: set it to whole seconds since 1970, or unset it."
        ) from None
