"""`askwell desk`, as a person types it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

from askwell.starter import make_site
from tests.cli.test_main import askwell, broken
from tests.helpers import ANSWER, FILES, TODAY, Site
from tests.test_manual import blocks, manual, sections


def desk(site: Site, *options: str | Path) -> Result:
    return askwell("desk", "--root", site.root, *options)


def days(done: Result) -> list[str]:
    """The days of all tasks that the JSON has."""
    return [task["day"] for task in json.loads(done.stdout)["tasks"]]


def test_the_text_is_that_of_the_day(site: Site) -> None:
    done = desk(site)
    assert done.exit_code == 0
    assert done.output.startswith("Desk of Test site on Sunday, 22 November 2026\n")
    assert "10 January 2027, in 49 days\n  Review: Is this test data?\n" in done.output
    assert "1 December 2027" in desk(site, "--as-of", "2027-12-01").output


@pytest.mark.parametrize(
    ("options", "text", "data"),
    [
        ([], 1, 2),
        (["--days", "0"], 0, 0),
        (["--days", "49"], 1, 1),
        (["--days", "48"], 0, 0),
        (["--until", "2027-01-10"], 1, 1),
        (["--until", "9999-12-31"], 2, 2),
        (["--days", "99999999"], 2, 2),
        (["--by", "test-expert"], 1, 1),
        (["--as-of", "9999-12-31"], 2, 2),
        (["--as-of", "0001-01-01"], 0, 3),
    ],
)
def test_how_far_it_looks(site: Site, options: list[str], text: int, data: int) -> None:
    site.write("flows/test-guide.yml", FILES["flows/test-guide.yml"].replace("2027-01-10", "2028-12-01"))
    assert desk(site, *options).output.count("  Review: ") == text
    assert len(days(desk(site, *options, "--json"))) == data


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--as-of", "2027-01-10"], 0),
        (["--as-of", "2027-01-10", "--fail-overdue"], 0),
        (["--as-of", "2027-01-11"], 0),
        (["--as-of", "2027-01-11", "--fail-overdue"], 1),
        (["--as-of", "2027-01-11", "--fail-overdue", "--json"], 1),
        (["--as-of", "2027-01-11", "--fail-overdue", "--by", "test-expert"], 1),
        (["--as-of", "2027-01-11", "--fail-overdue", "--by", "other-person"], 0),
    ],
)
def test_it_fails_only_if_asked_to(site: Site, options: list[str], code: int) -> None:
    other = FILES["people/test-expert.yml"].replace("Test Expert", "Other Person")
    site.write("people/other-person.yml", other)
    assert desk(site, *options).exit_code == code


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "test-expret"], "there is no person 'test-expret': did you mean 'test-expert'?"),
        (["--by", "Test Expert"], "there is no person 'Test Expert': did you mean 'test-expert'?"),
        (["--by", "expert"], "there is no person 'expert': did you mean 'test-expert'?"),
        (["--by", ""], "there is no person '': use one of 'test-expert'"),
        (["--by", "../../etc"], "there is no person '../../etc': use one of 'test-expert'"),
        (["--until", "2026-11-21"], "2026-11-21 is before the day of the desk, 22 November 2026"),
        (["--until", "soon"], "'soon' is not a day: write year-month-day, for example 2027-03-01"),
        (["--until", "20270101"], "'20270101' is not a day"),
        (["--until", "2027-W01-1"], "'2027-W01-1' is not a day"),
        (["--as-of", "2027-02-29"], "'2027-02-29' is not a day"),
        (["--as-of", ""], "'' is not a day"),
        (["--days", "-1"], "-1 is not in the range x>=0"),
        (["--days", "1", "--until", "2027-01-01"], "--until and --days say the same"),
        (["--html", "desk.txt"], "'desk.txt' does not end in .html"),
        (["--ics", "desk.html"], "'desk.html' does not end in .ics"),
        (["--html", "gone/desk.html"], "there is no folder gone"),
        (["--ics", "folder.ics"], "is a directory"),
    ],
)
def test_odd_options(site: Site, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str) -> None:
    monkeypatch.chdir(site.root)
    (site.root / "folder.ics").mkdir()
    done = desk(site, *options)
    assert done.exit_code == 2
    assert said in re.sub(r"\s+", " ", done.output)


def test_a_folder_without_content(tmp_path: Path) -> None:
    done = askwell("desk", "--root", tmp_path)
    assert (done.exit_code, "`askwell init` makes one" in done.output) == (2, True)


def test_a_site_with_mistakes_has_its_desk(site: Site) -> None:
    done = askwell("desk", "--root", broken(site))
    assert done.exit_code == 0
    assert "The content has 1 error; `askwell check` names them." in done.output
    assert done.output.count("  Review: ") == 2


def test_a_person_whose_file_has_mistakes_is_known(site: Site) -> None:
    site.write("people/test-expert.yml", FILES["people/test-expert.yml"].replace("field: Test field\n", ""))
    done = desk(site, "--by", "test-expert")
    assert (done.exit_code, done.output.count("  Review: ")) == (0, 1)


def test_files_are_written_and_an_older_one_is_replaced(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root)
    (site.root / "desk.html").write_text("older", "utf-8")
    done = desk(site, "--html", "desk.html", "--ics", "desk.ics")
    assert (done.exit_code, done.output) == (0, "wrote desk.html\nwrote desk.ics\n")
    assert (site.root / "desk.html").read_text("utf-8").startswith("<!doctype html>")
    calendar = (site.root / "desk.ics").read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == 2
    assert b"DTSTAMP:20261122T120000Z" in calendar
    desk(site, "--ics", "desk.ics")
    assert (site.root / "desk.ics").read_bytes() == calendar


def test_json_is_alone_on_the_output(site: Site) -> None:
    done = desk(site, "--json", "--ics", site.root / "desk.ics")
    assert len(json.loads(done.stdout)["tasks"]) == 2
    assert done.stderr.startswith("wrote ")


def test_a_calendar_without_the_sites_address_is_refused(site: Site) -> None:
    site.path("site.yml").unlink()
    assert desk(site).exit_code == 0
    done = desk(site, "--ics", site.root / "desk.ics")
    assert done.exit_code == 1
    assert "need base_url of content/site.yml" in done.output
    assert not (site.root / "desk.ics").exists()


def test_a_file_that_cannot_be_written(site: Site) -> None:
    done = desk(site, "--html", "/dev/full/desk.html")
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_the_desk_is_quick_and_asks_nobody(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("it asked the network"))
    assert desk(site).exit_code == 0


def test_the_manuals_example_is_what_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(tmp_path, TODAY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (example,) = [
        one for one in blocks(sections(manual("commands.md"), 3)["askwell desk"]) if one.language == "console"
    ]
    command, _, printed = example.text.partition("\n")
    assert askwell(*command.removeprefix("$ askwell ").split()).output == printed


def test_a_title_with_signs_for_terminals(site: Site) -> None:
    site.replace(ANSWER, "question: Is this test data?", 'question: "Is this <b>test</b> data, \\"or\\" not?"')
    assert 'Review: Is this <b>test</b> data, "or" not?' in desk(site).output
