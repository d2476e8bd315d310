"""What is asked of records is noted, whoever asks and however."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.source import asked
from askwell.source.asked import KEYS, MANY, Fact, held, note, noting, unnoted
from tests.helpers import good_site


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return good_site(tmp_path_factory.mktemp("site")).check().library


ASKED: dict[str, tuple[Callable[[Library], object], set[str]]] = {
    "a field": (lambda all: all.answers["sample"].question, {"question"}),
    "a field twice": (lambda all: [all.answers["sample"].question for _ in "ab"], {"question"}),
    "a part of a field": (lambda all: all.answers["sample"].asked.votes, {"asked"}),
    "its text": (lambda all: all.answers["sample"].body.headings, {"_body"}),
    "its texts": (lambda all: all.answers["sample"].texts, {"_body", "_unsettled"}),
    "what its texts mention": (lambda all: all.answers["sample"].mentioned, {"mentioned"}),
    "where a value stands": (lambda all: all.answers["sample"].at("question"), {"_document"}),
    "its name and its file": (lambda all: all.answers["sample"].slug + all.answers["sample"].path, set()),
    "all at once": (lambda all: all.answers["sample"].model_dump(), {"model_dump"}),
    "whether it is like one of its kind": (lambda all: all.answers["sample"] == Answer(), {"__dict__"}),
    "nothing": (lambda all: all.topics, set()),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_was_asked(name: str, library: Library) -> None:
    ask, expected = ASKED[name]
    with noting() as notes:
        ask(library)
    assert {fact.field for fact in notes.facts() if fact.owner == "answers/sample"} >= expected
    assert {fact.field for fact in notes.facts()} - expected <= {"__dict__", KEYS}


ONE, EVERY = {Fact("answers/sample", KEYS)}, {Fact("answers/*", KEYS)}

WHICH: dict[str, tuple[Callable[[Mapping[str, Answer]], object], set[Fact]]] = {
    "one that is there": (lambda answers: answers["sample"], ONE),
    "whether one is there": (lambda answers: "sample" in answers, ONE),
    "one that may be there": (lambda answers: answers.get("none"), {Fact("answers/none", KEYS)}),
    "their keys": (lambda answers: answers.keys(), EVERY),
    "all": (lambda answers: answers.values(), EVERY),
    "all with their keys": (lambda answers: answers.items(), EVERY),
    "each": (lambda answers: [*answers], EVERY),
    "how many": (len, EVERY),
    "whether there are any": (bool, EVERY),
    "a copy": (dict, EVERY | ONE),
    "nothing that is kept": (lambda answers: [*held(answers)], set()),
}


@pytest.mark.parametrize("name", WHICH)
def test_which_there_are_was_asked(name: str, library: Library) -> None:
    ask, expected = WHICH[name]
    with noting() as notes:
        ask(library.answers)
    assert notes.facts() == expected


def test_a_derived_value_is_asked_for_with_all_that_it_rests_on(library: Library) -> None:
    with unnoted():
        library.worked_out  # noqa: B018 - before anybody notes
    with noting() as notes:
        assert library.worked_out.of
    assert Fact("answers/sample", "people") in notes.facts()


def test_who_notes_around_is_told_unless_it_goes_on_apart() -> None:
    with noting() as outer:
        with noting():
            note(Fact("page/a"))
        with noting(apart=True):
            note(Fact("page/b"))
        with unnoted():
            note(Fact("page/c"))
    assert outer.facts() == {Fact("page/a")}
    assert asked.now is None


@pytest.mark.parametrize(("number", "facts"), [(MANY, MANY), (MANY + 1, 1)])
def test_what_was_asked_of_many_is_asked_of_all(number: int, facts: int) -> None:
    with noting() as notes:
        note(*(Fact(f"answers/{each}", "status") for each in range(number)))
    assert len(notes.facts()) == facts
