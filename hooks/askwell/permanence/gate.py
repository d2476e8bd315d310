"""The gate before an edition goes out: what check says of it, and whether every link of it leads to a page for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.again import may_go_again
from askwell.checks.editions.items import NAMED_WRONGLY
from askwell.checks.editions.sender import LATE, STATE
from askwell.checks.editions.weighing import day_of
from askwell.content.editions.edition import Edition, EditionState
from askwell.diagnostics import Diagnostic, Severity, errors, in_order
from askwell.letters.letter import Item
from askwell.letters.making import letter
from askwell.patterns import regex
from askwell.permanence.lost import MAILED
from askwell.render.site import Site

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PERMANENT = regex(rf"a/{_NAME}/|d/{_NAME}/(?:{_NAME}/){{0,2}}|newsletters/\d{{4}}-\d\d-\d\d/")
"""The addresses that may be mailed: of an answer by its id, of a guide, an entry or a choice, and of an edition."""


def on_its_day(checked: CheckedSite, edition: Edition) -> CheckedSite:
    """A site as it is on the day on which an edition's items must hold: the one to render for the gate."""
    return replace(checked, today=day_of(edition, checked.today))


def gate(site: Site | None, checked: CheckedSite, edition: Edition) -> tuple[Diagnostic, ...]:
    """What keeps an edition from going out: every error of the site, every finding in the edition's own file, that it
    is a draft, what does not hold any more of one that was sent before, and each link that leads nowhere in the
    rendered site or may not last. `site` is rendered from `on_its_day`; None if errors keep it from being rendered.
    Nothing may be written or sent unless this is empty."""
    own = [one for one in checked.diagnostics if one.location.path == edition.path and one.code != LATE]
    own += may_go_again(checked, edition) if edition.sent else ()
    found = [*errors(checked.diagnostics), *(replace(one, severity=Severity.ERROR) for one in own)]
    if edition.status is EditionState.DRAFT:
        place = edition.at("status", key=True)
        found.append(Diagnostic(place, STATE, "this edition is still a draft", "take the line out when it is ready"))
    elif site is not None and not any(one.code in NAMED_WRONGLY for one in own):
        found += _links(site, checked, edition)
    return in_order(found)


def _links(site: Site, checked: CheckedSite, edition: Edition) -> Iterator[Diagnostic]:
    """A finding for each path of the letter that may not be mailed."""
    there = {page.path for page in site.pages} | {move.old for move in site.moves}
    made = letter(checked.library, edition, checked.machines)
    for path in made.paths:
        place = next((edition.at("items", n) for n, item in enumerate(made.items) if _leads(item, path)), edition.at())
        if not PERMANENT.fullmatch(path):
            message = f"/{path} is no permanent address, and would be mailed"
            yield Diagnostic(place, MAILED, message, "lead to an answer or a guide by its id")
        elif path not in there:
            message = f"/{path} would be mailed, and leads nowhere on the day of the edition"
            yield Diagnostic(place, MAILED, message, "see why there is no such page, or take the item out")


def _leads(item: Item, path: str) -> bool:
    choices = item.first_question.choices if item.first_question else ()
    return path == item.path or any(path == choice.path for choice in choices)
