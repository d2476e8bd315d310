"""Imports point one way, MkDocs stays at arm's length, and nothing grows too long."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hooks" / "askwell"

LAYERS = (
    {"patterns"},
    {"__init__", "processes", "build_date", "colours", "compiled", "diagnostics", "shelf"},
    {"progress"},
    {"source.asked", "source.syntax"},
    {"source.yaml"},
    {"source.files", "source.scalars"},
    {"source.record"},
    {"flow.schema"},
    {"flow.expr"},
    {"flow.resolve"},
    {"flow.explore"},
    {"flow.machine"},
    {"flow.verify"},
    {"flow.proving"},
    {"flow.compare"},
    {"flow.report"},
    {"flow.export"},
    {"content"},
    {"letters"},
    {"checks"},
    {"render"},
    {"search"},
    {"render.site"},
    {"watch.files"},
    {"permanence"},
    {"watch.lock"},
    {"surroundings"},
    {"watch"},
    {"audit.html"},
    {"audit.pages"},
    {"audit.external", "audit.known_files", "audit.search_index"},
    {"audit.browser"},
    {"audit.site_audit"},
    {"audit"},
    {"desk"},
    {"sending"},
    {"publish"},
    {"rebuild"},
    {"mailing"},
    {"export", "flow_revisions", "starter"},
    {"deploy"},
    {"play"},
    {"importing"},
    {"mkdocs_adapter"},
    {"cli"},
    {"__main__"},
)
"""The rooms of `askwell`, lowest first: each imports from itself and from lower ones. A folder that is named whole
may have any order inside."""

HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}

MAX_MODULES = 14
"""Modules in a folder; more is a sign that it holds two rooms."""

MAX_MODULE, MAX_FUNCTION = 300, 40
"""Lines; more is a sign that a thing does two things."""


def layer(name: str) -> str:
    """The room of a module, by its name below `askwell` ("flow.expr.ast"); "" if it has none."""
    parts = name.split(".")
    return next((room for n in range(len(parts), 0, -1) if (room := ".".join(parts[:n])) in HEIGHT), "")


def module_name(path: Path) -> str:
    """The name of a module below `askwell`: "flow.expr.ast" for `flow/expr/ast.py`, "flow.expr" for its folder."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All statements of a module, at whatever depth: no expression has one inside."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from statements(child)


def imported(tree: ast.AST) -> Iterator[str]:
    """Everything that a module imports; names from `askwell` itself with their full path."""
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(folder: Path) -> list[Path]:
    """Its Python files, without those that a new site starts with."""
    return sorted(path for path in folder.rglob("*.py") if not path.is_relative_to(PACKAGE / "starter" / "site"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(source: str) -> ast.Module:
    """A module, which several tests look at."""
    return ast.parse(source)


def forbidden(path: Path, source: str) -> list[str]:
    """The imports of a module of `askwell` that do not point down, and mkdocs outside its adapter."""
    here = layer(module_name(path))
    names = {name for name in imported(parsed(source)) if name.split(".")[0] in ("askwell", "mkdocs", "material")}
    outside = {name for name in names if name.split(".")[0] != "askwell" and here != "mkdocs_adapter"}
    inside = {name: layer(name.removeprefix("askwell.")) for name in names - outside if name.startswith("askwell.")}
    return sorted(outside | {name for name, room in inside.items() if room != here and HEIGHT[room] >= HEIGHT[here]})


def without_a_room(path: Path) -> bool:
    """Whether the order of imports says nothing of a module. The folders `flow` and `source` have rooms only."""
    return layer(module_name(path)) == "" and path.name != "__init__.py"


def test_every_module_has_a_room() -> None:
    assert [_name(path) for path in modules(PACKAGE) if without_a_room(path)] == []


def test_folders_of_rooms_have_no_code_of_their_own() -> None:
    for path in modules(PACKAGE):
        if path.name == "__init__.py" and path.parent != PACKAGE and layer(module_name(path)) == "":
            assert [type(node) for node in parsed(path.read_text("utf-8")).body] == [ast.Expr]


def test_no_folder_is_crowded() -> None:
    folders = Counter(path.parent for path in modules(PACKAGE) if path.name != "__init__.py")
    assert {_name(folder): count for folder, count in folders.items() if count > MAX_MODULES} == {}


def test_imports_point_one_way() -> None:
    with_a_room = (path for path in modules(PACKAGE) if layer(module_name(path)))
    found = {_name(path): forbidden(path, path.read_text("utf-8")) for path in with_a_room}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("source/record.py", "from askwell.source.scalars import Key", []),
        ("source/scalars.py", "from askwell.source.record import Record", ["askwell.source.record.Record"]),
        ("source/scalars.py", "from askwell.source.files import decode", ["askwell.source.files.decode"]),
        ("flow/schema/records.py", "import askwell.content.load", ["askwell.content.load"]),
        ("flow/schema/records.py", "from askwell import checks", ["askwell.checks"]),
        ("flow/explore/liveness.py", "from askwell.flow.expr.ast import atoms", []),
        (
            "flow/explore/liveness.py",
            "from askwell.flow.machine.machine import Machine",
            ["askwell.flow.machine.machine.Machine"],
        ),
        ("audit/html/page.py", "from askwell.audit.pages import guides", ["askwell.audit.pages.guides"]),
        ("audit/__init__.py", "from askwell.audit.pages import guides", []),
        ("checks/dates.py", "def f():\n    from askwell.cli.main import main", ["askwell.cli.main.main"]),
        ("render/pages.py", "from mkdocs.config import Config", ["mkdocs.config.Config"]),
        ("mkdocs_adapter/events.py", "from mkdocs.config import Config", []),
    ],
)
def test_the_test_sees_what_points_up(module: str, source: str, expected: list[str]) -> None:
    assert forbidden(PACKAGE / module, source) == expected


def too_long(path: Path) -> Iterator[str]:
    """The module, if it is too long, and its functions that are."""
    source = path.read_text("utf-8")
    if len(source.splitlines()) > MAX_MODULE:
        yield _name(path)
    functions = (n for n in statements(parsed(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    for function in functions:
        if (function.end_lineno or 0) - function.lineno + 1 > MAX_FUNCTION:
            yield f"{_name(path)}: {function.name}"


def test_nothing_is_too_long() -> None:
    paths = modules(ROOT / "hooks") + modules(ROOT / "tests") + modules(ROOT / "bench")
    assert [name for path in paths for name in too_long(path)] == []


def test_no_condition_stands_in_another() -> None:
    """A conditional expression inside another takes two readings."""
    found = []
    for path in modules(PACKAGE):
        choices = [node for node in ast.walk(parsed(path.read_text("utf-8"))) if isinstance(node, ast.IfExp)]
        inner = [n for choice in choices for n in ast.walk(choice) if isinstance(n, ast.IfExp) and n is not choice]
        found += [f"{_name(path)}:{node.lineno}" for node in inner]
    assert found == []
