"""The map in the maintainer's manual is the one on disk: its rooms, what they are for, their modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.conftest import ROOT
from tests.test_layers import LAYERS, PACKAGE, modules

MANUAL = ROOT / "docs" / "manual" / "maintainers.md"
ROW = re.compile(r"(?m)^\| `([a-z_/]+/)` \| ([^|]+) \| ([^|]+) \|$")


def drawn() -> dict[str, tuple[str, set[str]]]:
    """What the manual says of each folder of the package: what it is for, and its modules."""
    text = MANUAL.read_text("utf-8").partition("## The map")[2].partition("\n## ")[0]
    return {room: (purpose, set(re.findall(r"`([a-z_]+)`", names))) for room, purpose, names in ROW.findall(text)}


def on_disk() -> dict[str, tuple[str, set[str]]]:
    """The same, as the folders' docstrings and files say it."""
    found = {}
    for folder in {path.parent for path in modules(PACKAGE)}:
        docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
        names = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
        found[f"{folder.relative_to(PACKAGE.parent)}/"] = docstring.partition("\n")[0], names
    return found


def test_the_map_is_the_one_on_disk() -> None:
    assert drawn() == on_disk()


def test_the_rooms_stand_in_the_order_of_imports() -> None:
    heights = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
    names = [room.removeprefix("askwell/").rstrip("/").replace("/", ".") for room in drawn()]
    known = [heights[name] for name in names if name in heights]
    assert known == sorted(known)
    assert len(known) > 12


def test_every_module_named_in_the_manual_is_there() -> None:
    text = MANUAL.read_text("utf-8")
    files = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text))
    places = [ROOT, PACKAGE, ROOT / "hooks"]
    assert sorted(name for name in files if not any(Path(place, name).exists() for place in places)) == []
