"""`askwell flow export`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.helpers import Site, good_site
from tests.test_manual import blocks, error_sections, spoil


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return good_site(tmp_path)


def export(site: Site, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["flow", "export", "--root", str(site.root), *words])
    return done.exit_code, done.output


def test_both_forms_carry_the_fingerprint(site: Site) -> None:
    fingerprint = site.check().machines["test-guide"].fingerprint
    for form in ("mermaid", "csv"):
        code, said = export(site, "test-guide", "--to", form)
        assert code == 0
        assert f"Fingerprint: {fingerprint}" in said
        assert "Nobody has approved this proof." in said
        assert "The site says before the first question: Test wording of guide-start." in said
        assert "The site says beside its advice: Test wording of guide-outcome." in said
        assert "Test wording of feed-item" not in said


def test_a_file_is_written(site: Site) -> None:
    target = site.root / "chart.mmd"
    assert export(site, "test-guide", "--to", "mermaid", "-o", str(target))[0] == 0
    assert "flowchart TD" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["test-gide", "--to", "csv"], 2, "there is no flow 'test-gide'", id="no such flow"),
        pytest.param(["test-guide", "--to", "pdf"], 2, "'pdf' is not one of", id="no such form"),
        pytest.param(["test-guide"], 2, "Missing option '--to'", id="no form"),
    ],
)
def test_wrong_words(site: Site, words: list[str], code: int, said: str) -> None:
    found = export(site, *words)
    assert found[0] == code
    assert said in found[1]
    assert "Traceback" not in found[1]


def test_a_guide_with_mistakes_is_not_exported(site: Site) -> None:
    path = site.path("flows/test-guide.yml")
    path.write_text(path.read_text("utf-8").replace("to: rest", "to: nowhere"), "utf-8")
    code, said = export(site, "test-guide", "--to", "csv")
    assert code == 1
    assert "FLOW001" in said


@pytest.mark.parametrize(("code", "form"), [("EXPORT005", "dmn")])
def test_what_a_form_cannot_say_is_an_error(site: Site, code: str, form: str) -> None:
    for block in blocks(error_sections()[code]):
        spoil(site.root, block)
    status, said = export(site, "test-guide", "--to", form)
    assert status == 1
    assert re.search(rf"content/flows/test-guide.yml:\d+:\d+: error {code}: ", said)
