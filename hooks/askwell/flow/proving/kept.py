"""`.askwell/proofs.json`: which guides an earlier run has proven without any finding.

A guide is known again by its fingerprint. Only that it was proven is kept, and over how many states each of its rules
was: no advice, no machine, no finding. The file counts only as a whole, if it is just as this very program wrote it:
otherwise all is proven anew. So a damaged file, one of another version, or one that was merged or edited by hand proves
nothing. It is no protection from somebody who forges it on purpose: who may write here may change the guides as well.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

import askwell
from askwell.flow.schema.records import Flow

FILE = ".askwell/proofs.json"

MOST_BYTES = 50_000_000
"""The largest file that is read (ours)."""

OURS = ("diagnostics.py", "source", "flow")
"""The modules and folders of the program on which a proof rests."""

THEIRS = ("lark", "pydantic", "pydantic-core")
"""The libraries on which it rests."""


_STARTED = time.time()
"""When this program was read into memory."""


@cache
def program() -> str:
    """A fingerprint of the program that proves, down to the last letter of it. One whose files have changed since it
    was started has a fingerprint that no other run has."""
    folder = Path(askwell.__file__).parent
    paths = (
        path for name in OURS for path in ([folder / name] if name.endswith(".py") else (folder / name).rglob("*.py"))
    )
    found = sha256(" ".join((platform.python_version(), *map(version, THEIRS))).encode())
    for path in sorted(paths):
        found.update(sha256(path.relative_to(folder).as_posix().encode()).digest())
        found.update(sha256(path.read_bytes()).digest())
        found.update(os.urandom(32) if path.stat().st_mtime > _STARTED else b"")
    return found.hexdigest()


@dataclass(frozen=True)
class Kept:
    """What is known to be proven: by a guide's fingerprint, the states that each of its rules was looked at over."""

    proven: Mapping[str, tuple[int, ...]]

    def states_of(self, flow: Flow, meaning: str) -> tuple[int, ...] | None:
        """Of each rule of a guide, the states; None if it is not known to be proven."""
        states = self.proven.get(meaning)
        return states if states is not None and len(states) == len(flow.rules) else None


def read(root: Path) -> Kept:
    """What the file says below a site's root; nothing, unless it is whole and this program's own."""
    path = root / FILE
    try:
        if path.stat().st_size > MOST_BYTES:
            return Kept({})
        said = json.loads(path.read_text("utf-8"))
        proven = {key: tuple(states) for key, states in said["proven"].items()}
        whole = said["check"] == _check(proven) and all(type(n) is int for states in proven.values() for n in states)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Kept({})
    return Kept(proven if whole else {})


def write(root: Path, proven: Mapping[str, Iterable[int]]) -> None:
    """Puts what is proven in the place of what was known. Where nothing can be written, nothing is kept."""
    path = root / FILE
    ordered = {key: tuple(states) for key, states in sorted(proven.items())}
    text = json.dumps({"check": _check(ordered), "proven": ordered}, separators=(",", ":"))
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as new:
            try:
                new.write(text)
                new.close()
                Path(new.name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(new.name).unlink()
                raise


def _check(proven: Mapping[str, tuple[int, ...]]) -> str:
    """What the file's content comes to, together with the program: it is the same only for the same of both."""
    return sha256(f"{program()} {json.dumps(proven, sort_keys=True)}".encode()).hexdigest()
