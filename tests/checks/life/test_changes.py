"""What readers are told of changes. The day of the tests is 2026-11-22."""

from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FILES, FLOW, Site

UPDATED = "published: 2026-01-10\nupdated: {}\n"
OLD = "  - on: 2026-01-10\n    what: Test words.\n"
WORDS = "Test words that say what was wrong and what is right."


def entry(on: str = "2026-03-01", kind: str = "correction", what: str = WORDS, more: str = "") -> str:
    """An entry of `changes`; its first line is the second of the block."""
    return f'  - on: {on}\n    kind: {kind}\n    what: "{what}"\n    by: test-expert\n{more}'


def changed(site: Site, entries: str, updated: str = "2026-11-22") -> list[str]:
    """What is found in an answer with changes, the first of which begins on line 15."""
    text = FILES[ANSWER]
    if updated:
        text = text.replace("published: 2026-01-10\n", UPDATED.format(updated))
    before, _, after = text.partition("reviewed:")
    site.write(ANSWER, f"{before}changes:\n{entries}reviewed:{after}")
    return site.found(ANSWER)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(entry(), [], id="good"),
        pytest.param(entry() + entry("2026-02-01", "update"), [], id="two"),
        pytest.param(entry("2026-11-22"), [], id="today"),
        pytest.param(entry("2026-11-23"), ["15:9 CHANGE001", "16:11 CHANGE006"], id="tomorrow"),
        pytest.param(entry("2026-01-10"), [], id="on the day of publication"),
        pytest.param(entry("2026-01-09"), ["15:9 CHANGE001"], id="before it was published"),
        pytest.param(entry(more="    mailed: 2026-03-01\n"), [], id="mailed on the day"),
        pytest.param(entry(more="    mailed: 2026-02-28\n"), ["19:13 CHANGE002"], id="mailed before"),
        pytest.param(entry(more="    mailed: 2026-11-23\n"), ["19:13 CHANGE001"], id="mailed tomorrow"),
        pytest.param(entry(kind="erratum"), ["16:11 FIELD008"], id="no such kind"),
        pytest.param(entry().replace("    by: test-expert\n", ""), ["15:5 FIELD001"], id="nobody answers for it"),
        pytest.param(entry().replace("test-expert", "nobody"), ["18:9 REF001"], id="nobody known"),
        pytest.param(entry(what="TODO"), ["17:11 CHANGE003"], id="to be written"),
        pytest.param(entry(what="todo: what was wrong"), ["17:11 CHANGE003"], id="to be written, in small letters"),
        pytest.param(entry(what="One thing was wrong. Another is right."), ["17:11 CHANGE003"], id="two sentences"),
        pytest.param(entry(what="Was it wrong? It was."), ["17:11 CHANGE003"], id="a question and an answer"),
        pytest.param(entry(what="Dr. Test had said e.g. 2 mg, not 3 mg, as J. Test has it."), [], id="points inside"),
        pytest.param(entry(what="The dose was 2.5 mg. It is 25 mg."), ["17:11 CHANGE003"], id="a point in a number"),
        pytest.param(entry(what=" ".join(["word"] * 60)), [], id="60 words"),
        pytest.param(entry(what=" ".join(["word"] * 61)), ["17:11 CHANGE003"], id="61 words"),
    ],
)  # fmt: skip
def test_entries(site: Site, entries: str, expected: list[str]) -> None:
    assert changed(site, entries) == expected


@pytest.mark.parametrize(
    ("kind", "updated", "expected"),
    [
        ("correction", "2026-03-01", []),
        ("correction", "2026-02-28", ["16:11 CHANGE006"]),
        ("correction", "", ["15:11 CHANGE006"]),
        ("update", "2026-02-28", ["16:11 CHANGE006"]),
        ("clarification", "2026-02-28", []),
        ("retraction", "2026-03-01", []),
        ("retraction", "2026-02-28", ["16:11 CHANGE005"]),
        ("retraction", "", ["15:11 CHANGE005"]),
    ],
)
def test_changes_show_in_the_text(site: Site, kind: str, updated: str, expected: list[str]) -> None:
    assert changed(site, entry(kind=kind), updated) == expected


@pytest.mark.parametrize(("since", "expected"), [("2026-03-01", []), ("2026-02-28", ["15:11 CHANGE005"])])
def test_a_withdrawn_text_need_not_change(site: Site, since: str, expected: list[str]) -> None:
    state = f"status: withdrawn\nsince: {since}\nwhy: Test reason.\n"
    found = changed(site, entry(kind="retraction") + state, "")
    assert [one for one in found if "CHANGE" in one] == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(entry(), ["6:11 CHANGE006"], id="the guide is older"),
        pytest.param(entry("2026-01-10"), [], id="good"),
        pytest.param(OLD, ["5:5 CHANGE004", "5:5 CHANGE004"], id="of neither kind nor person"),
        pytest.param(entry("2026-01-10").replace("    by: test-expert\n", ""), ["5:5 CHANGE004"], id="by nobody"),
        pytest.param(entry("2026-01-10", what="TODO"), ["7:11 CHANGE003"], id="to be written"),
        pytest.param(entry("2026-01-10").replace("test-expert", "nobody"), ["8:9 REF001"], id="nobody known"),
    ],
)  # fmt: skip
def test_guides(site: Site, entries: str, expected: list[str]) -> None:
    site.replace(FLOW, "updated: 2026-01-10\n", f"changes:\n{entries}updated: 2026-01-10\n")
    assert site.found(FLOW) == expected
