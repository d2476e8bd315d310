"""A letter as a message (RFC 5322): its two parts, and the headers that mail programs and servers go by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from askwell.content.editions.mail import Mail
from askwell.content.records import Settings
from askwell.letters.letter import Letter
from askwell.mailing.headers import POLICY, line
from askwell.sending.recipients import Recipient

Form = Callable[[Letter, Settings, str], str]
"""Writes a letter in one form, with the address at which its reader leaves the list."""


def message(
    letter: Letter, settings: Settings, html: str, text: str, recipient: Recipient | None = None
) -> EmailMessage:
    """The message of a letter, whose two parts are written. Without a recipient it is nobody's yet: it names nobody.

    The same letter to the same person is the same message to the byte. Raises ValueError without the settings of mail.
    """
    mail = settings.mail
    if mail is None:
        raise ValueError("a message needs the settings of mail: who it is from")
    made = EmailMessage(policy=POLICY)
    made["Subject"] = line(letter.subject)
    made["From"] = _mailbox(mail.from_name, mail.from_address)
    if mail.reply_to:
        made["Reply-To"] = _mailbox("", mail.reply_to)
    if recipient is not None:
        made["To"] = _mailbox(recipient.name, recipient.address)
    made["Date"] = format_datetime(datetime.combine(letter.day, time(), UTC))
    made["Message-ID"] = _id(letter, mail, html, text, recipient)
    _list_headers(made, mail, recipient)
    made["MIME-Version"] = "1.0"
    made.make_alternative()
    for subtype, words in (("plain", text), ("html", html)):
        made.attach(_part(subtype, words))
    made.set_boundary(f"=_{hashlib.sha256(made['Message-ID'].encode()).hexdigest()[:32]}")
    return made


def unsent_file(made: EmailMessage) -> bytes:
    """The bytes of an .eml file of a message. Mail programs that know `X-Unsent` open it as a draft to be sent."""
    made["X-Unsent"] = "1"
    try:
        return made.as_bytes()
    finally:
        del made["X-Unsent"]


def messages(letter: Letter, settings: Settings, html: Form, text: Form) -> Callable[[Recipient], EmailMessage]:
    """What makes each person's message of a letter, with the address at which this person leaves the list. The parts
    are written once for all who share that address."""
    mail = settings.mail
    if mail is None:
        raise ValueError("a message needs the settings of mail: who it is from")
    known: dict[str, tuple[str, str]] = {}

    def make(recipient: Recipient) -> EmailMessage:
        leave = leaving(mail, recipient)
        parts = known.get(leave) or (html(letter, settings, leave), text(letter, settings, leave))
        if not recipient.unsubscribe:
            known[leave] = parts
        return message(letter, settings, *parts, recipient)

    return make


def leaving(mail: Mail, recipient: Recipient | None = None) -> str:
    """The address at which a reader leaves the list: the reader's own, or that of all: of a page, or "mailto:...". ""
    if there is none."""
    if recipient is not None and recipient.unsubscribe:
        return recipient.unsubscribe
    return mail.unsubscribe or (f"mailto:{mail.unsubscribe_mail}" if mail.unsubscribe_mail else "")


def _list_headers(made: EmailMessage, mail: Mail, recipient: Recipient | None) -> None:
    """The name of the list, and how a mail program takes a reader off it (RFC 2919, 2369, 8058). The page of all cannot
    know whom a mail program takes off (RFC 8058, section 3.1): readers would believe they had left."""
    if mail.list_id:
        made["List-Id"] = f"<{mail.list_id}>"
    page = (recipient.unsubscribe if recipient is not None else "") or mail.unsubscribe or ""
    by_mail = f"mailto:{mail.unsubscribe_mail}?subject=unsubscribe" if mail.unsubscribe_mail else ""
    ways = [f"<{way}>" for way in (page, by_mail) if way]
    if ways:
        made["List-Unsubscribe"] = ", ".join(ways)
    knows = recipient is None or recipient.unsubscribe
    if mail.one_click and knows and page.lower().startswith("https://"):
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _id(letter: Letter, mail: Mail, html: str, text: str, recipient: Recipient | None) -> str:
    """The same for the same letter to the same person. It does not show the address; whoever sends to a list puts one
    in its place that cannot be guessed either."""
    person = [recipient.key, recipient.unsubscribe] if recipient is not None else []
    said = json.dumps([letter.key, letter.base_url, letter.subject, html, text, *person])
    return f"<{hashlib.sha256(said.encode()).hexdigest()[:32]}@{mail.from_address.rpartition('@')[2]}>"


def _part(subtype: str, words: str) -> EmailMessage:
    """A part in whichever of the two encodings is shorter, as RFC 2045 has them: no line is long, no sign is beyond
    ASCII, and no space at the end of a line is lost on the way."""
    found = []
    for encoding in ("quoted-printable", "base64"):
        part = EmailMessage(policy=POLICY)
        part.set_content(words, subtype=subtype, charset="utf-8", cte=encoding)
        del part["MIME-Version"]
        found.append(part)
    return min(found, key=lambda part: len(str(part.get_payload())))


def _mailbox(name: str, address: str) -> Address:
    local, _, host = address.rpartition("@")
    return Address(line(name), local, host)
