"""How old drafts are, by git and without it."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from askwell.desk import ages as module
from askwell.desk.ages import BY_FILE, IN_GIT, IN_PART, Age, ages

OLD, NEW = "content/answers/old.md", "content/answers/new.md"
WHEN = datetime(2026, 3, 4, 12, tzinfo=UTC)


def git(folder: Path, *arguments: str, day: str = "2025-01-01") -> None:
    names = {f"GIT_{who}_{what}": "test@site.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    days = {f"GIT_{who}_DATE": f"{day}T12:00:00+00:00" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | names | days, check=True, capture_output=True)


def write(root: Path, name: str, text: str = "Test words, enough of them to be known again.\n" * 5) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (WHEN.timestamp(), WHEN.timestamp()))


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Test", day=day)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A repository with a file of 2025."""
    git(tmp_path, "init", "-q")
    write(tmp_path, OLD)
    commit(tmp_path, "2025-02-03")
    return tmp_path


def test_the_first_commit_counts_whatever_came_after(kept: Path) -> None:
    write(kept, OLD, "Other test words.\n")
    commit(kept, "2025-06-07")
    assert ages(kept, {OLD}) == {OLD: Age(date(2025, 2, 3), IN_GIT)}


def test_a_new_name_leaves_the_age(kept: Path) -> None:
    for name, day in (("content/answers/between.md", "2025-06-07"), (NEW, "2025-08-09")):
        (before,) = (kept / "content" / "answers").iterdir()
        before.rename(kept / name)
        commit(kept, day)
    assert ages(kept, {NEW}) == {NEW: Age(date(2025, 2, 3), IN_GIT)}


def test_a_name_used_again_is_another_file(kept: Path) -> None:
    (kept / OLD).unlink()
    commit(kept, "2025-03-04")
    write(kept, OLD, "Quite other words.\n")
    commit(kept, "2025-10-11")
    assert ages(kept, {OLD}) == {OLD: Age(date(2025, 10, 11), IN_GIT)}


def test_what_is_not_in_git_yet_goes_by_its_own_time(kept: Path) -> None:
    write(kept, NEW)
    assert ages(kept, {OLD, NEW}) == {OLD: Age(date(2025, 2, 3), IN_GIT), NEW: Age(WHEN.date(), BY_FILE)}


def test_a_site_in_a_folder_of_the_repository(kept: Path) -> None:
    write(kept / "sites" / "one", NEW)
    commit(kept, "2025-04-05")
    assert ages(kept / "sites" / "one", {NEW}) == {NEW: Age(date(2025, 4, 5), IN_GIT)}


def test_odd_names(kept: Path) -> None:
    name = 'content/answers/t\u00e9st "a" \u5b57.md'
    write(kept, name)
    commit(kept, "2025-04-05")
    assert ages(kept, {name}) == {name: Age(date(2025, 4, 5), IN_GIT)}


def test_a_copy_with_a_part_of_the_history_says_so(kept: Path, tmp_path: Path) -> None:
    write(kept, NEW)
    commit(kept, "2025-04-05")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", "shallow")
    assert ages(tmp_path / "shallow", {OLD}) == {OLD: Age(date(2025, 4, 5), IN_PART)}


def test_without_a_repository(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    assert ages(tmp_path, {OLD}) == {OLD: Age(WHEN.date(), BY_FILE)}


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, OLD)
    assert ages(tmp_path, {OLD}) == {OLD: Age(WHEN.date(), BY_FILE)}


def test_without_git(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept))
    assert ages(kept, {OLD}) == {OLD: Age(WHEN.date(), BY_FILE)}


def test_a_git_that_does_not_answer(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0)
    assert ages(kept, {OLD}) == {OLD: Age(WHEN.date(), BY_FILE)}


def test_the_repository_of_a_git_hook_does_not_count(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(kept / "gone"))
    assert ages(kept, {OLD}) == {OLD: Age(date(2025, 2, 3), IN_GIT)}


def test_a_file_that_is_gone_has_no_age(tmp_path: Path) -> None:
    assert ages(tmp_path, {OLD}) == {}


def test_git_is_not_asked_without_a_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("git was asked"))
    assert ages(tmp_path, set()) == {}
