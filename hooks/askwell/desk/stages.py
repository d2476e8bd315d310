"""The tasks that come from how far a text has come: drafts, what goes out on a day, corrections that nobody mailed."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.editions.edition import EditionState
from askwell.content.history.told import told
from askwell.content.parts import Change
from askwell.content.records import Answer
from askwell.content.states import State, state_of
from askwell.desk.ages import Age, ages
from askwell.desk.task import Kind, Task, away, in_words
from askwell.desk.tasks import concerned, name_of, page_of, texts, title_of
from askwell.diagnostics import Location, counted
from askwell.flow.schema.changes import ChangeKind, LoggedChange
from askwell.flow.schema.records import Flow
from askwell.letters.carrying import telling
from askwell.letters.since import What, since


def drafts(site: CheckedSite) -> Iterator[Task]:
    """Drafts by their age, also those that cannot be read."""
    paths = site.library.drafts
    known = {record.path: record for record in texts(site.library) if record.path in paths}
    old = ages(site.root, paths) if site.root else {}
    for path in sorted(paths):
        record, age = known.get(path), old.get(path, Age(site.today, "by nothing that can be read"))
        day = min(age.day, site.today)
        wrong = sum(1 for one in site.diagnostics if one.location.path == path)
        lacks = f" `askwell check` names {counted(wrong, 'thing')} to mend in it." if wrong else ""
        yield Task(
            f"draft:{name_of(record) if record else path}",
            Kind.DRAFT,
            day,
            title_of(record) if record else path.rpartition("/")[2],
            f"A draft since {in_words(day)}, {away(day, site.today)} ({age.known}). Finish it and take"
            f" `status: draft` out, or delete it.{lacks}",
            record.at("status") if record else Location(path),
            concerned(record) if record else (),
        )


def scheduled(site: CheckedSite) -> Iterator[Task]:
    """Answers that go out on a day to come."""
    for answer in site.library.answers.values():
        day = answer.published
        if day is None or state_of(answer, site.today) is not State.SCHEDULED:
            continue
        yield Task(
            f"scheduled:{name_of(answer)}",
            Kind.SCHEDULED,
            day,
            answer.question,
            f"It goes out with the first build on that day or later: see that one runs. `askwell build --as-of {day}`"
            " shows it before.",
            answer.at("published"),
            concerned(answer),
        )


MAILED = {ChangeKind.CORRECTION: "Correction", ChangeKind.RETRACTION: "Retraction"}
"""The changes of which the readers of a newsletter must hear: what they were mailed was wrong."""


def corrections(site: CheckedSite) -> Iterator[Task]:
    """Corrections and retractions that no newsletter has told, by the day on which they were made."""
    for record in texts(site.library):
        if state_of(record, site.today) is not State.DRAFT:
            yield from _unmailed(site, record)


def _unmailed(site: CheckedSite, record: Answer | Flow) -> Iterator[Task]:
    changes: tuple[Change | LoggedChange, ...] = record.changes
    heard = {change.place for change in told(record) if any(one.sent for one in telling(site.library, change))}
    for number, change in enumerate(changes):
        if change.kind is None or change.kind not in MAILED or change.mailed is not None or change.on > site.today:
            continue
        if number in heard:
            continue  # a newsletter that was sent has an item that tells it
        # Entries are added at the top: what stands below one, and so its id, stays as it is.
        below = sum(1 for other in changes[number + 1 :] if other.on == change.on)
        yield Task(
            f"correction:{name_of(record)}:{change.on}{f'-{below}' if below else ''}",
            Kind.CORRECTION,
            change.on,
            title_of(record),
            f'{MAILED[change.kind]} of {in_words(change.on)}: "{change.what}" Tell it in the next newsletter, then add'
            f" `mailed:` with that day below it. `askwell recall {record.key}` lists what carried the old words.",
            record.at("changes", number),
            concerned(record),
            page=page_of(record, site),
        )


def editions(site: CheckedSite) -> Iterator[Task]:
    """Newsletters that are ready and not sent yet, by their days."""
    for edition in site.library.newsletters.values():
        if edition.sent is not None or edition.status is EditionState.DRAFT:
            continue
        name = edition.key
        yield Task(
            f"edition:newsletters:{name}",
            Kind.EDITION,
            edition.day,
            edition.subject,
            f"`askwell edition build {name}` writes it as mail. Once it is sent, run `askwell edition sent {name}`:"
            " from then on what was mailed is kept.",
            edition.at("subject"),
            concerned(edition),
            overdue=edition.day < site.today,
        )


ENDS = {What.WITHDRAWN: "withdrawn", What.ARCHIVED: "archived"}
"""The ends of a text of which the readers of a newsletter that led to it must hear."""


def taken_back(site: CheckedSite) -> Iterator[Task]:
    """Texts that a newsletter led to, that were withdrawn or archived since, and of which no newsletter told that."""
    untold = [one for one in since(site.library, site.today) if one.what in ENDS and not one.is_told]
    for path, one in {one.record.path: one for one in untold if one.record is not None}.items():
        record = one.record
        if record is None or one.on is None:
            continue
        sent = ", ".join(dict.fromkeys(o.edition.key for o in untold if o.record and o.record.path == path))
        yield Task(
            f"correction:{name_of(record)}:{one.what}",
            Kind.CORRECTION,
            one.on,
            title_of(record),
            f"It was mailed ({sent}), and is {ENDS[one.what]} since {in_words(one.on)}. Add an entry to 'changes', and"
            " tell it in the next newsletter. `askwell edition affected` shows how.",
            record.at("status"),
            concerned(record),
            page=page_of(record, site),
        )
