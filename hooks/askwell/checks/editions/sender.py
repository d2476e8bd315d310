"""Rules about who sends an edition, how its words were made, and where it stands on its way."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.checks.editions.weighing import unsent
from askwell.checks.production import is_example
from askwell.content.editions.edition import EditionState
from askwell.diagnostics import Diagnostic, Severity

UNSAID, MAIL, FOR_REAL, LATE, STATE = "EDITION018", "EDITION020", "EDITION021", "EDITION022", "EDITION024"


def editions_say_how_they_were_made(site: CheckedSite) -> Iterator[Diagnostic]:
    """An edition says what a language model had to do with its own words, as every answer does (EU AI Act, Article
    50(4)). The site is built without it; the mail is not."""
    for edition in unsent(site):
        if edition.ai_use is None:
            message = "this edition does not say how its words were made"
            hint = "add ai_use: with model: drafted, assisted or none, and how:"
            yield Diagnostic(edition.at(), UNSAID, message, hint, Severity.WARNING)


def readers_can_leave(site: CheckedSite) -> Iterator[Diagnostic]:
    """While an edition waits to be sent, the settings of mail say how readers leave the list (RFC 8058; the rules of
    Gmail and Yahoo for senders)."""
    settings = site.library.settings
    mail = settings.mail if settings else None
    if settings is None or mail is None or not any(unsent(site)):
        return
    if mail.unsubscribe is None and mail.one_click:
        hint = "add unsubscribe: with the address that takes these requests, or take one_click: out"
        message = "one_click needs the address of a page"
        yield Diagnostic(settings.at("mail", "one_click", key=True), MAIL, message, hint)
    elif mail.unsubscribe is None and mail.unsubscribe_mail is None:
        message = "nothing says how readers leave the list"
        hint = "add unsubscribe: with the address of a page, or unsubscribe_mail: with a mail address"
        yield Diagnostic(settings.at("mail", key=True), MAIL, message, hint)


def mail_is_for_real(site: CheckedSite) -> Iterator[Diagnostic]:
    """A site in production sends from a real address, and says where its publisher can be reached by post (CAN-SPAM
    Act, 16 CFR 316; RFC 2606)."""
    settings = site.library.settings
    mail = settings.mail if settings else None
    if settings is None or mail is None or not settings.production or not any(unsent(site)):
        return
    for name in ("from_address", "reply_to", "unsubscribe_mail"):
        address = getattr(mail, name)
        if address is not None and is_example(f"https://{address.rpartition('@')[2]}/"):
            place = settings.at("mail", name)
            yield Diagnostic(place, FOR_REAL, f"'{address}' is an address for examples", "write the real one")
    if mail.postal_address is None:
        message = "nothing says where the publisher can be reached by post"
        hint = "add postal_address: below mail:; many laws ask for it in a newsletter"
        yield Diagnostic(settings.at("mail", key=True), FOR_REAL, message, hint)


def past_editions_were_sent(site: CheckedSite) -> Iterator[Diagnostic]:
    """An edition whose day is past was sent, or is a draft: from then on what was mailed is kept (ours)."""
    for edition in unsent(site):
        if edition.status is not EditionState.DRAFT and edition.day < site.today:
            message = f"the day of this edition is past, and nothing says that it was sent on {edition.day}"
            hint = f"if it was sent, run `askwell edition sent {edition.key}`; if not, give the file another day"
            yield Diagnostic(edition.at("subject", key=True), LATE, message, hint, Severity.WARNING)


def states_fit(site: CheckedSite) -> Iterator[Diagnostic]:
    """What was sent is no draft, and was sent on a day that has come."""
    for edition in site.library.newsletters.values():
        if edition.sent is None:
            continue
        if edition.status is EditionState.DRAFT:
            hint = "take status: draft out, or sent: if it was not sent"
            yield Diagnostic(edition.at("status"), STATE, "an edition that was sent is no draft", hint)
        if edition.sent > site.today:
            hint = f"write the day on which it was sent; today is {site.today}"
            yield Diagnostic(edition.at("sent"), STATE, f"sent: {edition.sent} is in the future", hint)
