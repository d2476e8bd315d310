"""Records: what a content file says, validated, frozen, and aware of where it was said."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError
from pydantic_core import ErrorDetails

from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.source.scalars import Reference
from askwell.source.yaml import Document, Loc

NOWHERE = Document("", "")
"""The document of a record that was not read from a file."""


class SubRecord(BaseModel):
    """A group of fields inside a record. Unknown fields are an error: a typo must not be lost. A model may have
    `RETIRED`: fields it had once, each with what to write instead."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(SubRecord):
    """What one id stands for. `key` is the id, or for an answer its slug."""

    _key: str = PrivateAttr(default="")
    _document: Document = PrivateAttr(default_factory=lambda: NOWHERE)  # a default would be copied deeply each time

    def _private(self) -> Mapping[str, Any]:
        """The private attributes. pydantic looks for each in five places before it looks here."""
        found: Mapping[str, Any] | None = object.__getattribute__(self, "__pydantic_private__")
        return found or {}

    @property
    def key(self) -> str:
        """The name by which other records and addresses refer to this one."""
        key: str = object.__getattribute__(self, "__pydantic_private__")["_key"]  # asked more often than all else
        return key

    @property
    def path(self) -> str:
        """The file it was read from, relative to the site's root."""
        document: Document = self._private()["_document"]
        return document.path

    @property
    def document(self) -> Document:
        """The text that it was read from."""
        return self._document

    def at(self, *loc: str | int, key: bool = False) -> Location:
        """Where one of its values, or with `key` the value's name, stands in the file."""
        return self._document.at(*loc, key=key)

    def may_say(self, word: str) -> bool:
        """Whether a word could stand in one of its texts: those that cannot say it need no second look."""
        return self._document.may_say(word)

    def inside(self, offset: int, *loc: str | int) -> Location:
        """Where a sign of one of its texts stands, counted in the text as it is read."""
        return self._document.inside(offset, *loc)

    @classmethod
    def read(
        cls, key: str, data: Any, document: Document, gaps: Iterable[tuple[str, str]] = (), unfinished: bool = False
    ) -> tuple[Self | None, list[Diagnostic]]:
        """A record from plain data, or everything that is wrong with the data. `gaps` are fields that are missing,
        though other data may do without, each with words that say why. Of an unfinished text there is a record even
        so, if one can be made without the fields that are wrong."""
        empty = list(_empty(data, ()))
        problems = [
            Diagnostic(document.at(*loc), "FIELD004", f"{_label(loc)}this field is empty", _advice(loc))
            for loc in empty
        ]
        data = data if data is not None else {}
        problems += [_missing_field(document.at(), name, why) for name, why in gaps]
        record, others = cls._validated(data)
        problems += [_translate(cls, document, item) for item in others if item["loc"] not in empty]
        if problems or record is None:
            wrong = {loc[0] for loc in (*empty, *(item["loc"] for item in others)) if loc}
            record = cls._validated(_without(data, wrong))[0] if unfinished and isinstance(data, dict) else None
        if record is not None:
            record._key, record._document = key, document
        return record, problems

    @classmethod
    def _validated(cls, data: Any) -> tuple[Self | None, list[ErrorDetails]]:
        try:
            return cls.model_validate(data), []
        except ValidationError as error:
            return None, [item for item in error.errors() if not _echo(item)]


