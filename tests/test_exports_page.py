"""The page on exports shows what the program writes, and a certificate can be checked as it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from askwell.cli.flows.export import FORMATS
from askwell.cli.main import main
from tests.helpers import FLOW, Site
from tests.test_manual import blocks, manual

PAGE = "exports.md"

Run = Callable[..., str]


@pytest.fixture
def run(site: Site, monkeypatch: pytest.MonkeyPatch) -> Run:
    """What a command prints of the guide of the small good site, on the day of the tests."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    return lambda name, *words: (
        CliRunner().invoke(main, ["flow", name, "--root", str(site.root), "test-guide", *words]).output
    )


def fingerprints(text: str) -> list[str]:
    return re.findall(r"Fingerprint: (\w+)", text)


@pytest.mark.parametrize(("name", "form"), [("test-guide.mmd", "mermaid"), ("test-guide.csv", "csv")])
def test_the_examples_are_what_is_written(run: Run, name: str, form: str) -> None:
    shown = [block.text for block in blocks(manual(PAGE)) if block.title == name]
    assert "".join(shown) == run("export", "--to", form)


def test_the_rows_of_the_decision_are_what_is_written(run: Run) -> None:
    shown = "".join(block.text for block in blocks(manual(PAGE)) if block.title == "test-guide.dmn")
    written = re.sub(r"\n +", "\n", run("export", "--to", "dmn"))
    assert re.sub(r"\n +", "\n", shown) in written


def test_every_form_is_in_the_table() -> None:
    assert set(re.findall(r"(?m)^\| \[`(\w+)`\]\(#", manual(PAGE))) == FORMATS.keys()


def test_a_proof_made_anew_has_the_fingerprint_of_the_certificate(run: Run) -> None:
    shown = re.search(r"(?s)\$ askwell flow prove test-guide\n(.*?) *```", manual(PAGE))
    assert shown
    assert re.sub(r"(?m)^ +", "", shown[1]) == run("prove")
    assert fingerprints(run("prove")) == fingerprints(run("export", "--to", "csv"))


def test_a_form_of_another_version_is_told_by_its_fingerprint(site: Site, run: Run) -> None:
    old = run("export", "--to", "mermaid")
    assert run("export", "--to", "mermaid") == old
    site.replace(FLOW, "ask: Left or right?", "ask: Right or left?")
    assert fingerprints(run("prove")) != fingerprints(old)
