"""MkDocs and what a site's own people do with it: build, be told of a mistake, preview."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from askwell.starter import make_record
from tests.sites import ANSWER, DAY, PATIENCE, copy, preview, replace, run, tree

FINDING = re.compile(r"^(\S+:\d+:\d+): error ([A-Z]+\d{3}): \S.*$", re.MULTILINE)

NAME = "content/site.yml"


def leftovers(site: Path) -> list[str]:
    """What a build has left beside `site/` but for the spare, in which the next edit is made."""
    return [path.name for path in site.glob(".site*") if path.name != ".site.spare"]


@pytest.mark.parametrize("command", [("build",), ("build", "--strict")], ids=["plain", "strict"])
@pytest.mark.parametrize(
    ("path", "old", "new", "finding"),
    [
        (ANSWER, "topics: [sample]", "topics: [sampel]", (f"{ANSWER}:9:10", "REF001")),
        (ANSWER, "experts: [", "experts: [[", (f"{ANSWER}:", "YAML001")),
        ("content/flows/sample-guide.yml", "to: sample-choice", "to: sample-chance", ("content/flows/", "FLOW001")),
        ("docs/about.md", "\n", '\n<a href="nowhere/">Test</a>\n', ("site/about/index.html:", "LINK")),
    ],
    ids=["reference", "form", "guide", "audit"],
)
def test_a_mistake_is_told_and_the_last_site_stays(
    starter: Path, tmp_path: Path, path: str, old: str, new: str, finding: tuple[str, str], command: tuple[str, ...]
) -> None:
    site = copy(starter, tmp_path / "site-of-ours")
    before = tree(site / "site")
    text = (site / path).read_text("utf-8")
    (site / path).write_text(text.replace(old, new, 1), "utf-8")
    done = run(site, "mkdocs", *command)
    assert done.returncode != 0
    place, code = finding
    assert [m for m in FINDING.findall(done.stderr) if m[0].startswith(place) and m[1].startswith(code)], done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site / "site") == before
    assert leftovers(site) == []


@pytest.mark.parametrize("command", [("build",), ("build", "--strict")], ids=["plain", "strict"])
@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("docs/about.md", "# Test\n\n[Test](gone.md)\n", "gone.md"),
        ("docs/about.md", "# Test\n\n![Test](gone.png)\n", "gone.png"),
        ("mkdocs.yml", "hooks: [hooks/mkdocs_hooks.py]\nnav: [\n", "mkdocs.yml"),
        ("mkdocs.yml", "site_name: Test\nhooks: [hooks/mkdocs_hooks.py]\ntheme: gone\n", "gone"),
        ("mkdocs.yml", "site_name: Test\nhooks: [hooks/gone.py]\n", "gone.py"),
    ],
    ids=["link", "picture", "broken settings", "no such theme", "no such hook"],
)
def test_what_mkdocs_finds_stops_the_build_too(
    starter: Path, tmp_path: Path, path: str, text: str, said: str, command: tuple[str, ...]
) -> None:
    site = copy(starter, tmp_path / "site-of-ours")
    before = tree(site / "site")
    (site / path).write_text(text, "utf-8")
    done = run(site, "mkdocs", *command)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site / "site") == before
    assert leftovers(site) == []


def test_a_fault_of_a_hook_leaves_the_last_site(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "site-of-ours")
    before = tree(site / "site")
    hooks = site / "hooks" / "mkdocs_hooks.py"
    hooks.write_text(hooks.read_text("utf-8") + "\n\ndef on_page_content(html, **_):\n    raise RuntimeError('Test')\n")
    done = run(site, "mkdocs", "build")
    assert done.returncode != 0
    assert "RuntimeError: Test" in done.stderr
    assert tree(site / "site") == before
    assert leftovers(site) == []


@pytest.mark.parametrize(
    "command",
    [("mkdocs", "build", "-f"), ("mkdocs", "build", "--strict", "-f"), ("askwell", "build", "--root")],
    ids=" ".join,
)
def test_a_site_is_built_from_anywhere(starter: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    site = copy(starter, tmp_path / "site-of-ours")
    replace(site / NAME, "name: My health answers", "name: Test name")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = str(site if command[0] == "askwell" else site / "mkdocs.yml")
    done = run(elsewhere, *command, where)
    assert done.returncode == 0, done.stderr
    assert ">Test name</a>" in (site / "site" / "index.html").read_text("utf-8")
    assert list(elsewhere.iterdir()) == []
    assert leftovers(site) == []


def test_two_builds_of_the_same_content_are_the_same(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "site-of-ours")
    before = tree(site / "site")
    assert run(site, "askwell", "build").returncode == 0
    assert tree(site / "site") == before


def test_a_preview_follows_what_is_written(starter: Path, tmp_path: Path) -> None:
    with preview(copy(starter, tmp_path / "ours")) as shown:
        shown.shows("My health answers")
        replace(tmp_path / "ours" / NAME, "name: My health answers", "name: Test name")
        shown.shows(">Test name</a>")
        (tmp_path / "ours" / "docs" / "about.md").write_text("# Test heading\n", "utf-8")
        shown.shows("Test heading", "about/")
    assert shown.code == 0
    assert "Traceback" not in shown.said


def test_a_preview_shows_a_mistake_and_goes_on(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "ours")
    before = tree(site / "site")
    with preview(site) as shown:
        shown.shows("My health answers")
        replace(site / ANSWER, "topics: [sample]", "topics: [sampel]")
        shown.shows("1 mistake to fix")
        shown.shows("Mistakes to fix", "answers/sample-question/")
        page = shown.page("answers/sample-question/")
        assert f"{ANSWER}:9:10" in page
        assert "did you mean 'sample'?" in page.replace("&#39;", "'")
        assert 'data-expert="sample-expert"' in shown.page("experts/sample-expert/")
        assert f"{ANSWER}:9:10: error REF001: " in shown.said
        replace(site / ANSWER, "topics: [sampel]", "topics: [sample]")
        shown.shows(">My health answers</a>")
        shown.shows('data-answer="sample-question"', "answers/sample-question/")
    assert "Traceback" not in shown.said
    assert tree(site / "site") == before


def test_a_preview_begins_with_a_mistake(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "ours")
    replace(site / ANSWER, "topics: [sample]", "topics: [sampel]")
    with preview(site, "--livereload") as shown:
        shown.shows("1 mistake to fix")
        replace(site / ANSWER, "topics: [sampel]", "topics: [sample]")
        shown.shows('data-answer="sample-question"', "answers/sample-question/")
        assert "to fix" not in shown.page()
    assert "Traceback" not in shown.said


def test_a_preview_whose_settings_cannot_be_read_shows_that_alone_at_every_address(
    starter: Path, tmp_path: Path
) -> None:
    site = copy(starter, tmp_path / "ours")
    name = site / "content" / "site.yml"
    good = name.read_text("utf-8")
    name.write_text("name: [\n", "utf-8")
    with preview(site) as shown:
        shown.shows("The content has errors, so the site is not shown")
        name.write_text(good, "utf-8")
        shown.shows('data-answer="sample-question"', "answers/sample-question/")
        name.write_text("name: [\n", "utf-8")
        shown.shows("The content has errors, so the site is not shown")
        with pytest.raises(urllib.error.HTTPError) as gone:
            urllib.request.urlopen(f"{shown.url}answers/sample-question/", timeout=PATIENCE)
        assert 'http-equiv="refresh"' in gone.value.read().decode()
    assert "Traceback" not in shown.said


def test_a_preview_goes_on_with_a_page_by_hand_that_cannot_be_read(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "ours")
    page = site / "docs" / "about.md"
    with preview(site) as shown:
        shown.shows("My health answers")
        page.write_bytes(b"# Test \xe9\n")
        shown.shows("READ002", "about/")
        page.write_text("# Test heading\n", "utf-8")
        shown.shows("Test heading", "about/")
    assert "Traceback" not in shown.said


def test_a_preview_shows_a_new_draft(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "ours")
    with preview(site) as shown:
        shown.shows("My health answers")
        make_record(site, "answer", "Is it new?", DAY)
        shown.shows("Only this preview shows it", "answers/is-it-new/")
        shown.shows("To do before this can be published", "answers/is-it-new/")
        assert "to fix" not in shown.page()
    assert "Traceback" not in shown.said
