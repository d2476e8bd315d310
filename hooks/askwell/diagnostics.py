"""What the generator says about a mistake: where it is, what is wrong, what to do.

An author's mistake is a value, never an exception. Every stage returns the diagnostics it
found; they are gathered, sorted and printed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

MAX_MESSAGE = 1_000
"""Signs of a message or a hint. Our own longest, with all that a reader chooses, have half as many (ours)."""


Chosen = tuple[tuple[str, str], ...]
"""Choices in a reader's words: questions, each with what was chosen."""


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file: path relative to the site's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is a key of the error manual; `hint` says what to do about it.

    Messages quote what editors and other sites wrote: they are kept to one line, without control characters.
    """

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    reader: Chosen = field(default=(), compare=False)
    """What a reader chooses whom it is about, if the message ends in that."""

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        line = f"{self.location}: {self.severity} {self.code}: {self.message}"
        return f"{line}\n    hint: {self.hint}" if self.hint else line

    def as_json(self) -> dict[str, str | int]:
        """The finding as a flat mapping, for `--json`."""
        return {
            "path": self.location.path,
            "line": self.location.line,
            "column": self.location.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def one_line(text: str) -> str:
    """A text on one line, with a mark for each sign that cannot be printed, and cut off after MAX_MESSAGE signs."""
    if not text.isprintable():
        text = " ".join(text.split())
        text = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    return text if len(text) <= MAX_MESSAGE else f"{text[:MAX_MESSAGE]} ..."


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings by place, then code, each one once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.location, d.code, d.message)))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Only the findings that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """The closing line of a report: "2 errors, 1 warning"."""
    found = list(diagnostics)
    wrong = len(errors(found))
    return f"{counted(wrong, 'error')}, {counted(len(found) - wrong, 'warning')}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the known words most like this one (never itself), or what there is, or nothing."""
    choices = sorted(set(known) - {word})
    close = get_close_matches(word, choices, n=2, cutoff=0.6)
    if close:
        return "did you mean " + " or ".join(f"'{name}'" for name in close) + "?"
    if not choices:
        return ""
    listed = ", ".join(f"'{name}'" for name in choices[:8])
    return f"use one of {listed}" + (f" or {len(choices) - 8} more" if len(choices) > 8 else "")
