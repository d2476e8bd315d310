"""Where the file system or the settings are in the way, nothing that was good is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell import publish
from tests.sites import ANSWER, copy, replace, run, tree


def test_a_build_that_cannot_begin_leaves_the_site(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    before = tree(site / "site")
    (site / f".site.{2**22}").symlink_to(tmp_path)  # no process has this number
    assert run(site, "mkdocs", "build").returncode == 0
    assert tree(site / "site") == before
    assert tmp_path.is_dir()


def test_a_refusal_of_the_file_system_leaves_the_site(
    starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from askwell.mkdocs_adapter import by_the_engine
    from askwell.rebuild.building import build_site

    site = copy(starter, tmp_path / "own")
    before = tree(site / "site")

    def refuse(path: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(publish, "begin", refuse)
    assert build_site(site, by_the_engine) == 1
    assert "cannot be written" in capfd.readouterr().err
    assert tree(site / "site") == before


@pytest.mark.parametrize("name", [".", "content", "content/site", "docs", "hooks", ".."])
def test_sources_are_not_built_over(name: str, starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    replace(site / "mkdocs.yml", "site_dir: site", f"site_dir: {name}")
    before = tree(site)
    done = run(site, "mkdocs", "build")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert tree(site) == before


def test_a_file_named_like_the_site_stays(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("words")
    with pytest.raises(FileExistsError):
        publish.begin(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "words"


@pytest.mark.parametrize(
    "words", ['A "quoted" word & <i>, an emoji 😀', "x</title><script>alert(1)</script>", 'a"><b>']
)
def test_words_reach_the_head_as_they_are(words: str, starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    quoted = words.replace("'", "''")
    replace(site / ANSWER, "question: What does a sample answer look like?", f"question: '{quoted}'")
    text = (site / ANSWER).read_text("utf-8")
    (site / ANSWER).write_text(text.replace("short_answer: >-\n", f"short_answer: >-\n  {words}\n"), "utf-8")
    replace(site / "content/site.yml", "name: My health answers", f"name: '{quoted}'")
    done = run(site, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((site / "site/answers/sample-question/index.html").read_text("utf-8"), "lxml")
    assert page.title is not None
    assert page.title.get_text() == f"{words} - {words}"
    assert str(page.select("meta[name=description]")[0]["content"]).startswith(words)
    assert page.select("h1")[0].get_text() == words
    assert [s["type"] for s in page.find_all("script") if "alert" in s.get_text()] in ([], ["application/ld+json"])
