"""Rules about the words that an edition carries without having written them: titles, names, disclaimers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.weighing import unsent
from askwell.content.editions.edition import Edition
from askwell.diagnostics import Diagnostic
from askwell.letters.letter import Choice, Letter
from askwell.letters.making import letter
from askwell.patterns import regex

PLACEHOLDER = "EDITION019"

_PLACEHOLDER = regex(
    r"[{}]|\*\||\|\*|<%|%>|%%|%[A-Za-z]|\[\[|\]\]|\[[A-Z][A-Z0-9_]+(?:,[^\]]*)?\]|\[(?:unsubscribe|email|name|weblink)[^\]]*\]"
)
"""What senders' programs put something of a reader in place of: "{{ email }}", "*|EMAIL|*", "%recipient.name%",
"[EMAIL]", "<%= name %>", as their public documentation has them."""

_HINT = "a sender's program would put something else in its place, or stop: write it in words"


def nothing_carried_is_replaced(site: CheckedSite) -> Iterator[Diagnostic]:
    """No word that an edition carries looks like what a sender's program replaces for each reader, wherever the word
    was written: the title of an answer, a name, a disclaimer, the settings of mail (ours)."""
    for edition in unsent(site):
        try:
            made = letter(site.library, edition, site.machines)
        except ValueError:
            continue  # nothing is left of it, which others say
        for number, words in _carried(made):
            if found := _PLACEHOLDER.search(words):
                yield _finding(edition, number, found[0], words)
    if any(unsent(site)):
        yield from _settings(site)


def _settings(site: CheckedSite) -> Iterator[Diagnostic]:
    settings = site.library.settings
    mail = settings.mail if settings else None
    for name in ("from_name", "why", "postal_address"):
        said = getattr(mail, name, None) or ""
        if settings and (found := _PLACEHOLDER.search(said)):
            message = f"'{found[0]}' stands in the words of a newsletter"
            yield Diagnostic(settings.at("mail", name), PLACEHOLDER, message, _HINT)


def _finding(edition: Edition, number: int | None, sign: str, words: str) -> Diagnostic:
    place = edition.at("items", number) if number is not None else edition.at()
    return Diagnostic(place, PLACEHOLDER, f"'{sign}' would be mailed, in '{words}'", _HINT)


def _carried(made: Letter) -> Iterator[tuple[int | None, str]]:
    """All words of a letter that its editor did not write, each with the number of its item."""
    for words in (made.editor, made.label, made.site, made.funding, made.emergency):
        yield None, words
    for number, item in enumerate(made.items):
        for words in _strings(item):
            yield number, words


def _strings(value: object) -> Iterator[str]:
    """Every text in a part of a letter but its paths, which the gate looks at."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, Choice):
        yield value.label
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("path", "key", "kind"):
                yield from _strings(getattr(value, field.name))
