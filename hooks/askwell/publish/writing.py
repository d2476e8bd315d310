"""Files of a site that is not there yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from askwell.processes import ProcessesError
from askwell.render.assets import Asset, bytes_of, content_of


def refusal(error: OSError) -> str:
    """What ended a build, as a sentence for people."""
    return str(error) if isinstance(error, ProcessesError) else f"The site cannot be written: {error}"


def write(fresh: Path, files: Iterable[tuple[str, Asset]]) -> None:
    """Writes files into a folder, by their paths below it. Raises OSError if one cannot be written."""
    made = set()
    for path, asset in files:
        file = fresh / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        fill(file, asset)


def fill(file: Path, asset: Asset) -> None:
    """Writes what a file is to hold."""
    content = content_of(asset)
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(bytes_of(content))
