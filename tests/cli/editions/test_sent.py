from __future__ import annotations

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.editions import EDITION, TEXT, add
from tests.helpers import ANSWER, Site

KEPT = EDITION.replace(".md", ".sent.json")
CHANGE = "updated: 2026-02-01\nchanges:\n  - {on: 2026-02-01, kind: correction, what: Test words., by: test-expert}"


@pytest.fixture(autouse=True)
def on_the_day_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22


def run(site: Site, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["edition", "sent", *words, "--root", str(site.root)])
    return done.exit_code, done.output


def lines(site: Site) -> list[str]:
    return [line for line in site.path("links.lock").read_text("utf-8").split("\n") if line[:4] in ("sent", "mail")]


def test_what_was_sent_is_kept(site: Site) -> None:
    code, said = run(add(site), "2026-01-10", "--on", "2026-01-11")
    assert (code, said.count("wrote")) == (0, 3)
    assert "\nsent: 2026-01-11\n---\nTest words." in site.path(EDITION).read_text("utf-8")
    assert [line.rpartition(" ")[0] for line in lines(site)] == [
        *["mailed newsletters:2026-01-10"] * 3,
        "sent newsletters:2026-01-10 2026-01-11",
    ]
    assert site.found(EDITION) == []
    before = {name: site.path(name).read_bytes() for name in (EDITION, KEPT, "links.lock")}
    assert "all of it is kept" in run(site, "2026-01-10")[1]
    assert {name: site.path(name).read_bytes() for name in before} == before


@pytest.mark.parametrize("lost", [KEPT, "links.lock"])
def test_a_run_that_was_killed_is_made_good(lost: str, site: Site) -> None:
    run(add(site), "2026-01-10")
    whole = (site.path(KEPT).read_bytes(), lines(site))
    site.path(lost).unlink()
    if lost == KEPT:
        site.path("links.lock").unlink()
    assert run(site, "2026-01-10")[0] == 0
    assert (site.path(KEPT).read_bytes(), lines(site)) == whole


@pytest.mark.parametrize(
    ("old", "new", "words", "code", "said"),
    [
        ("subject", "status: draft\nsubject", (), 1, "EDITION024"),
        ("preheader: Test words.", "preheader: READ this.", (), 1, "EDITION011"),
        ("", "", ("--on", "2026-11-23"), 2, "2026-11-23 is in the future"),
        ("subject", "sent: 2026-01-10\nsubject", ("--on", "2026-01-11"), 2, "says that it was sent on 2026-01-10"),
    ],
)
def test_what_is_refused_writes_nothing(
    old: str, new: str, words: tuple[str, ...], code: int, said: str, site: Site
) -> None:
    before = site.path(EDITION) and add(site, old, new).path(EDITION).read_bytes()
    done, output = run(site, "2026-01-10", *words)
    assert (done, said in output) == (code, True)
    assert site.path(EDITION).read_bytes() == before
    assert not site.path(KEPT).exists()
    assert not site.path("links.lock").exists()


def test_corrections_that_it_told_are_to_be_marked(site: Site) -> None:
    site.replace(ANSWER, "published: 2026-01-10", f"published: 2026-01-10\n{CHANGE}")
    add(site, "answer: t3st", "answer: t3st\n    change: 2026-02-01")
    said = run(site, "2026-01-10")[1]
    assert f"write 'mailed: 2026-11-22' below the correction of 2026-02-01 in content/{ANSWER}" in said


def test_links_keep_what_says_that_it_was_sent(site: Site) -> None:
    add(site)
    site.write(EDITION, TEXT.replace("ai_use:", "sent: 2026-01-10\nai_use:"))
    done = CliRunner().invoke(main, ["links", "--accept", "--root", str(site.root)])
    assert f"wrote content/{KEPT}" in done.output
    assert len(lines(site)) == 4
    assert site.found(EDITION) == []
