"""Which reader a file needs: what its bytes say counts before what its name says."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from askwell.diagnostics import one_line
from askwell.importing.document import CannotImport, Document, Original
from askwell.importing.reading.encoding import decoded
from askwell.importing.reading.html import MAX_BYTES, read_html
from askwell.importing.reading.mail import read_mail
from askwell.importing.reading.markdown import read_markdown
from askwell.importing.reading.plain import read_plain
from askwell.importing.reading.wordpress import Export, is_export, read_export, read_item

MAX_WHOLE = 60_000_000
"""Bytes of a .docx, a mail or a saved page with all its pictures (ours)."""

FORMATS = "plain text (.txt), HTML, Markdown (.md), Word (.docx), a WordPress export (.xml), or saved mail (.eml, .mht)"

_AS = "save it as .docx or plain text, and import that"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"is a PDF, which does not say what are its paragraphs; open it in Word or LibreOffice, {_AS}"),
    (b"{\\rtf", f"is rich text (RTF); open it in Word or LibreOffice, {_AS}"),
    (
        b"\xd0\xcf\x11\xe0",
        f"is an old Word file (.doc), or one with a password; open it in Word or LibreOffice, {_AS}",
    ),
    (b"\x1f\x8b", "is packed (gzip); unpack it, and import what is in it"),
    (b"7z\xbc\xaf", "is packed (7z); unpack it, and import what is in it"),
    (b"Rar!", "is packed (rar); unpack it, and import what is in it"),
    (b"\x89PNG", "is a picture; type its words into a text file, and import that"),
    (b"\xff\xd8\xff", "is a picture; type its words into a text file, and import that"),
    (b"GIF8", "is a picture; type its words into a text file, and import that"),
)
_ENDINGS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "md", ".markdown": "md", ".mdown": "md", ".docx": "docx",
    ".eml": "eml", ".mht": "mht", ".mhtml": "mht", ".wxr": "wxr",
}  # fmt: skip


def originals(path: Path, export: Export) -> Iterator[Original]:
    """What a file holds: one text, or the posts of an export. Raises CannotImport with a sentence."""
    name = shown(path)
    start = _start(path, name)
    for mark, why in _REFUSED:
        if start.startswith(mark):
            raise CannotImport(f"{name} {why}")
    if is_export(start):
        yield from read_export(path, export)
        return
    ending = _ending(path, start)
    raw = _whole(path, name, MAX_BYTES if ending in ("txt", "html", "md") else MAX_WHOLE)
    document = read(raw, ending, name)
    if not any(block.text.strip() for block in document.blocks):
        raise CannotImport(f"{name} has no words in it; there is nothing to import")
    yield Original(name, ending, raw, document)


def read(raw: bytes, ending: str, name: str) -> Document:
    """The document in some bytes, by the ending under which they are kept."""
    if ending == "docx":
        from askwell.importing.reading.word import read_word

        return read_word(raw, name)
    if ending in ("eml", "mht"):
        return read_mail(raw, name)
    if ending == "wxr":
        return read_item(raw, name)
    text = decoded(raw, name, markup=ending == "html")
    if ending == "html":
        return read_html(text, name)
    return read_markdown(text, name) if ending == "md" else read_plain(text)


def shown(path: Path) -> str:
    """A file's name as a message may print it."""
    return one_line(path.name.encode("utf-8", "replace").decode("utf-8")) or one_line(str(path))


def _ending(path: Path, start: bytes) -> str:
    given = path.suffix.lower()
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"PK"):
        if given != ".docx":
            raise CannotImport(f"{shown(path)} is packed, or of a program whose files are not read; {_AS}")
        return "docx"
    if given == ".docx":
        raise CannotImport(f"{shown(path)} is named .docx and is no Word file; open it in Word, {_AS}")
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    if text.startswith((b"<?xml", b"<rss")) and b"<html" not in text:
        raise CannotImport(f"{shown(path)} is XML, but no WordPress export; give one of these: {FORMATS}")
    return _ENDINGS.get(given, "txt")


def _start(path: Path, name: str) -> bytes:
    """The first bytes of a file that is one and may be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise CannotImport(f"{name} is a folder; name the files in it, for example {name}/*.html")
        if not stat.S_ISREG(mode):
            raise CannotImport(f"{name} is not an ordinary file; copy what it holds into one, and import that")
        with path.open("rb") as file:
            return file.read(8192)
    except OSError as error:
        raise CannotImport(
            f"{name} cannot be read: {error.strerror}; check that it exists and that you may open it"
        ) from None


def _whole(path: Path, name: str, most: int) -> bytes:
    size = path.stat().st_size
    if size > most:
        raise CannotImport(f"{name} has {size:,} bytes, and at most {most:,} are read; cut it into parts")
    return path.read_bytes()
