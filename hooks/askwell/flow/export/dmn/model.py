"""The parts of a file of decisions, as plain records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputData:
    """What an engine is given: the answer to a question, which has this key. `type` is FEEL's, `allowed` the values
    that there can be."""

    key: str
    name: str
    label: str
    type: str
    allowed: str
    about: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: a test for each column on the left, and a value for each on the right."""

    tests: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A column on the right; `values` are those that come, where they can be listed."""

    name: str
    type: str = "string"
    values: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A table: by its hit policy, one row fits every reader, or the first that fits counts. `looks_at` names the
    variables of its columns."""

    name: str
    label: str
    about: str
    looks_at: tuple[str, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    hit: str = "UNIQUE"


@dataclass(frozen=True, slots=True)
class Model:
    """A whole file."""

    key: str
    name: str
    about: str
    inputs: tuple[InputData, ...]
    decisions: tuple[Decision, ...]
