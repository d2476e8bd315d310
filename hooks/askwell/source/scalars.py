"""What the scalars of a content file may mean.

Every value arrives as the text an editor wrote. A field's type says what the text means, and
the same type describes itself to the JSON Schema that an editor's program checks against.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from askwell.patterns import regex

KEY = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Names of things: they become parts of addresses and of ids. No double hyphen: we use it to join two."""

SHORT_ID = regex(r"[a-z0-9]{3,12}")
"""The permanent id of an answer."""

FIGURE = regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")
"""A number as an editor writes it: up to nine digits, and six behind the point."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of another record; `kind` is a collection of the Library."""

    kind: str


def _fault(code: str, message: str, hint: str = "") -> PydanticCustomError:
    # The text goes in as context, so that braces in what an editor wrote are not taken for a template.
    return PydanticCustomError(code, "{text}", {"text": message, "hint": hint})


def _text(value: Any) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _fault("FIELD004", "this field is empty", "fill it in, or remove the line if it may be left out")
    if not isinstance(value, str):
        found = "a list" if isinstance(value, list) else "a group of fields"
        raise _fault(
            "FIELD003",
            f"there should be a text here, not {found}",
            "write the text behind the colon, in quotes if it has a colon of its own",
        )
    return " ".join(value.split())


def _passage(value: Any) -> Any:
    _text(value)
    return str(value).strip()


def _key(value: Any) -> Any:
    _text(value)
    if not KEY.fullmatch(value):  # as written: of two names that differ in spaces alone, one would be lost
        raise _fault(
            "FIELD009",
            f"'{value}' cannot be a name here",
            "use small letters a to z, digits, and single hyphens between them",
        )
    return value


def _short_id(value: Any) -> Any:
    text = _text(value)
    if not SHORT_ID.fullmatch(text):
        raise _fault(
            "FIELD009", f"'{text}' cannot be a permanent id", "use 3 to 12 small letters and digits, for example k7m2"
        )
    return text


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = _text(value)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise _fault("FIELD005", f"'{text}' is not a date", "write year-month-day, for example 2026-11-22")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _fault(
            "FIELD005", f"there is no such day as {text}", "write year-month-day; months go from 01 to 12"
        ) from None


