from __future__ import annotations

from datetime import date

import pytest

from askwell.letters.carrying import carrying, item_lines, next_edition
from tests.editions import EDITION, TEXT, add, sent
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site


def test_what_carries_a_text(site: Site) -> None:
    site.write("answers/other.md", FILES[ANSWER].replace("id: t3st", "id: t3sx"))
    library = sent(site).check().library
    assert [e.key for e in carrying(library, library.answers["sample"])] == ["2026-01-10"]
    assert [e.key for e in carrying(library, library.flows["test-guide"])] == ["2026-01-10"]
    assert [e.key for e in carrying(library, library.answers["other"])] == []


def test_what_was_mailed_counts_and_not_what_is_written(site: Site) -> None:
    sent(site)
    site.write("answers/other.md", FILES[ANSWER].replace("id: t3st", "id: t3sx"))
    site.write(EDITION, site.path(EDITION).read_text("utf-8").replace("t3st", "t3sx"))
    library = site.check().library
    assert [e.key for e in carrying(library, library.answers["sample"])] == ["2026-01-10"]
    assert [e.key for e in carrying(library, library.answers["other"])] == []


def test_former_names_and_merged_answers(site: Site) -> None:
    add(site)
    site.write("answers/other.md", FILES[ANSWER].replace("id: t3st", "id: t3sx"))
    merged = "published: 2026-01-10\nstatus: merged\nsince: 2026-02-01\ninstead: other"
    site.replace(ANSWER, "published: 2026-01-10", merged)
    site.path(FLOW).unlink()
    site.write("flows/new-guide.yml", f"was: [test-guide]\n{FILES[FLOW]}")
    library = site.check().library
    for record in (library.answers["sample"], library.answers["other"], library.flows["new-guide"]):
        assert [e.key for e in carrying(library, record)] == ["2026-01-10"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, None),
        ({"2026-11-21": ""}, None),
        ({"2026-11-21": "status: draft\n"}, "2026-11-21"),
        ({"2026-11-22": "", "2026-12-03": ""}, "2026-11-22"),
        ({"2026-11-22": "sent: 2026-11-22\n", "2026-12-03": ""}, "2026-12-03"),
    ],
)
def test_the_edition_that_goes_out_next(days: dict[str, str], expected: str | None, site: Site) -> None:
    for day, line in days.items():
        site.write(f"newsletters/{day}.md", TEXT.replace("ai_use", f"{line}ai_use"))
    following = next_edition(site.check().library, TODAY)
    assert (following.key if following else None) == expected


def test_an_item_that_tells_a_change(site: Site) -> None:
    library = site.check().library
    day = date(2026, 2, 1)
    assert item_lines(library.answers["sample"], day) == ["- answer: t3st", "  change: 2026-02-01"]
    told = item_lines(library.flows["test-guide"], day, own_words=True)
    assert told == ["- guide: test-guide", "  change: 2026-02-01", "  blurb: TODO"]
