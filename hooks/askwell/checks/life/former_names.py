"""Rules about former names: each old address leads to one page, and none is taken from a page that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from askwell.checks.checked_site import CheckedSite
from askwell.content.library import Library
from askwell.content.links.parts import places_of
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Location, did_you_mean

NOUNS = {"answers": "answer", "topics": "topic", "people": "person", "flows": "guide"}


class _Claim(NamedTuple):
    """A former name: where it is written, of what it is said, and by whom."""

    place: Location
    scope: str
    name: str
    owner: str
    noun: str


def each_former_name_once(site: CheckedSite) -> Iterator[Diagnostic]:
    """An old address leads to one page: no two records say that they had it (W3C, Cool URIs don't change)."""
    first: dict[tuple[str, str], _Claim] = {}
    for claim in _claims(site.library):
        other = first.setdefault((claim.scope, claim.name), claim)
        if other is not claim:
            where = f"{other.owner} ({other.place.path})" if other.owner != claim.owner else "this list"
            message = f"the former name '{claim.name}' is already in {where}"
            yield Diagnostic(
                claim.place, "WAS001", message, "take it out of one of the two: an address leads to one page"
            )


def former_names_are_free(site: CheckedSite) -> Iterator[Diagnostic]:
    """No former name is that of a page that there is: readers of the one would be led to the other (ours)."""
    living = _living(site.library)
    for claim in _claims(site.library):
        if (owner := living.get((claim.scope, claim.name))) is None:
            continue
        if owner == claim.owner:
            message, hint = f"'{claim.name}' is what this {claim.noun} is called now", "take it out of was:"
        else:
            message = f"there is a page at this address: that of {owner}"
            hint = "take it out of was:, or merge the other into this one and delete its file"
        yield Diagnostic(claim.place, "WAS002", message, hint)


def no_slug_is_an_id(site: CheckedSite) -> Iterator[Diagnostic]:
    """No answer's slug is the permanent id of another: in `was:` it could not be told which of them is meant (ours)."""
    ids = {answer.id: answer for answer in site.library.answers.values()}
    for slug, answer in site.library.answers.items():
        other = ids.get(slug)
        if other is not None and other is not answer:
            message = f"the name of this file is the id of {other.path}"
            yield Diagnostic(answer.at(), "WAS003", message, "give the file another name")


def former_places_are_free(site: CheckedSite) -> Iterator[Diagnostic]:
    """What a heading says that it was called names an answer's old place that no other heading claims, and that is
    free: an old link to a part leads to that part, or to nothing it is not (W3C, Cool URIs don't change)."""
    if not site.library.renamed:
        return
    answers, leads = site.library.answers, site.library.leads
    known = answers.keys() | leads.keys()
    first: dict[tuple[str, str], str] = {}
    headings = ((slug, *one) for slug, renamed in site.library.renamed.items() for one in renamed)
    for slug, number, heading in headings:
        place = partial(_place, answers[slug], number)
        for old, name in heading.was:
            said = f"{old}#{name}" if old else f"#{name}"
            if old and old not in known:
                hint = did_you_mean(old, known)
                yield Diagnostic(place(), "WAS004", f"there is no answer '{old}', and there was none", hint)
            elif old == slug:
                message, hint = f"'{old}' is this answer itself", f"write the name alone: {name}"
                yield Diagnostic(place(), "WAS004", message, hint)
            elif (owner := first.setdefault((old or slug, name), f"{slug}#{heading.key}")) != f"{slug}#{heading.key}":
                message = f"the heading {owner} says as well that it was {said}"
                yield Diagnostic(place(), "WAS004", message, "take it out of one of the two")
            elif old in answers and name in places_of(answers[old]):
                message = f"there is a heading '{name}' in {answers[old].path}"
                yield Diagnostic(place(), "WAS004", message, "take it out here: that heading has the name")


def _place(answer: Answer, number: int) -> Location:
    """Where one of an answer's headings stands, which is looked up only for a finding."""
    return [text.place(heading) for text in answer.texts for heading in text.headings][number]


def _claims(library: Library) -> Iterator[_Claim]:
    for kind, noun in NOUNS.items():
        for record in library.collection(kind).values():
            for number, name in enumerate(record.was):  # type: ignore[attr-defined]
                yield _Claim(record.at("was", number), kind, name, record.key, noun)
    for flow in library.flows.values():
        for key, entry in flow.entries.items():
            for number, name in enumerate(entry.was):
                yield _Claim(flow.at("entries", key, "was", number), f"entries of {flow.key}", name, key, "entry")


def _living(library: Library) -> Mapping[tuple[str, str], str]:
    """The names of all pages that there are, with whose they are. An answer has two: its slug and its id."""
    found = {(kind, key): key for kind in NOUNS for key in library.collection(kind)}
    found |= {("answers", answer.id): slug for slug, answer in library.answers.items()}
    found |= {(f"entries of {key}", entry): entry for key, flow in library.flows.items() for entry in flow.entries}
    return found
