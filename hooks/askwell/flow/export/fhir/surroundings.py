"""What a questionnaire says besides the guide itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Surroundings:
    """The address of the guide's page, who publishes it, and words for each source; what the site says before the
    first question, and beside each outcome."""

    page: str
    publisher: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()
    beside: Sequence[str] = ()
