"""The gate that the commands of `askwell edition` ask before they write or send anything."""

from __future__ import annotations

from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.sender import MAIL
from askwell.content.editions.edition import Edition
from askwell.content.handwritten import Docs
from askwell.content.records import Settings
from askwell.diagnostics import Diagnostic, errors
from askwell.permanence.gate import gate, on_its_day
from askwell.render.site import render_site
from askwell.surroundings.all_findings import with_surroundings


def nobody_can_leave(settings: Settings | None) -> tuple[Diagnostic, ...]:
    """An error where nothing is said of who newsletters are from: no file of one may go out without the way off the
    list."""
    if settings is None or settings.mail is not None:
        return ()
    message = "nothing says who newsletters are from, and how readers leave the list"
    hint = "add mail: with from_name:, from_address:, why:, and unsubscribe: or unsubscribe_mail:"
    return (Diagnostic(settings.at(), MAIL, message, hint),)


def gated(root: Path, checked: CheckedSite, edition: Edition) -> tuple[Diagnostic, ...]:
    """What keeps an edition of the site in `root` from going out, each an error; nothing if it may. Looks around the
    content too, and renders the site as it is on the edition's day."""
    from askwell.mkdocs_adapter import docs_of

    checked = with_surroundings(root, checked)
    if errors(checked.diagnostics):
        return gate(None, checked, edition)
    docs = docs_of(root) if (root / "mkdocs.yml").is_file() else Docs(root / "docs")
    return gate(render_site(on_its_day(checked, edition), docs), checked, edition)
