"""The command `askwell flow diff`, and where it finds the versions that it compares."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_main import askwell
from tests.helpers import FILES, FLOW, Site
from tests.sites import tree

FLOWS = Path(__file__).parent / "flows"

SWAPPED = (("        to: visit", "        to: @"), ("        to: rest", "        to: visit"), ("@", "rest"))
MILDER = (
    "  milder, and not in the change log: visit 'Test visit' (routine) becomes rest 'Test rest' (self_care), on 1 way"
)
EXAMPLE = "      for example (a reader who chooses: Is there a test sign? No sign; Left or right? Left)"
LOG = "changes:\n  - {on: 2026-01-10, what: Test reason., milder: [{was: visit, now: rest}]}\n"


def version(site: Site, name: str, *changes: tuple[str, str], more: str = "") -> Site:
    """Another site beside the small good one, its flow with changes."""
    other = Site(site.root.parent / f"{site.root.name}-{name}")
    shutil.copytree(site.root, other.root)
    text = FILES[FLOW] + more
    for change in changes:
        assert change[0] in text
        text = text.replace(*change)
    other.write(FLOW, text)
    return other


def diff(*arguments: str | Path) -> tuple[int, list[str]]:
    done = askwell("flow", "diff", *arguments)
    assert "Traceback" not in done.output
    return done.exit_code, done.output.splitlines()


@pytest.mark.parametrize("place", ["", "content", "content/flows", "content/flows/test-guide.yml"])
def test_versions_that_are_folders_or_files(site: Site, place: str) -> None:
    other = version(site, "new", *SWAPPED)
    code, lines = diff(site.root / place, other.root / place)
    assert (code, lines[:3]) == (1, ["test-guide:", MILDER, EXAMPLE])
    assert lines[3].startswith("  more cautious: rest 'Test rest' (self_care) becomes visit")
    assert diff(site.root / place, site.root / place) == (0, ["test-guide:", "  no difference"])


def test_what_the_change_log_lists_is_no_error(site: Site) -> None:
    code, lines = diff(site.root, version(site, "new", *SWAPPED, more=LOG).root)
    assert code == 0
    assert lines[1].startswith("  milder, as the change log says: visit")


def test_files_and_folders_outside_a_site(site: Site, tmp_path: Path) -> None:
    """They use the shared parts in the folder or beside it, and files may have any name."""
    other = version(site, "new", *SWAPPED)
    loose = tmp_path / "loose"
    loose.mkdir()
    for name, of in (("Guide OLD.yml", site), ("test-guide.yml", other)):
        shutil.copyfile(of.path(FLOW), loose / name)
    assert diff(loose / "Guide OLD.yml", loose / "test-guide.yml")[1][:2] == ["test-guide:", MILDER]
    assert diff(site.root, loose)[1][:2] == ["guide-old: only in " + str(loose), "test-guide:"]
    assert diff(FLOWS, FLOWS / "phq-9.yml") == (0, ["phq-9:", "  no difference"])


def test_a_file_outside_a_site_has_the_urgencies_of_the_site(site: Site, tmp_path: Path) -> None:
    """Else a signed copy that was kept elsewhere could not be compared."""
    site.replace(FLOW, "urgency: self_care", "urgency: self_care\n    urgency_word: watch")
    shutil.copyfile(site.path(FLOW), tmp_path / "signed.yml")
    new = site.path(FLOW)
    code, lines = diff("--root", site.root, tmp_path / "signed.yml", new)
    assert (code, "no urgency word 'watch'" in lines[2]) == (1, True)
    words = "urgency_words:\n  watch: {like: self_care, label: Watch closely}\n"
    site.write("site.yml", FILES["site.yml"] + words)
    assert diff("--root", site.root, tmp_path / "signed.yml", new) == (0, ["test-guide:", "  no difference"])


def test_only_the_flow_asked_for(site: Site) -> None:
    other = version(site, "new")
    other.write("flows/another.yml", FILES[FLOW])
    assert diff(site.root, other.root) == (
        0, [f"another: only in {other.root}", "test-guide:", "  no difference"],
    )  # fmt: skip
    assert diff(other.root, other.root, "--flow", "another") == (0, ["another:", "  no difference"])
    code, lines = diff(other.root, other.root, "--flow", "test-giude")
    assert (code, lines[-1]) == (2, "Error: there is no flow 'test-giude': did you mean 'test-guide'?")


def git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | names, check=True, capture_output=True)


def test_versions_in_git(site: Site, tmp_path: Path) -> None:
    """Also of a site that is a folder in a repository."""
    top, inner = tmp_path / "top", tmp_path / "top" / "inner"
    shutil.copytree(site.root / "content", inner / "content")
    git(tmp_path, "init", "-q", str(top))
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "Test")
    git(top, "tag", "first")
    shutil.copyfile(version(site, "new", *SWAPPED).path(FLOW), inner / "content" / FLOW)
    before = tree(top)
    code, lines = diff("--root", inner, "first", inner)
    assert (code, lines[:3]) == (1, ["test-guide:", MILDER, EXAMPLE])
    assert diff("--root", inner, "HEAD", "first") == (0, ["test-guide:", "  no difference"])
    assert tree(top) == before
    assert diff("--root", top, "HEAD", "first") == (1, ["Error: 'HEAD' has no folder content"])
    assert diff("--root", inner, "gone", inner) == (1, ["Error: 'gone' is not a file, a folder or a revision in git"])


def test_a_version_that_is_not_there(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, lines = diff("--root", tmp_path, "gone", site.root)
    assert (code, lines) == (1, ["Error: 'gone' is not a file, a folder or a revision in git"])
    monkeypatch.setenv("PATH", str(tmp_path))
    code, (line,) = diff("--root", tmp_path, "gone", site.root)
    assert (code, line.startswith("Error: git is not installed")) == (1, True)


def test_a_version_with_mistakes(site: Site) -> None:
    other = version(site, "new", ("to: second", "to: secnd"))
    code, lines = diff(site.root, other.root)
    assert (code, lines[:2]) == (1, ["test-guide:", f"  cannot be compared: it has mistakes in {other.root}"])
    assert "error FLOW001" in lines[2]
    other.write(FLOW, "title: [")
    code, lines = diff(site.root, other.root)
    assert (code, "error YAML001" in lines[2]) == (1, True)


def test_versions_that_are_too_far_apart(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.product.MAX_PAIRS", 2)
    code, lines = diff(site.root, site.root)
    assert (code, lines[1]) == (1, "  cannot be compared: too many questions are asked in another order")
