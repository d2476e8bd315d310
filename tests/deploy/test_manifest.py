"""What is kept at a target."""

from __future__ import annotations

import pytest

from askwell.deploy.manifest import Manifest, Ours, read_manifest
from askwell.deploy.refused import Refused


def test_it_is_read_as_it_was_written() -> None:
    files = {"a.html": Ours("1", "tag"), 'ü"/b.html': Ours("", "", "2", True), "c": Ours("3", "", "4")}
    kept = Manifest("https://site.example/", files)
    assert read_manifest(kept.as_bytes()) == kept
    assert read_manifest(Manifest().as_bytes()) == Manifest()
    assert read_manifest(None) == Manifest(there=False)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b'{"version": 1}', b'{"version": 1, "site": "", "files": {"a": ["1"]}}',
     b'{"version": 1, "site": "", "files": {"a": [1, "", "", 0]}}', b"\xff", b"[" * 9_999],
)  # fmt: skip
def test_one_that_is_damaged(raw: bytes) -> None:
    with pytest.raises(Refused, match="is damaged: nobody knows which files there are ours"):
        read_manifest(raw)


def test_one_of_another_version() -> None:
    with pytest.raises(Refused, match="another version of this program"):
        read_manifest(b'{"version": 2}')
