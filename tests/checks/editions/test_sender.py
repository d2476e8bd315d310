from __future__ import annotations

import pytest

from tests.editions import EDITION, add, found
from tests.helpers import Site

MAIL = "from_name: Test, from_address: a@site.test, why: Test."
LEAVE = "unsubscribe_mail: b@site.test"


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        pytest.param(f"{MAIL}, {LEAVE}", [], id="by mail"),
        pytest.param(f"{MAIL}, unsubscribe: 'https://site.example/leave'", [], id="on a page"),
        pytest.param(MAIL, ["2:1 EDITION020"], id="readers cannot leave"),
        pytest.param(f"{MAIL}, {LEAVE}, one_click: yes", ["2:95 EDITION020"], id="one click, and no page"),
    ],
)
def test_readers_can_leave(mail: str, expected: list[str], site: Site) -> None:
    site.replace("site.yml", "name: Test site\n", f"name: Test site\nmail: {{{mail}}}\n")
    assert site.found("site.yml") == []
    add(site)
    assert [one for one in site.found("site.yml") if "EDITION022" not in one] == expected


def test_mail_of_a_site_in_production(site: Site) -> None:
    add(site)
    site.replace("site.yml", "name: Test site\n", f"name: Test site\nproduction: yes\nmail: {{{MAIL}, {LEAVE}}}\n")
    assert [one for one in site.found("site.yml") if "EDITION021" in one] == [
        "3:1 EDITION021",
        "3:39 EDITION021",
        "3:82 EDITION021",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("subject", "subject", ["2:1 EDITION022"], id="its day is past"),
        pytest.param("subject", "status: draft\nsubject", [], id="a draft"),
        pytest.param("subject", "sent: 2026-01-11\nsubject", [], id="sent"),
        pytest.param("subject", "sent: 2026-11-23\nsubject", ["2:7 EDITION024"], id="sent on a day to come"),
        pytest.param("subject", "sent: 2026-01-11\nstatus: draft\nsubject", ["3:9 EDITION024"], id="a draft was sent"),
        pytest.param("ai_use: {model: none, how: Test data.}\n", "", ["2:1 EDITION018", "2:1 EDITION022"],
                     id="how it was made is not said"),
    ],
)  # fmt: skip
def test_the_state_of_an_edition(old: str, new: str, expected: list[str], site: Site) -> None:
    add(site, old, new)
    assert [one for one in site.found(EDITION) if "EDITION025" not in one] == expected


def test_a_draft_is_only_warned(site: Site) -> None:
    add(site, "subject: Test data", "status: draft\nsubject: TEST data")
    assert {str(one.severity) for one in site.check().diagnostics} == {"warning"}
    assert found(site) == ["3:10 EDITION011"]
