"""The commands `askwell flow ...`, as a person types them."""

from __future__ import annotations

import csv
import json
import os
from xml.etree.ElementTree import fromstring

import pytest

from tests.cli.test_main import askwell
from tests.flow.findings.guide import GUIDE
from tests.helpers import BARE_FLOW, FILES, FLOW, Site

COMMANDS = ("paths", "try", "table", "map", "prove")
"""Those that name a flow of a site."""

RULES = """\
rules:
  - never milder than emergency when screen is any
  - a worse second never gives milder advice, from right to left
  - never outcome rest when second is left
scenarios:
  - reader: No sign, and left
    choices: {screen: none, second: left}
    outcome: visit
"""


def flow_command(site: Site, command: str, *more: str, text: str = "") -> tuple[int, str]:
    """A command about the flow of the small good site: its exit code, and what it prints."""
    done = askwell("flow", command, "--root", site.root, "test-guide", *more, text=text)
    assert "Traceback" not in done.output
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("typed", "outcome", "asked"),
    [
        pytest.param("1\n", "Test call (emergency)", 1, id="first choice"),
        pytest.param("3\n", "Test call (emergency)", 1, id="not sure"),
        pytest.param("2\n1\n", "Test visit (routine)", 2, id="two steps"),
        pytest.param("2\n2\n", "Test rest (self_care)", 2, id="two steps, other way"),
        pytest.param("2\n0\n1\n", "Test call (emergency)", 2, id="back"),
        pytest.param("2\n0\n2\n2\n", "Test rest (self_care)", 2, id="back and on"),
        pytest.param("4\n1\n", "Test call (emergency)", 1, id="wrong number"),
        pytest.param("0\n1\n", "Test call (emergency)", 1, id="nothing to go back to"),
        pytest.param("yes\n\n-1\n1\n", "Test call (emergency)", 1, id="no number"),
        pytest.param("2\n3\n1\n", "Test visit (routine)", 2, id="wrong number at the second step"),
    ],
)
def test_trying_a_flow(site: Site, typed: str, outcome: str, asked: int) -> None:
    done = askwell("flow", "try", "--root", site.root, "test-guide", text=typed)
    assert done.exit_code == 0
    last = done.output.index(f"\n{outcome}\n")
    assert [
        name for name in ("Next step", "How soon", "Why", "Would change", "Sources") if name in done.output[last:]
    ] == [
        "Next step",
        "How soon",
        "Why",
        "Would change",
        "Sources",
    ]
    assert ("Left or right?" in done.output) == (asked == 2)


def test_a_flow_can_be_left_half_way(site: Site) -> None:
    done = askwell("flow", "try", "--root", site.root, "test-guide", text="2\n")
    assert done.exit_code == 1
    assert "Traceback" not in done.output


