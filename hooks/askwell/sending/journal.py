"""What became of each message, on disk, so that a run goes on where the last one was interrupted.

A file with one line a step, in JSON: it only grows, and each line is on the disk (fsync) before the next thing happens.
The line HANDING_OVER is written when a server has the whole message but for the dot that ends it: until then no server
may deliver it (RFC 5321, section 4.1.1.10), and from then on it may have. Whoever has that line and none after it is
uncertain: such a person is not written to again unless somebody decides so.

It holds addresses, so it is for the person at this machine alone: nobody else may read it, and git does not see it.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from askwell.sending.standing import VERSION, Known, SpoiltError, State, Step

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FOLDER = Path(".askwell") / "sending"
"""Where journals are, below the site's folder. `make clean` spares it: without it people would get a letter twice."""


class JournalError(Exception):
    """A journal that cannot be used. The message is a sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def journal_of(root: Path, edition: str, test: str = "") -> Path:
    """The journal of an edition, or of a test of it with a content: tests may go out again once something changed."""
    return root / FOLDER / (f"{edition}.test-{test[:12]}.jsonl" if test else f"{edition}.jsonl")


def known_from(path: Path) -> Known:
    """What a journal says, while a run may be writing into it; nothing if there is none. Raises JournalError."""
    known = Known()
    try:
        known.read(path.read_bytes())
    except FileNotFoundError:
        return Known()
    except OSError as error:
        raise _unusable(path, "cannot be read", error) from None
    except SpoiltError as error:
        raise _spoilt(path, error) from None
    return known


def must_be_what_was_begun(known: Known, content: str) -> None:
    """Raises JournalError if somebody has other words of this edition, or may have them."""
    if content != known.content and (known.begun or known.count(State.UNCERTAIN)):
        raise JournalError(
            "this edition is not what the first people of its list got: its words or its links have changed",
            "put back what was sent, and go on; or send the new words as another edition",
        )


class Journal:
    """The journal of one edition, open and locked: no other run writes into it meanwhile.

    All that it does raises JournalError if another run has it, if it is spoilt, or if it cannot be written; from then
    on nothing more may be sent.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known = Known()
        self._file = _locked(path)
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def begin(self, content: str) -> None:
        """Notes what is sent from now on, by its digest. It may only change before anybody may have it."""
        must_be_what_was_begun(self.known, content)
        if content != self.known.content:
            self._write({"step": Step.BEGIN, "version": VERSION, "content": content, "secret": secrets.token_hex(16)})

    def list(self, people: Iterable[tuple[str, str]]) -> None:
        """Notes who is on the list now, as pairs of key and address, and who is not any more."""
        now, before = dict(people), self.known.people
        new = [key for key in now if key not in before or before[key].state is State.UNLISTED]
        stays = (State.SENT, State.UNCERTAIN, State.UNLISTED)
        gone = [key for key, one in before.items() if key not in now and one.state not in stays]
        lines = [{"step": Step.LISTED, "to": now[key], "key": key} for key in new]
        lines += [{"step": Step.UNLISTED, "to": before[key].address, "key": key} for key in gone]
        if lines:
            self._write(*lines)

    def note(self, step: Step, key: str, said: str = "") -> None:
        """Writes down what happened to one person, who is on the list."""
        line = {"step": step, "to": self.known.people[key].address, "key": key}
        self._write(line | ({"said": said} if said else {}))

    def _write(self, *lines: Mapping[str, Any]) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        whole = [{"at": at, **line} for line in lines]
        raw = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in whole).encode()
        try:
            while raw:
                raw = raw[self._file.write(raw) :]
            _to_disk(self._file.fileno())
        except OSError as error:
            raise _unusable(self.path, "cannot be kept", error) from None
        for line in whole:
            self.known.take(line)

    def _read(self) -> None:
        """Takes in what is there, and leaves it with whole lines alone."""
        raw = self._file.read()
        try:
            good = self.known.read(raw)
            if good < len(raw):
                self._file.truncate(good)
                _to_disk(self._file.fileno())
            elif raw and not raw.endswith(b"\n"):
                self._file.write(b"\n")
        except SpoiltError as error:
            raise _spoilt(self.path, error) from None
        except OSError as error:
            raise _unusable(self.path, "cannot be kept", error) from None


def _unusable(path: Path, what: str, error: OSError) -> JournalError:
    said = (error.strerror or "the machine does not say why").lower()
    return JournalError(f"the journal {os.path.relpath(path)} {what}: {said}", "set that right, and go on")


def _spoilt(path: Path, error: SpoiltError) -> JournalError:
    said = f"line {error.line} of the journal {os.path.relpath(path)} is not one that was written here"
    return JournalError(said, "put the file back as it was; without it nobody knows who has the letter")


def _locked(path: Path) -> BinaryIO:
    """A journal, open for adding lines, and held until it is closed. Makes it, and its folder, if they are missing."""
    try:
        _folder(path.parent)
        made = not path.exists()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        file = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=0)
        if made:
            _folder_to_disk(path.parent)
    except OSError as error:
        raise _unusable(path, "cannot be opened", error) from None
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        said = "this edition is being sent right now, by another run"
        raise JournalError(said, "wait until that ends; `--left` says how far it is") from None
    return file


def _folder(folder: Path) -> None:
    """A folder that git does not see and nobody else looks into, whatever the site's own .gitignore says."""
    if (folder / ".gitignore").exists():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")
    for one in (folder, folder.parent, folder.parent.parent):
        _folder_to_disk(one)


def _to_disk(descriptor: int) -> None:
    """Returns when what was written is on the disk itself. On a Mac, fsync alone leaves it in the disk's memory."""
    full = None if sys.platform == "win32" else getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
    else:
        fcntl.fcntl(descriptor, full)


def _folder_to_disk(folder: Path) -> None:
    """Makes the names in a folder last. Windows does so by itself, and opens no folder."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
