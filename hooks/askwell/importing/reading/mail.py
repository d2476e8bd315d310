"""Saved mail (.eml), and pages that a browser saved as one file (.mht, .mhtml), to blocks: both are MIME."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parsedate_to_datetime

from askwell.importing.document import Block, CannotImport, Document, Facts, words
from askwell.importing.reading.encoding import decoded
from askwell.importing.reading.html import read_html
from askwell.importing.reading.plain import read_plain


def read_mail(raw: bytes, name: str) -> Document:
    """A mail or a saved page: its HTML if it has some, else its plain text, with the pictures that came with it."""
    try:
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(preferencelist=("html", "related", "plain")) or _first(message)
        if part is None:
            raise CannotImport(f"{name} has no text in it; save the mail again as .eml, or its text as .txt")
        document = _read(part, name)
        pictures = _pictures(message)
        subject, day = " ".join(str(message["subject"] or "").split()), _day(message)
    except (MessageError, LookupError, ValueError, AssertionError) as error:
        if isinstance(error, CannotImport):
            raise
        raise CannotImport(f"{name} is damaged and cannot be read as a mail; save its text as .txt") from None
    blocks = tuple(_with_bytes(block, pictures) for block in document.blocks)
    more = tuple((key, value) for key in ("from", "to") if (value := " ".join(str(message[key] or "").split())))
    day_sure = replace(document.facts, title=subject or document.facts.title, more=more)
    if document.facts.published is None:
        day_sure = replace(day_sure, published=day, sure=False)
    return replace(document, blocks=blocks, facts=day_sure, seen=(*document.seen, *words(subject)))


def _read(part: MIMEPart, name: str) -> Document:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        text = raw.decode(charset) if charset else decoded(raw, name, markup=True)
    except (LookupError, UnicodeDecodeError):
        text = decoded(raw, name, markup=True)
    html = part.get_content_type() in ("text/html", "application/xhtml+xml")
    return read_html(text, name) if html else replace(read_plain(text), facts=Facts())


def _first(message: EmailMessage) -> MIMEPart | None:
    """The first part that is a text: saved pages have no other mark of what they show."""
    kinds = ("text/html", "application/xhtml+xml", "text/plain")
    found = [part for part in message.walk() if part.get_content_type() in kinds]
    best = min(found, key=lambda part: kinds.index(part.get_content_type()), default=None)
    return best if isinstance(best, MIMEPart) else None


def _pictures(message: EmailMessage) -> dict[str, bytes]:
    """The pictures that came along, by the addresses under which a text shows them."""
    found: dict[str, bytes] = {}
    for part in message.walk():
        data = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(data, bytes):
            number = str(part["content-id"] or "").strip().strip("<>")
            names = (f"cid:{number}" if number else "", str(part["content-location"] or "").strip())
            found |= {key: data for key in names if key}
    return found


def _with_bytes(block: Block, pictures: dict[str, bytes]) -> Block:
    if block.picture is None or block.picture.data:
        return block
    return replace(block, picture=replace(block.picture, data=pictures.get(block.picture.address, b"")))


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date() if message["date"] else None
    except (ValueError, TypeError):
        return None
