"""The choices of first questions that newsletters offer or once offered: each has a page that goes on from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.links.lock import Lock
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Choice, Prompt, State
from askwell.flow.schema.records import Flow
from askwell.letters.first_question import first_question, refusal, unsafe
from askwell.letters.making import entry_of, guide_of


@dataclass(frozen=True, slots=True)
class MailedChoice:
    """A choice of a guide's first question with the path of its page. `machine` is that of the whole guide, or of the
    entry by which its readers come in."""

    machine: Machine
    asked: Prompt
    choice: Choice
    path: str

    @property
    def target(self) -> State:
        """Where the choice leads."""
        return self.machine.states[self.choice.target]

    @property
    def guide(self) -> str:
        """The path of the page on which the guide goes on."""
        flow, entry = self.machine.flow.key, self.machine.entry_key
        return addresses.entry_path(flow, entry) if entry else addresses.guide_path(flow)

    @property
    def must_be_walked_to(self) -> bool:
        """Whether the advice that it leads to must not be read by those who chose nothing: somebody may have sent them
        the link."""
        return self.choice.target in self.machine.walked_to


def mailed_choices(library: Library, machines: Mapping[str, Machine], lock: Lock) -> tuple[MailedChoice, ...]:
    """Every choice that has a page, in order: those of questions that an edition shows, and those that were published,
    as long as readers would see the same question. A guide that has become sensitive keeps them: what a click told was
    told, and somebody may need what the page says."""
    shown = set(_shown(library))
    published = {path: parts for path in lock.addresses if (parts := addresses.read_choice_path(path))}
    named = {key for key, _ in shown} | {parts.flow for parts in published.values()}
    found: list[MailedChoice] = []
    for key, flow in library.flows.items():
        may_be = key in machines and not named.isdisjoint((key, *flow.was))  # to ask for a machine may take time
        for machine in machines[key].all if may_be else ():
            paths = _paths(machine)
            known = not published.keys().isdisjoint(_former(flow, machine, paths))
            if (
                paths
                and unsafe(machine) is None
                and (known or ((key, machine.entry_key) in shown and refusal(machine) is None))
            ):
                found += _pages(machine, paths)
    return tuple(found)


def _shown(library: Library) -> Iterator[tuple[str, str | None]]:
    """The guides whose first question an edition shows, each with the entry."""
    for edition in library.newsletters.values():
        for item in edition.items:
            flow = guide_of(library, item.guide or "") if item.first_question else None
            if flow is not None:
                yield flow.key, entry_of(flow, item.entry) if item.entry else None


def _paths(machine: Machine) -> tuple[str, ...]:
    asked = first_question(machine)
    return tuple(choice.path for choice in asked.choices) if asked else ()


def _former(flow: Flow, machine: Machine, paths: tuple[str, ...]) -> Iterator[str]:
    """The paths of choices under each name that the guide and the entry have or had."""
    entry = flow.entries[machine.entry_key] if machine.entry_key else None
    entries = [machine.entry_key, *(entry.was if entry else ())]
    for path in paths:
        parts = addresses.read_choice_path(path)
        for name in (flow.key, *flow.was):
            yield from (addresses.choice_path(name, each, parts.choice) for each in entries if parts)


def _pages(machine: Machine, paths: tuple[str, ...]) -> Iterator[MailedChoice]:
    asked = machine.start.content
    if isinstance(asked, Prompt):
        for choice, path in zip(machine.start.choices, paths, strict=True):
            yield MailedChoice(machine, asked, choice, path)
