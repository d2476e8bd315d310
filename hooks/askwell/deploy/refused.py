"""Why a site is not brought to its host, in words for people."""

from __future__ import annotations


class Refused(Exception):
    """A deployment that does not begin, or does not go on. The message is a sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return f"{self.message}\n    hint: {self.hint}"