def test_the_ways_through_a_flow(site: Site) -> None:
    assert askwell("flow", "paths", "--root", site.root, "test-guide").output == (
        "screen=any -> call (emergency)\n"
        "screen=none second=left -> visit (routine)\n"
        "screen=none second=right -> rest (self_care)\n"
        "screen=not-sure -> call (emergency)\n"
        "4 ways, 5 states\n"
    )
    found = json.loads(askwell("flow", "paths", "--root", site.root, "test-guide", "--json").output)
    assert [way["outcome"] for way in found] == ["call", "visit", "rest", "call"]
    assert found[2] == {
        "choices": [{"question": "screen", "choice": "none"}, {"question": "second", "choice": "right"}],
        "outcome": "rest",
        "urgency": "self_care",
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_flow_with_errors_is_only_told_about(site: Site, command: str) -> None:
    site.replace(FLOW, "to: second", "to: secnd")
    code, said = flow_command(site, command)
    assert code == 1
    assert "error FLOW001" in said
    assert "did you mean 'second'?" in said
    assert "Which" not in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_flow_that_is_not_there(site: Site, command: str) -> None:
    done = askwell("flow", command, "--root", site.root, "test-giude")
    assert done.exit_code == 2
    assert "there is no flow 'test-giude': did you mean 'test-guide'?" in done.output


BANDS = """\
  second:
    ask: How high is it?
    no_not_sure: Test reason.
    number: {unit: °C, also: {unit: °F, bands: {low: {under: 100.4}, high: {at_least: 100.4}}}}
    options:
      low: {under: 38, points: 1}
      high: {at_least: 38, points: 3}
    to: result
scores:
  sum: {label: Test points, show: yes}
tables:
  result:
    hit: first
    rows:
      - {when: sum >= 3, to: visit, because: Test because.}
    otherwise: rest
"""


def with_bands(site: Site) -> None:
    text = FILES[FLOW]
    start, end = text.index("  second:\n"), text.index("outcomes:\n")
    site.write(FLOW, text[:start] + BANDS + text[end:])


def test_trying_a_flow_with_bands_reasons_and_sums(site: Site) -> None:
    with_bands(site)
    code, said = flow_command(site, "try", text="2\n2\n")
    assert code == 0
    assert "\n  2. 38 °C or more (100.4 °F or more)\n" in said
    assert "\nTest visit (routine)\n" in said
    assert "\n  Test because.\n  Test points: 3\n" in said


def test_a_table_to_be_signed(site: Site) -> None:
    with_bands(site)
    code, said = flow_command(site, "table")
    lines = said.splitlines()
    assert (code, lines[0], lines[2]) == (0, "Test guide", "Updated: 2026-01-10")
    assert [line.split()[0] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert lines[-1].startswith("Signature: ")
    code, said = flow_command(site, "table", "--csv")
    assert code == 0
    assert [row[1:] for row in csv.reader(said.splitlines())] == [
        ["Is there a test sign?", "Test points", "Advice", "Urgency", "Outcome", "Ways"],
        ["A sign or Not sure", "0", "Test call", "emergency", "call", "2"],
        ["No sign", "1", "Test rest", "self_care", "rest", "1"],
        ["No sign", "3", "Test visit", "routine", "visit", "1"],
    ]


def test_a_table_that_would_be_too_long(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.report.combinations.MAX_LINES", 2)
    code, said = flow_command(site, "table")
    assert (code, said) == (1, "Error: test-guide: there are more than 2 combinations that matter\n")


def test_a_map(site: Site) -> None:
    code, said = flow_command(site, "map")
    links = [link.get("href") for link in fromstring(said).iterfind("{http://www.w3.org/2000/svg}a")]
    page = "https://site.example/decide/test-guide/"
    assert (code, links[:3]) == (0, [f"{page}#test-guide--{key}" for key in ("screen", "second", "call")])
    output = site.root / "map.svg"
    assert flow_command(site, "map", "-o", str(output)) == (0, f"wrote {os.path.relpath(output)}\n")
    assert output.read_text("utf-8") == said
    code, said = flow_command(site, "map", "-o", str(site.root / "gone" / "map.svg"))
    assert (code, said.startswith("Error: ")) == (1, True)


def test_what_is_proven(site: Site) -> None:
    site.write(FLOW, BARE_FLOW + RULES)
    code, said = flow_command(site, "prove")
    *lines, fingerprint, count = said.splitlines()
    assert (code, count) == (0, "0 errors, 0 warnings")
    assert lines == [
        "Test guide: 5 states, 4 ways, at most 2 questions",
        "holds for all 5 states: never milder than emergency when screen is any",
        "holds for the 1 pair: a worse second never gives milder advice, from right to left",
        "holds for all 5 states: never outcome rest when second is left",
        "1 scenario, 0 findings",
    ]
    assert len(fingerprint.removeprefix("Fingerprint: ")) == 12


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("never outcome rest when sex is woman and heat >= 39",
         "holds for all 19 states (11 of the guide, told apart by what the rule rests on): "),
        ("never outcome rest when screen is any", "holds for all 11 states: "),
        ("a higher burden never gives milder advice", "holds for all 3 pairs: "),
    ],
)  # fmt: skip
def test_what_a_rule_was_proven_of(site: Site, rule: str, told: str) -> None:
    """A rule may tell readers apart whom the guide no longer does: that is said where the figures stand."""
    site.write(FLOW, f"{GUIDE}rules: [{rule}]\n")
    assert f"{told}{rule}" in flow_command(site, "prove")[1].splitlines()


WAIVER = """\
waivers:
  - promise: not-sure-offered
    at: second
    why: Test why
    by: Test By
    credentials: None, a person made up for tests
    on: 2026-01-10
"""


def test_what_is_set_aside_stands_in_the_proof_and_in_the_table(site: Site) -> None:
    site.write(FLOW, FILES[FLOW].replace("    no_not_sure: Test reason.\n", "") + WAIVER)
    said = (
        'A question that changes how soon to act offers "Not sure" (Left or right?). Why: Test why. '
        "Decided by Test By, None, a person made up for tests, on 2026-01-10."
    )
    assert f"set aside: {said}" in flow_command(site, "prove")[1].splitlines()
    assert f"Set aside for this guide {said}" in " ".join(flow_command(site, "table")[1].split())


@pytest.mark.parametrize(
    ("old", "new", "code", "told"),
    [
        pytest.param("rest when second is left", "rest when second is right", 1,
                     ["does not hold: never outcome rest when second is right", "error FLOW033"], id="broken"),
        pytest.param("is any\n", "is any and screen is none\n", 0,
                     ["never applies: never milder than emergency", "warning FLOW039"], id="never applies"),
        pytest.param("outcome: visit", "outcome: rest", 1, ["1 scenario, 1 finding", "error FLOW030"], id="scenario"),
        pytest.param("from right to left", "from right to lefd", 1, ["does not hold", "error FLOW016"], id="no rule"),
    ],
)  # fmt: skip
def test_what_is_not_proven(site: Site, old: str, new: str, code: int, told: list[str]) -> None:
    assert RULES.count(old) == 1
    site.write(FLOW, BARE_FLOW + RULES.replace(old, new))
    found, said = flow_command(site, "prove")
    assert (found, [words for words in told if words not in said]) == (code, [])


def test_an_unused_outcome_hides_no_broken_rule(site: Site) -> None:
    outcome = FILES[FLOW].split("outcomes:\n")[1].split("    sources:")[0]
    spare = outcome.replace("  call:\n", "  spare:\n") + "    sources: [test-source]\n"
    text = BARE_FLOW.replace("outcomes:\n", f"outcomes:\n{spare}")
    site.write(FLOW, text + RULES.replace("rest when second is left", "rest when second is right"))
    code, said = flow_command(site, "prove")
    assert code == 1
    assert [told for told in ("error FLOW002", "error FLOW033", "holds for all 5 states") if told not in said] == []
