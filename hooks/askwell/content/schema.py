"""JSON Schemas of the content files, so that an editor's program completes and checks while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from askwell.content.folders import FOLDERS, LISTS
from askwell.content.records import Settings
from askwell.source.record import Record

FOLDER = "schemas"
"""Where they stand below the site's root."""


def schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of content file, by its file name."""
    models: dict[str, type[Record]] = {"site": Settings} | {kind: model for kind, (model, _) in FOLDERS.items()}
    found = {name: _schema(model) for name, model in models.items()}
    for kind, model in LISTS.items():
        record = _schema(model)
        definitions = record.pop("$defs", {})
        found[kind] = {"type": "object", "additionalProperties": record, "$defs": definitions}
    return {f"{name}.json": schema for name, schema in sorted(found.items())}


def bindings() -> dict[str, str]:
    """Which files each schema is for, as VS Code's `yaml.schemas` wants it."""
    globs = {"site": "content/site.yml"} | {kind: f"content/{kind}.yml" for kind in LISTS}
    globs |= {kind: f"content/{kind}/**/*{ending}" for kind, (_, ending) in FOLDERS.items()}
    return {f"./{FOLDER}/{name}.json": glob for name, glob in sorted(globs.items())}


def write_schemas(root: Path) -> list[Path]:
    """Writes the schemas, and VS Code's settings that bind them if there are none yet."""
    written = []
    for name, schema in schemas().items():
        written.append(_write(root / FOLDER / name, schema))
    settings = root / ".vscode" / "settings.json"
    if not settings.exists():
        written.append(_write(settings, {"yaml.schemas": bindings()}))
    return written


def _schema(model: type[Record]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()


def _write(path: Path, data: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
