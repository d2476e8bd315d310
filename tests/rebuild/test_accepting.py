"""The file of what was published grows with each text: a build starts from the last one when lines come, and makes what
one from nothing makes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from askwell.content.links.lock import NAME, parse_lock, text_of
from tests.helpers import TODAY
from tests.rebuilding.desk import PLAIN, Desk
from tests.rebuilding.edits import open_desk
from tests.rebuilding.test_rebuilds import assert_same
from tests.sites import run, tree

ANSWERS = "content/answers"


def accept(desk: Desk) -> None:
    """Takes in what is new: the same lines as where nothing was built before."""
    cold = desk.root.with_name("accepted")
    shutil.copytree(desk.root, cold, ignore=shutil.ignore_patterns(".askwell", "site", ".site*"))
    done, first = (run(root, "askwell", "links", "--accept", day=desk.epoch) for root in (desk.root, cold))
    assert (done.returncode, done.stdout, done.stderr) == (0, first.stdout, first.stderr)
    assert (desk.root / NAME).read_text("utf-8") == (cold / NAME).read_text("utf-8")
    shutil.rmtree(cold)


def change(desk: Desk, slug: str, old: str, new: str) -> None:
    path = desk.root / ANSWERS / f"{slug}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def add(desk: Desk, *lines: str) -> None:
    """Puts lines into the file, as a merge of another branch does."""
    path = desk.root / NAME
    entries, problems = parse_lock(path.read_text("utf-8"))
    new, wrong = parse_lock("\n".join(["lines 0", *lines]))
    assert [problem.code for problem in [*problems, *wrong]] == []
    path.write_text(text_of([*entries, *new]), "utf-8")


def a_new_answer(desk: Desk) -> None:
    text = PLAIN.replace("id: t3st", "id: n3w").replace("Is this test data?", "Is this new?")
    (desk.root / ANSWERS / "new.md").write_text(text, "utf-8")
    accept(desk)


def a_changed_text(desk: Desk) -> None:
    change(desk, "test-1", "\npublished: 2026-01-10\n", f"\npublished: 2026-01-10\nupdated: {TODAY}\n")
    change(desk, "test-1", "Test words.", "Other test words.")
    accept(desk)


def a_new_heading(desk: Desk) -> None:
    change(desk, "test-1", "\npublished: 2026-01-10\n", f"\npublished: 2026-01-10\nupdated: {TODAY}\n")
    with (desk.root / ANSWERS / "test-1.md").open("a", encoding="utf-8") as file:
        file.write("\n## Other heading\n\nTest words.[^test-source]\n")
    accept(desk)


def a_name_in_feeds(desk: Desk) -> None:
    add(desk, "feed tag:old.example,2020-01-01:a/n001 answers:n001")


def a_page_of_a_longer_list(desk: Desk) -> None:
    add(desk, "address answers/newest/page-2/ lists:answers/newest/page-2")


def a_page_that_is_gone(desk: Desk) -> None:
    add(desk, "address answers/gone/ answers:g0ne")


def a_place_that_is_gone(desk: Desk) -> None:
    add(desk, "place answers:n001 gone-heading")


def a_text_that_was_another(desk: Desk) -> None:
    (line,) = re.findall(r"(?m)^text answers:n002 .*$", (desk.root / NAME).read_text("utf-8"))
    path = desk.root / NAME
    other = re.sub(r"[0-9a-f](?=\b)", lambda digit: "0" if digit[0] != "0" else "1", line)
    path.write_text(path.read_text("utf-8").replace(line, other), "utf-8")


def a_person_whom_nobody_names(desk: Desk) -> None:
    add(desk, "address people/test-reviewer/ people:test-reviewer")


def a_link_that_was_mailed(desk: Desk) -> None:
    add(desk, "mailed newsletters:2026-01-01 answers/gone/")


def other_lines_first(desk: Desk) -> None:
    path = desk.root / NAME
    head, *lines = re.split(r"(?m)^(?=address|place|feed|text)", path.read_text("utf-8"))
    path.write_text("".join([head, *reversed(lines)]), "utf-8")


def nothing_any_more(desk: Desk) -> None:
    (desk.root / NAME).unlink()


def a_line_is_lost(desk: Desk) -> None:
    path = desk.root / NAME
    path.write_text(re.sub(r"(?m)^address answers/test-2/.*\n", "", path.read_text("utf-8")), "utf-8")


FROM_THE_LAST = (a_new_answer, a_changed_text, a_new_heading, a_name_in_feeds, a_page_of_a_longer_list,
                 a_page_that_is_gone, a_place_that_is_gone, a_text_that_was_another, a_person_whom_nobody_names,
                 a_link_that_was_mailed, other_lines_first)  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("published") / "site", 1, 5)
    accept(desk)
    assert desk.build().returncode == 0
    return desk


@pytest.fixture
def desk(published: Desk) -> Iterator[Desk]:
    content = published.root / "content"
    before = tree(content)
    yield published
    for path in tree(content).keys() - before.keys():
        (content / path).unlink()
    for path, raw in before.items():
        if not (content / path).is_file() or (content / path).read_bytes() != raw:
            (content / path).write_bytes(raw)
    assert published.build().returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("edit", [*FROM_THE_LAST, nothing_any_more, a_line_is_lost])
def test_a_build_after(edit: Callable[[Desk], None], desk: Desk, tmp_path: Path) -> None:
    edit(desk)
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert ("Building everything" in done.stdout) == (edit not in FROM_THE_LAST), done.stdout
    assert_same(desk, tmp_path / "cold", edit.__name__)
    change(desk, "test-3", "Is this", "Was this")
    assert_same(desk, tmp_path / "cold", f"another edit after {edit.__name__}")
