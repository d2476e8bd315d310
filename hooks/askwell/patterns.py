"""Patterns, each compiled when it is first used: a command needs few of the hundreds there are."""

from __future__ import annotations

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
"""What a pattern can do with a text."""


class _Later:
    """A pattern that is compiled as soon as something is asked of it but its text."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return regex, (self.pattern, self._flags)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text, to be used as one that is compiled."""
    return cast("re.Pattern[str]", _Later(text, flags))
