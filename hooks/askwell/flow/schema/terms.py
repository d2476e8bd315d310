"""Conditions that have a name, so that rows, rules and texts can say it once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from askwell.flow.schema.wording import Condition, OrText
from askwell.patterns import regex
from askwell.source.record import SubRecord
from askwell.source.scalars import Text

_NAMES = regex(r"(?<![a-z0-9-])(?:is +(?:not +)?[a-z0-9-]+|in *\([^)]*\))|(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)")
"""What conditions take for a name or a word of their own. Choices, behind "is" and "in", are no names: an option may be
called like a term."""


class NamedCondition(SubRecord):
    """A condition with a name: a term."""

    when: Condition
    """The condition that the name stands for. It may use terms that are written above it."""

    says: Text | None = None
    """What it means, in words for readers."""


def _bare(value: Any) -> Any:
    return {"when": value} if isinstance(value, str) else value


TermField = Annotated[NamedCondition, BeforeValidator(_bare), OrText()]
"""A term, or its condition alone."""


def names_in(condition: str) -> Iterator[str]:
    """The names in a condition or a rule, and the words of the language; no choices."""
    return (found["name"] for found in _NAMES.finditer(condition) if found["name"])


def in_words(condition: str, terms: Mapping[str, NamedCondition]) -> str:
    """A condition as its author wrote it, with the words of each term in the place of its name."""

    def words(name: re.Match[str]) -> str:
        term = terms.get(name["name"] or "")
        return f"“{term.says}”" if term and term.says else name[0]

    return _NAMES.sub(words, condition) if terms else condition
