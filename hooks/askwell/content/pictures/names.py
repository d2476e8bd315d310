"""Names of picture files: they become parts of addresses."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from askwell.patterns import regex

ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WebP"}
"""The endings that a picture's name may have, and the kind of file that each stands for."""

_PART = "[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = regex(rf"(?:{_PART}/)*{_PART}\.(?:{'|'.join(ENDINGS)})")

ADVICE = {
    "svg": "an SVG can run programs: save the drawing as PNG",
    "gif": "save it as PNG; what moves can be a video elsewhere, with a link to it",
    "heic": "save it as JPEG: few programs read this kind",
    "heif": "save it as JPEG: few programs read this kind",
    "avif": "save it as JPEG or PNG; the build makes small files of it",
    "tif": "save it as PNG",
    "tiff": "save it as PNG",
    "bmp": "save it as PNG",
}
"""What to do about endings of other kinds of picture."""


def name_problem(name: str) -> tuple[str, str]:
    """What is wrong with the name of a picture's file, as it is written in an answer, and what to do; empty if it is
    good: a file beside the answer's, or in a folder beside it."""
    if _NAME.fullmatch(name):
        return "", ""
    if ":" in name or name.startswith("//"):
        return f"'{name}' is on another site", "put the picture beside this file, and write its name"
    if name.startswith("/") or ".." in name.split("/") or "\\" in name:
        return f"'{name}' leads elsewhere", "put the picture beside this file, and write its name"
    ending = name.rpartition(".")[2].lower()
    if ending in ADVICE:
        return f"'{name}' is a kind of picture that is not taken", ADVICE[ending]
    message = f"'{name}' cannot be the name of a picture"
    return message, "use small letters a to z, digits, single hyphens, and the ending .jpg, .png or .webp"


def _picture_file(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        message, hint = "there should be the name of a picture here", "write it as in photo.jpg"
        raise PydanticCustomError("FIELD003", "{text}", {"text": message, "hint": hint})
    message, hint = name_problem(value)
    if message:
        raise PydanticCustomError("FIELD009", "{text}", {"text": message, "hint": hint})
    return value


PictureFile = Annotated[
    str, BeforeValidator(_picture_file), WithJsonSchema({"type": "string", "pattern": _NAME.pattern})
]
"""The name of a picture's file, beside the file that names it or in a folder there."""
