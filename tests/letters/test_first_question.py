"""Which first questions may stand in a mail, and at which addresses their choices lead on."""

from __future__ import annotations

import pytest

from askwell.content import addresses
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine
from askwell.letters.first_question import Reason, digest_of, first_question, refusal
from askwell.letters.letter import Choice
from tests.helpers import BARE_FLOW, read_flow

SIGNS = "".join(f"      - Test sign {n}\n" for n in range(11))
OPTIONS = "".join(f"      sign{n}: {{label: Sign {n}, to: call}}\n" for n in range(5))
WAIVER = "{promise: %s, why: Test., by: Test Expert, credentials: MD, on: 2026-01-10%s}"
ENTRY = "entries:\n  further: {at: last, title: Test entry, given: {second: %s}}\n"
LAST = "  last:\n    ask: Up or down?\n    options: {up: {label: Up, to: visit}, down: {label: Down, to: rest}}\n"
LAST += "    no_not_sure: Test reason.\n"


def made(*changes: tuple[str, str]) -> Machine:
    """The machine of the test guide, changed."""
    text = BARE_FLOW
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    machine, problems = compile_flow(read_flow(text))
    assert machine is not None, problems
    return machine


def entered(given: str) -> Machine:
    """The entry of a guide that takes a choice as given."""
    changes = [("to: visit\n      right", "to: last\n      right"), ("to: rest\n    no_not", "to: last\n    no_not")]
    left = "    when: second is left or second is right\n"
    return made(*changes, ("outcomes:\n", f"{LAST}{left}    otherwise: rest\n{ENTRY % given}outcomes:\n"))


def paths(machine: Machine) -> list[str]:
    asked = first_question(machine)
    assert asked is not None
    return [choice.path for choice in asked.choices]


REFUSED: list[tuple[str, tuple[str, str], Reason | None]] = [
    ("red flags first", ("title: Test guide", "title: Other guide"), None),
    ("sensitive", ("title: Test guide", "sensitive: yes\ntitle: Test guide"), Reason.SENSITIVE),
    ("no red flags", ("    red_flag: yes\n", ""), Reason.NOT_FIRST),
    ("signs", ("      - Test sign\n", SIGNS), Reason.TOO_LONG),
    ("ten signs", ("      - Test sign\n", SIGNS.partition("      - Test sign 10")[0]), None),
    (
        "choices",
        ("    any_of:\n      - Test sign\n    options:\n", f"    gravity: [none]\n    options:\n{OPTIONS}"),
        Reason.TOO_LONG,
    ),
    ("a screen set aside", ("outcomes:", f"waivers: [{WAIVER % ('signs-first', '')}]\noutcomes:"), Reason.SET_ASIDE),
    (
        "the first set aside",
        ("outcomes:", f"waivers: [{WAIVER % ('graver-sign', ', at: screen')}]\noutcomes:"),
        Reason.SET_ASIDE,
    ),
    (
        "a promise about something else",
        ("outcomes:", f"waivers: [{WAIVER % ('not-sure-offered', '')}]\noutcomes:"),
        None,
    ),
    (
        "a later screen set aside",
        ("outcomes:", f"waivers: [{WAIVER % ('signs-first', ', at: second')}]\noutcomes:"),
        Reason.SET_ASIDE,
    ),
    ("another set aside", ("outcomes:", f"waivers: [{WAIVER % ('words-fit', ', at: rest')}]\noutcomes:"), None),
]


@pytest.mark.parametrize(("change", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_first_question_may_be_mailed_or_not(change: tuple[str, str], reason: Reason | None) -> None:
    found = refusal(made(change))
    assert (found.reason if found else None) == reason


def test_a_question_is_shown_with_all_that_stands_above_its_choices() -> None:
    machine = made(("red_flag: yes", "red_flag: yes\n    help: Test help."))
    asked = first_question(machine)
    assert asked is not None
    assert (asked.ask, asked.help, asked.signs) == ("Is there a test sign?", "Test help.", ("Test sign",))
    digest = digest_of(machine, machine.start.content)  # type: ignore[arg-type]
    assert asked.choices == tuple(
        Choice(label, f"d/flow/{key}-{digest}/")
        for key, label in (("any", "A sign"), ("none", "No sign"), ("not-sure", "Not sure"))
    )


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_guide_that_is_not_published_shows_none(status: str) -> None:
    more = "since: 2026-01-10\nwhy: Test." if status == "withdrawn" else ""
    assert first_question(made(("title: Test guide", f"status: {status}\n{more}\ntitle: Test guide"))) is None


SAME = [
    ("title: Test guide", "title: Other guide"),
    ("purpose: Test data.", "purpose: Other data."),
    ("        label: Left", "        label: Leftmost"),
    ("    red_flag: yes\n", "    red_flag: yes\n    why_we_ask: Test cause.\n"),  # folded away on the page
    ("updated: 2026-01-10", "updated: 2026-02-10"),
    ("title: Test call", "title: Other call"),
]
OTHER = [
    ("ask: Is there a test sign?", "ask: Is there another sign?"),
    ("    red_flag: yes\n", "    red_flag: yes\n    help: Test help.\n"),
    ("      - Test sign\n", "      - Test sign, other\n"),
    ("      - Test sign\n", "      - Test sign\n      - Other sign\n"),
    ("        label: No sign", "        label: None"),
    ("      same_as: any", "      same_as: any\n      label: I do not know"),
    ("    not_sure:\n      same_as: any\n", "    no_not_sure: Test.\n"),
]


@pytest.mark.parametrize(("change", "moves"), [*((c, False) for c in SAME), *((c, True) for c in OTHER)])
def test_the_address_moves_with_what_readers_see_of_the_question(change: tuple[str, str], moves: bool) -> None:
    before, after = paths(made()), paths(made(change))
    assert set(before).isdisjoint(after) is moves
    assert (before == after) is not moves


def test_a_key_that_comes_to_stand_for_other_words_moves_the_address() -> None:
    """Else "yes" to an old question would be taken for what "yes" stands for now."""
    screen = (
        "    gravity: [%s]\n    options:\n      %s: {label: A sign, to: call}\n      %s: {label: No sign, to: second}\n"
    )
    listed = BARE_FLOW[BARE_FLOW.index("    any_of") : BARE_FLOW.index("    not_sure")]
    before, after = (
        paths(made((listed, screen % (f"{second}, {first}", first, second)), ("same_as: any", f"same_as: {first}")))
        for first, second in (("some", "no"), ("no", "some"))
    )
    assert set(before).isdisjoint(after)


def test_an_entry_tells_what_it_takes_as_given() -> None:
    machine = entered("left").entries["further"]
    asked = first_question(machine)
    assert asked is not None
    assert refusal(machine) is None
    assert asked.ask == "Is there a test sign?"
    assert asked.help == "Taken as given: Left or right? Left."
    assert all(path.startswith("d/flow/further/") for path in paths(machine))


def test_an_entry_that_takes_something_else_as_given_is_at_another_address() -> None:
    assert set(paths(entered("left").entries["further"])).isdisjoint(paths(entered("right").entries["further"]))


def test_a_choice_s_address_is_read_back() -> None:
    read = [addresses.read_choice_path(path) for path in paths(entered("left").entries["further"])]
    assert [(one.flow, one.entry) for one in read if one] == [("flow", "further")] * 3
