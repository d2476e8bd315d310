"""JSON Schemas of the content files, so that an editor's program completes and checks while typing."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from askwell.content.folders import FOLDERS, LISTS
from askwell.content.records import Settings
from askwell.flow.schema.vocabulary import Vocabulary
from askwell.source.record import Record

FOLDER = "schemas"
"""Where they stand below the site's root."""


def schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of content file, by its file name."""
    models: dict[str, type[Record]] = {"site": Settings, "vocabulary": Vocabulary}
    models |= {kind: model for kind, (model, _) in FOLDERS.items()}
    found = {name: _schema(model) for name, model in models.items()}
    for kind, model in LISTS.items():
        record = _schema(model)
        definitions = record.pop("$defs", {})
        found[kind] = {"type": "object", "additionalProperties": record, "$defs": definitions}
    return {f"{name}.json": schema for name, schema in sorted(found.items())}


def bindings() -> dict[str, str]:
    """Which files each schema is for, as VS Code's `yaml.schemas` wants it."""
    globs = {kind: f"content/{kind}.yml" for kind in ("site", "vocabulary", *LISTS)}
    globs |= {kind: f"content/{kind}/**/*{ending}" for kind, (_, ending) in FOLDERS.items()}
    return {f"./{FOLDER}/{name}.json": glob for name, glob in sorted(globs.items())}


def write_schemas(root: Path) -> list[Path]:
    """Writes the schemas, and VS Code's settings that bind them if there are none yet."""
    written = []
    for name, text in _texts().items():
        written.append(_write(root / FOLDER / name, text))
    settings = root / ".vscode" / "settings.json"
    if not settings.exists():
        written.append(_write(settings, _json({"yaml.schemas": bindings()})))
    return written


@cache
def _texts() -> Mapping[str, str]:
    """The schemas as they are written. They follow from the program alone, and take half a second to make."""
    return MappingProxyType({name: _json(schema) for name, schema in schemas().items()})


class _Described(GenerateJsonSchema):
    """Puts the docstring below a field into the schema, as the tooltip of an editor's program.

    pydantic does it too (`use_attribute_docstrings`), but then it reads the source of every record whenever
    Ask Well starts, which is a fifth of the time of `askwell check`.
    """

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        described = _field_docstrings(schema["cls"])
        for name, field in found.get("properties", {}).items():
            if name in described:
                field["description"] = described[name]
        return found


def _field_docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings below the fields of a record, by the fields' names."""
    found: dict[str, str] = {}
    for kind in reversed([kind for kind in model.__mro__ if issubclass(kind, BaseModel) and kind is not BaseModel]):
        body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0].body  # type: ignore[attr-defined]
        for field, text in itertools.pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                found[field.target.id] = inspect.cleandoc(text.value.value)  # type: ignore[union-attr, arg-type]
    return found


def _schema(model: type[Record]) -> dict[str, Any]:
    found = model.model_json_schema(schema_generator=_Described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
