"""Records: every mistake of a group of fields, in an editor's words and at its place."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from askwell.source.record import Record, SubRecord, references
from askwell.source.scalars import Day, Key, Reference, Text, YesNo
from askwell.source.yaml import Document, parse_yaml
from tests.helpers import short

ThingRef = Annotated[Key, Reference("things")]


class Leaf(SubRecord):
    label: Text
    to: ThingRef | None = None


class Branch(SubRecord):
    leaves: tuple[Leaf, ...] = ()
    by_name: dict[Key, Leaf] = {}


class Thing(Record):
    name: Text
    sure: YesNo = False
    day: Day | None = None
    items: Annotated[tuple[Text, ...], Field(min_length=1)] = ("a",)
    leaf: Leaf | None = None
    branch: Branch | None = None
    one: ThingRef | None = None
    many: tuple[ThingRef, ...] = ()
    named: dict[Key, ThingRef] = {}


def read(text: str) -> tuple[Thing | None, list[str], list[str], list[str]]:
    """A thing, or its findings, messages and hints."""
    parsed, problems = parse_yaml("f.yml", text)
    assert parsed is not None, problems
    thing, found = Thing.read("thing", parsed.data, parsed.document)
    return thing, short(found, "f.yml"), [d.message for d in found], [d.hint for d in found]


@pytest.mark.parametrize(
    ("text", "expected", "message"),
    [
        pytest.param("sure: no", "1:1 FIELD001", "the field 'name' is missing", id="missing"),
        pytest.param("", "1:1 FIELD001", "the field 'name' is missing", id="nothing"),
        pytest.param(
            "name: a\nleaf:\n  to: b", "2:1 FIELD001", "the field 'label' of 'leaf' is missing", id="missing in a group"
        ),
        pytest.param(
            "name: a\nbranch:\n  leaves:\n    - label: b\n    - to: c",
            "5:7 FIELD001",
            "the field 'label' is missing",
            id="missing in a list's item",
        ),
        pytest.param(
            "name: a\nbranch:\n  by_name:\n    b:\n      to: c",
            "4:5 FIELD001",
            "the field 'label' of 'b' is missing",
            id="missing in a named group",
        ),
        pytest.param("name: a\nnmae: b", "2:1 FIELD002", "there is no field called 'nmae' here", id="unknown"),
        pytest.param(
            "name: a\nleaf: {label: b, labl: c}",
            "2:18 FIELD002",
            "there is no field called 'labl' here",
            id="unknown in a group",
        ),
        pytest.param("name: [a]", "1:7 FIELD003", "name: there should be a text here, not a list", id="list for text"),
        pytest.param(
            "name: {a: b}", "1:7 FIELD003", "name: there should be a text here, not a group of fields", id="group"
        ),
        pytest.param(
            "name: a\nitems: b",
            "2:8 FIELD003",
            "items: there should be a list, one item a line, each after a dash here",
            id="text for list",
        ),
        pytest.param(
            "name: a\nitems: {b: c}",
            "2:8 FIELD003",
            "items: there should be a list, one item a line, each after a dash here",
            id="group for list",
        ),
        pytest.param(
            "name: a\nleaf: b", "2:7 FIELD003", "leaf: there should be a group of fields here", id="text for group"
        ),
        pytest.param(
            "name: a\nleaf: [b]", "2:7 FIELD003", "leaf: there should be a group of fields here", id="list for group"
        ),
        pytest.param(
            "name: a\nnamed: b", "2:8 FIELD003", "named: there should be a group of fields here", id="text for names"
        ),
        pytest.param("- name: a", "1:1 FIELD003", "there should be a group of fields here", id="list for all"),
        pytest.param("words", "1:1 FIELD003", "there should be a group of fields here", id="text for all"),
        pytest.param(
            "name: a\nbranch: {leaves: [b]}",
            "2:19 FIELD003",
            "item 1 of leaves: there should be a group of fields here",
            id="text for an item",
        ),
        pytest.param("name:", "1:6 FIELD004", "name: this field is empty", id="empty text"),
        pytest.param("name: ''", "1:7 FIELD004", "name: this field is empty", id="empty quotes"),
        pytest.param("name: a\nitems:", "2:7 FIELD004", "items: this field is empty", id="empty list field"),
        pytest.param("name: a\nitems: []", "2:8 FIELD004", "items: there must be at least one", id="empty list"),
        pytest.param(
            "name: a\nitems: [b, '']", "2:12 FIELD004", "item 2 of items: this field is empty", id="empty item"
        ),
        pytest.param(
            "name: a\nitems: ['']",
            "2:9 FIELD004",
            "item 1 of items: this field is empty",
            id="empty only item, told once",
        ),
        pytest.param("name: a\nday: 2026-13-01", "2:6 FIELD005", "day: there is no such day as 2026-13-01", id="day"),
        pytest.param("name: a\nday: 2026-2-3", "2:6 FIELD005", "day: '2026-2-3' is not a date", id="short day"),
        pytest.param("name: a\nday: 22.11.2026", "2:6 FIELD005", "day: '22.11.2026' is not a date", id="German day"),
        pytest.param("name: a\nsure: maybe", "2:7 FIELD007", "sure: 'maybe' is neither yes nor no", id="neither"),
        pytest.param(
            "name: a\nnamed:\n  B: c", "3:3 FIELD009", "B: 'B' cannot be a name here", id="bad name of a group"
        ),
        pytest.param(
            "name: a\nmany: [b, C]",
            "2:11 FIELD009",
            "item 2 of many: 'C' cannot be a name here",
            id="bad reference in a list",
        ),
        pytest.param("name: a\n'{x}': b", "2:1 FIELD002", "there is no field called '{x}' here", id="braces"),
        pytest.param("name: a\n'': b", "2:1 FIELD002", "there is no field called '' here", id="field without a name"),
    ],
)
def test_mistakes(text: str, expected: str, message: str) -> None:
    thing, found, messages, _ = read(text)
    assert (thing, found, messages) == (None, [expected], [message])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("nmae: a\nname: b", "did you mean 'name' or 'named'?"),
        ("name: a\nleaf: {label: b, labl: c}", "did you mean 'label'?"),
        ("name: a\nbranch: {leaves: [{label: b, labl: c}]}", "did you mean 'label'?"),
        ("name: a\nbranch: {by_name: {b: {label: c, labl: d}}}", "did you mean 'label'?"),
        ("name: a\nleaf: {label: b, xyz: c}", "use one of 'label', 'to'"),
        ("sure: no", "add a line 'name:' with its value; the author's manual says what belongs there"),
    ],
)
def test_hints(text: str, hint: str) -> None:
    assert read(text)[3] == [hint]


def test_all_mistakes_are_told_at_once() -> None:
    found = read("sure: maybe\nday: never\nitems: a\nextra: b\n")[1]
    assert found == ["1:1 FIELD001", "1:7 FIELD007", "2:6 FIELD005", "3:8 FIELD003", "4:1 FIELD002"]


def test_a_record_knows_its_name_and_place_and_does_not_change() -> None:
    thing = read("name: no\nsure: yes\n")[0]
    assert thing is not None
    assert (thing.key, thing.path, thing.name, thing.sure) == ("thing", "f.yml", "no", True)
    assert (str(thing.at("sure")), str(thing.at("sure", key=True))) == ("f.yml:2:7", "f.yml:2:1")
    with pytest.raises(ValidationError, match="frozen"):
        thing.name = "other"  # type: ignore[misc]


def test_an_entry_of_a_list_knows_its_place() -> None:
    thing, problems = Thing.read("b", {"name": "c"}, Document("f.yml", "a: {}\nb:\n  name: c\n").within("b"))
    assert thing is not None, problems
    assert (str(thing.at("name")), str(thing.at(key=True))) == ("f.yml:3:9", "f.yml:2:1")


def test_references_are_found_wherever_they_stand() -> None:
    thing = read("""\
name: a
one: b
many: [c, d]
named: {x: e}
leaf: {label: f, to: g}
branch:
  leaves: [{label: h}, {label: i, to: j}]
  by_name: {y: {label: k, to: l}}
""")[0]
    assert thing is not None
    assert sorted(references(thing), key=lambda found: found[2]) == [
        (("one",), "things", "b"),
        (("many", 0), "things", "c"),
        (("many", 1), "things", "d"),
        (("named", "x"), "things", "e"),
        (("leaf", "to"), "things", "g"),
        (("branch", "leaves", 1, "to"), "things", "j"),
        (("branch", "by_name", "y", "to"), "things", "l"),
    ]
