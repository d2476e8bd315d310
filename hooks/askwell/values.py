"""Dataclasses as the standard library makes them, but no method is compiled before it is called: most never are.

The standard library writes and compiles six methods for each class. That was the largest part of what a small command
cost: of the classes that a check reads, two thirds are made, one in ten is a key somewhere, and almost none is shown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """What `dataclasses.dataclass` does."""
        return _decorated(cls, options) if cls else lambda each: _decorated(each, options)


__all__ = ["dataclass"]


def _decorated(cls: type, options: Mapping[str, bool]) -> type:
    """A class as a dataclass. What few classes ask for is left to the standard library."""
    told = [value for value in vars(cls).values() if isinstance(value, dataclasses.Field)]
    if options.keys() - {"frozen", "slots"} or any(field.kw_only is True or not field.init for field in told):
        return dataclasses.dataclass(**options)(cls)
    slots, frozen = options.get("slots", False), options.get("frozen", False)
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    methods: dict[str, Any] = {"__init__": _later(made, frozen), "__repr__": _repr, **_compared(made, frozen)}
    if frozen:
        methods |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    for name, method in methods.items():
        if name not in vars(cls) or (name == "__hash__" and vars(cls)[name] is None):
            setattr(made, name, method)
    return made


def _later(cls: type, frozen: bool) -> Callable[..., None]:
    """What makes an instance: it puts the method itself in its place when it is first called."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        cls.__init__ = init = _init(cls, frozen)  # type: ignore[misc]
        init(self, *given, **named)

    return __init__


def _init(cls: type, frozen: bool) -> Callable[..., None]:
    """The method that makes an instance, compiled."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_not_given": dataclasses.MISSING}
    taken, body = [], []
    for field in dataclasses.fields(cls):
        name = value = field.name
        if field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = field.default_factory
            taken.append(f"{name}=_not_given")
            value = f"_make_{name}() if {name} is _not_given else {name}"
        elif field.default is not dataclasses.MISSING:
            names[f"_else_{name}"] = field.default
            taken.append(f"{name}=_else_{name}")
        else:
            taken.append(name)
        body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(['self', *taken])}):\n " + "\n ".join(body or ["pass"]), names)
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    return init


def _compared(cls: type, frozen: bool) -> dict[str, Any]:
    """The methods by which instances are compared: by their fields."""
    fields = dataclasses.fields(cls)
    get = _getter([field.name for field in fields if field.compare])
    key = _getter([field.name for field in fields if (field.compare if field.hash is None else field.hash)])

    def __eq__(self: Any, other: object) -> Any:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(key(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields: a tuple of them, however few they are."""
    if len(names) > 1:
        return attrgetter(*names)
    gets = [attrgetter(name) for name in names]
    return lambda one: tuple([get(one) for get in gets])


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _no_setting(self: Any, name: str, value: object) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: Any, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
