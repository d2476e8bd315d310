"""Rules about the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.glossary import Term
from askwell.diagnostics import Diagnostic
from askwell.patterns import regex

_FORM = regex(r"\w(?:[^<>&]*\w)?")


def every_form_is_one_words(site: CheckedSite) -> Iterator[Diagnostic]:
    """A form of a word belongs to one entry: readers are told one meaning (ours)."""
    first: dict[str, Term] = {}
    for term in site.library.glossary.values():
        for place, form in enumerate(term.written):
            at = term.at("forms", place - 1) if place else term.at("term")
            if not _FORM.fullmatch(form):
                hint = "begin and end it with a letter or a digit, without the signs & < >"
                yield Diagnostic(at, "GLOSSARY001", f"'{form}' cannot be found in a text", hint)
            other = first.setdefault(form.casefold(), term)
            if other is not term:
                message, hint = f"'{form}' is explained by '{other.key}', too", "keep it in one of the two"
                yield Diagnostic(at, "GLOSSARY002", message, hint)
            elif form.casefold() in (before.casefold() for before in term.written[:place]):
                hint = "take it out: small letters stand for capitals at the beginning of a sentence as well"
                yield Diagnostic(at, "GLOSSARY002", f"'{form}' is there twice", hint)
