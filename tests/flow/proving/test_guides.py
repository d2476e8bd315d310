"""All guides of a site at once: each text once, the same over any number of processes, and nothing taken on trust."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_flow
from askwell.flow.proving import guides as proving
from askwell.flow.proving import kept
from askwell.flow.proving.guides import Proven, _Guide, prove_guides
from askwell.flow.proving.meaning import meaning
from askwell.flow.schema.records import Flow
from askwell.flow.verify.invariants import Proof, proof, rules_despite_mistakes
from askwell.processes import VARIABLE
from tests.flow.drawn_extras import drawn, written
from tests.flow.findings.guide import GUIDE
from tests.helpers import read_flow

RULES = "rules:\n  - never outcome call when screen is any\n"
BROKEN = GUIDE + RULES
GOOD = GUIDE + "rules:\n  - screen is asked before heat\n"


@pytest.fixture(autouse=True)
def of_this_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other test has proven a guide for this one."""
    monkeypatch.setattr(proving, "_Guide", _Guide)


def named(text: str, key: str) -> Flow:
    """A flow as it is read from a file of that name."""
    flow = read_flow(text)
    flow._key, flow._document = key, replace(flow._document, path=f"content/flows/{key}.yml")
    return flow


def one_by_one(flows: list[Flow]) -> tuple[list[Diagnostic], dict[str, Proof]]:
    """The plain way: each flow by itself, in this process."""
    found: list[Diagnostic] = []
    proofs: dict[str, Proof] = {}
    for flow in flows:
        machine, problems = compile_flow(flow)
        found += problems
        if machine is None:
            found += rules_despite_mistakes(flow)
        else:
            proofs[flow.key] = proof(machine)
            found += proofs[flow.key].diagnostics
    return found, proofs


def assert_as_one_by_one(flows: list[Flow], proven: Proven) -> None:
    """All that is found is what the plain way finds, down to the reader of each finding."""
    found, proofs = one_by_one(flows)
    assert [(one, one.reader) for one in proven.findings] == [(one, one.reader) for one in found]
    assert list(proven.proofs) == list(proven.machines) == list(proofs)
    for key, plain in proofs.items():
        assert proven.proofs[key].rules == plain.rules
        assert proven.proofs[key].diagnostics == plain.diagnostics
        assert proven.proofs[key].machine is proven.machines[key]
        assert proven.machines[key].flow is plain.machine.flow
        assert [each.states for each in proven.machines[key].all] == [each.states for each in plain.machine.all]
        assert proven.machines[key].fingerprint == plain.machine.fingerprint


def drawn_flows(number: int) -> list[Flow]:
    """Flows drawn by chance, many with mistakes, and each third of them twice."""
    texts = [written(drawn(random, random.randint(2, 5)).flow) for random in map(Random, range(number))]
    return [named(text, f"guide-{n}") for n, text in enumerate([*texts, *texts[::3], BROKEN, BROKEN, GOOD, GOOD])]


