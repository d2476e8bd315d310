"""Imports point one way, MkDocs stays at arm's length, and nothing grows too long."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hooks" / "askwell"

LAYERS = (
    {"__init__", "clock", "diagnostics"},
    {"nodes"},
    {"reading", "fields"},
    {"record"},
    {"flow"},
    {"content"},
    {"checks"},
    {"render"},
    {"audit"},
    {"publish", "stage", "starter", "versions"},
    {"mkdocs_adapter"},
    {"flow_commands"},
    {"cli"},
    {"__main__"},
)
"""The modules and packages of `askwell`, lowest first: each imports from itself and from lower ones."""

HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}

MAX_MODULE, MAX_FUNCTION = 300, 40
"""Lines; more is a sign that a thing does two things."""


def layer(path: Path) -> str:
    """The first name below `askwell`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Everything that a module imports; names from `askwell` itself with their full path."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(folder: Path) -> list[Path]:
    """Its Python files, without those that a new site starts with."""
    return sorted(path for path in folder.rglob("*.py") if not path.is_relative_to(PACKAGE / "starter" / "site"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def forbidden(path: Path, source: str) -> list[str]:
    """The imports of a module of `askwell` that do not point down, and mkdocs outside its adapter."""
    here = layer(path)
    names = {name for name in imported(ast.parse(source)) if name.split(".")[0] in ("askwell", "mkdocs", "material")}
    outside = {name for name in names if name.split(".")[0] != "askwell" and here != "mkdocs_adapter"}
    inside = {name for name in names if name.split(".")[0] == "askwell" and name.split(".")[1] != here}
    return sorted(outside | {name for name in inside if HEIGHT[name.split(".")[1]] >= HEIGHT[here]})


def test_every_module_has_a_layer() -> None:
    assert {layer(path) for path in modules(PACKAGE)} - HEIGHT.keys() == set()


@pytest.mark.parametrize("path", modules(PACKAGE), ids=_name)
def test_imports_point_one_way(path: Path) -> None:
    assert forbidden(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("record.py", "from askwell.fields import Key", []),
        ("fields.py", "from askwell.record import Record", ["askwell.record.Record"]),
        ("fields.py", "from askwell.reading import decode", ["askwell.reading.decode"]),
        ("flow/model.py", "import askwell.content.load", ["askwell.content.load"]),
        ("flow/model.py", "from askwell import checks", ["askwell.checks"]),
        ("checks/dates.py", "def f():\n    from askwell.cli import main", ["askwell.cli.main"]),
        ("render/pages.py", "from mkdocs.config import Config", ["mkdocs.config.Config"]),
        ("mkdocs_adapter.py", "from mkdocs.config import Config", []),
    ],
)
def test_the_test_sees_what_points_up(module: str, source: str, expected: list[str]) -> None:
    assert forbidden(PACKAGE / module, source) == expected


@pytest.mark.parametrize("path", modules(ROOT / "hooks") + modules(ROOT / "tests"), ids=_name)
def test_nothing_is_too_long(path: Path) -> None:
    source = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > MAX_FUNCTION]
    assert (len(source.splitlines()) <= MAX_MODULE, too_long) == (True, [])
