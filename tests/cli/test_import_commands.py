"""`askwell import`, as a person types it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from askwell.cli.main import main
from tests.helpers import Site
from tests.sites import TEST_DAY


def askwell(site: Site, *arguments: str | Path) -> Result:
    words = ["import", "--root", str(site.root), *map(str, arguments)]
    return CliRunner().invoke(main, words, env=TEST_DAY)


def original(site: Site, text: str = "Is this a test?\n\nThese are test words.\n") -> Path:
    path = site.root / "a.txt"
    path.write_text(text, "utf-8")
    return path


def test_it_tells_what_it_wrote(site: Site) -> None:
    done = askwell(site, original(site))
    assert done.exit_code == 0
    assert done.output.split("\n")[0] == "wrote content/answers/is-this-a-test.md"
    assert "1 draft made\n" in done.output
    again = askwell(site, original(site))
    assert again.exit_code == 1
    assert "a.txt is there already" in again.output
    assert "0 drafts made, 1 text not taken" in again.output


def test_a_dry_run_says_so(site: Site) -> None:
    done = askwell(site, "--dry-run", original(site))
    assert "would write content/answers/is-this-a-test.md" in done.output
    assert not site.path("answers/is-this-a-test.md").exists()


def test_compare_fails_when_a_word_is_lost(site: Site) -> None:
    askwell(site, original(site))
    assert askwell(site, "--compare").exit_code == 0
    path = site.path("answers/is-this-a-test.md")
    path.write_text(path.read_text("utf-8").replace("test words", "words"), "utf-8")
    done = askwell(site, "--compare", "is-this-a-test")
    assert (done.exit_code, "  lost     test\n" in done.output) == (1, True)
    assert askwell(site, "--compare", "nothing").exit_code == 1


def test_it_needs_a_file_and_a_site(site: Site, tmp_path: Path) -> None:
    assert askwell(site).exit_code == 2
    assert askwell(Site(tmp_path / "in"), original(site)).exit_code == 2
