"""Addresses of people, as mail programs write them: which ones we write to, and which two are the same person's."""

from __future__ import annotations

import re
import unicodedata

import idna

from askwell.patterns import regex

MOST_LOCAL, MOST_ADDRESS = 64, 254
"""Octets before the @, and in all (RFC 5321, section 4.5.3.1, and RFC 3696, erratum 1690)."""

_ATOM = regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+")
"""What may stand between the dots before the @ (RFC 5321, section 4.1.2, with the letters of RFC 6531)."""

_ALONE = "write the address alone, such as anna@example.org"
_HOST = "write the whole name of the host, such as example.org"


class OddAddress(ValueError):
    """A text that is no address we write to. `hint` says what to do, `at` is the sign where it begins, from 0."""

    def __init__(self, message: str, hint: str, at: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.at = at


def address(text: str) -> str:
    """An address as it is put into a message: its host in small letters, and as servers know it (RFC 5891).

    Raises OddAddress, with a sentence on what is wrong.
    """
    _no_odd_signs(text)
    if text.lower().startswith("mailto:"):
        raise OddAddress(f"'{text}' is a link", "leave out 'mailto:'")
    if "<" in text or ">" in text:
        raise OddAddress(f"'{text}' has more than an address", f"{_ALONE}; a name goes into the column 'name'")
    if " " in text or "\u00a0" in text:
        raise OddAddress(f"'{text}' has a space in it", _ALONE, re.search("[ \u00a0]", text).start())  # type: ignore[union-attr]
    if text.count("@") != 1:
        wrong = "has no @" if "@" not in text else "has more than one @"
        raise OddAddress(f"'{text}' {wrong}", _ALONE, max(text.rfind("@"), 0))
    local, _, host = text.partition("@")
    _local(text, local)
    made = f"{local}@{_host(text, host, len(local) + 1)}"
    if len(made.encode()) > MOST_ADDRESS:
        raise OddAddress(f"this address has more than {MOST_ADDRESS} octets", "look it up again: no server takes it")
    return made


def same_person(made: str) -> str:
    """What two addresses share if we take them for one person's: capital letters before the @ count for nothing, as
    on every large service, so that nobody gets two (ours; RFC 5321 leaves that to the host)."""
    return unicodedata.normalize("NFC", made).casefold()


def needs_smtputf8(made: str) -> bool:
    """Whether only servers that know RFC 6531 can take an address: it has other letters than English before the @."""
    return not made.isascii()


def _no_odd_signs(text: str) -> None:
    """A line break would begin a header of its own; a sign that nobody sees makes another address."""
    for at, sign in enumerate(text):
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            name = unicodedata.name(sign, "a control character").lower()
            raise OddAddress(
                f"there is a sign that cannot be seen in an address: U+{ord(sign):04X}, {name}", "type it anew", at
            )


def _local(text: str, local: str) -> None:
    """What stands before the @: words with dots between them. In quotes it may hold anything, and nobody has that."""
    if not local:
        raise OddAddress(f"'{text}' has nothing before the @", _ALONE)
    at = 0
    for atom in local.split("."):
        if not atom:
            raise OddAddress(f"'{text}' has a dot too many before the @", "take it out", max(at - 1, 0))
        found = _ATOM.match(atom)
        if not found or found.end() != len(atom):
            end = found.end() if found else 0
            raise OddAddress(f"'{text}' has '{atom[end]}' in it, which no address has", _ALONE, at + end)
        at += len(atom) + 1
    if len(local.encode()) > MOST_LOCAL:
        raise OddAddress(f"'{text}' has more than {MOST_LOCAL} octets before the @", "look it up again")


def _host(text: str, host: str, at: int) -> str:
    """The name of the host as servers know it. Numbers in brackets and names without a dot are no host of a person."""
    if not host:
        raise OddAddress(f"'{text}' has nothing after the @", _HOST, at)
    if host.endswith((".", ",", ";")):
        raise OddAddress(f"'{text}' ends in '{host[-1]}'", "take it out", at + len(host) - 1)
    if "." not in host:
        raise OddAddress(f"'{host}' is no host that mail is sent to", _HOST, at)
    try:
        made = idna.encode(host.lower(), uts46=True).decode() if not host.isascii() else host.lower()
        labels = [idna.encode(label).decode() for label in made.split(".")]
    except (idna.IDNAError, UnicodeError):
        raise OddAddress(f"'{host}' is no name of a host", _HOST, at) from None
    if labels[-1].isdigit():
        raise OddAddress(f"'{host}' is a number of a machine", _HOST, at)
    if len(made) > 253:
        raise OddAddress(f"'{host}' is too long for a host", "look it up again", at)
    return ".".join(labels)
