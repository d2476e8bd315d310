"""`askwell recall`, as an editor runs it. The sample is test data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from askwell.cli.main import main
from tests.editions import TEXT, sent
from tests.helpers import ANSWER, FILES, FLOW, Site, good_site
from tests.sites import TEST_DAY

DRAFT = "  - on: 2026-11-22\n    kind: correction\n    what: TODO\n    by: test-expert\n"


def run(site: Site, *arguments: str) -> Result:
    return CliRunner(env=TEST_DAY).invoke(main, ["recall", "--root", str(site.root), *arguments])


def test_it_tells_where_the_words_stand_and_what_to_paste(site: Site) -> None:
    done = run(site, "t3st", "--by", "test-expert")
    assert done.exit_code == 0
    assert "answers/newest/" in done.output
    assert "Newsletters: none are kept here." in done.output
    assert f"changes:\n{DRAFT}" in done.output
    assert site.path(ANSWER).read_text("utf-8") == FILES[ANSWER]


@pytest.mark.parametrize("name", [ANSWER, FLOW])
def test_it_writes_a_draft_that_check_finds(site: Site, name: str) -> None:
    key = Path(name).stem
    assert run(site, key, "--by", "test-expert", "--write").exit_code == 0
    text = site.path(name).read_text("utf-8")
    assert text.replace(f"changes:\n{DRAFT}", "") == FILES[name]
    assert [found.split()[1] for found in site.found(name)] == ["CHANGE006", "CHANGE003"]
    assert run(site, key, "--by", "test-expert", "--write", "--kind", "update").exit_code == 0
    assert [change.kind for change in site.check().library.collection(name.split("/")[0])[key].changes] == [  # type: ignore[attr-defined]
        "update",
        "correction",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "there is no answer or guide 'nothing'"),
        (["sampel"], "sample"),
        (["sample", "--by", "nobody"], "there is no person 'nobody': the people of this site are test-expert"),
        (["sample", "--write"], "--write needs --by"),
    ],
)
def test_what_cannot_be_done(site: Site, arguments: list[str], said: str) -> None:
    done = run(site, *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_what_is_written_in_brackets_is_left_alone(site: Site) -> None:
    log = "changes: [{on: 2026-03-01, kind: update, what: Test words., by: test-expert}]\nupdated: 2026-03-01\n"
    site.replace(ANSWER, "reviewed: 2026-01-10\n", f"{log}reviewed: 2026-01-10\n")
    before = site.path(ANSWER).read_bytes()
    done = run(site, "sample", "--by", "test-expert", "--write")
    assert done.exit_code == 1
    assert DRAFT in done.output
    assert site.path(ANSWER).read_bytes() == before


def test_the_editor_answers_for_it_unless_told(site: Site) -> None:
    site.write("site.yml", FILES["site.yml"] + "responsible_editor: test-expert\n")
    assert "by: test-expert" in run(site, "sample").output


def test_data(site: Site) -> None:
    data = json.loads(run(site, "sample", "--json").output)
    assert (data["answer"], data["file"], data["written"]) == ("sample", "content/answers/sample.md", False)
    assert {"group": "lists", "path": "/", "why": "the home page"} in data["carriers"]
    assert data["draft"].startswith("changes:\n  - on: 2026-11-22\n")


def test_windows_files_stay_what_they_are(tmp_path: Path) -> None:
    site = good_site(tmp_path)
    site.write(ANSWER, b"\xef\xbb\xbf" + FILES[ANSWER].replace("\n", "\r\n").encode())
    assert run(site, "sample", "--by", "test-expert", "--write").exit_code == 0
    raw = site.path(ANSWER).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf---\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == FILES[ANSWER].count("\n") + 5


def test_an_item_for_the_next_edition_is_drafted(site: Site) -> None:
    assert "Then tell its readers" not in run(site, "sample").output
    sent(site)
    assert run(site, "sample").output.endswith(
        "\nThen tell its readers, in 'items' of the next edition (`askwell edition new` begins one):\n\n"
        "- answer: t3st\n  change: 2026-11-22\n"
    )
    site.write("newsletters/2026-12-03.md", TEXT)
    said = run(site, "sample").output
    where = "in item 1 of 'items' of content/newsletters/2026-12-03.md:"
    assert said.endswith(f"\nThen tell its readers, {where}\n\n  change: 2026-11-22\n")
    site.write("newsletters/2026-12-03.md", TEXT.replace("t3st", "t3sx"))
    data = json.loads(run(site, "sample", "--kind", "retraction", "--json").output)
    assert data["next"] == "content/newsletters/2026-12-03.md"
    assert data["item"] == "- answer: t3st\n  change: 2026-11-22\n  blurb: TODO"