@pytest.mark.parametrize("processes", [1, 2, 8])
def test_the_same_over_any_number_of_processes(processes: int) -> None:
    flows = drawn_flows(8)
    assert_as_one_by_one(flows, prove_guides(flows, processes=processes))


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done: each guide that is compiled or proven, in order."""
    done: list[str] = []

    def noted(what: str, work: Callable[..., object]) -> Callable[..., object]:
        def noting(given: object) -> object:
            done.append(f"{what} {getattr(given, 'flow', given).key}")  # type: ignore[attr-defined]
            return work(given)

        return noting

    monkeypatch.setattr(proving, "compile_flow", noted("compile", compile_flow))
    monkeypatch.setattr(proving, "proof", noted("prove", proof))
    monkeypatch.setattr(proving, "ENOUGH", 1)
    monkeypatch.setenv(VARIABLE, "1")
    return done


def test_a_text_is_proven_once_and_told_in_each_file(worked: list[str]) -> None:
    proven = prove_guides([named(BROKEN, "one"), named(GOOD, "two"), named(BROKEN, "three")])
    assert worked == ["compile one", "compile two", "prove one", "prove two"]
    line = BROKEN.count("\n")
    assert [str(one.location) for one in proven.findings] == [
        f"content/flows/one.yml:{line}:5", f"content/flows/three.yml:{line}:5",
    ]  # fmt: skip
    assert proven.machines["three"].flow.key == "three"


def test_another_line_is_another_text(worked: list[str]) -> None:
    prove_guides([named(BROKEN, "one"), named(f"# Test\n{BROKEN}", "two")])
    assert worked == ["compile one", "compile two", "prove one", "prove two"]


def test_only_one_is_proven(worked: list[str], tmp_path: Path) -> None:
    proven = prove_guides([named(BROKEN, "one"), named(GOOD, "two")], tmp_path, only="two")
    assert worked == ["compile one", "compile two", "prove two"]
    assert (list(proven.machines), list(proven.proofs), proven.findings) == (["one", "two"], ["two"], ())
    assert not (tmp_path / kept.FILE).exists()


def test_what_was_proven_is_not_proven_again(worked: list[str], tmp_path: Path) -> None:
    flows = [named(BROKEN, "one"), named(GOOD, "two"), named(GUIDE, "three")]
    first = prove_guides(flows, tmp_path)
    worked.clear()
    again = prove_guides(flows, tmp_path)
    assert worked == ["compile one", "prove one"], "what has findings is proven anew"
    assert (again.findings, again.proofs["two"].rules) == (first.findings, first.proofs["two"].rules)
    assert_as_one_by_one(flows, again)
    assert "compile two" in worked, "a machine is made when it is asked for"


def forged(name: str, said: dict[str, dict[str, list[int]]]) -> object:
    """The kept file as it must not count."""
    key = next(iter(said["proven"]))
    changed = {
        "other states": {**said, "proven": {**said["proven"], key: [5]}},
        "a guide more": {**said, "proven": {**said["proven"], meaning(named(BROKEN, "one")): [5]}},
        "no check": {"proven": said["proven"]},
        "no states": {**said, "proven": {**said["proven"], key: None}},
        "a list": [said],
        "words for numbers": {**said, "proven": {**said["proven"], key: ["5"]}},
    }
    return changed[name]


@pytest.mark.parametrize(
    "name", ["other states", "a guide more", "no check", "no states", "a list", "words for numbers"]
)
def test_a_file_that_is_not_as_it_was_written_proves_nothing(worked: list[str], tmp_path: Path, name: str) -> None:
    flows = [named(BROKEN, "one"), named(GOOD, "two")]
    first = prove_guides(flows, tmp_path)
    path = tmp_path / kept.FILE
    good = path.read_text("utf-8")
    path.write_text(json.dumps(forged(name, json.loads(good))), "utf-8")
    worked.clear()
    assert prove_guides(flows, tmp_path).findings == first.findings != ()
    assert worked == ["compile one", "compile two", "prove one", "prove two"]
    assert path.read_text("utf-8") == good


@pytest.mark.parametrize("text", ["", "{", "null", "\x00", "[" * 10_000, '{"check": 1, "proven": []}'])
def test_a_damaged_file_proves_nothing(worked: list[str], tmp_path: Path, text: str) -> None:
    path = tmp_path / kept.FILE
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    prove_guides([named(GOOD, "two")], tmp_path)
    assert worked == ["compile two", "prove two"]


def test_another_program_proves_anew(worked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prove_guides([named(GOOD, "two")], tmp_path)
    monkeypatch.setattr(kept, "program", lambda: "another")
    worked.clear()
    prove_guides([named(GOOD, "two")], tmp_path)
    assert worked == ["compile two", "prove two"]


def test_nothing_is_kept_where_nothing_can_be_written(worked: list[str], tmp_path: Path) -> None:
    (tmp_path / ".askwell").write_text("Test", "utf-8")
    assert prove_guides([named(GOOD, "two")], tmp_path).findings == ()
    assert worked == ["compile two", "prove two"]


def test_small_sites_keep_nothing(tmp_path: Path) -> None:
    prove_guides([named(GOOD, "two")], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda flow: setattr(flow, "_urgency_words", {}),
        lambda flow: setattr(flow, "_document", replace(flow._document, text=f"{flow._document.text}\n")),
        lambda flow: setattr(flow, "_document", replace(flow._document, first_line=2)),
        lambda flow: flow.questions.pop("screen"),
    ],
    ids=["words for urgencies", "a line", "where it begins", "a question"],
)
def test_what_a_fingerprint_covers(change: Callable[[Flow], object]) -> None:
    changed = named(GOOD, "two")
    assert meaning(changed) == meaning(named(GOOD, "two")) == meaning(named(GOOD, "three"))
    change(changed)
    assert meaning(changed) != meaning(named(GOOD, "two"))
