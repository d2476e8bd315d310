"""The target that an address names, and whether the site may go there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from askwell.deploy.bucket import SCHEME, Bucket
from askwell.deploy.folder import Folder
from askwell.deploy.refused import Refused
from askwell.deploy.target import Target


def target_of(address: str, site: Path, sources: Iterable[Path], tell: Callable[[str], None]) -> Target:
    """A folder, or a bucket of a store. `sources` are the folders from which the site is made, `tell` gets sentences
    about what takes long. Raises Refused."""
    if address.startswith(SCHEME):
        return Bucket(address, tell)
    if "://" in address:
        raise Refused(f"{address} is neither a folder nor a bucket", "write a folder's path, or s3://bucket/folder")
    folder = Folder(Path(address))
    for source, what in ((site, "the site itself"), *((source, "what the site is made of") for source in sources)):
        if _overlap(folder.folder, source.resolve()):
            raise Refused(f"{address} and {source} lie one in the other: {what} is there", "name another folder")
    return folder


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