def _whole(value: Any) -> Any:
    if isinstance(value, int):
        return value
    text = _text(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise _fault(
            "FIELD006",
            f"'{text}' is not a whole number",
            "write digits only, without a leading zero, comma or sign, for example 105",
        )
    return int(text)


def _figure(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    text = _text(value)
    if not FIGURE.fullmatch(text):
        raise _fault("FIELD006", f"'{text}' is not a number", "write digits, with a point before decimals: 37.5")
    return Decimal(text)


def _points(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(name): _signed(points) for name, points in value.items()}
    return {"": _signed(value)}


def _signed(value: Any) -> int | Decimal:
    text = str(value) if isinstance(value, int | Decimal) else _text(value)
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?", text):
        raise _fault("FIELD006", f"'{text}' is not a number of points", "write digits, for example 2 or 1.5")
    return tidy(Decimal(text))


def tidy(number: int | Decimal) -> int | Decimal:
    """A number without needless decimals: 2 for 2.0, and 2.5 for 2.50."""
    return int(number) if number == int(number) else Decimal(number).normalize()


def _colour(value: Any) -> Any:
    text = _text(value).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise _fault("FIELD012", f"'{text}' is not a colour", 'write six digits in quotes, for example "#0b4f4c"')
    return text


def _docs_picture(value: Any) -> Any:
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*\.(png|jpg|jpeg|webp)", text):
        hint = "write the name of a PNG, JPEG or WebP file in docs/, in small letters, for example logo.png"
        raise _fault("FIELD013", f"'{text}' is not the name of a picture", hint)
    return text


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = _text(value)
    meanings = {"yes": True, "true": True, "no": False, "false": False}
    if text not in meanings:
        raise _fault("FIELD007", f"'{text}' is neither yes nor no", "write yes or no")
    return meanings[text]


def web_address_problem(text: str) -> str:
    """Why an address cannot be linked to, or "" if it can: https, a host with a dot, no spaces."""
    if re.search(r"[\s<>\"\\^`{|}]", text):
        return "it has a space or a sign in it that no address may have"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "its host or port is malformed"
    if parts.scheme != "https":
        return "it does not begin with https://"
    if parts.username or parts.password:
        return "it has a user name or a password in it"
    labels = host.split(".")
    if len(labels) < 2 or not all(re.fullmatch(r"[^\W_]([\w-]*[^\W_])?", part) for part in labels):
        return "the name of its site is incomplete or malformed"
    return ""


def _web_address(value: Any) -> Any:
    text = _text(value)
    problem = web_address_problem(text)
    if problem:
        raise _fault(
            "FIELD010",
            f"'{text}' is not a web address: {problem}",
            "copy the whole address from the browser; it begins with https://",
        )
    return text


def _link(value: Any) -> Any:
    text = _text(value)
    return text if re.fullmatch(r"/(?:[a-z0-9-]+/)*", text) else _web_address(text)


def _phone(value: Any) -> Any:
    text = _text(value)
    if not re.fullmatch(r"\+?[0-9]{2,15}", text):
        raise _fault("FIELD006", f"'{text}' is not a telephone number to dial", "write digits only, for example 911")
    return text


def _sha256(value: Any) -> Any:
    text = _text(value)
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        message = f"'{text}' is not a fingerprint of a file"
        raise _fault("FIELD006", message, "copy the 64 signs from the message that refuses the file")
    return text


def _at_most_words(limit: int) -> Callable[[Any], Any]:
    """A text of at most so many words, a word being what stands between spaces."""

    def check(value: Any) -> Any:
        text = _text(value)
        if len(text.split()) > limit:
            raise _fault(
                "FIELD011",
                f"this text has {len(text.split())} words; at most {limit} are allowed",
                "shorten it, and move detail to the body",
            )
        return text

    return check


def one_of(noun: str, words: dict[str, Any], also: str = "") -> BeforeValidator:
    """A field that takes one of a few words, each with its meaning; `also` ends the hint."""

    def check(value: Any) -> Any:
        if not isinstance(value, str) and value in words.values():
            return value
        text = _text(value)
        if text not in words:
            raise _fault("FIELD008", f"'{text}' is no {noun}", "write one of: " + ", ".join(words) + also)
        return words[text]

    return BeforeValidator(check)


_DATE_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_KEY_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""One line of plain text; line breaks and runs of spaces become one space."""

Passage = Annotated[str, BeforeValidator(_passage), WithJsonSchema({"type": "string"})]
"""One or more paragraphs in Markdown, citations included."""

Key = Annotated[str, BeforeValidator(_key), WithJsonSchema({"type": "string", "pattern": _KEY_PATTERN})]
"""The name of a thing: small letters, digits, single hyphens."""

ShortId = Annotated[str, BeforeValidator(_short_id), WithJsonSchema({"type": ["string", "number"]})]
"""A permanent id of 3 to 12 small letters and digits."""

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN})]
"""A calendar day, written year-month-day."""

Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0, in digits only."""

Figure = Annotated[Decimal, BeforeValidator(_figure), WithJsonSchema({"type": "number"})]
"""A number, exact to the last decimal written."""

Points = Annotated[
    dict[str, int | Decimal],
    BeforeValidator(_points),
    WithJsonSchema({"type": ["number", "object"], "additionalProperties": {"type": "number"}}),
]
"""Points by the key of their score; a bare number is kept under "", and counts for the flow's only score."""

YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
"""yes or no (true and false are taken as well)."""

Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-f]{6}$"})]
"""A colour as #rrggbb."""

DocsPicture = Annotated[str, BeforeValidator(_docs_picture), WithJsonSchema({"type": "string"})]
"""The name of a picture's file in `docs/`."""

WebAddress = Annotated[str, BeforeValidator(_web_address), WithJsonSchema({"type": "string", "pattern": "^https://"})]
"""A whole address on the web that begins with https://."""

LinkTarget = Annotated[str, BeforeValidator(_link), WithJsonSchema({"type": "string", "pattern": "^(https://|/)"})]
"""A web address, or a page of this site written as /name/."""

Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": ["string", "integer"]})]
"""A telephone number: 2 to 15 digits, with a + in front if need be."""


Sha256 = Annotated[str, BeforeValidator(_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
"""The SHA-256 of a file's bytes, 64 small hexadecimal digits."""

ShortAnswer = Annotated[str, BeforeValidator(_at_most_words(60)), WithJsonSchema({"type": "string"})]
"""At most 60 words, as readers on a phone see them without scrolling (CDC Clear Communication Index; ours)."""
