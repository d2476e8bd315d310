"""Where parts of answers are now that were in another, when that one moved too."""

from __future__ import annotations

import pytest

from askwell.content.links.parts import moved_parts
from tests.helpers import ANSWER, FILES, Site

PLAIN = FILES[ANSWER].replace("flow: test-guide\n", "")
GOING = "## Test heading {#moved was: sample#test-heading}"
OWN = "## Words {#test-heading}"


@pytest.mark.parametrize(
    ("first", "third", "known"),
    [
        pytest.param({"name": "sample"}, "## Third", {"sample"}, id="the answer stayed"),
        pytest.param({"name": "new", "was": "sample"}, "## Third", {"sample", "new"}, id="it has another name"),
        pytest.param(
            {"name": "new", "was": "sample", "own": OWN}, "## Third", {"sample"}, id="the name is in use there"
        ),
        pytest.param({}, "## Third", {"sample", "third"}, id="it went into a third"),
        pytest.param({}, OWN, {"sample"}, id="the third has a heading of that name"),
        pytest.param({}, "## Third {#third was: test-heading}", {"sample"}, id="the third had one"),
    ],
)
def test_a_part_is_known_wherever_old_links_lead(
    first: dict[str, str], third: str, known: set[str], site: Site
) -> None:
    site.path(ANSWER).unlink()
    heading = "## Test heading"
    if first:
        text = FILES[ANSWER].replace(heading, first.get("own", "## First"))
        site.write(f"answers/{first['name']}.md", text.replace("id: t3st", f"id: t3st\nwas: [{first.get('was', '')}]"))
    site.write("answers/second.md", PLAIN.replace("id: t3st", "id: s3cond").replace(heading, GOING))
    was = "" if first else "\nwas: [sample, t3st]"
    site.write("answers/third.md", PLAIN.replace("id: t3st", f"id: th1rd{was}").replace(heading, third))
    found = moved_parts(site.check().library)
    where = [("test-heading", "answers/second/", "moved")]
    assert {slug: [tuple(part)[:3] for part in parts] for slug, parts in found.items()} == dict.fromkeys(known, where)
