"""Files that are replaced whole: whoever reads them sees the old one or the new one, also when a program is killed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


def replace_file(path: Path, text: str) -> None:
    """Puts a text into a file in one step, and makes the folder for it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as new:
        try:
            new.write(text)
            new.close()
            Path(new.name).chmod(0o644)
            Path(new.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(new.name).unlink()
            raise


def kept_json(path: Path) -> tuple[dict[str, Any], str]:
    """The mapping that a JSON file holds, and why it cannot be used, "" if it can. A file that is not there is an
    empty one."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError) as error:
        return {}, getattr(error, "strerror", None) or "it is not JSON"
    return (kept, "") if isinstance(kept, dict) else ({}, "it is not JSON of the right form")


def keep_json(path: Path, kept: Mapping[str, Any]) -> None:
    """Writes a mapping to a JSON file in one step. Raises OSError."""
    replace_file(path, json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
