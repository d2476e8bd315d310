"""What we know of a target: the files there that are ours, and how we left them. It is kept at the target itself.

It is written twice in a deployment: before the first file, with what is there and what is coming, and after the last.
So a deployment that was killed leaves nothing that the next one takes for somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from askwell.deploy.files import OWN
from askwell.deploy.refused import Refused

NAME = f"{OWN}/manifest.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Ours:
    """A file of ours at the target: its hash, "" if it was not there yet; what the store calls that version, "" if
    nothing; and the hash that it was about to get, "" if none. `fresh` is a page that no reader can have met: it was
    not there before a deployment that did not end."""

    sha256: str
    tag: str = ""
    coming: str = ""
    fresh: bool = False

    @property
    def hashes(self) -> frozenset[str]:
        """What the file may be without anybody else having changed it."""
        return frozenset((self.sha256, self.coming)) - {""}


@dataclass(frozen=True)
class Manifest:
    """All files of ours at a target, by their paths, and the address of their site. `there` is False where nothing of
    ours was ever put."""

    site: str = ""
    files: Mapping[str, Ours] = field(default_factory=dict)
    there: bool = True

    def as_bytes(self) -> bytes:
        """How it is kept."""
        files = {name: [one.sha256, one.tag, one.coming, int(one.fresh)] for name, one in sorted(self.files.items())}
        lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(kept)}" for name, kept in files.items())
        head = f'"version": {VERSION},\n"site": {json.dumps(self.site)}'
        return f'{{\n{head},\n"files": {{\n{lines}\n}}\n}}\n'.encode()


def read_manifest(raw: bytes | None) -> Manifest:
    """What is kept at a target; None is nothing. Raises Refused if it is not what we wrote."""
    if raw is None:
        return Manifest(there=False)
    try:
        kept = json.loads(raw)
        if kept["version"] != VERSION:
            raise Refused(
                f"{NAME} at the target was written by another version of this program",
                "deploy with that version, or delete the file: what equals the site is then taken as ours",
            )
        return Manifest(_text(kept["site"]), {_text(name): _ours(*one) for name, one in kept["files"].items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(
            f"{NAME} at the target is damaged: nobody knows which files there are ours",
            "put it back from a copy, or delete it: what equals the site is then taken as ours",
        ) from None


def _ours(sha256: Any, tag: Any, coming: Any, fresh: Any) -> Ours:
    return Ours(_text(sha256), _text(tag), _text(coming), bool(fresh))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
