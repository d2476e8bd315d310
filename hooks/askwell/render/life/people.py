"""The pages of people: what they said, wrote, edited, reviewed and approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.content import addresses
from askwell.content.people.person import Person
from askwell.content.people.roles import Role
from askwell.content.records import Answer
from askwell.content.states import LISTED
from askwell.flow.schema.records import Flow
from askwell.render.page import Page
from askwell.render.pages import PAGE_SIZE, cut, list_page, numbered
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


def person_pages(view: View, person: Person) -> Iterator[Page]:
    """A person with all that they did; long lists go on over further pages."""
    said, done = view.answers_by_expert.get(person.key, ()), list(works(view, person))
    longest = max(len(said), *(len(each.works) for each in done), 0)
    for number, path, _, around in cut(range(longest), view.library.roles.path(person.key)):
        here = slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
        yield list_page(
            view,
            "pages/person.html",
            path,
            said[here],
            around,
            about=person,
            person=person,
            expert=person,
            role=Role,
            done=[Works(each.part, each.heading, each.works[here]) for each in done if each.works[here]],
            title=numbered(person.name, number),
            source=person.path,
            description=f"{person.name}, {person.job}, {person.affiliation}.",
        )


def works(view: View, person: Person) -> Iterator[Works]:
    """What a person reviewed, approved, wrote and edited, the latest first."""
    named = view.library.roles.records(person.key, *_HANDS)
    answers = [answer for answer in named if isinstance(answer, Answer) and answer.status in LISTED]
    flows = [flow for flow in named if isinstance(flow, Flow) and flow.status in LISTED]
    texts: list[Answer | Flow] = [*answers, *flows]
    reviewed = [_work(one, one.reviewed) for one in texts if one.reviewer == person.key]
    approved = [
        _work(flow, flow.approval.on, lapsed=not view.machines[flow.key].approval_stands)
        for flow in flows
        if flow.key in view.machines and flow.approval is not None and flow.approval.by == person.key
    ]
    written = [_work(answer, answer.published) for answer in answers if answer.author == person.key]
    edited = [_work(a, a.updated or a.published) for a in answers if a.editor == person.key]
    for part, heading, found in (
        ("reviewed", "Reviewed", reviewed),
        ("approved", "Approved", approved),
        ("written", "Written", written),
        ("edited", "Edited", edited),
    ):
        if found:
            yield Works(
                part,
                heading,
                sorted(found, key=lambda work: (-work.on.toordinal() if work.on else 0, work.title, work.path)),
            )


_HANDS = (Role.AUTHOR, Role.EDITOR, Role.REVIEWER, Role.APPROVER)
"""The roles of those who had a hand in a text."""


def _work(record: Answer | Flow, on: date | None, lapsed: bool = False) -> Work:
    if isinstance(record, Answer):
        return Work(record.question, addresses.answer_path(record.slug), on, lapsed)
    return Work(record.title, addresses.guide_path(record.key), on, lapsed)
