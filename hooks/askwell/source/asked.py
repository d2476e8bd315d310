"""What is asked of records while something is made: which fields of which of them. Whoever keeps what was made knows by
these facts whether it would be made the same way again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar, cast, overload

from askwell.processes import shared_out

T = TypeVar("T")


class Fact(NamedTuple):
    """A field of a record, or something that was made before (`field` is then empty). `owner` is a kind and a key, as
    "answers/sleep-better". A field with "__" in its name, or that of a method, stands for the whole record."""

    owner: str
    field: str = ""

    @property
    def of_any(self) -> Fact:
        """The same field of any record of that kind."""
        return Fact(f"{self.owner.partition('/')[0]}/*", self.field)


class Owner(Protocol):
    """A record whose fields are noted: its kind, and what facts about it are told by."""

    KIND: ClassVar[str]

    @property
    def owner(self) -> str: ...


class Noted:
    """A record that tells whoever notes it which of its fields are asked for."""

    NOTED: ClassVar[frozenset[str]] = frozenset()
    KIND: ClassVar[str] = ""

    if not TYPE_CHECKING:  # for mypy each name would be there

        def __getattribute__(self, name: str) -> Any:
            """Any attribute; whoever notes what is asked is told of fields."""
            if now is not None and name in type(self).NOTED:
                now.fields[id(self), name] = self
            return object.__getattribute__(self, name)

        def __eq__(self, other: object) -> bool:
            """Whether it is like another: all that it says is asked for."""
            for one in (self, other) if now is not None else ():
                if isinstance(one, Noted):
                    now.fields[id(one), WHOLE[0]] = one
            return super().__eq__(other)

        def __hash__(self) -> int:
            return hash(self.owner)


WHOLE = ("__dict__", "model_copy", "model_dump", "model_dump_json")
"""By what all fields of a record are asked for at once."""


def noted(*names: Iterable[str]) -> frozenset[str]:
    """The names that are noted: of fields, of private attributes but for the key, and of what stands for all."""
    return frozenset(name for each in (*names, WHOLE) for name in each) - {"_key"}


MANY = 40
"""Records of one kind of which one field was asked: from there on it counts as asked of all of them (ours)."""


class Asked:
    """What was asked for so far."""

    def __init__(self) -> None:
        self.fields: dict[tuple[int, str], Owner] = {}
        """By a record's place in memory and the field's name. The record is held, so that no other takes its place."""

        self.more: set[Fact] = set()

    def facts(self) -> frozenset[Fact]:
        """All that was asked for, what was asked of many records in one."""
        owners: dict[tuple[str, str], list[Owner]] = {}
        for (_, field), owner in self.fields.items():
            owners.setdefault((type(owner).KIND, field), []).append(owner)
        found, names = set(self.more), dict[int, str]()
        for (kind, field), many in owners.items():
            if len(many) > MANY:
                found.add(Fact(f"{kind}/*", field))
                continue
            for one in many:
                name = names.get(id(one)) or names.setdefault(id(one), one.owner)
                found.add(Fact(name, field))
        counted = Counter([(owner.partition("/")[0], field) for owner, field in found]) if len(found) > MANY else {}
        much = {key for key, number in counted.items() if number > MANY}
        if not much:
            return frozenset(found)
        whole = {Fact(f"{kind}/*", field) for kind, field in much}
        return frozenset(whole | {one for one in found if (one.owner.partition("/")[0], one.field) not in much})


now: Asked | None = None
"""Where facts are noted; None while nobody wants to know."""


@contextmanager
def noting(apart: bool = False) -> Iterator[Asked]:
    """Notes what is asked for while it lasts. Whoever notes around it is told too, unless this goes on `apart`."""
    global now
    outer, now = now, Asked()
    inner = now
    try:
        yield inner
    finally:
        now = outer
        if outer is not None and not apart:
            outer.fields |= inner.fields
            outer.more |= inner.more


@contextmanager
def unnoted() -> Iterator[None]:
    """Notes nothing while it lasts."""
    global now
    outer, now = now, None
    try:
        yield
    finally:
        now = outer


def note(*facts: Fact) -> None:
    """Tells whoever notes that something was asked for."""
    if now is not None:
        now.more.update(facts)


KEYS = "__keys__"
"""In place of a field: of one record whether it is there, of all which there are."""


class Records(Mapping[str, T]):
    """Records of a kind by their keys. Whoever looks for one, or goes through all, has asked which there are."""

    def __init__(self, kind: str, held: Mapping[str, T]) -> None:
        self.held = held
        self._kind, self._all = kind, Fact(f"{kind}/*", KEYS)

    def __getitem__(self, key: str) -> T:
        note(Fact(f"{self._kind}/{key}", KEYS))
        return self.held[key]

    def __contains__(self, key: object) -> bool:
        note(Fact(f"{self._kind}/{key}", KEYS))
        return key in self.held

    def __iter__(self) -> Iterator[str]:
        note(self._all)
        return iter(self.held)

    def __len__(self) -> int:
        note(self._all)
        return len(self.held)

    def keys(self) -> KeysView[str]:
        """The keys of all."""
        note(self._all)
        return self.held.keys()

    def values(self) -> ValuesView[T]:
        """All records."""
        note(self._all)
        return self.held.values()

    def items(self) -> ItemsView[str, T]:
        """All records with their keys."""
        note(self._all)
        return self.held.items()


def held(records: Mapping[str, T]) -> Mapping[str, T]:
    """Records, for whoever makes nothing of them that is kept: nothing is noted."""
    return records.held if isinstance(records, Records) else records


class derived(Generic[T]):
    """A property that is worked out once, from records: whoever asks for it has asked for all that it rests on."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name} and what it rests on"

    @overload
    def __get__(self, instance: None, owner: type) -> derived[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | derived[T]:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            with noting(apart=True) as asked:
                made = self.make(instance)
            instance.__dict__[self.name] = made, asked.facts()
        value, facts = instance.__dict__[self.name]
        note(*facts)
        return cast(T, value)


class Afresh:
    """Makes all there is to make, and keeps nothing. What knows of an earlier build takes its place (see `rebuild/`).

    A thing has a kind and a key of its own, and rests on nothing but facts.
    """

    keeping = False
    """Whether what is made is kept for another build, so that facts are worth noting."""

    folder = ""
    """Where finished pages will be."""

    def held(self, kind: str, key: str) -> Any:
        """A thing that an earlier build made and that would be made just so again; None if there is none."""
        del kind, key
        return None

    def rests_on(self, kind: str, key: str) -> Iterable[Fact]:
        """The facts on which a thing of an earlier build rests: whoever asks for it has asked for them."""
        del kind, key
        return ()

    def keep(self, kind: str, key: str, value: object, facts: Iterable[Fact]) -> None:
        """Keeps a thing that was made, and on what it rests."""
        del kind, key, value, facts

    def made(self, kind: str, key: str, make: Callable[[], T]) -> T:
        """A thing, made now or earlier. It may be anything but None."""
        if (held := self.held(kind, key)) is not None:
            if now is not None:
                note(*self.rests_on(kind, key))
            return cast(T, held)
        if not self.keeping:
            return make()
        with noting() as asked:
            value = make()
        self.keep(kind, key, value, asked.facts())
        return value

    def lacking(self, kind: str, keys: Sequence[str]) -> list[str]:
        """Those of some keys whose things are to be made."""
        return [key for key in keys if self.held(kind, key) is None]

    def resting(self, kind: str, fact: Fact) -> list[str]:
        """The keys of things of a kind that an earlier build made, and that rest on a fact."""
        del kind, fact
        return []

    def settle(self, name: str, make: Callable[[], Mapping[str, str]], always: bool = False) -> Mapping[str, str]:
        """Works out what many things rest on, by its parts, before any of them is made: where a part comes out as it
        was, what asked for that part alone holds (see `note`). `always` is for what rests on more than records."""
        del name, always
        return make()

    def settle_each(self, kind: str, make: Callable[[str], str], keys: Sequence[str]) -> None:
        """The same for parts that are many: one for each key, each made only if what it rests on changed."""
        del kind, make, keys

    def part(self, kind: str, key: str, make: Callable[[str], str]) -> str:
        """One of these, for something that rests on it."""
        del kind
        return make(key)

    def ahead(
        self, work: Callable[[Any], T], items: Sequence[Any], worth: int, kinds: Iterable[str] = ()
    ) -> Iterator[T | None]:
        """Makes things of items by several processes, each for at least so many, before anybody asks for them. Returns
        what comes of each item, or nothing where that is not worth while."""
        del work, items, worth, kinds
        return iter(())

    def made_of_each(self, kind: str, make: Callable[[str], T], keys: Sequence[str], number: int) -> Iterator[T]:
        """A thing for each key, made now by so many processes."""
        for key, (value, facts) in zip(keys, shared_out(_noted(make), keys, number), strict=True):
            self.keep(kind, key, value, facts)
            yield value


def _noted(make: Callable[[str], T]) -> Callable[[str], tuple[T, frozenset[Fact]]]:
    def noted(key: str) -> tuple[T, frozenset[Fact]]:
        with noting(apart=True) as asked:
            value = make(key)
        return value, asked.facts()

    return noted
