"""The tasks of a site that stand in its own records: what is to be reviewed, and what is to be approved anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from askwell.checks.checked_site import CheckedSite
from askwell.checks.dates import GRACE
from askwell.content.library import Library
from askwell.content.links.moves import permanent_path
from askwell.content.people.roles import PEOPLE
from askwell.content.records import Answer
from askwell.content.states import UNBUILT, UNKEPT, State, state_of
from askwell.desk.task import Kind, Task, in_words
from askwell.flow.schema.records import Flow
from askwell.source.record import Record, references


def texts(library: Library) -> Iterator[Answer | Flow]:
    """The answers, then the guides."""
    yield from library.answers.values()
    yield from library.flows.values()


def concerned(record: Record) -> tuple[str, ...]:
    """The ids of everybody whom a record names, in whatever role."""
    return tuple(dict.fromkeys(key for _, kind, key in references(record) if kind == PEOPLE))


def people_of(records: Iterable[Record]) -> tuple[str, ...]:
    """The ids of everybody whom some records name, each once."""
    return tuple(dict.fromkeys(person for record in records for person in concerned(record)))


def resting(library: Library) -> dict[str, list[Answer | Flow]]:
    """The answers and guides that name each source."""
    found: dict[str, list[Answer | Flow]] = {}
    for record in texts(library):
        for key in dict.fromkeys(key for _, kind, key in references(record) if kind == "sources"):
            found.setdefault(key, []).append(record)
    return found


def name_of(record: Answer | Flow) -> str:
    """What a task's id calls a record: an answer by its permanent id, which outlives its slug, if it has one yet."""
    return f"answers:{record.id or record.key}" if isinstance(record, Answer) else f"flows:{record.key}"


def title_of(record: Answer | Flow) -> str:
    """What people call it."""
    return record.question if isinstance(record, Answer) else record.title


def page_of(record: Answer | Flow, site: CheckedSite) -> str:
    """Its permanent address; "" if readers have no page of it."""
    if state_of(record, site.today) in (*UNBUILT, State.MERGED):
        return ""
    return permanent_path(record)


def reviews(site: CheckedSite) -> Iterator[Task]:
    """Answers and guides by the day of their next review; not those that are unfinished, or kept as they were."""
    for record in texts(site.library):
        due = record.next_review
        if due is None or state_of(record, site.today) in (State.DRAFT, *UNKEPT):
            continue
        overdue = due < site.today
        first = "Let a clinician review it" if record.reviewer else "Read its sources again"
        todo = f"{first}, change what no longer holds, then move 'reviewed' and 'next_review' on."
        yield Task(
            f"review:{name_of(record)}",
            Kind.REVIEW,
            due,
            title_of(record),
            f"{todo} {_grace(due, site.today)}" if overdue else todo,
            record.at("next_review"),
            concerned(record),
            overdue,
            page_of(record, site),
        )


def _grace(due: date, today: date) -> str:
    """What becomes of a site whose review is late (`checks/dates.review_not_overdue`)."""
    if today - due > GRACE:
        return "No build succeeds until then."
    return f"No build succeeds after {in_words(due + min(GRACE, date.max - due))}."


def approvals(site: CheckedSite) -> Iterator[Task]:
    """Guides that have changed since they were approved, by the day of the change."""
    for machine in site.machines.values():
        flow, approval = machine.flow, machine.flow.approval
        published = state_of(flow, site.today) is State.PUBLISHED
        if approval is None or machine.approval_stands or not published:
            continue
        yield Task(
            f"approval:{name_of(flow)}",
            Kind.APPROVAL,
            max(flow.updated, approval.on),
            flow.title,
            f"It has changed since its approval on {in_words(approval.on)}; `askwell flow diff` shows how. Let a"
            f" clinician approve it anew (its proof is now {machine.fingerprint}), or remove the approval.",
            flow.at("approval", "proof"),
            concerned(flow),
            True,
            page_of(flow, site),
        )
