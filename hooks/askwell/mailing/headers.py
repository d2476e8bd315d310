"""Headers as every mail program reads them back: on short lines, in ASCII, with no sign lost, added or moved.

Python's own folding drops spaces of long words that are not English, and encodes long addresses of pages, which then
are none (measured with Python 3.11).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from email.headerregistry import HeaderRegistry, UniqueAddressHeader, UniqueUnstructuredHeader
from email.policy import SMTP, Policy
from typing import Any
from unicodedata import category

from askwell.patterns import regex

COLUMNS = 76
"""Of a line with encoded words (RFC 2047, section 2), and of every line of a header that can be broken."""

MOST, MOST_FIRST = 75, 64
"""Signs of one encoded word (RFC 2047, section 2), and of the first, which has the header's name before it."""

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What stands for itself in an encoded word, wherever that stands (RFC 2047, section 5, rule 3)."""

_BEFORE, _AFTER = {"B": "=?utf-8?B?", "Q": "=?utf-8?Q?"}, "?="
_ATOMS = regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


def line(words: str) -> str:
    """Words as a header holds them: on one line, without signs that end one or that nobody can see or type. The signs
    that join letters and set directions stay: emoji, Persian and Hebrew need them."""
    return " ".join("".join(sign for sign in words if sign.isspace() or category(sign) not in ("Cc", "Cs")).split())


class _Words(UniqueUnstructuredHeader):
    """A header of plain words: the subject."""

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        """Takes the words as they are: what looks encoded in a question is a part of it."""
        super().parse(value, kwds)
        kwds["decoded"] = value

    name: str

    def fold(self, *, policy: Policy) -> str:
        """The header's lines with their ends."""
        words = str(self)
        return _ended([*_filled(f"{self.name}:", words.split(" ") if _is_simple(words) else _encoded(words))], policy)


class _Mailboxes(UniqueAddressHeader):
    """A header of people or lists: names and addresses."""

    name: str

    def fold(self, *, policy: Policy) -> str:
        """The header's lines with their ends. An address that is not ASCII goes out only where servers take it."""
        pieces: list[str] = []
        for one in self.addresses:
            if one.display_name:
                pieces += _phrase(one.display_name)
            pieces.append(f"<{one.addr_spec}>," if one.display_name else f"{one.addr_spec},")
        pieces[-1] = pieces[-1].removesuffix(",")
        return _ended([*_filled(f"{self.name}:", pieces)], policy)


class _Addresses(UniqueUnstructuredHeader):
    """A header of addresses in angle brackets, of pages or mail, broken between them alone and never encoded."""

    name: str

    def fold(self, *, policy: Policy) -> str:
        """The header's lines with their ends."""
        return _ended([*_filled(f"{self.name}:", str(self).split(" "))], policy)


_KINDS: Mapping[str, Any] = {
    "subject": _Words,
    **dict.fromkeys(("from", "to", "reply-to"), _Mailboxes),
    **dict.fromkeys(("list-unsubscribe", "list-id", "message-id"), _Addresses),
}


def _registry() -> HeaderRegistry:
    found = HeaderRegistry()
    for name, kind in _KINDS.items():
        found.map_to_type(name, kind)
    return found


POLICY = SMTP.clone(max_line_length=COLUMNS, cte_type="7bit", header_factory=_registry())
"""What every server takes: lines that end in two signs, and nothing beyond ASCII."""


def _is_simple(words: str) -> bool:
    """Whether words can stand as they are: they are ASCII, nothing in them looks encoded, and lines can be broken."""
    return words.isascii() and "=?" not in words and all(len(word) < MOST_FIRST for word in words.split(" "))


def _phrase(name: str) -> list[str]:
    """The name of a mailbox: as words, in quotes, or encoded (RFC 5322, section 3.2.5)."""
    if _is_simple(name) and _ATOMS.fullmatch(name):
        return name.split(" ")
    escaped = re.sub(r'([\\"])', r"\\\1", name)
    if _is_simple(name) and len(escaped) < MOST_FIRST:
        return [f'"{escaped}"']
    return _encoded(name)


def _encoded(words: str) -> list[str]:
    """Encoded words, in the shorter of the two encodings. Between two of them, readers leave the space out."""
    return min((list(_cut(words, how)) for how in "QB"), key=lambda found: sum(map(len, found)))


def _cut(words: str, how: str) -> Iterator[str]:
    """One encoded word after another, none of them ending within a sign."""
    held, most = "", MOST_FIRST
    for sign in words:
        if held and len(_word(held + sign, how)) > most:
            yield _word(held, how)
            held, most = "", MOST
        held += sign
    yield _word(held, how)


def _word(words: str, how: str) -> str:
    raw = words.encode()
    if how == "B":
        return f"{_BEFORE[how]}{b64encode(raw).decode()}{_AFTER}"
    return f"{_BEFORE[how]}{''.join(map(_quoted, raw))}{_AFTER}"


def _quoted(octet: int) -> str:
    """An octet as the encoding Q has it."""
    if octet == ord(" "):
        return "_"
    return chr(octet) if octet in _PLAIN else f"={octet:02X}"


def _filled(start: str, pieces: list[str]) -> Iterator[str]:
    """Lines that hold as many pieces as fit, each after a space; a piece that is longer has a line of its own."""
    held = start
    for n, piece in enumerate(pieces):
        if n and len(held) + 1 + len(piece) > COLUMNS:
            yield held
            held = ""
        held += f" {piece}"
    yield held


def _ended(lines: list[str], policy: Policy) -> str:
    return "".join(f"{one}{policy.linesep}" for one in lines)
