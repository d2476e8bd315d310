"""Files of a new site are written by several processes, and are the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from askwell.processes import VARIABLE
from askwell.publish import write
from askwell.render.assets import Asset, Joined, Made

pytestmark = pytest.mark.usefixtures("one_thread")

FILES: dict[str, Asset] = {
    "index.html": "Test",
    "a/b/index.html": Joined(("<p>", "Test", "</p>")),
    "a/c.png": b"\x00\x01",
    "feed.xml": Made("mark", lambda: "Test feed"),
    "cards/one.png": Made("mark", lambda: b"card", found_again=True),
}


@pytest.mark.parametrize("number", ["1", "2", "8"])
def test_files_are_the_same_whoever_writes_them(number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, number)
    write(tmp_path, FILES.items())
    found = {f"{file.relative_to(tmp_path)}": file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert found == {
        "index.html": b"Test",
        "a/b/index.html": b"<p>Test</p>",
        "a/c.png": b"\x00\x01",
        "feed.xml": b"Test feed",
        "cards/one.png": b"card",
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied on Linux only")
def test_only_what_is_found_again_is_made_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2")
    files = {
        f"{found_again}": Made("", lambda: f"{os.getpid()}", found_again=found_again) for found_again in (False, True)
    }
    write(tmp_path, [*files.items(), ("other", "Test")])
    assert (tmp_path / "False").read_text(encoding="utf-8") == f"{os.getpid()}"
    assert (tmp_path / "True").read_text(encoding="utf-8") != f"{os.getpid()}"


@pytest.mark.parametrize("number", ["1", "2"])
def test_what_cannot_be_written_is_told(number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, number)
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError, match="a"):
        write(tmp_path, FILES.items())
