"""What a host is to us: somewhere to list, read, write and remove files, one deployment at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from askwell.deploy.files import Piece
from askwell.deploy.manifest import Ours


@dataclass(frozen=True, slots=True)
class There:
    """A file at a target: its bytes' hash and number, and what the store calls this version."""

    sha256: str
    size: int
    tag: str = ""


class Target(Protocol):
    """A host. Names are paths below it. What fails raises Refused, or OSError with the machine's reason."""

    name: str

    def held(self) -> AbstractContextManager[Callable[[], None]]:
        """Keeps other deployments away meanwhile. What is given raises Refused once that cannot be said any more:
        it is called before each change."""

    def there(self, site: Mapping[str, Piece], ours: Mapping[str, Ours]) -> Mapping[str, There]:
        """The files at these paths that are there. Raises Refused if something that is not a file stands at one."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None if it is not there."""

    def write(self, name: str, data: bytes) -> str:
        """Puts a file there, whole or not at all. What the store calls this version; "" if nothing."""

    def remove(self, name: str) -> None:
        """Takes a file away, if it is there."""

    def only_there(self, names: Collection[str], kept: Collection[str]) -> Collection[str]:
        """The `names` that are not, to this host, other names of files in `kept`."""
