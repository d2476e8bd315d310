"""A message as it goes out to one person: its bytes, and what must hold of them whoever made it."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from askwell.sending.addresses import needs_smtputf8
from askwell.sending.recipients import Recipient

MOST_LINE = 998
"""Octets of a line without its end (RFC 5322, section 2.1.1)."""

NOBODY = Recipient("nobody@example.invalid")
"""Whose message stands for all in the digest: no server delivers to this host (RFC 2606)."""

_NEW_EACH_TIME = ("message-id", "date", "to", "list-unsubscribe", "list-unsubscribe-post", "mime-version", "x-unsent")
_ONE_FOR_ALL = ("cc", "bcc", "resent-to", "resent-cc", "resent-bcc")


class OddMessageError(ValueError):
    """A message that must not go out as it is: a programmer's mistake, told before anything is sent."""


def envelope_bytes(message: EmailMessage, recipient: Recipient, secret: str) -> bytes:
    """The bytes of a message to one person, dated now: a letter may be sent long after it was made. Its id is the same
    each time it is tried, so that servers and mail programs may see that they have it; `secret` keeps addresses from
    being guessed by it.

    Raises OddMessageError if it names anybody else, or if a server could read it otherwise than it is meant.
    """
    for name in _ONE_FOR_ALL:
        if name in message:
            raise OddMessageError(f"a message to one person has no header '{name}'")
    for name in ("X-Unsent", "Message-ID", "To", "Date"):
        del message[name]
    local, _, host = recipient.address.rpartition("@")
    message["To"] = Address(recipient.name, local, host)
    sender = sender_of(message)
    digest = hmac.new(secret.encode(), recipient.key.encode(), hashlib.sha256).hexdigest()
    message["Message-ID"] = f"<{digest[:32]}@{sender.rpartition('@')[2]}>"
    message["Date"] = format_datetime(datetime.now(UTC))
    if recipient.unsubscribe and f"<{recipient.unsubscribe}>" not in str(message["List-Unsubscribe"]):
        raise OddMessageError("a message does not say how this person leaves the list")
    wide = needs_smtputf8(recipient.address)
    raw = message.as_bytes(policy=SMTPUTF8 if wide else SMTP.clone(cte_type="7bit"))
    raw = raw if raw.endswith(b"\r\n") else raw + b"\r\n"
    _holds(raw, wide)
    return raw


def sender_of(message: EmailMessage) -> str:
    """The address that a message is from, to which what cannot be delivered comes back. Raises OddMessageError."""
    found: tuple[Address, ...] = getattr(message["From"], "addresses", ())
    if len(found) != 1 or "@" not in found[0].addr_spec or not found[0].addr_spec.isascii():
        raise OddMessageError("a message is from one address, in English letters")
    return found[0].addr_spec


def content_digest(message: EmailMessage) -> str:
    """What a message says, as 64 hexadecimal digits: the same for all people and at all times."""
    said: list[object] = [
        sorted((name.lower(), str(value)) for name, value in message.items() if _stays(name.lower())),
    ]
    for part in message.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            raw = content if isinstance(content, bytes) else str(content).encode()
            said.append([part.get_content_type(), part.get_filename() or "", hashlib.sha256(raw).hexdigest()])
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _stays(name: str) -> bool:
    return name not in _NEW_EACH_TIME and not name.startswith("content-")


def _holds(raw: bytes, wide: bool) -> None:
    """Servers differ on line ends that are not whole: one may see two messages where another sees one."""
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw) or b"\0" in raw:
        raise OddMessageError("a message has a line end that is not whole, or a sign that no message has")
    if max(map(len, raw.split(b"\r\n"))) > MOST_LINE:
        raise OddMessageError(f"a line of a message has more than {MOST_LINE} octets")
    if not wide and not raw.isascii():
        raise OddMessageError("a message has letters that are not encoded")
