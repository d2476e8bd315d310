"""What records and texts name of each other: each is there, and no two share a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from askwell.content.body.text import MarkdownText
from askwell.content.loading import NOUNS, Loading
from askwell.content.records import Answer
from askwell.content.states import State
from askwell.diagnostics import Diagnostic, Location, Severity, did_you_mean
from askwell.flow.schema.records import Flow
from askwell.source.record import Record, references


def _all_records(loading: Loading) -> Iterable[Record]:
    return (record for records in loading.records.values() for record in records.values())


def unknown_references(loading: Loading) -> Iterator[Diagnostic]:
    known = {kind: keys for kind, keys in loading.known.items() if kind not in loading.unread}
    names = former_names(loading.records)
    for record in (*([loading.settings] if loading.settings else []), *_all_records(loading)):
        yield from unknown_in_record(record, known, names)
    for text in (*loading.bodies.values(), *loading.unsettled):
        yield from unknown_in_text(text, known, names)


Known = Mapping[str, Collection[str]]
"""The keys of all records by their kinds; kinds that could not be read are left out."""

Names = Mapping[tuple[str, str], str]
"""The kinds and former names of records, with the name that each has now."""


def unknown_in_record(record: Record, known: Known, names: Names) -> Iterator[Diagnostic]:
    """What a record names that is not there."""
    for loc, kind, key in references(record):
        if key not in known.get(kind, (key,)):
            yield _unknown(record.at(*loc), kind, key, known[kind], names)


def unknown_in_text(text: MarkdownText, known: Known, names: Names) -> Iterator[Diagnostic]:
    """What a text names that is not there."""
    for mention in text.mentions:
        if mention.id not in known.get(mention.kind, (mention.id,)):
            yield _unknown(text.place(mention), mention.kind, mention.id, known[mention.kind], names)
    for passage in text.passages:
        if passage.expert not in known.get("people", (passage.expert,)):
            yield _unknown(text.place(passage), "people", passage.expert, known["people"], names)


def former_names(records: Mapping[str, Mapping[str, Record]]) -> Names:
    """The former names of all records."""
    return {(kind, old): key for kind, found in records.items() for key, old in _former(found)}


def _former(records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """The former names of some records, each with the name that it has now before it."""
    return ((key, old) for key, record in records.items() for old in getattr(record, "was", ()))


def _unknown(place: Location, kind: str, key: str, known: Iterable[str], names: Names) -> Diagnostic:
    hint = did_you_mean(key, known) or f"add it to content/{kind}, or take it out here"
    if (kind, key) in names:
        hint = f"it is called '{names[kind, key]}' now"
    return Diagnostic(place, "REF001", f"there is no {NOUNS[kind]} '{key}'", hint)


def unused_parts(loading: Loading) -> Iterator[Diagnostic]:
    """A warning for each shared part that no flow uses: nothing looks at what is in it."""
    flows = [flow for flow in loading.records["flows"].values() if isinstance(flow, Flow)]
    if loading.known["flows"] - loading.records["flows"].keys():
        return  # a flow that cannot be read may use it
    used = {part for flow in flows for part in flow.use}
    for key, part in loading.records["parts"].items():
        if key not in used:
            message = f"no flow uses the shared part '{key}', and nothing in it is checked"
            hint = "add it to use: of a flow, or delete it"
            yield Diagnostic(part.at(), "PART004", message, hint, Severity.WARNING)


def duplicate_ids(loading: Loading) -> Iterator[Diagnostic]:
    """Two answers with one permanent id: a link to it could lead to either."""
    first: dict[str, Answer] = {}
    answers = [record for record in loading.records["answers"].values() if isinstance(record, Answer) and record.id]
    for answer in sorted(answers, key=lambda answer: answer.status is State.DRAFT):
        other = first.setdefault(answer.id, answer)
        if other is not answer:
            yield Diagnostic(
                answer.at("id"),
                "REF002",
                f"the id '{answer.id}' is taken by {other.path}",
                "give the newer of the two another id",
            )
