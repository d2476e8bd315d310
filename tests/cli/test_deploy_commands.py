"""`askwell deploy`: what it says, and that only an audited site goes out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askwell.cli import deploy_commands
from askwell.cli.main import main
from askwell.deploy.files import HOME
from tests.deploy.sites import BASE, SITE, Pages, files, page, write
from tests.helpers import Site
from tests.test_manual import blocks, manual, sections

LESS: Pages = {
    "index.html": "/answers/",
    "answers/index.html": "/",
    "assets/askwell.css": "Test",
    "answers/sample/index.html": "/",
}
MORE: Pages = LESS | {
    "index.html": "/answers/ x",
    "answers/index.html": "/answers/can-i-swim/ /",
    "answers/can-i-swim/index.html": "/answers/sample/ /answers/",
}


@pytest.fixture
def root(site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose audit finds nothing wrong, whatever it is."""
    monkeypatch.setattr(deploy_commands, "_audited", lambda *_: BASE)
    (site.root / "mkdocs.yml").write_text("site_name: Test\nsite_dir: site\n")
    (site.root / "host").mkdir()
    monkeypatch.chdir(site.root)
    return site.root


def build(root: Path, pages: Pages) -> None:
    shutil.rmtree(root / "site", ignore_errors=True)
    write(root / "site", {name: page(text) if name.endswith(".html") else text for name, text in pages.items()})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["deploy", *arguments])


def test_the_manual_shows_what_is_said(root: Path) -> None:
    (shown,) = [block.text for block in blocks(sections(manual("deploy.md"), 2)["Bringing the site to its host"])
                if block.language == "console"]  # fmt: skip
    command, _, said = shown.partition("\n")
    build(root, LESS)
    assert run("apply", "host").exit_code == 0
    build(root, MORE)
    assert command == "$ askwell deploy plan /var/www/answers"
    assert re.sub(r"[\d.]+ (?:bytes|kB)", "", run("plan", "host").output) == re.sub(
        r"[\d.]+ (?:bytes|kB)", "", said.replace("/var/www/answers", "host")
    )


def test_plan_writes_nothing_and_apply_does(root: Path) -> None:
    build(root, SITE)
    assert run("plan", "host").exit_code == 0
    assert list((root / "host").iterdir()) == []
    done = run("apply", "host")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "host is as the site is: 6 files.")
    assert files(root / "host") == files(root / "site")
    assert "Nothing was written" not in run("plan", "host").output


def test_a_refusal_ends_with_a_code_and_a_hint(root: Path) -> None:
    build(root, SITE)
    run("apply", "host")
    build(root, {name: text for name, text in SITE.items() if "two" not in name})
    for command in ("plan", "apply"):
        done = run(command, "host")
        assert done.exit_code == 1
        assert "Error: 1 file of 6 would be removed: 16.7 %, and more than 5 % is taken for a mistake" in done.output
        assert "hint: see that the site is whole; if all of this shall go, say --delete-threshold 17" in done.output
    assert (root / "host" / "two" / HOME).exists()
    assert run("apply", "host", "--delete-threshold", "17").exit_code == 0
    assert not (root / "host" / "two" / HOME).exists()


def test_for_programs(root: Path) -> None:
    build(root, SITE)
    (root / "host" / HOME).write_text("theirs")
    done = run("plan", "host", "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert said["add"][0] == {"file": "assets/test.css", "bytes": 16}
    assert (said["foreign"], said["same"], said["remove"]) == ([HOME], 0, [])
    assert said["refused"] == ["index.html at the target is not as we left it"]


@pytest.mark.parametrize("count", [1, 13, 14, 30])
def test_long_lists_are_cut(root: Path, count: int) -> None:
    build(root, {HOME: "/", **{f"a/{n}.txt": "Test" for n in range(count - 1)}})
    lines = run("plan", "host").output.splitlines()
    assert len(lines) - 2 == (count if count <= 13 else 13)
    assert (re.search(r"and (\d+) more files", "\n".join(lines)) is not None) == (count > 13)
    assert len(run("plan", "host", "--all").output.splitlines()) - 2 == count


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan", "nowhere"), "Error: there is no folder nowhere"),
        (("plan", "gs://test"), "Error: gs://test is neither a folder nor a bucket"),
        (("plan", "site"), "lie one in the other: the site itself is there"),
        (("apply", "."), "lie one in the other"),
        (("apply", "content"), "lie one in the other: what the site is made of is there"),
        (("plan", "host", "host"), "lie one in the other: the site itself is there"),
        (("plan", "host", "content"), "there is no finished site in"),
    ],
)
def test_what_cannot_be(root: Path, arguments: tuple[str, ...], said: str) -> None:
    build(root, SITE)
    done = run(*arguments)
    assert done.exit_code == 1
    assert said in done.output


def test_before_a_build(root: Path) -> None:
    done = run("plan", "host")
    assert (done.exit_code, "hint: build it first: askwell build" in done.output) == (1, True)
    assert root.is_dir()


@pytest.mark.slow
def test_only_what_content_makes_goes_out(starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(starter, tmp_path / "root"))
    (tmp_path / "host").mkdir()
    monkeypatch.chdir(root)
    assert run("apply", str(tmp_path / "host")).exit_code == 0
    assert files(tmp_path / "host") == files(root / "site")
    home = root / "site" / HOME
    home.write_text(home.read_text("utf-8").replace("<h1", "<h1 hidden"), "utf-8")
    done = run("apply", str(tmp_path / "host"))
    assert done.exit_code == 1
    assert "Error: this site is not the one that content makes today, so it does not go out" in done.output
    assert (tmp_path / "host" / HOME).read_bytes() != home.read_bytes()
