from __future__ import annotations

import pytest

from tests.editions import EDITION, TEXT, add, found
from tests.helpers import ANSWER, FLOW, Site

AHEAD = "newsletters/2026-12-03.md"
CHANGED = "updated: 2026-02-01\nchanges:\n  - {on: 2026-02-01, kind: correction, what: Test words., by: test-expert}"
ENDED = "published: 2026-01-10\nsince: 2026-02-01\nwhy: Test."
TELLS = "answer: t3st\n    change: 2026-02-01\n    blurb: Test words."


@pytest.mark.parametrize(
    ("new", "item", "expected"),
    [
        pytest.param("status: draft", None, ["5:13 EDITION014"], id="a draft"),
        pytest.param("published: 2026-12-24", None, ["5:13 EDITION014"], id="later"),
        pytest.param(f"{ENDED}\nstatus: withdrawn", None, ["5:13 EDITION014"], id="withdrawn"),
        pytest.param(f"{ENDED}\nstatus: archived", None, ["5:13 EDITION014"], id="archived"),
        pytest.param(f"{ENDED}\nstatus: withdrawn\n{CHANGED}", TELLS, [], id="withdrawn, and told"),
        pytest.param(f"{ENDED}\nstatus: withdrawn\n{CHANGED}", "answer: t3st\n    change: 2026-02-01",
                     ["5:13 EDITION014"], id="without words of its own"),
        pytest.param(f"published: 2026-01-10\n{CHANGED}", TELLS, [], id="a change"),
        pytest.param("published: 2026-01-10", TELLS, ["6:13 EDITION016"], id="no such change"),
    ],
)  # fmt: skip
def test_the_answer_of_an_item(new: str, item: str | None, expected: list[str], site: Site) -> None:
    add(site, "answer: t3st", item or "answer: t3st")
    site.replace(ANSWER, "published: 2026-01-10", new)
    assert [one for one in found(site) if "EDITION" in one] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: draft\n", ["6:12 EDITION014"]),
        ("status: draft\nquestions: [\n", ["6:12 EDITION014"]),
        ("questions: [\n", []),
    ],
    ids=["a draft", "one that cannot be read", "no draft"],
)
def test_the_guide_of_an_item(text: str, expected: list[str], site: Site) -> None:
    add(site)
    site.write(FLOW, text + (site.root / "content" / FLOW).read_text("utf-8"))
    assert [one for one in found(site) if "EDITION" in one] == expected


def test_a_merged_answer_names_the_other(site: Site) -> None:
    add(site)
    text = (site.root / "content" / ANSWER).read_text("utf-8")
    site.write("answers/other.md", text.replace("id: t3st", "id: t3sx"))
    site.replace(ANSWER, "published: 2026-01-10",
                 "published: 2026-01-10\nstatus: merged\nsince: 2026-02-01\ninstead: other")  # fmt: skip
    assert "5:13 EDITION014" in found(site)
    assert "write answer: t3sx" in site.hints()


def test_an_item_is_weighed_on_the_day_of_its_edition(site: Site) -> None:
    site.path(AHEAD).parent.mkdir()
    site.write(AHEAD, TEXT)
    site.replace(ANSWER, "published: 2026-01-10", "published: 2026-12-03")
    assert "EDITION014" not in " ".join(site.found(AHEAD))
    site.replace(ANSWER, "next_review: 2027-01-10", "next_review: 2026-12-02")
    assert site.found(AHEAD) == ["5:13 EDITION015"]


def test_a_review_that_is_due_stops_no_build(site: Site) -> None:
    add(site)
    site.replace(FLOW, "next_review: 2027-01-10", "next_review: 2026-11-21")
    [late] = [one for one in site.check().diagnostics if one.code == "EDITION015"]
    assert (str(late.location), str(late.severity)) == (f"content/{EDITION}:6:12", "warning")
