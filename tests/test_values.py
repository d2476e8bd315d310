"""Dataclasses whose methods are compiled when they are first called: they do what the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from askwell import values

OURS: Callable[..., Any] = values.dataclass
THEIRS: Callable[..., Any] = dataclasses.dataclass
FORMS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "order": True},
)

T = TypeVar("T")


def point(dataclass: Callable[..., Any], options: dict[str, bool]) -> Any:
    """A class with a field of each kind."""

    @dataclass(**options)
    class Point:
        x: int
        y: int = 0
        rest: list[int] = field(default_factory=list)
        secret: str = field(default="s", repr=False, compare=False)
        large: dict[str, int] = field(default_factory=dict, hash=False)

    return Point


def told(act: Callable[[], Any]) -> str:
    """What comes of something, or what it raises, apart from the name of this test's function."""
    try:
        return str(act())
    except (TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("options", FORMS, ids=str)
@pytest.mark.parametrize(
    "use",
    [
        lambda one: one(1),
        lambda one: one(1, 2, [3], "t"),
        lambda one: one(x=1, secret="t"),
        lambda one: one(),
        lambda one: one(1, 2, [3], "t", {}, 5),
        lambda one: one(1, z=2),
        lambda one: one(1) == one(1, secret="t"),
        lambda one: one(1) == one(2),
        lambda one: one(1) == 1,
        lambda one: one(1) != one(1),
        lambda one: one(1).rest is one(1).rest,
        lambda one: hash(one(1, 2, ())) == hash(one(1, 2, (), "t")),
        lambda one: hash(one(1, 2, ())) == hash((1, 2, ())),
        lambda one: hash(one(1)),
        lambda one: one(1, large={"a": 1}) == one(1),
        lambda one: setattr(one(1), "x", 2),
        lambda one: delattr(one(1), "y"),
        lambda one: dataclasses.replace(one(1), y=5),
        lambda one: dataclasses.asdict(one(1)),
        lambda one: [each.name for each in dataclasses.fields(one)],
        lambda one: one.__match_args__,
        lambda one: copy.deepcopy(one(1, 2, [3])),
        lambda one: copy.copy(one(1, 2, [3])),
        lambda one: hasattr(one(1), "__dict__"),
    ],
)
def test_it_does_what_the_standard_library_does(use: Callable[[Any], Any], options: dict[str, bool]) -> None:
    ours, theirs = (told(lambda kind=kind: use(point(kind, options))) for kind in (OURS, THEIRS))  # type: ignore[misc]
    assert ours == theirs


@values.dataclass(frozen=True, slots=True)
class Kept:
    """A value that can be sent to other processes."""

    name: str
    parts: tuple[int, ...] = ()


@values.dataclass(frozen=True)
class Base(Generic[T]):
    """One from which another derives."""

    first: T
    noted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.noted.append("made")

    @cached_property
    def twice(self) -> str:
        return f"{self.first}{self.first}"


@values.dataclass(frozen=True)
class Derived(Base[str]):
    """One that derives from another."""

    second: int = 2

    def __repr__(self) -> str:
        return "own"


def test_it_can_be_sent_to_other_processes() -> None:
    one = pickle.loads(pickle.dumps(Kept("a", (1,))))
    assert (one, repr(one), {one}) == (Kept("a", (1,)), "Kept(name='a', parts=(1,))", {Kept("a", (1,))})


def test_one_derives_from_another() -> None:
    one = Derived("a", second=3)
    assert (one.twice, one.noted, one.second, repr(one)) == ("aa", ["made"], 3, "own")
    assert Base("a") != Derived("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'first'"):
        one.first = "b"  # type: ignore[misc]
    assert repr(Base("a")) == "Base(first='a', noted=['made'])"


@pytest.mark.parametrize("names", [(), ("a",), ("a", "b")])
def test_any_number_of_fields(names: tuple[str, ...]) -> None:
    ours, theirs = (
        kind(frozen=True)(type("Any", (), {"__annotations__": dict.fromkeys(names, int)})) for kind in (OURS, THEIRS)
    )
    given = range(len(names))
    assert hash(ours(*given)) == hash(theirs(*given))
    assert ours(*given) == ours(*given)
    assert repr(ours(*given)) == repr(theirs(*given))


def test_it_may_hold_itself() -> None:
    one = Base[Any]([])
    one.first.append(one)
    assert repr(one) == "Base(first=[...], noted=['made'])"


def test_no_method_is_compiled_before_it_is_called() -> None:
    class Plain:
        """A class without a field would do as well."""

        x: int

    made = OURS(frozen=True)(Plain)
    late = made.__init__
    assert made(1).x == 1
    assert made.__init__ is not late
    assert made.__init__.__qualname__.endswith("Plain.__init__")
