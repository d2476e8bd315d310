"""Urgencies of a site's own: how pages show them, and what reports call them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from askwell.flow.export.certificate import certificate
from askwell.flow.export.mermaid import as_mermaid
from askwell.flow.machine.machine import Machine
from askwell.flow.report.diff import as_lines, differences
from askwell.flow.report.signoff_table import as_csv, as_text, combinations
from askwell.flow.report.svg_map import chart
from askwell.starter import make_site
from tests.helpers import FILES, FLOW, TODAY, Site, good_site
from tests.sites import TEST_DAY, run

WATCH = "  watch: {like: self_care, label: Test watch, colour: '#5c1745', colour_dark: '#f0b3da'}\n"
PLAIN, OWN = "urgency: self_care\n", "urgency: self_care\n    urgency_word: watch\n"


def guide(root: Path, urgency: str) -> Machine:
    """The guide of the good site, its self-care with an urgency's words, on a site with words of its own."""
    site = good_site(root)
    site.write("site.yml", f"{FILES['site.yml']}urgency_words:\n{WATCH}")
    site.replace(FLOW, PLAIN, urgency)
    checked = site.check()
    assert checked.diagnostics == ()
    return checked.machines["test-guide"]


@pytest.fixture(name="plain")
def _plain(tmp_path: Path) -> Machine:
    return guide(tmp_path / "plain", PLAIN)


@pytest.fixture(name="own")
def _own(tmp_path: Path) -> Machine:
    return guide(tmp_path / "own", OWN)


def test_reports_have_the_sites_words(plain: Machine, own: Machine) -> None:
    for machine, words, others in ((own, 1, 0), (plain, 0, 1)):
        table = combinations(machine)
        proven = certificate(machine, date(2026, 1, 10))
        for text, ours in (
            (as_csv(table), "self_care"),
            (as_text(table), "self care"),
            (as_mermaid(machine, proven), "Self care:"),
            (chart(machine, str, "test"), "Self-care"),
        ):
            assert ("Test watch" in text, ours in text) == (bool(words), bool(others))


def test_a_word_is_a_difference_and_part_of_the_fingerprint(plain: Machine, own: Machine) -> None:
    assert plain.fingerprint != own.fingerprint
    assert [group.milder for group in differences(plain, own).groups] == [False]
    assert [group.milder for group in differences(own, plain).groups] == [True]
    (line,) = (line for line in as_lines(differences(own, plain)) if "->" in line or "Test watch" in line)
    assert "Test watch" in line


@pytest.mark.slow
def test_pages_show_the_words_on_their_colour_and_pass_the_audit(tmp_path: Path) -> None:
    make_site(tmp_path, TODAY)
    site = Site(tmp_path)
    settings = site.path("site.yml")
    settings.write_text(f"{settings.read_text('utf-8')}\nurgency_words:\n{WATCH}", "utf-8")
    flow = site.path("flows/sample-guide.yml")
    text = flow.read_text("utf-8")
    assert text.count(PLAIN) == 1
    flow.write_text(text.replace(PLAIN, OWN), "utf-8")
    done = run(tmp_path, "askwell", "build", day=TEST_DAY)
    assert (done.returncode, "content/" in done.stderr) == (0, False), done.stderr
    page = (tmp_path / "site" / "decide" / "sample-guide" / "index.html").read_text("utf-8")
    assert 'aw-outcome--self_care aw-outcome--word-watch" data-node=' in page
    assert '<span class="aw-outcome__urgency">Test watch. </span>' in page
    sheet = (tmp_path / "site" / "assets" / "askwell.css").read_text("utf-8")
    assert sheet.count(".aw-outcome--word-watch {\n  --aw-level: #5c1745;\n}") == 1
    assert sheet.count(".aw-outcome--word-watch {\n  --aw-level: #f0b3da;\n}") == 1
