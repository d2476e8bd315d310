"""What is kept of pictures from build to build, in `.askwell/pictures/` below the site's root.

Looking at a picture, and making small ones of it, takes longer than all else in a build. What is kept goes by the hash
of the picture's bytes; a folder that cannot be written keeps nothing, and nothing else changes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

FOLDER = Path(".askwell", "pictures")

_LIST = "files"
"""The file beside others that names them; it comes last."""


def kept_size(root: Path, sha256: str) -> tuple[int, int] | None:
    """The size of a picture that was found good before."""
    try:
        width, height = (root / FOLDER / sha256 / "size").read_text("ascii").split()
        return int(width), int(height)
    except (OSError, ValueError):
        return None


def keep_size(root: Path, sha256: str, size: tuple[int, int]) -> None:
    """Remembers that a picture is good, and its size."""
    _keep(root / FOLDER / sha256, {"size": f"{size[0]} {size[1]}\n".encode()})


def kept_files(root: Path, sha256: str, recipe: str) -> Mapping[str, Path]:
    """The files that were made of a picture by a recipe, by their names; empty if there are none, or if one is gone or
    not what it was when it was kept. A file's name ends in the hash of its bytes."""
    folder = root / FOLDER / sha256 / recipe
    try:
        files = {name: folder / name for name in (folder / _LIST).read_text("ascii").split()}
        sound = all(digest(path.read_bytes()) == name.rpartition(".")[2] for name, path in files.items())
    except (OSError, ValueError):
        return {}
    return files if sound else {}


def keep_files(root: Path, sha256: str, recipe: str, files: Mapping[str, bytes]) -> None:
    """Keeps what was made of a picture. The name of each file must end in the hash of its bytes."""
    _keep(root / FOLDER / sha256 / recipe, {**files, _LIST: "\n".join(files).encode()})


def digest(raw: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(raw).hexdigest()


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts files into a folder, each whole or not at all: another build may look there at the same time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(dir=folder.parent, prefix=".new-"))
    except OSError:
        return
    try:
        for name, raw in files.items():
            (beside / name).write_bytes(raw)
            (beside / name).replace(folder / name)
    except OSError:
        return
    finally:
        shutil.rmtree(beside, ignore_errors=True)
