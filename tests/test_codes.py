"""Every code that the source can report is expected by some row of the tests' tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "hooks" / "askwell"
CODE = re.compile(r"\b[A-Z]+[0-9]{3}\b")


def modules(root: Path, *names: str) -> Iterator[Path]:
    for name in names:
        yield from [root / f"{name}.py"] if (root / f"{name}.py").exists() else (root / name).rglob("*.py")


def codes(paths: Iterator[Path]) -> set[str]:
    """The codes in the string constants of some modules, docstrings and comments left out."""
    found: set[str] = set()
    for path in paths:
        text = path.read_text("utf-8")
        if not CODE.search(text):
            continue  # most modules have none, and need not be parsed
        tree = ast.parse(text)
        texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in texts)
        found.update(code for n in constants if isinstance(n.value, str) for code in CODE.findall(n.value))
    return found


def test_every_code_is_provoked() -> None:
    reported = codes(modules(PACKAGE, "source", "content", "flow", "checks"))
    expected = codes(modules(TESTS, "source", "content", "flow", "checks"))
    assert {"READ001", "YAML001", "FIELD001", "REF001", "FLOW001", "BODY001", "DATE001"} <= reported
    assert reported - expected == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('x = "ABC001"', {"ABC001"}),
        ('x = f"1:1 ABC001 {y}"', {"ABC001"}),
        ('"""ABC001"""\n# ABC002', set()),
        ('x = "ABC01", "abc001", "ABC0011"', set()),
    ],
)
def test_codes_are_found(source: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(source)
    assert codes(modules(tmp_path, "module")) == expected
