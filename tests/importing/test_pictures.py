"""Which files the pictures of an original become."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest

from askwell.importing.document import Picture
from askwell.importing.pictures import Pictures
from tests.pictures import picture

PNG, JPEG = picture(), picture("JPEG")


@pytest.mark.parametrize(
    ("address", "data", "name", "fetched"),
    [
        ("a.png", PNG, "slug-1.png", ""),
        ("a.gif", JPEG, "slug-1.jpg", ""),
        ("beside.png", b"", "slug-1.png", ""),
        ("Page_files/beside%20too.png", b"", "slug-1.png", ""),
        ("../outside.png", b"", "slug-1.png", "https://paper.example/outside.png"),
        ("/etc/hostname", b"", "slug-1.jpg", "https://paper.example/etc/hostname"),
        ("https://a.example/x.webp?y", b"", "slug-1.webp", "https://a.example/x.webp?y"),
        ("https://a.example/wp-content/uploads/2015/up.png", b"", "slug-1.png", ""),
        (f"data:image/png;base64,{b64encode(PNG).decode()}", b"", "slug-1.png", ""),
        ("a.svg", b"<svg/>", "", ""),
    ],
)
def test_names(tmp_path: Path, address: str, data: bytes, name: str, fetched: str) -> None:
    folder = tmp_path / "in"
    for inside in ("in/beside.png", "in/Page_files/beside too.png", "in/uploads/2015/up.png", "outside.png"):
        (tmp_path / inside).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / inside).write_bytes(PNG)
    pictures = Pictures("slug", folder, "https://paper.example/a/", lambda _: True)
    assert pictures.name(Picture(address, data=data)) == name
    assert pictures.fetch.get(name, "") == fetched
    assert bool(pictures.files) == (name != "" and not fetched)


def test_names_that_are_taken_are_left_alone(tmp_path: Path) -> None:
    pictures = Pictures("slug", tmp_path, "", lambda name: name != "slug-1.png")
    assert pictures.name(Picture("a.png", data=PNG)) == "slug-2.png"
    assert pictures.name(Picture("a.png", data=PNG)) == "slug-2.png"
