"""A build after an edit makes the same site, and says the same, as one that knows nothing of the builds before it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.rebuilding import edits, life
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import EDITS, Edit, edit, open_desk
from tests.rebuilding.merging import MERGES, accept, tell_what_changed
from tests.sites import tree


def assert_same(desk: Desk, cold: Path, what: str) -> bool:
    """Builds where builds were before, and in a copy without what they left. Returns whether there is a site of it."""
    before = tree(desk.root / "site") if (desk.root / "site").exists() else {}
    shutil.copytree(desk.root, cold, ignore=shutil.ignore_patterns(".askwell", "site", ".site*"))
    again, first = desk.build(), desk.build(cold)
    there = first.stdout.replace(str(cold), str(desk.root)), first.stderr.replace(str(cold), str(desk.root))
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, *there), what
    site = tree(desk.root / "site") if (desk.root / "site").exists() else {}
    expected = before if first.returncode else tree(cold / "site")
    assert site.keys() == expected.keys(), what
    assert [path for path in site if site[path] != expected[path]] == [], what
    shutil.rmtree(cold)
    return first.returncode == 0


TEXTS: tuple[Edit, ...] = (
    edits.change_a_body, edits.add_a_heading, edits.change_a_question, edits.change_votes, edits.move_between_topics,
    edits.name_a_writer, edits.relate, life.add_an_answer, life.rename_an_answer, life.end_an_answer,
)  # fmt: skip
"""What may be done to texts that were published."""


def rebuilt(tmp_path: Path, seed: int, answers: int, steps: int) -> list[Edit]:
    """The edits that were drawn, after each of which the site was right."""
    desk = open_desk(tmp_path / "desk", seed, answers)
    assert_same(desk, tmp_path / "cold", "at first")
    assert desk.build().returncode == 0
    done: list[Edit] = []
    while len(done) < steps:
        what = desk.chance.choice(EDITS)
        edit(desk, what)
        done.append(what)
        assert_same(desk, tmp_path / "cold", f"{what.__name__}, after {[one.__name__ for one in done[-4:-1]]}")
    return done


@pytest.mark.slow
def test_after_a_few_edits(tmp_path: Path) -> None:
    assert len(rebuilt(tmp_path, seed=1, answers=4, steps=4)) == 4


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_after_three_hundred_edits(seed: int, tmp_path: Path) -> None:
    """In six rows of fifty, so that they can be made side by side."""
    assert len(set(rebuilt(tmp_path, seed, answers=60, steps=50))) > 20


@pytest.mark.long
@pytest.mark.parametrize("what", [pytest.param(what, id=what.__name__) for what in EDITS])
def test_after_each_edit(what: Edit, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", 7, 8)
    assert desk.build().returncode == 0
    for _ in range(2):
        edit(desk, what)
        assert_same(desk, tmp_path / "cold", what.__name__)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_after_what_was_published_was_merged(seed: int, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", seed, 6)
    accept(desk)
    assert desk.build().returncode == 0
    good = tree(desk.root / "content")
    for _ in range(25):
        before = {path: path.read_text("utf-8") for path in desk.answers}
        texts, merge = desk.chance.choice(TEXTS), desk.chance.choice(MERGES)
        edit(desk, texts)
        tell_what_changed(desk, before)
        edit(desk, merge)
        if assert_same(desk, tmp_path / "cold", f"{texts.__name__} and {merge.__name__}"):
            good = tree(desk.root / "content")
        else:
            desk.undo.clear()
            desk.put_right(good)
