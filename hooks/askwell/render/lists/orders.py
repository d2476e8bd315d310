"""What pages ask of all answers at once: the orders of lists, page by page.

It is worked out before any page is made, and as short texts. Whoever keeps pages for another build compares these, and
makes only those pages anew whose own stretch of an order is another now.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.content.states import UNKEPT
from askwell.flow.schema.records import Flow
from askwell.render.lists.pager import Around, Numbered, numbered_pages, page_path
from askwell.render.lists.works import works
from askwell.source.asked import Fact, note

if TYPE_CHECKING:
    from askwell.render.view import View

PAGE_SIZE = 20
"""Answers on one page of a list: about four screens of a phone (ours)."""

OF_ALL = ("by_votes", "newest", "a_to_z", "archived")
"""The orders that a view has of all answers."""


class Letter(NamedTuple):
    """A letter of an alphabetical list: where its first answer stands, and which that is."""

    name: str
    path: str
    slug: str


@dataclass(frozen=True)
class Orders:
    """The orders of lists, by their names: "by_votes", "topics/sleep". `told` has of each how long it is, how many
    pages it takes, and what stands on each of them."""

    library: Library
    told: Mapping[str, str]

    def count(self, order: str) -> int:
        """How many records an order has."""
        return int(self._text(order) or 0)

    def pages(self, base: str, *orders: str) -> Sequence[Numbered]:
        """The pages of a list of one or more orders side by side. There is always a first."""
        return numbered_pages(base, self.around(base, *orders).last)

    def around(self, base: str, *orders: str) -> Around:
        """The links between them."""
        return Around(base, max(1, *(int(self._text(f"{order} pages") or 0) for order in orders)))

    def texts(self, order: str, number: int) -> Sequence[Answer | Flow]:
        """The answers and guides of an order that stand on one page."""
        return tuple(self._record(name) for name in self._text(f"{order} {number}").split())

    def answers(self, order: str, number: int) -> Sequence[Answer]:
        """The answers of an order that stand on one page."""
        return tuple(one for one in self.texts(order, number) if isinstance(one, Answer))

    def slugs(self, order: str, number: int) -> Sequence[str]:
        """The slugs of the answers of an order that stand on one page: nothing of what they say is asked for."""
        names = self._text(f"{order} {number}").split()
        return tuple(key for kind, _, key in (name.partition("/") for name in names) if kind == "answers")

    def whole(self, order: str) -> Sequence[Answer | Flow]:
        """All of an order."""
        pages = range(1, int(self._text(f"{order} pages") or 0) + 1)
        return tuple(one for number in pages for one in self.texts(order, number))

    def letters(self, base: str) -> Sequence[Letter]:
        """Each letter that a question of the alphabetical list begins with, and where it begins."""
        found = (line.split() for line in self._text("letters").splitlines())
        return tuple(
            Letter(name, f"{page_path(base, int(number))}#letter-{name.lower()}", slug) for name, number, slug in found
        )

    def _text(self, name: str) -> str:
        note(Fact(f"orders/{name}"))
        return self.told.get(name, "")

    def _record(self, name: str) -> Answer | Flow:
        kind, _, key = name.partition("/")
        return self.library.answers[key] if kind == "answers" else self.library.flows[key]


def orders_of(view: View) -> dict[str, str]:
    """All that is told of orders."""
    found = {"letters": _letters(view.a_to_z)}
    for order, records in _all(view):
        names = [f"{'answers' if isinstance(one, Answer) else 'flows'}/{one.key}" for one in records]
        pages = -(-len(names) // PAGE_SIZE)
        found |= {order: str(len(names)), f"{order} pages": str(pages)}
        for number in range(pages):
            found[f"{order} {number + 1}"] = " ".join(names[number * PAGE_SIZE : (number + 1) * PAGE_SIZE])
    return found


def _all(view: View) -> Iterator[tuple[str, Sequence[Answer | Flow]]]:
    """Each order with its name."""
    for order in OF_ALL:
        yield order, getattr(view, order)
    for kind, groups in (
        ("topics", view.answers_by_topic),
        ("experts", view.answers_by_expert),
        ("flows", view.answers_by_flow),
    ):
        yield from ((f"{kind}/{key}", answers) for key, answers in groups.items())
    for topic, answers in view.answers_by_topic.items():
        flows = {answer.flow for answer in answers}
        yield f"guides/{topic}", [view.library.flows[key] for key in view.machines if key in flows]
    yield from works(view.library.answers.values(), view.library.flows.values(), view.machines)
    old: dict[str, list[Answer]] = {}
    for answer in view.library.answers.values():
        for topic in answer.topics if answer.status in UNKEPT else ():
            old.setdefault(topic, []).append(answer)
    yield from ((f"old/{topic}", answers) for topic, answers in old.items())


def _letters(answers: Iterable[Answer]) -> str:
    """Each letter with the number of the page on which it begins, and its first answer."""
    found: dict[str, str] = {}
    for place, item in enumerate(answers):
        letter = _letter(item)
        if letter not in found:
            found[letter] = f"{letter} {place // PAGE_SIZE + 1} {item.slug}"
    return "\n".join(found.values())


def _letter(item: Answer) -> str:
    """What a question is filed under: its first letter without marks, or a number sign."""
    signs = (sign for sign in unicodedata.normalize("NFD", item.question) if sign.isalnum())
    first = next(signs, "").upper()
    return first if first.isalpha() else "0-9"
