"""A video or a recording that an answer links to. It is never part of the page: that would tell others who reads it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from askwell.patterns import regex
from askwell.source.record import SubRecord
from askwell.source.scalars import Text, WebAddress, Whole, one_of

_PART = "[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = regex(rf"(?:{_PART}/)*{_PART}\.txt")


class MediumKind(StrEnum):
    """What a medium is."""

    VIDEO = "video"
    AUDIO = "audio"


def _transcript_file(value: Any) -> Any:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        message = f"'{value}' cannot be the name of a transcript" if isinstance(value, str) else "a name belongs here"
        hint = "put a plain text beside this file: small letters, digits, single hyphens, and the ending .txt"
        raise PydanticCustomError("FIELD009", "{text}", {"text": message, "hint": hint})
    return value


TranscriptFile = Annotated[
    str, BeforeValidator(_transcript_file), WithJsonSchema({"type": "string", "pattern": _NAME.pattern})
]
"""The name of a plain text, beside the file that names it or in a folder there."""


class Medium(SubRecord):
    """A video or a recording on another site, to which an answer links."""

    kind: Annotated[
        MediumKind,
        one_of("kind of medium", {str(kind): kind for kind in MediumKind}),
        WithJsonSchema({"enum": list(map(str, MediumKind))}),
    ]
    """`video` or `audio`."""

    title: Text
    """Its title."""

    by: Text
    """Who published it."""

    url: WebAddress
    """Its address."""

    minutes: Whole
    """How long it takes, in whole minutes; 1 for anything shorter."""

    transcript: TranscriptFile
    """The file with all that is said, beside the answer's."""
