"""The shared parts that come with the program: screens for well-known signs, `askwell/parts/<id>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from askwell.flow.schema.shared_parts import SharedPart
from askwell.source.yaml import parse_yaml

FOLDER = "parts"
"""Where they stand in the package."""


@cache
def shipped_parts() -> Mapping[str, SharedPart]:
    """The parts that come with the program, by their id. A site's own part of the same name takes the place of one."""
    found: dict[str, SharedPart] = {}
    for file in sorted((files("askwell") / FOLDER).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            parsed, problems = parse_yaml(f"askwell/{FOLDER}/{file.name}", file.read_text(encoding="utf-8"))
            key = file.name.removesuffix(".yml")
            part, wrong = SharedPart.read(key, parsed.data, parsed.document) if parsed else (None, [])
            if part is None or problems or wrong:
                raise ValueError(f"{file.name}: {[*problems, *wrong]}")
            part._shipped = True
            found[key] = part
    return MappingProxyType(found)
