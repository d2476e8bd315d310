"""A change is noticed wherever something of a site may stand."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from askwell.rebuild.files import is_ours, stamps


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("mkdocs.yml", True),
        ("content/answers/a.md", True),
        ("content/answers/node_modules/a.md", True),
        ("content/answers/__pycache__/a.md", True),
        ("docs/node_modules/a.md", True),
        ("content/.hidden/a.md", True),
        ("hooks/mkdocs_hooks.py", True),
        ("hooks/__pycache__/mkdocs_hooks.pyc", False),
        ("node_modules/tool/a.js", False),
        ("__pycache__/a.pyc", False),
        (".git/HEAD", False),
        ("site/index.html", False),
    ],
)
def test_a_file_is_seen(path: str, seen: bool, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("a", "utf-8")
    assert [*stamps(tmp_path, tmp_path / "site")] == [path] * seen


@pytest.mark.parametrize(
    ("folder", "ours"),
    [
        (".", True),
        ("docs", True),
        ("docs/.more", True),
        (".docs", False),
        ("../docs", False),
        ("node_modules/docs", False),
        ("hooks", True),
        ("hooks/__pycache__/docs", False),
    ],
)
def test_a_folder_is_looked_into(folder: str, ours: bool) -> None:
    assert is_ours(PurePath(folder)) == ours
