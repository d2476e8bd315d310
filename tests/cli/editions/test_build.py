from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askwell.cli.main import main
from tests.editions import EDITION, TEXT
from tests.helpers import FILES, TODAY, Site

MAIL = "mail: {from_name: Test, from_address: a@site.example, why: Test., unsubscribe_mail: b@site.example}\n"
COMING = EDITION.replace("2026-01-10", str(TODAY))


@pytest.fixture
def ready(site: Site) -> Site:
    """The site with an edition of today, which nothing keeps from going out, and with who sends it."""
    site.path(COMING).parent.mkdir()
    site.write(COMING, TEXT)
    site.replace("site.yml", "name: Test site\n", f"name: Test site\n{MAIL}")
    (site.root / "docs").mkdir()
    (site.root / "docs" / "submit.md").write_text("# Test page\n", "utf-8")
    return site


def run(site: Site, *words: str) -> Result:
    return CliRunner().invoke(main, ["edition", *words, "--root", str(site.root), "--as-of", str(TODAY)])


def written(site: Site) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site.root / "build" / "editions" / str(TODAY)).iterdir()}


def test_every_form_is_written_and_the_same_again(ready: Site) -> None:
    done = run(ready, "build")
    assert done.exit_code == 0, done.output
    first = written(ready)
    assert first.keys() == {
        "buttondown.md", "ghost.json", "links.txt", "listmonk.json", "mail.eml", "mail.html", "mail.txt"
    }  # fmt: skip
    assert first["links.txt"].decode().splitlines() == [
        f"https://site.example/newsletters/{TODAY}/  this letter on the site",
        "https://site.example/a/t3st/  Is this test data?",
        "https://site.example/d/test-guide/  Test guide",
    ]
    draft = message_from_bytes(first["mail.eml"], policy=SMTP.clone(raise_on_defect=True))
    assert (draft["X-Unsent"], draft["From"], draft["To"]) == ("1", "Test <a@site.example>", None)
    assert run(ready, "build", str(TODAY)).exit_code == 0
    assert written(ready) == first


def test_what_is_wrong_leaves_the_last_files(ready: Site) -> None:
    run(ready, "build")
    first = written(ready)
    ready.write(COMING, TEXT.replace("subject: Test data for a newsletter, not advice", "subject: Test"))
    done = run(ready, "build")
    assert done.exit_code == 1
    assert "EDITION010" in done.output
    assert "was not written" in done.output
    assert written(ready) == first


def test_a_draft_is_not_written(ready: Site) -> None:
    ready.write(COMING, TEXT.replace("subject:", "status: draft\nsubject:"))
    assert run(ready, "build").exit_code == 1


def test_without_who_sends_it_nothing_is_written(ready: Site) -> None:
    ready.write("site.yml", FILES["site.yml"])
    done = run(ready, "build")
    assert done.exit_code == 1
    assert "content/site.yml:1:1: error EDITION020: nothing says who newsletters are from" in done.output
    assert "was not written" in done.output
    assert not (ready.root / "build" / "editions").exists()


@pytest.mark.parametrize("status", ["", "status: draft\n"])
def test_a_preview_is_written_of_drafts_too(status: str, ready: Site) -> None:
    ready.write(COMING, TEXT.replace("subject:", f"{status}subject:"))
    done = run(ready, "preview")
    assert done.exit_code == 0, done.output
    page = (ready.root / "build" / "editions" / f"{TODAY}-preview.html").read_text("utf-8")
    assert ("is still a draft" in page) is bool(status)
    assert "<pre tabindex" in page


def test_what_a_link_leads_to_is_not_replaced(ready: Site, tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "kept.txt").write_text("Test words.", "utf-8")
    folder = ready.root / "build" / "editions"
    folder.mkdir(parents=True)
    (folder / str(TODAY)).symlink_to(others)
    done = run(ready, "build")
    assert (done.exit_code, "this is a link" in done.output) == (1, True)
    assert [path.name for path in others.iterdir()] == ["kept.txt"]
