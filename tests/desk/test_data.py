"""The desk as data, whose shape the manual tells."""

from __future__ import annotations

import json
from datetime import date

from askwell.desk.data import VERSION, as_data
from askwell.desk.task import Kind
from tests.desk.desks import desk, made, task
from tests.helpers import ANSWER, FILES, Site
from tests.test_manual import manual, rows, sections

SECTION = sections(manual("commands.md"), 3)["askwell desk"]


def fields(text: str) -> set[str]:
    """The fields that a table of the manual names; a row may name several."""
    return {name for cell in rows(text) for name in cell.replace("`", "").split(", ")}


def test_the_manual_tells_the_shape(site: Site) -> None:
    site.write(ANSWER, FILES[ANSWER].replace("id: t3st\n", ""))
    data = as_data(desk(site))
    whole, _, each = SECTION.partition("**The JSON.**")[2].partition("Each task has these fields:")
    assert fields(whole) == set(data)
    assert fields(each) == set(data["tasks"][0])
    assert f"| `version` | {VERSION} |" in whole
    assert set(data["mistakes"]) == {"errors", "warnings"}
    assert set(data["unread"][0]) == {"path", "line", "column", "why"}


def test_the_manual_tells_every_kind() -> None:
    table = SECTION.partition("| kind |")[2].partition("\n\n")[0]
    assert set(rows(table)) == {str(kind) for kind in Kind}


def test_values(site: Site) -> None:
    data = as_data(desk(site, date(2027, 1, 11)).for_person("test-expert").up_to(date(2027, 3, 1)))
    assert json.loads(json.dumps(data)) == data
    assert {key: value for key, value in data.items() if key not in ("tasks", "notes")} == {
        "version": 1,
        "site": "Test site",
        "day": "2027-01-11",
        "until": "2027-03-01",
        "by": "test-expert",
        "later": 0,
        "mistakes": {"errors": 0, "warnings": 2},
        "unread": [],
    }
    (one,) = data["tasks"]
    assert one.pop("todo").endswith("No build succeeds after 10 April 2027.")
    assert one == {
        "id": "review:answers:t3st",
        "kind": "review",
        "when": "overdue",
        "day": "2027-01-10",
        "overdue": True,
        "title": "Is this test data?",
        "path": "content/answers/sample.md",
        "line": 14,
        "column": 14,
        "who": ["test-expert"],
        "page": "a/t3st/",
    }


def test_what_was_not_asked_for_is_null() -> None:
    data = as_data(made(task()))
    assert (data["until"], data["by"], data["tasks"][0]["page"]) == (None, None, None)