def _without(data: Mapping[str, Any], names: Collection[str | int]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _advice(loc: Loc) -> str:
    """What to do about a field with nothing behind it. No field has a space or a bracket in its name: there a
    comma inside { } has cut a text in two."""
    name = str(loc[-1])
    return "a comma inside { } ends a value: put the text in quotes" if set(name) & set(" ()") else _FILL


_FILL = "fill it in, or remove the line if it may be left out"


def _empty(data: Any, loc: Loc) -> Iterator[Loc]:
    """The ways to all fields and items with nothing behind them: nobody writes a field's name to say nothing."""
    steps: dict[Any, Any] = {}
    if isinstance(data, dict):
        steps = data
    elif isinstance(data, list):
        steps = dict(enumerate(data))
    for step, value in steps.items():
        if value is None:
            yield (*loc, step)
        else:
            yield from _empty(value, (*loc, step))


def _label(loc: Loc) -> str:
    """How a message names what stands at `loc`: a field by its name, an item by its list and its number."""
    if not loc:
        return ""
    if isinstance(loc[-1], str):
        return f"{loc[-1]}: "
    of = f" of {loc[-2]}" if len(loc) > 1 and isinstance(loc[-2], str) else ""
    return f"item {loc[-1] + 1}{of}: "


def _echo(error: ErrorDetails) -> bool:
    """Whether this only repeats another finding: a list counted as empty as its items are wrong."""
    return error["type"] == "too_short" and bool(error["input"])


def _translate(model: type[Record], document: Document, error: ErrorDetails) -> Diagnostic:
    """pydantic's finding in an editor's words."""
    loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
    on_key = error["loc"][-1:] == ("[key]",)
    for kinds, words in _WORDS.items():
        if error["type"].startswith(kinds):
            return words(model, document, loc, on_key, error)
    raise AssertionError(f"no words for pydantic's {error['type']}")


Words = Callable[["type[Record]", Document, Loc, bool, ErrorDetails], Diagnostic]
"""Puts an error into words: of a record's type, its document, the way to a value, or with True to its name."""


def _missing(model: type[Record], document: Document, loc: Loc, on_key: bool, error: ErrorDetails) -> Diagnostic:
    del model, on_key, error
    above = loc[-2] if len(loc) > 1 else None
    named = isinstance(above, str)
    return _missing_field(document.at(*loc[:-1], key=named), str(loc[-1]), of=f" of {above!r}" if named else "")


def _missing_field(place: Location, name: str, why: str = "", of: str = "") -> Diagnostic:
    hint = f"add a line '{name}:' with its value; the author's manual says what belongs there"
    return Diagnostic(place, "FIELD001", f"the field '{name}'{of} is missing{why}", hint)


def _unknown(model: type[Record], document: Document, loc: Loc, on_key: bool, error: ErrorDetails) -> Diagnostic:
    del on_key, error
    part = _model_at(model, loc[:-1])
    retired: dict[str, str] = getattr(part, "RETIRED", {})
    hint = retired.get(str(loc[-1])) or did_you_mean(str(loc[-1]), list(part.model_fields) if part else [])
    return Diagnostic(document.at(*loc, key=True), "FIELD002", f"there is no field called '{loc[-1]}' here", hint)


def _own(model: type[Record], document: Document, loc: Loc, on_key: bool, error: ErrorDetails) -> Diagnostic:
    """A fault of a field's own type, which has its words with it."""
    del model
    context = error["ctx"]
    return Diagnostic(
        document.at(*loc, key=on_key), error["type"], f"{_label(loc)}{context['text']}", str(context["hint"])
    )


def _too_few(model: type[Record], document: Document, loc: Loc, on_key: bool, error: ErrorDetails) -> Diagnostic:
    del model, on_key, error
    message, hint = "there must be at least one", "add one, or remove the line if it may be left out"
    return Diagnostic(document.at(*loc), "FIELD004", f"{_label(loc)}{message}", hint)


def _of_another_kind(
    model: type[Record], document: Document, loc: Loc, on_key: bool, error: ErrorDetails
) -> Diagnostic:
    del model
    place = document.at(*loc, key=on_key)
    if error.get("input") is None:
        return Diagnostic(place, "FIELD004", f"{_label(loc)}this field is empty", _FILL)
    expected = "a list, one item a line, each after a dash" if error["type"] == "tuple_type" else "a group of fields"
    hint = "the author's manual has an example of this field"
    return Diagnostic(place, "FIELD003", f"{_label(loc)}there should be {expected} here", hint)


_WORDS: dict[str | tuple[str, ...], Words] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "FIELD": _own,
    "too_short": _too_few,
    ("tuple_type", "dict_type", "model_type", "model_attributes_type"): _of_another_kind,
}
"""Who puts which of pydantic's kinds of error into words."""


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of a group of fields, found by walking the model's types along `loc`."""
    current: Any = model
    for part in loc:
        if _is_part(current):
            info = current.model_fields.get(str(part))
            current = _without_none(info.annotation) if info else None
        else:
            current = _element(current)
    return current if _is_part(current) else None


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _without_none(annotation: Any) -> Any:
    """The type X of an optional X."""
    arguments = [a for a in typing.get_args(annotation) if a is not type(None)]
    optional = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    return arguments[0] if optional and arguments else annotation


def _element(annotation: Any) -> Any:
    """The type of what a list or a mapping holds."""
    arguments = [a for a in typing.get_args(annotation) if a is not Ellipsis]
    return arguments[-1] if arguments else None


def references(record: Record) -> Sequence[tuple[Loc, str, str]]:
    """Every reference in a record: the way to it, the kind referred to, the id."""
    found: list[tuple[Loc, str, str]] = []
    _walk(record, (), found)
    return found


def _walk(part: SubRecord, loc: Loc, found: list[tuple[Loc, str, str]]) -> None:
    for name, kind in referring(type(part)):
        value = getattr(part, name)
        if value is None or value == ():
            continue
        for place, item in _items(value, (*loc, name)):
            if isinstance(item, SubRecord):
                _walk(item, place, found)
            elif kind and item is not None:
                found.append((place, kind, item))


def _items(value: Any, loc: Loc) -> Iterable[tuple[Loc, Any]]:
    """A field's value, or each of its items, with the way to it."""
    if isinstance(value, dict):
        return (((*loc, key), item) for key, item in value.items())
    if isinstance(value, tuple):
        return (((*loc, number), item) for number, item in enumerate(value))
    return [(loc, value)]


@cache
def referring(model: type[SubRecord]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold references (with their kind) or further groups of fields."""
    found = []
    for name, info in model.model_fields.items():
        kind = _reference_kind(info.annotation, info.metadata)
        plain = _without_none(info.annotation)
        if kind or _is_part(plain) or _is_part(_element(plain)):
            found.append((name, kind))
    return tuple(found)


def _reference_kind(annotation: Any, metadata: list[Any]) -> str:
    for mark in metadata:
        if isinstance(mark, Reference):
            return mark.kind
    for argument in typing.get_args(annotation):
        inner = list(getattr(argument, "__metadata__", ()))
        kind = _reference_kind(argument, inner)
        if kind:
            return kind
    return ""
