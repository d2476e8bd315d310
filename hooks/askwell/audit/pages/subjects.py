"""What content has for each page: the answer, the guide or the newsletter that the page is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askwell.checks.checked_site import CheckedSite
from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Letter
from askwell.letters.mailed import MailedChoice, mailed_choices
from askwell.letters.making import letters
from askwell.source.asked import note, noting


@dataclass(frozen=True, slots=True)
class Subject:
    """What content has for the page at one address; pages that gather others have nothing of their own."""

    answer: Answer | None = None
    guide: Flow | None = None
    """The guide that the page is or was of: the guide itself, one of its entries, or its map."""

    machine: Machine | None = None
    """The machine that must stand on the page."""

    letter: Letter | None = None
    mailed: MailedChoice | None = None
    """The choice of a newsletter that it is the page of."""

    @property
    def record(self) -> Answer | Flow | None:
        """The text that has a state and changes of its own."""
        return self.answer or self.guide


class Subjects:
    """The subjects of all pages by their addresses, each looked up at once: of ten thousand answers none is searched
    for again for each page."""

    def __init__(self, checked: CheckedSite) -> None:
        library, machines = checked.library, checked.machines
        self.checked = checked
        self._answers = {addresses.answer_path(slug): answer for slug, answer in library.answers.items()}
        self._guides = {
            path: flow for flow in library.flows.values() for path in addresses.guide_paths(flow.key, flow.entries)
        }
        self._machines = _machines(library, machines)
        with noting(apart=True) as asked:
            self._letters = {one.path: one for one in letters(library, machines)}
            self._mailed = {one.path: one for one in mailed_choices(library, machines, checked.lock)}
        self._mailed_rests_on = asked.facts()

    def _machine(self, address: str) -> Machine | None:
        key, entry = self._machines.get(address, ("", None))
        machine = self.checked.machines[key] if key else None
        return machine.entries.get(entry) if machine and entry else machine

    def shows_votes(self, address: str) -> bool:
        """Whether there is an answer with votes at an address."""
        answer = self._answers.get(address)
        return answer is not None and answer.asked.votes is not None

    def of(self, address: str) -> Subject:
        """The subject of the page at an address."""
        letter, mailed = self._letters.get(address), self._mailed.get(address)
        if letter or mailed:
            note(*self._mailed_rests_on)
        guide, machine = self._guides.get(address), self._machine(address)
        return Subject(self._answers.get(address), guide, machine, letter, mailed)


def _machines(library: Library, machines: Mapping[str, Machine]) -> Mapping[str, tuple[str, str | None]]:
    """The guides that have machines, and their entries, by the addresses of their pages: a machine takes a while to
    make, and few are asked for after an edit."""
    found: dict[str, tuple[str, str | None]] = {addresses.guide_path(key): (key, None) for key in machines}
    for key in machines:
        found |= {addresses.entry_path(key, entry): (key, entry) for entry in library.flows[key].entries}
    return found
