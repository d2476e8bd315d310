"""A preview after an edit shows what a preview that has just begun shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from askwell.mkdocs_adapter import events
from askwell.mkdocs_adapter.previewing import Previewed
from tests.rebuilding import edits
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import EDITS, Edit, edit, open_desk
from tests.sites import tree


@dataclass
class Shown:
    """A preview that goes on without the engine where it can, and one that begins anew after each edit."""

    desk: Desk
    folder: Path
    patch: pytest.MonkeyPatch
    previewed: Previewed

    def by_the_engine(self, folder: Path) -> None:
        config = load_config(str(self.desk.root / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1/")

    def after(self, what: Edit) -> bool:
        """Whether the engine was spared; what is shown is compared."""
        edit(self.desk, what)
        self.patch.setenv("SOURCE_DATE_EPOCH", str((self.desk.day - date(1970, 1, 1)).days * 86_400 + 43_200))
        self.patch.setattr(events, "_previewed", self.previewed)
        if not (spared := self.previewed.again()):
            self.by_the_engine(self.folder)
        self.patch.setattr(events, "_previewed", Previewed())
        fresh = self.folder.with_name("fresh")
        self.by_the_engine(fresh)
        now, expected = tree(self.folder), tree(fresh)
        assert now.keys() == expected.keys(), what.__name__
        assert [path for path in now if now[path] != expected[path]] == [], what.__name__
        return spared


Begin = Callable[[int, int], Shown]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    def begun(seed: int, answers: int) -> Shown:
        shown = Shown(open_desk(tmp_path / "desk", seed, answers), tmp_path / "shown", monkeypatch, Previewed())
        monkeypatch.setattr(events, "_command", "serve")
        shown.after(edits.touch)
        return shown

    return begun


def test_edits_of_a_text_spare_the_engine(begin: Begin) -> None:
    shown = begin(1, 4)
    for what in (
        edits.change_a_body,
        edits.change_a_short_answer,
        edits.touch,
        edits.change_votes,
        edits.add_a_heading,
    ):
        assert shown.after(what), what.__name__


def test_edits_beside_a_draft_spare_the_engine(begin: Begin) -> None:
    shown = begin(2, 2)
    assert not shown.after(edits.add_a_draft)
    spared = [shown.after(edits.change_a_body) for _ in range(4)]
    assert any(spared)


@pytest.mark.slow
def test_after_a_few_edits_a_preview_is_right(begin: Begin) -> None:
    shown = begin(3, 3)
    for what in (edits.make_a_mistake, edits.change_a_body, edits.change_a_topic, edits.relate, edits.rename_an_answer):
        shown.after(what)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_after_fifty_edits_a_preview_is_right(seed: int, begin: Begin) -> None:
    shown = begin(seed, 12)
    for _ in range(50):
        shown.after(shown.desk.chance.choice(EDITS))
