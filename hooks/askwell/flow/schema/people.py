"""How a guide, or an answer, names a person: by the id of the person's record. What is said of them stands there."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from askwell.source.record import SubRecord
from askwell.source.scalars import KEY, Day, Key, Reference, Text

_RECORD = "write the name of the person's file in content/people without .yml, for example jane-sample"


def _person_id(value: Any) -> Any:
    if isinstance(value, dict):
        hint = "keep name and credentials in a file of content/people, and write its name here, for example jane-sample"
        raise _fault("FIELD003", "there should be the id of a person here, not a group of fields", hint)
    if isinstance(value, str) and value.strip() and not KEY.fullmatch(value):
        raise _fault("FIELD009", f"'{' '.join(value.split())}' is not the id of a person", _RECORD)
    return value


def _fault(code: str, message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{text}", {"text": message, "hint": hint})


PersonRef = Annotated[Key, BeforeValidator(_person_id), Reference("people")]
"""The id of a person: the name of a file in `content/people/`."""


class Approval(SubRecord):
    """A clinician's signature under what is proven of this flow."""

    RETIRED: ClassVar[dict[str, str]] = {
        "name": "write by: and the id of a person (the name of a file in content/people, without .yml)",
        "credentials": "they stand in the file of the person who is named under by:",
    }

    by: PersonRef
    """The id of the person who approved it."""

    on: Day
    """The day of the approval."""

    proof: Text
    """The fingerprint that `askwell flow prove` printed that day."""
