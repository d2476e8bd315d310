"""What a deployment would do: a site compared with what is at its target, by hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from askwell.audit.html.urls import Base
from askwell.deploy.files import Piece
from askwell.deploy.manifest import Manifest, Ours
from askwell.deploy.order import downwards, upwards
from askwell.deploy.target import Target, There


class Kind(StrEnum):
    """What is done to a file."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Step:
    """One file: put there, replaced, or taken away. `size` is what is written, or what goes."""

    kind: Kind
    name: str
    size: int


@dataclass(frozen=True)
class Plan:
    """The steps of a deployment, in order, and what was found at the target."""

    steps: tuple[Step, ...]
    same: int
    """How many files are there as the site has them."""

    ours: int
    """How many files at the target are ours."""

    foreign: tuple[str, ...]
    """Files at the target that are not as we left them, or not ours, where a file of the site goes."""

    left: tuple[str, ...]
    """Files of ours that somebody changed, and that the site has no more: they stay."""

    lost: tuple[str, ...]
    """Files of ours that somebody took away, and that are added again."""

    before: Manifest
    """What the target is told before the first step."""

    def of(self, kind: Kind) -> tuple[Step, ...]:
        """The steps of a kind."""
        return tuple(step for step in self.steps if step.kind is kind)


def plan(site: Path, pieces: Mapping[str, Piece], base_url: str, target: Target, known: Manifest) -> Plan:
    """How a target becomes as a site is: new files first, then changed ones, and at last those that go."""

    def here(name: str) -> str:
        return _text_of((site / name).read_bytes())

    def at_target(name: str) -> str:
        return _text_of(target.read(name))

    there = target.there(pieces, known.files)
    removed = target.only_there(known.files.keys() - pieces.keys(), pieces.keys()) & there.keys()
    left = {name for name in removed if there[name].sha256 not in known.files[name].hashes}
    kept = {name for name in pieces.keys() & there.keys() if there[name].sha256 == pieces[name].sha256}
    changed = pieces.keys() & there.keys() - kept
    unmet = {name for name in pieces if name not in there or (name in known.files and known.files[name].fresh)}
    foreign = {name for name in changed if not _is_ours(there[name], known.files.get(name))}
    base = Base(base_url)
    new = (changed & unmet) | (pieces.keys() - there.keys())
    steps = [(Kind.ADD, name, pieces[name].size) for name in upwards(new, here, base, new=True)]
    steps += [(Kind.CHANGE, name, pieces[name].size) for name in upwards(changed - unmet, here, base)]
    steps += [(Kind.REMOVE, name, there[name].size) for name in downwards(removed - left, at_target, base)]
    return Plan(
        steps=tuple(Step(*each) for each in steps),
        same=len(kept),
        ours=sum(name in there for name in known.files),
        foreign=tuple(sorted(foreign)),
        left=tuple(sorted(left)),
        lost=tuple(sorted(name for name in known.files if name in pieces and _is_lost(known.files[name], name, there))),
        before=_before(base_url, pieces, there, unmet, removed - left),
    )


def _text_of(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")


def _is_ours(there: There, known: Ours | None) -> bool:
    return known is not None and there.sha256 in known.hashes


def _is_lost(known: Ours, name: str, there: Mapping[str, There]) -> bool:
    return known.sha256 != "" and name not in there


def _before(
    base_url: str,
    pieces: Mapping[str, Piece],
    there: Mapping[str, There],
    unmet: set[str],
    removed: set[str],
) -> Manifest:
    """What is there and what is coming, so that whoever goes on knows what is ours, and what no reader has met."""
    files = {}
    for name, piece in pieces.items():
        now = there.get(name)
        coming = "" if now and now.sha256 == piece.sha256 else piece.sha256
        files[name] = Ours(now.sha256 if now else "", now.tag if now else "", coming, name in unmet)
    files |= {name: Ours(there[name].sha256, there[name].tag) for name in removed}
    return Manifest(base_url, files)
