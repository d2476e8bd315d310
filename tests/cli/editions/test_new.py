from __future__ import annotations

from click.testing import CliRunner

from askwell.cli.main import main
from tests.helpers import Site


def run(site: Site, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["edition", "new", *words, "--root", str(site.root), "--as-of", "2026-11-22"])
    return done.exit_code, done.output


def test_a_draft_is_written_once(site: Site) -> None:
    code, said = run(site)
    path = site.path("newsletters/2026-11-22.md")
    assert (code, "Is this test data? (new" in said) == (0, True)
    before = path.read_text("utf-8")
    assert "status: draft" in before
    code, said = run(site, "2026-11-22")
    assert (code, "there is already a file" in said) == (1, True)
    assert path.read_text("utf-8") == before
    assert run(site)[0] == 0
    assert site.path("newsletters/2026-11-29.md").exists()


def test_a_date_is_a_date(site: Site) -> None:
    assert run(site, "next-week")[0] == 2
    assert not site.path("newsletters").exists()
