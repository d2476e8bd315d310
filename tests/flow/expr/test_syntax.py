"""The libraries that read conditions are loaded, and their tables made, no sooner and no more often than they must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from askwell.flow.expr import formula_syntax, syntax


def test_nothing_is_loaded_before_the_first_condition() -> None:
    script = "import sys, askwell.checks; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("module", [syntax, formula_syntax], ids=["conditions", "formulas"])
def test_tables_are_made_once(module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = module._parser.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(module, "tables", lambda name: str(tmp_path / name))
    make()
    monkeypatch.setattr("lark.lark.load_grammar", None)
    make()


def test_the_folder_for_tables_is_made() -> None:
    assert Path(syntax.tables("test")).parent.is_dir()
