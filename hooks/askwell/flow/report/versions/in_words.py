"""What a file says in a field, in words on one line, for people who compare two versions of it."""

from __future__ import annotations

from collections.abc import Mapping

from askwell.flow.schema.wording import Block
from askwell.source.record import SubRecord


def said(value: object) -> str:
    """A value of any field, in words; "nothing" for one that is not given."""
    if value is None or value in ("", (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Block):
        return _block(value)
    if isinstance(value, SubRecord):
        given = {name: getattr(value, name) for name, field in type(value).model_fields.items()}
        return _listed({n: v for n, v in given.items() if v != type(value).model_fields[n].get_default()})
    if isinstance(value, Mapping):
        return _listed(value)
    if isinstance(value, tuple):
        return "; ".join(map(said, value))
    return f"“{value}”"


def _listed(fields: Mapping[str, object]) -> str:
    told = (f"{name.replace('_', ' ')} {said(value)}".strip() for name, value in fields.items())
    return ", ".join(told) or "nothing"


def _block(block: Block) -> str:
    words = f"“{block.say}”" if block.say is not None else f"by {block.of}: {_listed(block.says)}"
    return f"{words} if {block.when}" if block.when else words
