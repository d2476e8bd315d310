from __future__ import annotations

import re
from pathlib import Path

import pytest

from askwell.diagnostics import Severity
from tests.helpers import BARE_FLOW, FLOW, FLOWS, Site, site_of_flows


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("    not_sure:\n      same_as: any\n", "", ["8:3 FLOW014"], id="screen without not sure"),
        pytest.param("title: Test rest", "title: Take 400 mg", ["51:12 FLOW012"], id="dose"),
        pytest.param("title: Test rest", "title: It is Safe for you", ["51:12 FLOW012"], id="clearance"),
        pytest.param("title: Test rest", "title: 400 magazines", [], id="number that is no dose"),
        pytest.param("title: Test guide", "title: A Decision Aid", ["1:8 FLOW013"], id="decision aid"),
        pytest.param("ai_use: {model: none, how: Test data.}\n", "", ["1:1 FLOW076"], id="nothing on a model"),
        pytest.param("{model: none,", "{model: some,", ["57:17 FIELD008"], id="an odd word on a model"),
    ],
)
def test_words_of_a_guide(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(FLOW, old, new)
    assert site.found(FLOW) == expected


APPROVAL = "approval:\n  by: test-expert\n  on: {on}\n  proof: {proof}\n"


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        pytest.param({"proof": ""}, [], id="approved as it stands"),
        pytest.param({"proof": "0123456789ab"}, ["10:10 FLOW042"], id="lapsed"),
        pytest.param({"proof": "", "on": "2027-01-01"}, ["9:7 DATE001"], id="in the future"),
    ],
)
def test_an_approval(approved: dict[str, str], expected: list[str], site: Site) -> None:
    proof = approved["proof"] or site.check().machines["test-guide"].fingerprint
    text = APPROVAL.format(on=approved.get("on", "2026-01-10"), proof=proof)
    site.replace(FLOW, "questions:\n", text + "questions:\n")
    assert site.found(FLOW) == expected


def test_a_lapsed_approval_stops_a_site_in_production(site: Site) -> None:
    text = APPROVAL.format(on="2026-01-10", proof="0123456789ab")
    site.replace(FLOW, "questions:\n", text + "questions:\n")
    (lapsed,) = (d for d in site.check().diagnostics if d.code == "FLOW042")
    assert lapsed.severity is Severity.WARNING
    site.replace("site.yml", "description:", "production: yes\ndescription:")
    (lapsed,) = (d for d in site.check().diagnostics if d.code == "FLOW042")
    assert lapsed.severity is Severity.ERROR


def proposals(site: Site) -> list[str]:
    """The rules proposed to a guide without rules."""
    (found,) = (d for d in site.check().diagnostics if d.code == "FLOW074")
    return re.findall(r"'- ([^']+)'", found.hint)


def test_a_guide_without_rules_gets_two_proposed(site: Site) -> None:
    site.write(FLOW, BARE_FLOW)
    assert site.found(FLOW) == ["7:1 FLOW074"]
    assert proposals(site) == ["never milder than emergency when screen is any", "every entry passes screen"]


@pytest.mark.parametrize("name", sorted(path.stem for path in FLOWS.glob("*.yml")))
def test_what_is_proposed_holds_if_it_is_pasted(name: str, tmp_path: Path) -> None:
    site = site_of_flows(tmp_path)
    for other in site.path("flows").glob("*.yml"):
        if other.stem not in (name, "test-guide"):
            other.unlink()
    text = site.path(f"flows/{name}.yml").read_text("utf-8")
    without = re.sub(r"(?m)^rules:\n(?: .*\n|\n)*", "", text)
    site.write(f"flows/{name}.yml", re.sub(r"(?m)^use:\n(?: .*\n|\n)*", "", without) if "$" in text else without)
    if not any(d.code == "FLOW074" for d in site.check().diagnostics):
        return  # a part brings rules
    proposed = proposals(site)
    assert len(proposed) == 2
    site.write(f"flows/{name}.yml", without + "\nrules:\n" + "".join(f"  - {sentence}\n" for sentence in proposed))
    assert [d for d in site.check().diagnostics if d.code != "PART004"] == []  # parts of other guides
