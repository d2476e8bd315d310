"""A guide as a Mermaid chart, and the certificate above it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from askwell.flow.export.certificate import certificate
from askwell.flow.export.mermaid import as_mermaid, spelt
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from tests.flow.findings.guide import GUIDE, changed
from tests.helpers import read_flow

DAY = date(2026, 1, 10)


def machine(text: str = GUIDE) -> Machine:
    found, problems = compile_flow(read_flow(text))
    assert found is not None, problems
    return found


def test_every_box_and_every_way_is_in_the_chart() -> None:
    found = machine()
    text = as_mermaid(found, certificate(found, DAY))
    boxes = re.findall(r'(?m)^    n\d+(?:\["|\(\["|\{\{")(.*?)"', text)
    assert boxes == [
        "Red flag: Test sign?", "Which sex?", "Pregnant?", "How warm?", "How many?", "result",
        "Emergency: Test call", "Routine: Test visit", "Self care: Test rest",
    ]  # fmt: skip
    ways = re.findall(r'(?m)^    (n\d+) -->\|"(.*?)"\| (n\d+)$', text)
    assert ("n1", "Any of these or Not sure", "n7") in ways
    assert ("n3", "Not asked unless sex is woman", "n4") in ways
    assert ("n6", "Test reason. or burden + signs #gt;= 2", "n8") in ways
    assert len(ways) == sum(len(step.branches) for step in found.outline.steps)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param('say "no"', "say #quot;no#quot;", id="quotes"),
        pytest.param("a <b>; c & d", "a #lt;b#gt;#59; c #amp; d", id="signs of HTML"),
        pytest.param("one\n  two", "one two", id="lines"),
        pytest.param("#quot; `x` \\n", "#35;quot#59; #96;x#96; #92;n", id="what means something there"),
        pytest.param("$$x$$ fa:fa-bell", "#36;#36;x#36;#36; fa#58;fa-bell", id="a formula and a picture"),
        pytest.param("%%{init: {}}%%", "#37;#37;{init: {}}#37;#37;", id="a command"),
        pytest.param("38 °C, ½ | [x] {y}", "38 °C, ½ | [x] {y}", id="what means nothing inside quotes"),
    ],
)
def test_words_are_shown_as_they_are(words: str, shown: str) -> None:
    assert spelt(words) == shown


def test_a_label_cannot_leave_its_box() -> None:
    found = machine(changed(GUIDE, {"label: Yes, to": "label: 'Yes\"| n9; click n1 \"x', to"}))
    text = as_mermaid(found, certificate(found, DAY))
    assert 'n3 -->|"Yes#quot;| n9#59; click n1 #quot;x or Not sure"| n8' in text


def test_a_certificate_cannot_leave_its_remarks() -> None:
    found = machine()
    cautions = [("before the first question", "Test words.\nclick n1"), ("beside its advice", "%%{init: {}}%%")]
    head, _, _ = as_mermaid(found, certificate(found, DAY, cautions)).partition("flowchart TD")
    assert [line[:3] for line in head.splitlines()] == ["%% "] * len(head.splitlines())
    assert head.splitlines()[-2:] == [
        "%% The site says before the first question: Test words. click n1",
        "%% The site says beside its advice: % %{init: {}}% %",
    ]


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        pytest.param("never outcome rest when heat >= 39", "holds", id="holds"),
        pytest.param("never outcome rest when heat < 38", "does not hold", id="broken"),
        pytest.param("never outcome rest when heat < 38 and heat >= 39", "never applies", id="of nobody"),
    ],
)
def test_what_a_certificate_says(rules: str, verdict: str) -> None:
    found = machine(f"{GUIDE}rules:\n  - {rules}\n")
    proven = certificate(found, DAY)
    assert (proven.flow, proven.fingerprint, proven.states) == ("flow", found.fingerprint, len(found.states))
    assert list(proven.lines)[2:] == [
        f"Proven on 2026-01-10: {len(found.states)} states, {proven.ways:,} ways", f"{verdict}: {rules}",
        f"0 scenarios, {0 if verdict == 'holds' else 1} finding{'s' if verdict == 'holds' else ''}",
        "Nobody has approved this proof.",
    ]  # fmt: skip


def test_an_approval_is_told_with_whether_it_stands() -> None:
    approved = f"{GUIDE}approval: {{by: test-expert, on: 2026-01-10, proof: 0123456789ab}}\n"
    assert list(certificate(machine(approved), DAY).lines)[-1] == (
        "Approved by test-expert on 2026-01-10; the guide has changed since, and the approval has lapsed."
    )
