"""From bytes to text, whatever encoding they were saved in."""

from __future__ import annotations

import codecs
import re

from askwell.importing.document import CannotImport
from askwell.patterns import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks. Those of UTF-32 begin like those of UTF-16, so they come first."""

_SAID = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_LATIN = frozenset(("iso8859-1", "ascii", "latin-1"))
"""Names under which Windows-1252 goes about (WHATWG Encoding Standard, section 4.2)."""

_ODD = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_ODD = 0.01
"""Of the first signs, how many may be no text. A file of another kind has about a tenth (ours)."""


def decoded(raw: bytes, name: str, markup: bool = False) -> str:
    """The text that bytes stand for. `markup` says that they may name their own encoding, as HTML and XML do."""
    if not raw.strip():
        raise CannotImport(f"{name} is empty; there is nothing to import")
    text = _text(raw, _SAID.search(raw[:4096]) if markup else None)
    if len(_ODD.findall(text[:20_000])) > _MOST_ODD * len(text[:20_000]):
        raise CannotImport(
            f"{name} is not a text; save what it holds as plain text, HTML, Markdown or .docx, and import that"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(raw: bytes, said: re.Match[bytes] | None) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if wide := _without_a_mark(raw):
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(_named(said) or _likely(raw), "replace")


def _named(said: re.Match[bytes] | None) -> str:
    """The encoding that a text names, if bytes that are no UTF-8 can be in it."""
    try:
        name = codecs.lookup(said[1].decode("ascii")).name if said else ""
        "".encode(name or "ascii")
    except (LookupError, UnicodeError, ValueError):
        return ""
    if name in _LATIN:
        return "cp1252"
    return "" if name.startswith("utf") else name


def _without_a_mark(raw: bytes) -> str:
    """UTF-16 without a mark: every second byte of a text in Latin letters is then 0."""
    start = raw[:2000]
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > 0.6 * half and start[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.6 * half and start[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _likely(raw: bytes) -> str:
    """Windows-1252 where its letters and quotes make sense, else what charset-normalizer thinks of the bytes."""
    high = [byte for byte in raw[:50_000] if byte >= 0x80]
    usual = sum(1 for byte in high if byte in _USUAL)
    if usual > 0.9 * len(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:50_000]).best()
    return best.encoding if best else "cp1252"


_USUAL = frozenset(
    "\u20ac\u2026\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2122\u00ae\u00a9\u00b0\u00b7\u00bd\u00bc\u00be\u00b2\u00b3\u00b5"
    "\u00a3\u00a7\u00ab\u00bb\u00a0\u00b1éèêëàâäáçñöôóòüûúùïîíìßÄÖÜÉÀÅåøØæÆœŒ".encode("cp1252")
)
"""Letters and signs of western texts in Windows-1252."""
