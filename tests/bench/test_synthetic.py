"""The site of many answers that is measured: it is one that can be built, and its records are shared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from askwell.build_date import today
from askwell.checks import check
from askwell.content.load import load
from bench import editing, synthetic

ANSWERS = 30


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthetic") / "site"
    synthetic.make(folder, ANSWERS)
    return folder


def test_the_site_has_no_mistakes(site: Path) -> None:
    assert check(site, today()).diagnostics == ()


def test_answers_share_records_but_not_all_the_same(site: Path) -> None:
    library, _ = load(site)
    answers = [answer for answer in library.answers.values() if answer.slug != "sample-question"]
    assert len(answers) == ANSWERS
    assert (len(library.topics), len(library.people), len(library.sources)) == (31, 41, 301)
    for kinds in ("topics", "experts", "sources"):
        counted = Counter(key for answer in answers for key in getattr(answer, kinds))
        assert {len(getattr(answer, kinds)) for answer in answers} == {2, 3}
        assert max(counted.values()) < ANSWERS / 2


def test_answers_are_whole_and_every_tenth_has_a_guide(site: Path) -> None:
    files = sorted((site / "content" / "answers").glob("answer-*.md"))
    assert {12_000 < file.stat().st_size < 18_000 for file in files} == {True}
    assert sum("\nflow: guide-" in file.read_text("utf-8") for file in files) == ANSWERS / 10


def test_the_same_seed_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    synthetic.make(tmp_path / "again", 3)
    for number in range(3):
        name = f"content/answers/answer-{number}.md"
        assert (tmp_path / "again" / name).read_text("utf-8") == (site / name).read_text("utf-8")


@pytest.mark.parametrize("name", editing.EDITS)
def test_an_edit_changes_one_file_and_makes_no_mistake(name: str, site: Path) -> None:
    before = {path: path.read_bytes() for path in (site / "content").rglob("*.*")}
    editing.EDITS[name](site, 7)
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert [path.name for path in changed] == ["site.yml" if name == "settings" else "answer-7.md"]
    assert check(site, today()).diagnostics == ()


def test_an_edit_that_changes_nothing_is_refused(site: Path) -> None:
    editing.edit_votes(site, 9)
    with pytest.raises(ValueError, match=r"^answer-9\.md has nothing to change$"):
        editing.edit_votes(site, 9)
