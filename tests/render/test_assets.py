"""Files of the site that are no pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.rebuild.last import mark
from askwell.render.assets import Made, bytes_of


@pytest.mark.parametrize(
    ("asset", "expected"),
    [
        pytest.param("ü", b"\xc3\xbc", id="text"),
        pytest.param(b"\x00\xff", b"\x00\xff", id="bytes"),
        pytest.param("", b"", id="nothing"),
    ],
)
def test_what_a_file_holds(asset: str | bytes, expected: bytes) -> None:
    assert bytes_of(asset) == expected


def test_a_finished_file_is_read_when_it_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"1")
    assert bytes_of(file) == b"1"
    file.write_bytes(b"2\r\n")
    assert bytes_of(file) == b"2\r\n"


def test_what_is_made_when_it_is_wanted_is_made_once(tmp_path: Path) -> None:
    calls = []

    def make() -> str:
        calls.append("made")
        return "ü"

    asset = Made("mark", make)
    assert (mark(tmp_path, asset), calls) == ("mark", [])
    assert [bytes_of(asset) for _ in range(2)] == [b"\xc3\xbc"] * 2
    assert calls == ["made"]
