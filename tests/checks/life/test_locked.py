"""Texts that readers have seen, compared with the lock. The day of the tests is 2026-11-22."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from askwell.checks.checked_site import CheckedSite
from askwell.checks.life.locked import changes_are_told, text_now
from askwell.content.history.fingerprints import subject
from askwell.content.history.told import texts
from askwell.content.links.lock import Entry, Lock
from askwell.diagnostics import Diagnostic
from tests.checks.alone import found_by
from tests.helpers import ANSWER, FILES, FLOW, Site

UPDATED = ("reviewed: 2026-01-10\n", "updated: 2026-05-01\nreviewed: 2026-01-10\n")
ENTRY = "changes:\n  - {{on: {}, kind: correction, what: Test words., by: test-expert}}\n"


def told(*days: str, updated: str = "2026-05-01") -> tuple[str, str]:
    """A later `updated`, and entries of these days."""
    first, *more = [ENTRY.format(day) for day in days]
    log = first + "".join(entry.removeprefix("changes:\n") for entry in more)
    return "reviewed: 2026-01-10\n", f"updated: {updated}\n{log}reviewed: 2026-01-10\n"


SHORT = ("short_answer: This is test data.", "short_answer: This is other data.")
QUESTION = ("question: Is this test data?", "question: Is this data?")
SIGN = ("- Test sign", "- Other sign")
FIGURE = ("Test words of nobody.", "Test words of 5 mg.")
TITLE = ("title: Test rest", "title: Other rest")
BOTH = "        to: {}\n      right:\n        label: Right\n        to: {}\n"
WAY = (BOTH.format("visit", "rest"), BOTH.format("rest", "visit"))
HELP = ("same_as: any", "same_as: any\n    help: Test of 2 mg.")
MAY = ("updated: 2026-01-10", "updated: 2026-05-01")
LABEL = ("label: Left", "label: To the left")


def write(site: Site, name: str, changes: list[tuple[str, str]]) -> None:
    text = FILES[name]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    site.write(name, text)


def texts_of(checked: CheckedSite) -> dict[str, str]:
    """What the lock would keep of each text, by their subjects."""
    made = {subject(record): text_now(checked, record) for record in texts(checked.library)}
    return {name: text for name, text in made.items() if text}


def unlike(checked: CheckedSite, locked: Mapping[str, str]) -> list[Diagnostic]:
    """What is found in a site whose lock has these texts."""
    lock = Lock(tuple(Entry("text", owner, rest) for owner, rest in locked.items()), there=True)
    return found_by(changes_are_told, replace(checked, lock=lock))


def found(site: Site, name: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[str]:
    """What is found after some changes of a file that was accepted with others."""
    write(site, name, before)
    locked = texts_of(site.check())
    write(site, name, after)
    problems = unlike(site.check(), locked)
    return [
        f"{one.location.line}:{one.location.column} {one.code} {one.message.partition(' changed')[0]}"
        for one in problems
    ]


UNDATED = "CHANGE007 the text is not the one that was published on 2026-01-10, and 'updated' does not say so"


@pytest.mark.parametrize(
    ("name", "after", "expected"),
    [
        pytest.param(ANSWER, [], [], id="nothing"),
        pytest.param(ANSWER, [QUESTION], [f"12:12 {UNDATED}"], id="no day"),
        pytest.param(ANSWER, [QUESTION, UPDATED], [], id="a day"),
        pytest.param(ANSWER, [SHORT], [f"12:12 {UNDATED}", "8:1 CHANGE008 the short answer"], id="neither"),
        pytest.param(ANSWER, [SHORT, UPDATED], ["8:1 CHANGE008 the short answer"], id="no entry"),
        pytest.param(ANSWER, [SHORT, told("2026-05-01")], [], id="an entry"),
        pytest.param(ANSWER, [SHORT, told("2026-01-10")], [], id="an entry of the day of publication"),
        pytest.param(ANSWER, [SIGN, UPDATED], ["19:1 CHANGE008 a care card"], id="a sign"),
        pytest.param(ANSWER, [FIGURE, UPDATED], ["29:1 CHANGE008 a figure"], id="a figure"),
        pytest.param(FLOW, [LABEL], [f"4:10 {UNDATED}"], id="a label"),
        pytest.param(FLOW, [LABEL, MAY], [], id="a label, with its day"),
        pytest.param(FLOW, [TITLE, MAY], ["32:1 CHANGE008 an outcome"], id="an outcome"),
        pytest.param(FLOW, [WAY, MAY], ["7:1 CHANGE008 where a choice leads"], id="a way"),
        pytest.param(FLOW, [HELP, MAY], ["7:1 CHANGE008 a figure"], id="a figure of a guide"),
    ],
)  # fmt: skip
def test_what_changed(site: Site, name: str, after: list[tuple[str, str]], expected: list[str]) -> None:
    assert found(site, name, [], after) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(told("2026-05-01"), ["CHANGE007", "CHANGE008"], id="the entry from before"),
        pytest.param(told("2026-05-01", "2026-05-01"), ["CHANGE007"], id="a second of that day"),
        pytest.param(told("2026-06-01", "2026-05-01", updated="2026-06-01"), [], id="a later one"),
        pytest.param(told("2026-05-01", "2026-05-01", updated="2026-11-22"), [], id="a second of that day, a new day"),
    ],
)  # fmt: skip
def test_an_entry_tells_one_change(site: Site, after: tuple[str, str], expected: list[str]) -> None:
    """What was told with the last change does not tell of the next."""
    assert [one.split()[1] for one in found(site, ANSWER, [told("2026-05-01")], [SHORT, after])] == expected


def test_a_second_change_of_today(site: Site) -> None:
    today = ("reviewed: 2026-01-10\n", "updated: 2026-11-22\nreviewed: 2026-01-10\n")
    assert found(site, ANSWER, [today], [today, QUESTION]) == []


WITHDRAWN = "status: withdrawn\nsince: 2026-06-01\nwhy: Test reason.\nreviewed: 2026-01-10\n"


def test_a_withdrawn_text_tells_of_itself(site: Site) -> None:
    assert found(site, ANSWER, [], [SHORT, ("reviewed: 2026-01-10\n", WITHDRAWN)]) == []


def test_a_copy_that_kept_the_id_says_nothing_of_its_original(site: Site) -> None:
    locked = texts_of(site.check())
    site.write("answers/the-copy.md", FILES[ANSWER].replace(*QUESTION))
    assert [(one.location.path, one.code) for one in unlike(site.check(), locked)] == [
        ("content/answers/the-copy.md", "CHANGE007")
    ]


@pytest.mark.parametrize("line", ["", "nonsense", "2026-01-10 0-abcdef short=1,told=0"])
def test_what_cannot_be_compared_is_let_be(site: Site, line: str) -> None:
    """No line, one that the lock itself refuses, and one of an earlier way of reading."""
    write(site, ANSWER, [SHORT])
    assert unlike(site.check(), {"answers:t3st": line} if line else {}) == []


def test_the_hints_can_be_pasted(site: Site) -> None:
    locked = texts_of(site.check())
    write(site, ANSWER, [SHORT])
    hints = [one.hint for one in unlike(site.check(), locked)]
    assert hints[0] == "write 'updated: 2026-11-22'"
    assert "- {on: 2026-11-22, kind: correction, what: ..., by: ...}" in hints[1]
