"""Rules asked one by one, each for the records that it is about, in a site of which it sees only what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NoReturn, TypeVar

from askwell import checks
from askwell.checks import ACROSS, findings_about, findings_about_guide, findings_in
from askwell.checks.checked_site import CheckedSite
from askwell.content.states import UNKEPT
from askwell.diagnostics import Diagnostic

V = TypeVar("V")


class ByKey(Mapping[str, V]):
    """Records that can be looked up by their keys, and neither counted nor gone through."""

    def __init__(self, records: Mapping[str, V]) -> None:
        self._records = records

    def __getitem__(self, key: str) -> V:
        return self._records[key]

    def __iter__(self) -> NoReturn:
        raise AssertionError("a rule about one record looks at all")

    __len__ = __iter__
    keys = values = items = __iter__


def only_by_key(site: CheckedSite) -> CheckedSite:
    """The site with all its records, each of them only by its key."""
    library = site.library
    whole: dict[str, Any] = {field.name: getattr(library, field.name) for field in fields(library)}
    hidden: dict[str, Any] = {name: ByKey(value) for name, value in whole.items() if isinstance(value, Mapping)}
    return replace(site, library=replace(library, **hidden), machines=ByKey(site.machines))


def found_alone(site: CheckedSite) -> Iterator[Diagnostic]:
    """All that the rules find, where those about one record see nothing but that and what it names."""
    alone, library = only_by_key(site), site.library
    for answer in library.answers.values():
        yield from findings_about(alone, answer)
    for key in library.bodies.keys() - library.answers.keys():
        yield from findings_in(alone, library.bodies[key])
    for flow in library.flows.values():
        yield from findings_about_guide(alone, flow)
    for rule in ACROSS:
        yield from rule(site)


def found_by(rule: Callable[..., Iterable[Diagnostic]], site: CheckedSite) -> list[Diagnostic]:
    """What one rule finds in a site, of whichever form it is."""
    return [one for records in records_of(rule, site) for one in rule(site, *records)]


def records_of(rule: Callable[..., Iterable[Diagnostic]], site: CheckedSite) -> list[tuple[object, ...]]:
    """What a rule is given besides the site: each record that it is about; nothing, once, if it is about all."""
    answers, flows = tuple(site.library.answers.values()), tuple(site.library.flows.values())
    old = {answer.key for answer in answers if answer.status in UNKEPT}
    kept = tuple(body for key, body in site.library.bodies.items() if key not in old)
    forms: tuple[tuple[Sequence[object], Sequence[object]], ...] = (
        (checks.ABOUT_ANSWERS, answers),
        (checks.ABOUT_TEXTS, tuple(site.library.bodies.values())),
        (checks.ABOUT_KEPT_TEXTS, kept),
        (checks.ABOUT_GUIDES, flows),
        (checks.ABOUT_STAGED, (*answers, *flows)),
    )
    return next(([(one,) for one in records] for rules, records in forms if rule in rules), [()])
