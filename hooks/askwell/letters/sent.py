"""A letter as it was mailed, written to a file and read back: what was mailed stays as it was, whatever content says
later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from askwell.content import addresses
from askwell.content.editions.edition import Edition
from askwell.content.editions.sent import SentFile, own_words
from askwell.letters.letter import Letter

VERSION: Literal[1] = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """What a file keeps of an edition. `edition` is what the editor wrote, `letter` what readers got, `changes` the ids
    of the changes that each item's text had told by then, by the item's key. A field that a later version adds to a
    letter has a default, so that older files can be read."""

    version: Literal[1]
    sent: date
    edition: dict[str, Any]
    letter: Letter
    changes: dict[str, tuple[str, ...]]


@cache
def _adapter() -> TypeAdapter[Sent]:
    return TypeAdapter(Sent)


def sent_text(edition: Edition, day: date, letter: Letter, changes: Mapping[str, tuple[str, ...]]) -> str:
    """The text of the file that keeps what was mailed of an edition."""
    kept = Sent(VERSION, day, own_words(edition), letter, dict(changes))
    return json.dumps(_adapter().dump_python(kept, mode="json"), indent=1, ensure_ascii=False) + "\n"


def read_sent(file: SentFile) -> Sent | str:
    """What a file keeps, or in words why it cannot be used."""
    if file.data is None:
        return "it is not JSON"
    if file.data.get("version") != VERSION:
        return f"its version is {file.data.get('version')}, and this program reads version {VERSION}"
    try:
        kept = _adapter().validate_json(json.dumps(file.data), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if unknown := _unknown(file.data, _adapter().dump_python(kept, mode="json")):
        return f"nothing reads '{unknown}'"
    if not kept.letter.items or kept.letter.path != addresses.edition_path(kept.letter.key):
        return "it keeps no letter of this site"
    return kept


def _unknown(data: object, known: object, name: str = "") -> str:
    """The first key of data that is not among those known; "" if all are."""
    if isinstance(data, list) and isinstance(known, list):
        return next((key for one, other in zip(data, known, strict=False) if (key := _unknown(one, other, name))), "")
    if not isinstance(data, dict) or not isinstance(known, dict):
        return ""
    for key, value in data.items():
        if key not in known:
            return f"{name}{key}"
        if inner := _unknown(value, known[key], f"{name}{key}."):
            return inner
    return ""
