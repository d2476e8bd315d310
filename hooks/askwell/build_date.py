"""The day of a build."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """This day, or that of SOURCE_DATE_EPOCH (seconds, UTC), by which builds can be repeated exactly."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
