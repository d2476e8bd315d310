"""Rules about the states of answers and guides: what leads to a page finds it, and a state is younger than its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.content.states import LISTED, STANDING, UNKEPT, State, end_of, state_of
from askwell.diagnostics import Diagnostic, Location, Severity
from askwell.flow.schema.records import Flow
from askwell.source.record import references

OF_DAYS = frozenset(("DATE001", "CHANGE001", "STATE005"))
"""The findings that a wrong clock alone would give, one for each day of the content."""

NOUNS = {"answers": "answer", "flows": "guide"}


def _staged(site: CheckedSite) -> Iterator[tuple[str, Answer | Flow]]:
    """Everything that has states, with its kind."""
    yield from (("answers", answer) for answer in site.library.answers.values())
    yield from (("flows", flow) for flow in site.library.flows.values())


def _told(site: CheckedSite, record: Answer | Flow) -> State:
    return state_of(record, site.today)


def links_find_a_page(site: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """What a text that readers get links to, is related to or offers is there on the day of the text: no draft, nothing
    that comes later, nothing withdrawn or merged (ours)."""
    state = _told(site, answer)
    if state in (State.DRAFT, State.MERGED):
        return
    day = max(site.today, answer.published or site.today)
    for place, kind, key, in_text in _leads(answer):
        if state in UNKEPT and kind == "flows" and not in_text:
            continue  # what is no longer kept up to date offers no guide
        target = site.library.collection(kind).get(key)
        if isinstance(target, Answer | Flow):
            found = _unready(place, kind, target, day) or _gone(place, kind, target, state in LISTED)
        else:
            path = site.library.unread_draft(kind, key)
            found = _draft(place, kind, key, path) if path else None
        if found is not None:
            yield found


def _leads(answer: Answer) -> Iterator[tuple[Callable[[], Location], str, str, bool]]:
    """Where an answer leads: the place, which is looked up only for a finding, the kind, the key, and whether a link in
    its text does."""
    for loc, kind, key in references(answer):
        if kind in NOUNS and loc != ("instead",):
            yield partial(answer.at, *loc), kind, key, False
    for text in answer.texts:
        for mention in text.mentions:
            if mention.kind in NOUNS:
                yield partial(text.place, mention), mention.kind, mention.id, True


def _unready(place: Callable[[], Location], kind: str, target: Answer | Flow, day: date) -> Diagnostic | None:
    """The finding that there is no page yet."""
    noun, state = NOUNS[kind], state_of(target, day)
    if state is State.DRAFT:
        return _draft(place, kind, target.key, target.path)
    if state is State.SCHEDULED and isinstance(target, Answer):
        hint = f"take it out here until then, or publish this on {target.published} or later too"
        message = f"the {noun} '{target.key}' is published on {target.published}, later than this"
        return Diagnostic(place(), "STATE001", message, hint)
    return None


def _draft(place: Callable[[], Location], kind: str, key: str, path: str) -> Diagnostic:
    """The same of a draft, whether or not it can be read."""
    hint = f"take it out here until {path} is published, or make this a draft too"
    return Diagnostic(place(), "STATE001", f"the {NOUNS[kind]} '{key}' is a draft: readers have no page of it", hint)


def _gone(place: Callable[[], Location], kind: str, target: Answer | Flow, current: bool) -> Diagnostic | None:
    """The finding that a text that is kept up to date leads to what is no longer valid."""
    if not current or target.status not in (State.WITHDRAWN, State.MERGED):
        return None
    hint = (
        f"name '{target.instead}' here" if target.instead else "take it out here, and see that the text holds without"
    )
    message = f"the {NOUNS[kind]} '{target.key}' is {target.status}: what it said is no longer valid"
    if target.status == State.MERGED:
        message = f"the {NOUNS[kind]} '{target.key}' went into '{target.instead}'"
    return Diagnostic(place(), "STATE002", message, hint)


def replacements_are_there(site: CheckedSite) -> Iterator[Diagnostic]:
    """`instead` names another answer, or guide, that readers find and may rely on (ours)."""
    for kind, record in _staged(site):
        if record.instead is None or record.status not in UNKEPT:
            continue
        others: Mapping[str, Answer] | Mapping[str, Flow] = (
            site.library.answers if kind == "answers" else site.library.flows
        )
        if record.instead not in others and site.library.unread_draft(kind, record.instead):
            message = f"the {NOUNS[kind]} '{record.instead}' is a draft: readers have no page of it"
        else:
            message = _no_replacement(others, record, NOUNS[kind], site.today)
        if message:
            hint = f"name another {NOUNS[kind]}, one that is published"
            if record.status != State.MERGED:
                hint += ", or take the line out"
            yield Diagnostic(record.at("instead"), "STATE003", message, hint)


def _no_replacement(
    others: Mapping[str, Answer] | Mapping[str, Flow], record: Answer | Flow, noun: str, today: date
) -> str:
    """What is wrong with the replacement of a record; "" if nothing."""
    key = record.instead or ""
    if key == record.key:
        return f"this is the {noun} itself"
    if key not in others:
        return ""  # told already, or that file has mistakes
    end = end_of(others, key)
    if end is None or end.key == record.key:
        missing = end is None and any(o.instead is not None and o.instead not in others for o in others.values())
        return "" if missing else f"'{key}' leads back to where it came from"
    state = state_of(end, today)
    way = "" if end.key == key else f"'{key}' leads to '{end.key}': "
    said = {
        State.DRAFT: "is a draft: readers have no page of it",
        State.SCHEDULED: f"is published later, on {getattr(end, 'published', '')}",
        State.WITHDRAWN: "was withdrawn itself",
    }
    return f"{way}the {noun} '{end.key}' {said[state]}" if state in said else ""


def fields_fit_the_state(_: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """`since`, `why` and `instead` tell how a text ended. On one that is current somebody forgot `status` (ours)."""
    kind = "answers" if isinstance(record, Answer) else "flows"
    for name in STANDING if record.status in LISTED else ():
        if getattr(record, name) is not None:
            states = "archived, withdrawn or merged" if kind == "answers" else "withdrawn"
            message = f"{name}: this {NOUNS[kind]} is {record.status}, and only one that is {states} has it"
            yield Diagnostic(record.at(name, key=True), "STATE004", message, "write the status, or take it out")


def states_have_begun(site: CheckedSite, record: Answer | Flow) -> Iterator[Diagnostic]:
    """The day of a state is not in the future, nor before the text was published: it holds as soon as it is written."""
    if record.since is None:
        return
    published = record.published if isinstance(record, Answer) else None
    message = ""
    if record.since > site.today:
        message = f"since: {record.since} is in the future"
    elif published is not None and record.since < published:
        message = f"since: {record.since} is before the publication on {published}"
    if message:
        hint = f"write the day on which it was {record.status}; today is {site.today}"
        yield Diagnostic(record.at("since"), "STATE005", message, hint)


def topics_keep_an_answer(site: CheckedSite) -> Iterator[Diagnostic]:
    """A topic whose answers were all archived or withdrawn has a page without answers. The page stays, since its
    address was published, and says so; its readers would be better served by an answer."""
    answers = site.library.answers.values()
    old = [answer for answer in answers if answer.status in UNKEPT]
    told = (answer for answer in answers if old and _told(site, answer) is State.PUBLISHED)
    alive = {key for answer in told for key in answer.topics}
    for answer in old:
        for number, key in enumerate(answer.topics):
            if key not in alive and key in site.library.topics and "answers" not in site.library.incomplete:
                message = f"the topic '{key}' has no current answer left: its page says so"
                hint = "publish another answer to it; the page itself stays, since it was linked to"
                yield Diagnostic(answer.at("topics", number), "STATE006", message, hint, Severity.WARNING)


def clock_is_right(site: CheckedSite) -> Iterator[Diagnostic]:
    """The day of a build is not before the site began: with a wrong clock everything would be scheduled, and a build
    would take the whole site away."""
    if clock_is_slow(site):
        first = min(_past(site))
        message = f"today is {site.today}, before anything of this site happened: the first was on {first}"
        hint = "set this machine's clock right, and SOURCE_DATE_EPOCH or --as-of if you gave one"
        yield Diagnostic(Location("content/site.yml"), "STATE007", message, hint)


def clock_is_slow(site: CheckedSite) -> bool:
    """Whether today is before everything that content says has happened, and before all that it published."""
    if any(day <= site.today for day in _past(site)):  # the first there is, as a rule
        return False
    published = [answer.published for answer in site.library.answers.values() if answer.published]
    return any(_past(site)) and bool(published) and site.today < min(published)


def _past(site: CheckedSite) -> Iterator[date]:
    """The days of what content says has happened."""
    yield from (source.consulted for source in site.library.sources.values())
    for _, record in _staged(site):
        yield from (day for day in (record.reviewed, record.updated, record.since) if day is not None)
