"""Texts out of memory are the texts that were put there."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from askwell.content.handwritten import Docs
from askwell.render import site as rendering
from askwell.render.assets import bytes_of
from askwell.render.site import render_site
from askwell.shelf import Place, Shelf
from tests.helpers import Site

TEXTS = ["", "Test words.", "ü, 😀 and\r\n\0 a lone \ud800", "x" * 70_000]


def test_texts_come_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, in_memory=0)
    kept = [shelf.keep(text) for text in TEXTS]
    assert all(isinstance(one, Place) for one in kept)
    assert [str(one) for one in reversed(kept)] == TEXTS[::-1]
    assert [shelf.keep(one) for one in kept] == kept


def test_small_sites_stay_in_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, in_memory=20)
    assert [type(shelf.keep("x" * 15)) for _ in range(3)] == [str, str, Place]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    assert str(Shelf(tmp_path, in_memory=0).keep("Test words.")) == "Test words."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", [None, Path("/proc/none"), Path("/proc")])
def test_a_folder_that_cannot_be_written_is_no_obstacle(folder: Path | None) -> None:
    assert str(Shelf(folder, in_memory=0).keep("Test words.")) == "Test words."


def test_a_forked_process_reads_too() -> None:
    shelf = Shelf(in_memory=0)
    places = [shelf.keep(str(number) * 1000) for number in range(100)]
    child = os.fork()
    if child == 0:
        os._exit(sum(str(place) != str(number) * 1000 for number, place in enumerate(places)))
    assert [str(place)[0] for place in places] == [str(number)[0] for number in range(100)]
    assert os.waitpid(child, 0)[1] == 0


def test_a_site_is_the_same(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    checked, docs = site.check(), Docs(site.root / "docs")
    in_memory = render_site(checked, docs)
    monkeypatch.setattr(rendering, "Shelf", partial(Shelf, in_memory=0))
    kept = render_site(checked, docs)
    assert all(isinstance(page.main, Place) for page in kept.pages if not page.leads_to)
    assert [page.document for page in kept.pages] == [page.document for page in in_memory.pages]
    assert kept.search == in_memory.search
    assert {n: bytes_of(a) for n, a in kept.assets.items()} == {n: bytes_of(a) for n, a in in_memory.assets.items()}
