"""Compiled templates say the same as their texts, whatever stands where they are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from askwell.compiled import compiled


def said(folder: Path, text: str, maker: str = "maker") -> str:
    """What a template says, in an environment that keeps compiled ones in a folder."""
    made_by = folder.parent / "maker.py"
    made_by.write_text(maker, "utf-8")
    environment = Environment(loader=DictLoader({"t": text}), bytecode_cache=compiled(made_by, folder))
    return environment.get_template("t").render(x="Test")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


def test_a_template_is_kept_once(folder: Path) -> None:
    assert [said(folder, "{{ x }} words.") for _ in range(2)] == ["Test words."] * 2
    assert len(list(folder.iterdir())) == 1


def test_a_template_that_changed_is_compiled_anew(folder: Path) -> None:
    assert said(folder, "{{ x }} words.") == "Test words."
    assert said(folder, "Other {{ x }}.") == "Other Test."


def test_another_maker_has_files_of_its_own(folder: Path) -> None:
    said(folder, "{{ x }}")
    said(folder, "{{ x }}", maker="other")
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("spoil", [lambda b: b[:0], lambda b: b[:-9], lambda b: b[:20] + b"x" * 50, lambda b: b"x" + b])
def test_a_damaged_file_does_no_harm(folder: Path, spoil: object) -> None:
    said(folder, "{{ x }} words.")
    (kept,) = folder.iterdir()
    kept.write_bytes(spoil(kept.read_bytes()))  # type: ignore[operator]
    assert said(folder, "{{ x }} words.") == "Test words."


def test_a_folder_in_the_way_does_no_harm(folder: Path) -> None:
    said(folder, "{{ x }} words.")
    (kept,) = folder.iterdir()
    kept.unlink()
    kept.mkdir()
    assert said(folder, "{{ x }} words.") == "Test words."


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "maker.py").touch()
    assert compiled(tmp_path / "maker.py", tmp_path / "none") is None
