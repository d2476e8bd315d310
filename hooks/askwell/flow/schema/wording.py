"""Texts that may depend on earlier choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema

from askwell.source.record import SubRecord
from askwell.source.scalars import Key, Text
from askwell.source.yaml import Loc

Condition = Text
"""A condition on earlier choices, in the syntax of flow/expr/ast.py."""


@cache
def _text() -> Callable[[Any], str]:
    """What reads a text. Made when there is one to read: sites without guides need none."""
    validate: Callable[[Any], str] = TypeAdapter(Text).validator.validate_python
    return validate


class Block(SubRecord):
    """A sentence or more that is said always, or only to readers for whom a condition holds; or a sentence for each sum
    of a score."""

    say: Text | None = None
    """The words."""

    when: Condition | None = None
    """The condition under which they are said; always, without one."""

    of: Key | None = None
    """The key of a score, in place of `say`: what is said depends on its sum."""

    says: dict[Text, Text] = {}
    """The words for each sum of that score, under the sum: a number, `1 to 4`, `5 or more` or `0 or less`."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it can say."""
        return tuple(self.says.values()) if self.say is None else (self.say,)

    def places(self, number: int, *, alone: bool) -> Iterator[tuple[Loc, str]]:
        """Each text that it can say, with the way to it from the wording in which it is the block of this number."""
        if self.say is None:
            yield from (((number, "says", sums), text) for sums, text in self.says.items())
        else:
            yield (() if alone and not self.when else (number, "say")), self.say


class OrText:
    """Tells an editor's program that a bare text is taken as well."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": ["string", "number", "boolean"]}, handler(schema)]}


def _blocks(value: Any) -> Any:
    if isinstance(value, (list, tuple)) and value:
        return [_block(item) for item in value]
    if isinstance(value, (list, tuple)):
        value = ""  # a list of nothing says nothing
    return [{"say": _text()(value)}]


def _block(value: Any) -> Any:
    return {"say": _text()(value)} if isinstance(value, str) else value


Wording = Annotated[tuple[Block, ...], BeforeValidator(_blocks), OrText()]
"""A text, or a list of blocks: all whose condition holds are said, in order, joined by a space."""

Signs = Annotated[tuple[Annotated[Block, BeforeValidator(_block), OrText()], ...], None]
"""A list of signs, each a text or a block: those whose condition holds are shown."""
