"""What an edit would lose of what was published is told as by a build that starts from nothing, and so is what the lock
lacks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from askwell.rebuild.store import FILE
from tests.helpers import TODAY
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import open_desk
from tests.rebuilding.test_rebuilds import assert_same
from tests.sites import TEST_DAY, replace, run, tree

SAMPLE, OTHER = "content/answers/sample.md", "content/answers/test-1.md"
UPDATED = ("published: 2026-01-10", f"updated: {TODAY}\npublished: 2026-01-10")
HEADING = ("## Test heading", "## Other heading")
KEPT_HEADING = ("## Test heading", "## Other heading {#test-heading}")
WORDS, MORE_WORDS = ("Test words of nobody.", "Other words of nobody."), ("Other words of nobody.", "Words of nobody.")
FIGURE, LESS = ("Test words of nobody.", "Test words of 5 mg."), ("Test words of 5 mg.", "Test words.")
TOLD = (
    "published: 2026-01-10",
    f"changes: [{{on: {TODAY}, kind: correction, what: Test words., by: test-expert}}]\npublished: 2026-01-10",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("sites") / "site", 1, 4)
    assert run(desk.root, "askwell", "links", "--accept", day=TEST_DAY).returncode == 0
    done = desk.build()
    assert (done.returncode, "KEPT" in done.stderr) == (0, False), done.stderr
    return desk


@pytest.fixture(scope="module")
def content(published: Desk) -> dict[str, bytes]:
    return tree(published.root / "content")


@pytest.fixture
def desk(published: Desk, content: dict[str, bytes]) -> Desk:
    """The site; what the last test left is put right."""
    published.put_right(content)
    return published


Steps = list[tuple[str, list[tuple[str, str]], list[str]]]
"""Edits, each before a build: the file, what is replaced in it, and what the build tells."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([(SAMPLE, [UPDATED, HEADING], ["KEPT003", "#test-heading"])], id="a heading is gone"),
        pytest.param([(SAMPLE, [UPDATED, KEPT_HEADING], ["KEPT004", "lacks 1 line"])], id="it keeps its address"),
        pytest.param([(SAMPLE, [FIGURE], ["CHANGE007", "CHANGE008", "a figure changed"])], id="a figure"),
        pytest.param([(SAMPLE, [UPDATED, FIGURE], ["CHANGE008", "a figure changed"])], id="a figure, not told"),
        pytest.param([(SAMPLE, [UPDATED, TOLD, FIGURE], ["KEPT004", "lacks 2 lines"])], id="a figure, told"),
        pytest.param(
            [
                (SAMPLE, [UPDATED, WORDS], ["KEPT004", "lacks 1 line"]),
                (SAMPLE, [MORE_WORDS], ["KEPT004", "lacks 1 line"]),
                (OTHER, [UPDATED, WORDS], ["KEPT004", "lacks 2 lines"]),
                (SAMPLE, [tuple(reversed(MORE_WORDS)), tuple(reversed(WORDS))], ["KEPT004", "lacks 2 lines"]),
                (SAMPLE, [tuple(reversed(UPDATED))], ["KEPT004", "lacks 1 line"]),
            ],
            id="words of two texts, and back",
        ),
        pytest.param(
            [
                (SAMPLE, [UPDATED, HEADING], ["KEPT003", "#test-heading"]),
                (SAMPLE, [tuple(reversed(HEADING))], ["KEPT004", "lacks 1 line"]),
                (SAMPLE, [HEADING], ["KEPT003", "#test-heading"]),
            ],
            id="a heading goes, comes and goes",
        ),
    ],
)
def test_after(steps: Steps, desk: Desk, tmp_path: Path) -> None:
    for name, changes, told in steps:
        with (desk.root / FILE).open("rb") as held:  # no other file gets its number meanwhile
            for old, new in changes:
                replace(desk.root / name, old, new)
            done = desk.build()
            assert os.path.samestat(os.fstat(held.fileno()), (desk.root / FILE).stat())
        assert [words for words in told if words not in done.stderr] == [], done.stderr
        assert done.returncode == (0 if "KEPT004" in told else 1)
        assert ("KEPT003" in done.stderr) == ("KEPT003" in told)
        assert_same(desk, tmp_path / "cold", name)
    shutil.rmtree(tmp_path)
