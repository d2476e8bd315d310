from __future__ import annotations

import pytest

from tests.editions import add, found
from tests.helpers import FLOW, Site

ITEMS = "  - answer: t3st\n  - guide: test-guide\n"
ASKED = "  - guide: test-guide\n    first_question: yes\n  - answer: t3st\n"
ENTERED = "  - guide: test-guide\n    entry: later\n  - answer: t3st\n"
SENSITIVE = ("title: Test guide", "sensitive: yes\nentries: {later: {at: second, title: Test}}\ntitle: Test guide")
NO_FLAG = ("    red_flag: yes\n", "")
WAIVED = (
    "outcomes:",
    "waivers: [{promise: signs-first, why: Test., by: Test, credentials: MD, on: 2026-01-10}]\noutcomes:",
)
LONG = ("      - Test sign\n", "".join(f"      - Test sign {word}\n" for word in "abcdefghijk"))


@pytest.mark.parametrize(
    ("items", "flow", "expected"),
    [
        pytest.param(ASKED, ("title: Test guide", "title: Test guide"), [], id="red flags first"),
        pytest.param(ASKED, SENSITIVE, ["6:5 EDITION030"], id="sensitive"),
        pytest.param(ITEMS, SENSITIVE, [], id="one neutral link"),
        pytest.param(ENTERED, SENSITIVE, ["6:12 EDITION034"], id="an entry of a sensitive guide"),
        pytest.param(ASKED, NO_FLAG, ["6:5 EDITION031"], id="no red flags"),
        pytest.param(ASKED, WAIVED, ["6:5 EDITION032"], id="set aside"),
        pytest.param(ASKED, LONG, ["6:5 EDITION033"], id="too long"),
    ],
)
def test_first_questions(items: str, flow: tuple[str, str], expected: list[str], site: Site) -> None:
    add(site, ITEMS, items)
    site.replace(FLOW, *flow)
    told = [line for line in found(site) if not line.startswith("content/flows")]
    assert told == expected


def test_the_guide_of_an_entry_may_have_another_name(site: Site) -> None:
    add(site, ITEMS, ENTERED.replace("later", "before"))
    now = SENSITIVE[1].replace("title: Test}", "title: Test, was: [before]}")
    site.replace(FLOW, SENSITIVE[0], now)
    assert found(site) == ["6:12 EDITION034"]
