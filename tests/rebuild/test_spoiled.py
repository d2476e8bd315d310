"""Whoever else writes into what the last build left is noticed, and it is thrown away."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.rebuild.files import is_sealed, seal
from askwell.rebuild.store import FILE
from tests.rebuilding.edits import change_a_question, open_desk
from tests.rebuilding.test_rebuilds import assert_same
from tests.sites import run


def rest_on_nothing(path: Path) -> None:
    """Whatever was made would hold."""
    connection = sqlite3.connect(path)
    connection.execute("update asked set field = 'nothing'")
    connection.commit()
    connection.close()


def with_the_time_of_before(path: Path) -> None:
    there = path.stat()
    rest_on_nothing(path)
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def as_another_file(path: Path) -> None:
    raw = path.read_bytes()
    rest_on_nothing(path)
    path.rename(path.with_suffix(".old"))
    path.write_bytes(raw)


def without_its_seal(path: Path) -> None:
    path.with_suffix(".seal").unlink()


@pytest.mark.long
@pytest.mark.parametrize("spoil", [rest_on_nothing, with_the_time_of_before, as_another_file, without_its_seal])
def test_a_build_after(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "site", 1, 4)
    assert desk.build().returncode == 0
    change_a_question(desk)
    spoil(desk.root / FILE)
    assert "error" not in run(desk.root, "askwell", "check", day=desk.epoch).stdout.replace("0 errors", "")
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert "Building everything: what the last build left cannot be read." in done.stdout
    assert_same(desk, tmp_path / "cold", spoil.__name__)
    change_a_question(desk)
    assert "Building everything" not in run(desk.root, "askwell", "build", day=desk.epoch).stdout


def seal_another(path: Path) -> None:
    path.write_bytes(b"b")
    seal(path)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        pytest.param(lambda path: path.read_bytes(), True, id="read"),
        pytest.param(lambda path: path.write_bytes(b"b"), False, id="as long"),
        pytest.param(lambda path: path.write_bytes(b"bb"), False, id="longer"),
        pytest.param(lambda path: path.rename(path.with_name("b")), False, id="gone"),
        pytest.param(lambda path: path.with_suffix(".seal").write_bytes(b"\xff"), False, id="another seal"),
        pytest.param(lambda path: path.with_suffix(".seal").unlink(), False, id="no seal"),
        pytest.param(seal_another, True, id="sealed again"),
    ],
)
def test_a_file_is_sealed(act: Callable[[Path], object], expected: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"a")
    os.utime(path, ns=(1, 1))
    seal(path)
    act(path)
    assert is_sealed(path) == expected
