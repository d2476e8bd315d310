"""Whether a build starts from the last one: only if nothing but texts of answers changed, and nobody else had a hand in
what it left. Either way the site is the same as one that was built from nothing."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import IO

import pytest

from askwell.rebuild.store import FILE
from tests.helpers import good_site
from tests.rebuilding import life
from tests.rebuilding.desk import Desk
from tests.rebuilding.edits import open_desk
from tests.sites import replace, run, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("sites") / "site", 1, 4)
    life.add_a_draft(desk)
    done = desk.build()
    assert done.returncode == 0, done.stderr
    return desk


@pytest.fixture(scope="module")
def content(built: Desk) -> dict[str, bytes]:
    return tree(built.root / "content")


@pytest.fixture
def desk(built: Desk, content: dict[str, bytes]) -> Desk:
    """The site where it was built, put right: in a copy its files would have other numbers."""
    built.put_right(content)
    return built


def same(held: IO[bytes], path: Path) -> bool:
    """Whether a file that was opened is the one at a path."""
    return os.path.samestat(os.fstat(held.fileno()), path.stat())


def assert_same(desk: Desk, cold: Path) -> None:
    """Builds, and again in a copy that knows of no build before."""
    done = desk.build()
    assert done.returncode == 0, done.stderr
    shutil.copytree(desk.root, cold, ignore=shutil.ignore_patterns(".askwell", "site", ".site*"))
    assert desk.build(cold).returncode == 0
    assert tree(desk.root / "site") == tree(cold / "site")


def text(desk: Desk) -> None:
    replace(desk.root / "content/answers/sample.md", "> Test words of nobody.", "> Other test words of nobody.")


def question(desk: Desk) -> None:
    replace(desk.root / "content/answers/sample.md", "question: ", "question: Other ")


def draft(desk: Desk) -> None:
    life.change_a_draft(desk)


def as_long_and_as_old(desk: Desk) -> None:
    path = desk.root / "content/answers/sample.md"
    there = path.stat()
    path.write_text(path.read_text("utf-8").replace("> Test words of nobody", "> Words test of nobody"), "utf-8")
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def nothing(desk: Desk) -> None:
    del desk


def new(desk: Desk) -> None:
    life.add_an_answer(desk)


def published(desk: Desk) -> None:
    desk.change(next(life.drafts(desk)), r"^status: draft\n", "")


def taken_back(desk: Desk) -> None:
    desk.change(next(published_answers(desk)), r"^id: ", "status: draft\nid: ")


def deleted(desk: Desk) -> None:
    next(published_answers(desk)).unlink()


def renamed(desk: Desk) -> None:
    path = next(published_answers(desk))
    path.rename(path.with_stem("other-test-name"))


def longer_lists(desk: Desk) -> None:
    """Of more than one page, all at once."""
    for _ in range(20):
        life.add_an_answer(desk)


def published_answers(desk: Desk) -> Iterator[Path]:
    """Those that nobody names."""
    paths = sorted((desk.root / "content/answers").iterdir())
    return (path for path in paths if path.name != "sample.md" and not life.is_a_draft(path))


def deleted_though_others_name_it(desk: Desk) -> None:
    """Nothing is wrong then: who names it does so no more."""
    one, other, *_ = published_answers(desk)
    desk.change(other, r"^---\n(?=Test)", f"related: [{one.stem}]\n---\n")
    assert desk.build().returncode == 0
    desk.change(other, r"^related: .*\n", "")
    one.unlink()


def settings(desk: Desk) -> None:
    replace(desk.root / "content/site.yml", "Test site", "Other test site")


def topic(desk: Desk) -> None:
    replace(desk.root / "content/topics.yml", "Other test topic", "Another test topic")


def page_of_the_site(desk: Desk) -> None:
    path = desk.root / "site/index.html"
    path.write_text(path.read_text("utf-8").replace("Test", "Best"), "utf-8")


def file_in_the_site(desk: Desk) -> None:
    (desk.root / "site" / "answers" / "more.txt").write_text("more", "utf-8")


def site_is_gone(desk: Desk) -> None:
    shutil.rmtree(desk.root / "site")


def spoiled_store(desk: Desk) -> None:
    path = desk.root / FILE
    path.write_bytes(path.read_bytes()[:20_000])


def spoiled_row(desk: Desk) -> None:
    text(desk)
    connection = sqlite3.connect(desk.root / FILE)
    connection.execute("update made set value = x'00' where kind = 'page'")
    connection.commit()
    connection.close()


def another_day(desk: Desk) -> None:
    desk.day = desk.day.replace(day=desk.day.day + 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "goes_on"),
    [
        (text, True),
        (question, True),
        (draft, True),
        (as_long_and_as_old, True),
        (nothing, True),
        (new, True),
        (published, True),
        (taken_back, True),
        (deleted, True),
        (deleted_though_others_name_it, True),
        (renamed, True),
        (longer_lists, True),
        (settings, False),
        (topic, False),
        (page_of_the_site, False),
        (file_in_the_site, False),
        (site_is_gone, False),
        (spoiled_store, False),
        (spoiled_row, False),
        (another_day, False),
    ],
)
def test_a_build_after(edit: Callable[[Desk], None], goes_on: bool, desk: Desk, tmp_path: Path) -> None:
    with (desk.root / FILE).open("rb") as held:  # no other file gets its number meanwhile
        edit(desk)
        done = desk.build()
        assert done.returncode == 0, done.stderr
        assert same(held, desk.root / FILE) == goes_on
    assert_same(desk, tmp_path / "cold")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (text, ""),
        (settings, "Building everything: content/site.yml changed."),
        (page_of_the_site, "Building everything: somebody changed site/index.html."),
        (another_day, "Building everything: another day has begun."),
        (spoiled_store, "Building everything: what the last build left cannot be read."),
    ],
)
def test_a_build_says_why_it_builds_everything(edit: Callable[[Desk], None], said: str, desk: Desk) -> None:
    edit(desk)
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert [line for line in done.stdout.splitlines() if line.startswith("Building")] == ([said] if said else [])


def test_one_edit_after_another(desk: Desk) -> None:
    with (desk.root / FILE).open("rb") as held:
        for words in ("> Other test words", "> More test words", "> Test words"):
            path = desk.root / "content/answers/sample.md"
            path.write_text(re.sub("> .*words", words, path.read_text("utf-8")), "utf-8")
            assert desk.build().returncode == 0
            assert same(held, desk.root / FILE)


def test_a_mistake_is_told_and_the_last_site_stays(desk: Desk) -> None:
    site = tree(desk.root / "site")
    replace(desk.root / "content/answers/sample.md", "> Test words of nobody.", "> See [test](answer:nowhere).")
    done = desk.build()
    assert (done.returncode, "REF001" in done.stderr) == (1, True)
    assert tree(desk.root / "site") == site
    replace(desk.root / "content/answers/sample.md", "> See [test](answer:nowhere).", "> Test words.")
    with (desk.root / FILE).open("rb") as held:
        assert desk.build().returncode == 0
        assert same(held, desk.root / FILE)


@pytest.mark.parametrize("words", ["> Other words", "> See [test](answer:nowhere)", "> Test words."])
def test_a_check_after_a_build_finds_the_same(words: str, desk: Desk, tmp_path: Path) -> None:
    path, before = desk.root / "content/answers/sample.md", (desk.root / FILE).read_bytes()
    path.write_text(re.sub("> .*words.*", words, path.read_text("utf-8")), "utf-8")
    shutil.copytree(desk.root, tmp_path / "cold", ignore=shutil.ignore_patterns(".askwell", "site", ".site*"))
    again, first = (run(folder, "askwell", "check", day=desk.epoch) for folder in (desk.root, tmp_path / "cold"))
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)
    assert (desk.root / FILE).read_bytes() == before


@pytest.mark.slow
def test_a_build_that_was_killed_before_it_kept_what_it_published(desk: Desk, tmp_path: Path) -> None:
    """The store then knows another site than the one that is there."""
    kept = shutil.copy(desk.root / FILE, tmp_path / "kept.db")
    text(desk)
    assert desk.build().returncode == 0
    shutil.copy(kept, desk.root / FILE)
    assert_same(desk, tmp_path / "cold")


@pytest.mark.slow
def test_two_builds_at_once(desk: Desk, tmp_path: Path) -> None:
    text(desk)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: desk.build(), range(2)))
    assert [each.returncode for each in done] == [0, 0]
    question(desk)
    assert_same(desk, tmp_path / "cold")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_store_with_any_damage(seed: int, desk: Desk, tmp_path: Path) -> None:
    """Whichever bytes are others, the site is right in the end."""
    chance, raw = Random(seed), bytearray((desk.root / FILE).read_bytes())
    for _ in range(200):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    (desk.root / FILE).write_bytes(raw)
    text(desk)
    assert_same(desk, tmp_path / "cold")


@pytest.mark.slow
def test_pages_that_lie_elsewhere_let_each_build_start_from_nothing(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "site", 1, 1)
    (desk.root / "docs").rename(desk.root / ".docs")
    replace(desk.root / "mkdocs.yml", "docs_dir: docs", "docs_dir: .docs")
    assert desk.build().returncode == 0
    assert not (desk.root / FILE).exists()


def test_a_check_keeps_nothing(tmp_path: Path) -> None:
    good_site(tmp_path).check()
    assert not (tmp_path / FILE).exists()
