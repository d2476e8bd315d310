"""Rules about what records name of each other."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.addresses import PATHS
from askwell.content.people.roles import PEOPLE
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic
from askwell.flow.schema.records import Flow
from askwell.source.record import Record, references
from askwell.source.yaml import Loc


def nothing_named_twice(_: CheckedSite, record: Record) -> Iterator[Diagnostic]:
    """A list names each thing once: a second time is a slip, and would give two entries one id (ours)."""
    seen: set[tuple[Loc, str]] = set()
    for loc, _kind, key in references(record):
        if isinstance(loc[-1], int) and (loc[:-1], key) in seen:
            yield Diagnostic(record.at(*loc), "REF005", f"'{key}' is in this list twice", "take one of the two out")
        seen.add((loc[:-1], key))


def nothing_named_twice_around(site: CheckedSite) -> Iterator[Diagnostic]:
    """The same in the records that answers and guides name."""
    for kind in ("people", "topics", "sources", "disclaimers"):
        for record in site.library.collection(kind).values():
            yield from nothing_named_twice(site, record)


def addresses_are_free(site: CheckedSite) -> Iterator[Diagnostic]:
    """No record is called `index`: that address belongs to the list of its kind (ours)."""
    for kind in (*PATHS, PEOPLE):
        if "index" in (records := site.library.collection(kind)):
            place = records["index"].at(key=True)
            yield Diagnostic(place, "REF004", f"'index' is the list of all {kind}", "give it another name")


def addresses_of_guides_are_free(_: CheckedSite, flow: Flow) -> Iterator[Diagnostic]:
    """A guide's `index` is the guide itself, and `map` is kept for the picture of a whole guide (ours)."""
    if flow.key == "map":
        yield Diagnostic(flow.at(), "REF004", "'map' is kept for pictures of guides", "rename the file")
    for entry in {"index", "map"} & flow.entries.keys():
        what = "the guide itself" if entry == "index" else "kept for the picture of the whole guide"
        place = flow.at("entries", entry, key=True)
        yield Diagnostic(place, "REF004", f"'{entry}' is {what}", "give the entry another name")


def not_related_to_itself(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """An answer's related answers are others (ours)."""
    for number, slug in enumerate(answer.related):
        if slug == answer.slug:
            yield Diagnostic(
                answer.at("related", number), "REF005", "this is the answer itself", "name another, or take it out"
            )
