"""Files of a site that is not there yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from askwell.processes import ProcessesError, processes, shared_out
from askwell.progress import stage
from askwell.render.assets import Asset, Made, bytes_of, content_of


def refusal(error: OSError) -> str:
    """What ended a build, as a sentence for people."""
    return str(error) if isinstance(error, ProcessesError) else f"The site cannot be written: {error}"


_WORTH = 300
"""Files that are worth a process of their own (ours)."""


def write(fresh: Path, files: Iterable[tuple[str, Asset]]) -> None:
    """Writes files into a folder, by their paths below it, over all processors. Raises OSError if one cannot be
    written, or if a process ends too soon."""
    every = [*files]
    shared = [file for file in every if _is_apart(file[1])]
    for file in every:
        if not _is_apart(file[1]):
            _write(fresh, file)
    written = shared_out(partial(_write, fresh), shared, processes(len(shared), _WORTH))
    for _ in zip(stage("Writing files", shared), written, strict=True):
        pass


def _is_apart(asset: Asset) -> bool:
    """Whether any process may write a file, since this one need not know what it made of it."""
    return not isinstance(asset, Made) or asset.found_again


def _write(fresh: Path, named: tuple[str, Asset]) -> None:
    path, asset = named
    file = fresh / path
    file.parent.mkdir(parents=True, exist_ok=True)
    fill(file, asset)


def fill(file: Path, asset: Asset) -> None:
    """Writes what a file is to hold."""
    content = content_of(asset)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(bytes_of(content))
