"""Two guides walked by one reader, against every pair of ways through both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

import pytest

from askwell.flow.compare.product import TooFarApart
from askwell.flow.compare.together import Conflict, together, told
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import State
from askwell.flow.schema.urgency import Urgency
from tests.flow.made_up import Data, flow, machine, made_up, question, rows

APART = {Urgency.EMERGENCY, Urgency.SELF_CARE}


def ways(found: Machine, state: State | None = None) -> Iterator[tuple[Mapping[str, str], State]]:
    """Every way through a guide: the choices by their questions, and where they end."""
    here = state or found.start
    if not here.choices:
        yield {}, here
    for choice in here.choices:
        for chosen, end in ways(found, found.states[choice.target]):
            yield {here.origin: choice.key, **chosen}, end


def slowly(one: Machine, other: Machine, shared: frozenset[str]) -> set[tuple[str, str]]:
    """The pairs of outcomes that are an emergency and self-care for readers who choose alike at shared questions."""
    return {
        (here.origin, there.origin)
        for mine, here in ways(one)
        for its, there in ways(other)
        if {here.ending.urgency, there.ending.urgency} == APART
        and all(mine[name] == its[name] for name in shared & mine.keys() & its.keys())
    }


def ends(conflict: Conflict, first: Machine) -> tuple[str, str]:
    """The outcomes of the first guide and of the second."""
    sides = sorted((conflict.grave, conflict.mild), key=lambda side: side.machine is not first)
    one, other = (side.ending.outcome for side in sides)
    return one, other


def fewest(one: Machine, other: Machine, shared: frozenset[str], outcomes: tuple[str, str]) -> int:
    """How many shared questions readers who come to two outcomes answer at least, in one guide or the other."""
    return min(
        len(shared & (mine.keys() | its.keys()))
        for mine, here in ways(one)
        for its, there in ways(other)
        if (here.origin, there.origin) == outcomes
        and all(mine[name] == its[name] for name in shared & mine.keys() & its.keys())
    )


def test_every_pair_of_ways() -> None:
    seen: Counter[bool] = Counter()
    for seed in range(30):
        random = Random(seed)
        (_, one), (_, other) = made_up(random), made_up(random)
        shared = frozenset(name for name in ("q0", "q1", "q2", "q3") if random.random() < 0.6)
        found = together(one, other, shared)
        expected = slowly(one, other, shared)
        assert {ends(conflict, one) for conflict in found.conflicts} == expected, seed
        for conflict in found.conflicts:
            assert len(conflict.answers) == fewest(one, other, frozenset(found.shared), ends(conflict, one)), seed
        seen[bool(expected)] += 1
    assert min(seen[True], seen[False]) > 3


def guide(screen: str, *, red_flag: str = "yes") -> Machine:
    """A screen for an emergency, then a question that is shared."""
    first = question({"no": "s", "yes": "x"}, red_flag=red_flag)
    return machine(flow({screen: first, "s": question({"a": "y", "b": "z"})}))


@pytest.mark.parametrize(
    ("screens", "red_flag", "expected"),
    [
        pytest.param(("r", "r"), "yes", [], id="a shared screen"),
        pytest.param(("r", "t"), "yes", [True, True], id="a screen for each"),
        pytest.param(("r", "t"), "no", [False, False], id="a question for each that is no red flag"),
    ],
)
def test_signs_that_one_guide_alone_asks_for(screens: tuple[str, str], red_flag: str, expected: list[bool]) -> None:
    one, other = (guide(screen, red_flag=red_flag) for screen in screens)
    assert [conflict.by_signs for conflict in together(one, other, ("r", "s")).conflicts] == expected


def test_too_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.together.MOST_PAIRS", 3)
    with pytest.raises(TooFarApart):
        together(guide("r"), guide("t"), ("s",))


FEVER = question({"yes": "x", "no": "z"})
PAIN = {"fever": question({"yes": "pain", "no": "z"}), "pain": question({"yes": "x", "no": "z"})}


def parted(one: Mapping[str, Data], other: Mapping[str, Data], *shared: str) -> list[str]:
    """Each conflict in short: who calls, and the choices at shared questions."""
    found = []
    for name, questions in (("a", one), ("b", other)):
        found.append(machine(flow(questions)))
        found[-1].flow._key = name
    return sorted(
        f"{conflict.grave.machine.flow.key}: " + " ".join(f"{q}={c}" for q, c in sorted(conflict.answers.items()))
        for conflict in together(found[0], found[1], shared).conflicts
    )


@pytest.mark.parametrize(
    ("one", "other", "shared", "expected"),
    [
        pytest.param({"fever": FEVER}, {"fever": FEVER}, ["fever"], [], id="the same guide twice"),
        pytest.param(
            {"fever": FEVER}, {"fever": question({"yes": "z", "no": "y"})}, ["fever"], ["a: fever=yes"], id="milder"
        ),
        pytest.param(
            {"fever": FEVER}, {"fever": question({"yes": "z", "no": "x"})}, ["fever"], ["a: fever=yes", "b: fever=no"],
            id="each is milder for some",
        ),
        pytest.param({"fever": FEVER}, {"fever": question({"yes": "y", "no": "z"})}, ["fever"], [], id="a visit"),
        pytest.param(PAIN, {"pain": question({"yes": "fever", "no": "z"}), "fever": FEVER}, ["fever", "pain"], [],
                     id="in another order"),
        pytest.param(
            PAIN, {"pain": question({"yes": "fever", "no": "z"}), "fever": question({"yes": "z", "no": "x"})},
            ["fever", "pain"], ["a: fever=yes pain=yes", "b: fever=no pain=yes"], id="in another order, to other ends",
        ),
        pytest.param(
            {"fever": FEVER}, {"pain": question({"yes": "fever", "no": "z"}), "fever": FEVER}, ["fever"],
            ["a: fever=yes"], id="a way around the shared question",
        ),
        pytest.param(
            {"fever": question({"yes": "x", "no": "z"}, not_sure={"to": "x"})},
            {"fever": question({"yes": "x", "no": "z"}, not_sure={"to": "z"})}, ["fever"], ["a: fever=not-sure"],
            id="not sure is a choice like others",
        ),
        pytest.param(
            {"pain": question({"yes": "fever", "no": "x"}), "fever": question({"yes": "x", "no": "y"})},
            {"fever": question({"yes": "pain", "no": "pain"}), "pain": question({"yes": "z", "no": "z"})},
            ["fever", "pain"], ["a: fever=yes pain=yes"], id="choices that lead to the same",
        ),
    ],
)  # fmt: skip
def test_who_parts(one: Mapping[str, Data], other: Mapping[str, Data], shared: list[str], expected: list[str]) -> None:
    assert parted(one, other, *shared) == expected
    turned = [line.replace("a:", "B:").replace("b:", "a:").replace("B:", "b:") for line in expected]
    assert sorted(line.partition(":")[0] for line in parted(other, one, *shared)) == sorted(t[0] for t in turned)


ENTERED = flow(
    {
        "screen": question({"yes": "fever", "no": "y"}),
        "fever": question({"yes": "y", "no": "pain"}),
        "pain": question({"yes": "t", "no": "t"}),
    },
    tables={"t": rows(("fever is yes", "z"), otherwise="y")},
    entries={"in": {"at": "pain", "title": "Test", "given": {"fever": "yes"}}},
)


@pytest.mark.parametrize(("grave", "expected"), [("yes", 1), ("no", 0)])
def test_what_an_entry_takes_as_given_counts_as_chosen(grave: str, expected: int) -> None:
    one, other = machine(ENTERED), machine(flow({"fever": question({grave: "x", "never": "y"})}))
    one.flow._key, other.flow._key = "a", "b"
    found = together(one, other, ("fever",)).conflicts
    assert len(found) == expected
    for conflict in found:
        assert told(conflict).startswith(
            "one reader gets 'x' (emergency) from 'b' and 'z' (self_care) from 'a' entered at 'in': Test? yes"
        )


def test_free_choices_are_told_by_their_guide() -> None:
    one = machine(flow({"pain": question({"yes": "fever", "no": "y"}), "fever": FEVER}))
    other = machine(flow({"fever": question({"yes": "z", "no": "y"})}))
    one.flow._key, other.flow._key = "a", "b"
    (conflict,) = together(one, other, ("fever",)).conflicts
    assert told(conflict).endswith("from 'b': Test? yes; in 'a' Test? yes")
    assert [len(side.way) for side in (conflict.grave, conflict.mild)] == [2, 1]
