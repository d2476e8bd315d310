"""The pages of people: what they said, wrote, edited, reviewed and approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.content import addresses
from askwell.content.people.person import Person
from askwell.content.people.roles import Role
from askwell.render.lists.pager import page_path
from askwell.render.lists.works import HANDS, path_of, title_of
from askwell.render.page import Page
from askwell.render.pages import list_page, numbered
from askwell.render.view import View


@dataclass(frozen=True, slots=True)
class Work:
    """An answer or a guide that a person had a hand in, and the day of that, if it is known. `lapsed` is an approval of
    what a guide no longer says."""

    title: str
    path: str
    on: date | None
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Works:
    """What a person did in one role. `part` names it in the markup contract."""

    part: str
    heading: str
    works: Sequence[Work]


def people_lists(view: View) -> Iterator[Page]:
    """The lists of experts and of others whom pages name."""
    yield _list(view, "experts.html", addresses.EXPERTS, "Experts", "The people whose words stand in our answers.")
    if view.staff:
        yield _list(view, "people.html", addresses.PEOPLE, "People", "The people who write, edit and check this site.")


def _list(view: View, name: str, path: str, title: str, description: str) -> Page:
    return Page(path, title, description, view.fill(f"pages/{name}", path), "content/people")


def person_page(view: View, person: Person, number: int) -> Page:
    """A page of a person with all that they did; long lists go on over further pages."""
    base = view.person_path(person.key)
    return list_page(
        view,
        "pages/person.html",
        page_path(base, number),
        view.listed_on(f"experts/{person.key}", number),
        view.orders.around(base, *orders_of_person(person.key)),
        about=person,
        person=person,
        expert=person,
        role=Role,
        done=tuple(done(view, person, number)),
        title=numbered(person.name, number),
        source=person.path,
        description=f"{person.name}, {person.job}, {person.affiliation}.",
    )


def orders_of_person(person: str) -> tuple[str, ...]:
    """The orders that a person's pages show side by side."""
    return (f"experts/{person}", *(f"{hand.part}/{person}" for hand in HANDS))


def done(view: View, person: Person, number: int) -> Iterator[Works]:
    """What a person reviewed, approved, wrote and edited, the latest first, as one page shows it."""
    for hand in HANDS:
        texts = view.orders.texts(f"{hand.part}/{person.key}", number)
        if texts:
            lapsed = [hand.part == "approved" and not view.machines[text.key].approval_stands for text in texts]
            works = [Work(title_of(t), path_of(t), hand.on(t), is_old) for t, is_old in zip(texts, lapsed, strict=True)]
            yield Works(hand.part, hand.heading, works)
