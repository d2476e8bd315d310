"""With a lock, a build from the last one refuses what one from nothing refuses: nothing that was published is lost, and
no text changes without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import TODAY
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import open_desk
from tests.rebuilding.test_rebuilds import assert_same
from tests.sites import run

ANSWERS = "content/answers"


def _path(desk: Desk, slug: str) -> Path:
    return desk.root / ANSWERS / f"{slug}.md"


def lose_a_heading_of_a_renamed_answer(desk: Desk) -> None:
    text = _path(desk, "test-3").read_text("utf-8").replace("\nid:", "\nwas: [test-3]\nid:", 1)
    text = text.replace("published: 2026-01-10", f"published: 2026-01-10\nupdated: {TODAY}", 1)
    _path(desk, "test-3").unlink()
    _path(desk, "test-30").write_text(text, "utf-8")
    assert desk.build().returncode == 0
    _path(desk, "test-30").write_text(text.replace("## Second heading", "## Other heading"), "utf-8")


def swap_ids(desk: Desk) -> None:
    one, other = (_path(desk, slug).read_text("utf-8") for slug in ("test-1", "test-2"))
    _path(desk, "test-1").write_text(one.replace("id: n001", "id: n002"), "utf-8")
    _path(desk, "test-2").write_text(other.replace("id: n002", "id: n001"), "utf-8")


def change_a_text_of_which_a_draft_has_the_id(desk: Desk) -> None:
    text = _path(desk, "test-1").read_text("utf-8")
    _path(desk, "zz-copy").write_text(text.replace("\nid:", "\nstatus: draft\nid:", 1), "utf-8")
    assert desk.build().returncode == 0
    desk.change(_path(desk, "test-1"), r"^short_answer: .*$", "short_answer: Take 5 mg of it a day.")


@pytest.mark.long
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lose_a_heading_of_a_renamed_answer, "KEPT003"),
        (swap_ids, "CHANGE007"),
        (change_a_text_of_which_a_draft_has_the_id, "CHANGE008"),
    ],
)
def test_a_build_after(edit: Callable[[Desk], None], told: str, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "site", 1, 5)
    with _path(desk, "test-3").open("a", encoding="utf-8") as file:
        file.write("\n## Second heading\n\nTest words.[^test-source]\n")
    assert run(desk.root, "askwell", "links", "--accept", day=desk.epoch).returncode == 0
    assert desk.build().returncode == 0
    edit(desk)
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert (done.returncode, told in done.stderr) == (1, True), done.stderr
    assert_same(desk, tmp_path / "cold", edit.__name__)
