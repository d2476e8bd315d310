"""From files to text, and a text cut into its header and its body."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from askwell.diagnostics import Diagnostic, Location
from askwell.source.yaml import CONTROL

_USUAL = bytes(range(0x20, 0x7F)) + b"\n\r\t"
"""The bytes that stand for signs that anybody can type. Without them UTF-8 is still UTF-8."""

MAX_BYTES = 1_000_000
"""The largest content file, in bytes: some forty times a long answer (ours)."""


def name_in(root: Path, path: Path | str) -> str:
    """A file's path below the site's root, such that it can be printed."""
    whole, above = str(path), f"{root}{os.sep}"
    inside = whole[len(above) :] if whole.startswith(above) else str(Path(path).relative_to(root))
    name = inside if os.sep == "/" else inside.replace(os.sep, "/")
    return printable(name)


def printable(name: str) -> str:
    """A file's name, with "\\udce9", say, for a byte that is no text."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_text(root: Path, path: Path, inside: Inside | None = None) -> tuple[str, list[Diagnostic]]:
    """The text of a content file with line ends made equal and without a byte order mark.

    Returns "" and what is wrong when it cannot be used.
    """
    raw = inside.read(path) if inside else None
    if raw is None:
        raw, problem = read_bytes(root, path, MAX_BYTES)
        if problem:
            return "", [problem]
    return decode(raw, name_in(root, path))


class Inside:
    """Reads plain files in folders that are known to be inside of the site's root: whether a folder is, is asked once
    and not for each file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, bool] = {}

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file; None for whatever needs a closer look: a link, a large file, one that cannot be read."""
        name = str(path)
        folder = name.rpartition(os.sep)[0]
        if not self._has(folder):
            return None
        try:
            found = os.lstat(name)
            if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
                return None
            return path.read_bytes()
        except OSError:
            return None

    def _has(self, folder: str) -> bool:
        if folder not in self._known:
            try:
                self._known[folder] = Path(folder).resolve(strict=True).is_relative_to(self._root.resolve())
            except (OSError, RuntimeError):
                self._known[folder] = False
        return self._known[folder]


def read_bytes(root: Path, path: Path, most: int) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a file below the site's root, or what is wrong: it leads elsewhere, or has more than `most`."""
    here = Location(name_in(root, path))
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            hint = "copy the file into the folder instead of linking to it"
            return b"", Diagnostic(here, "READ005", "this link leads out of the site's folder", hint)
        size = path.stat().st_size
        if size > most:
            message = f"the file has {size:,} bytes; at most {most:,} are read"
            hint = "split it, or take out what was pasted in by mistake"
            return b"", Diagnostic(here, "READ004", message, hint)
        return b"" if path.is_fifo() else path.read_bytes(), None  # a pipe would keep us waiting
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = getattr(error, "strerror", None) or "a link that leads to itself"
        hint = "check that it exists and that you may open it"
        return b"", Diagnostic(here, "READ001", f"the file cannot be read: {reason}", hint)


def decode(raw: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """Bytes to text, or what is wrong with them: not UTF-8, empty, a control character."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _equal_line_ends(error.object[: error.start].decode("utf-8"))  # raw may begin with a byte order mark
        return "", [
            Diagnostic(
                _place(path, before),
                "READ002",
                "this character is not UTF-8 text",
                "save the file again with the encoding UTF-8",
            )
        ]
    text = _equal_line_ends(text)
    if not text.strip():
        return "", [
            Diagnostic(
                Location(path),
                "READ003",
                "the file is empty",
                "fill it in, or delete it; `askwell new` makes a skeleton",
            )
        ]
    # Few signs are unusual, and only those are looked at.
    unusual = raw.removeprefix(codecs.BOM_UTF8).translate(None, _USUAL).decode("utf-8")
    control = CONTROL.search(text) if CONTROL.search(unusual) else None
    if control:
        return "", [
            Diagnostic(
                _place(path, text[: control.start()]),
                "READ008",
                f"there is an invisible control character here (U+{ord(control[0]):04X})",
                "delete it; it often comes with pasted text",
            )
        ]
    return text, []


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's header between two lines of `---`, which begins on line 2, and the text below it."""

    header: str
    body: str
    body_line: int


def split_front_matter(path: str, text: str) -> tuple[FrontMatter | None, list[Diagnostic]]:
    """A text cut behind its header, or what is wrong with the lines around the header."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        hint = "let the first line be --- and put the fields between it and a second ---"
        return None, [Diagnostic(Location(path), "READ006", "the file does not begin with a header", hint)]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        hint = "put a line of --- after the last field"
        return None, [Diagnostic(Location(path), "READ007", "the header that begins here has no end", hint)]
    return FrontMatter("\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), end + 2), []


def _equal_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place(path: str, before: str) -> Location:
    line = before.count("\n") + 1
    return Location(path, line, len(before) - (before.rfind("\n") + 1) + 1)
