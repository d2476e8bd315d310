"""Rules about an edition that was sent, when it is to go out once more: to whoever joined the list, or was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions import carried, current, first_questions, items, sender, wording
from askwell.checks.editions.current import GONE
from askwell.content.editions.edition import Edition
from askwell.diagnostics import Diagnostic
from askwell.letters.since import Since, since

_RULES = (
    items.items_are_there,
    items.only_the_first_is_large,
    first_questions.first_questions_may_be_mailed,
    first_questions.sensitive_guides_have_one_neutral_link,
    carried.nothing_carried_is_replaced,
    current.items_are_current,
    current.items_are_not_overdue,
    current.changes_are_there,
    sender.editions_say_how_they_were_made,
    sender.readers_can_leave,
    sender.mail_is_for_real,
    wording.words_are_plain,
    wording.words_neither_promise_nor_scare,
)


def may_go_again(site: CheckedSite, edition: Edition) -> Iterator[Diagnostic]:
    """A mail that goes out today holds today, also if others got it long ago: nothing in it was corrected, taken back
    or fell overdue since (ours). Whoever writes `sent:` before anything was sent gets past no rule either."""
    library = site.library
    others = {key: file for key, file in library.sent.items() if key != edition.key}
    anew = edition.model_copy(update={"sent": None})
    unsent = replace(site, library=replace(library, newsletters={edition.key: anew}, sent=others))
    for rule in _RULES:
        yield from rule(unsent)
    for one in since(library, site.today):
        if one.edition.key == edition.key:
            yield _changed(one, edition)


def _changed(one: Since, edition: Edition) -> Diagnostic:
    day = f" on {one.on}" if one.on else ""
    message = f"'{one.item.title}', as this edition has it, does not hold any more: {one.what}{day}"
    hint = "send nobody else this edition; the next one tells what has changed (`askwell recall`)"
    return Diagnostic(edition.at("items"), GONE, message, hint)
