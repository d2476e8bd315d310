"""What `askwell build` says, and what it says when it is told to be quiet."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from askwell.mkdocs_adapter import by_the_engine, events
from askwell.rebuild.building import build_site
from tests.helpers import ANSWER, Site
from tests.sites import copy, replace, run

SAMPLE = "content/answers/sample-question.md"


def test_a_quiet_build_says_nothing(starter: Path, tmp_path: Path) -> None:
    done = run(copy(starter, tmp_path / "own"), "askwell", "build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_quiet_build_tells_findings(starter: Path, tmp_path: Path) -> None:
    site = copy(starter, tmp_path / "own")
    replace(site / SAMPLE, "topics: [sample]", "topics: [sampel]")
    done = run(site, "askwell", "build", "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{SAMPLE}:9:10: error REF001: " in done.stderr


@pytest.mark.parametrize("quiet", [False, True])
def test_nothing_outlives_a_build(site: Site, quiet: bool) -> None:
    before = gc.get_threshold()
    site.replace(ANSWER, "topics: [test-topic]", "topics: [test-topik]")
    (site.root / "mkdocs.yml").write_text("site_name: Test\n", "utf-8")
    assert build_site(site.root, by_the_engine, quiet=quiet) == 1
    assert gc.get_threshold() == before
    assert events.ready is None
