"""Carrying out a plan, a file at a time, so that whoever is interrupted can go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from askwell.content.links.lock import Lock
from askwell.deploy.files import Piece, sha256_of
from askwell.deploy.judging import Allowed, refusals
from askwell.deploy.manifest import NAME, Manifest, Ours, read_manifest
from askwell.deploy.plan import Kind, Plan, Step, plan
from askwell.deploy.refused import Refused
from askwell.deploy.target import Target


@dataclass(frozen=True)
class Finished:
    """A finished site that was audited: its folder, its files, its address, and what was ever published of it."""

    folder: Path
    pieces: Mapping[str, Piece]
    base_url: str
    lock: Lock


@dataclass(frozen=True)
class Planned:
    """What would be done at a target, and what keeps it from being done."""

    plan: Plan
    known: Manifest
    refused: tuple[Refused, ...]


def planned(site: Finished, target: Target, allowed: Allowed) -> Planned:
    """What a deployment would do now. Raises Refused where that cannot be said."""
    known = read_manifest(target.read(NAME))
    made = plan(site.folder, site.pieces, site.base_url, target, known)
    return Planned(made, known, tuple(refusals(made, known, site.lock, site.base_url, allowed)))


def deploy(
    site: Finished, target: Target, allowed: Allowed, begin: Callable[[Planned], Callable[[Step], None]]
) -> Planned:
    """Makes a target as a site is, unless something keeps it from being done. `begin` gets what is planned, and gives
    what is told of each step that was made. Raises Refused, or OSError if the machine refuses: all that was done by
    then stays, and the next run goes on."""
    with target.held() as hold:
        now = planned(site, target, allowed)
        told = begin(now)
        if now.refused:
            return now
        after = {name: Ours(piece.sha256, now.plan.before.files[name].tag) for name, piece in site.pieces.items()}
        if now.plan.steps:
            hold()
            target.write(NAME, now.plan.before.as_bytes())
        for step in now.plan.steps:
            hold()
            if step.kind is Kind.REMOVE:
                target.remove(step.name)
            else:
                after[step.name] = Ours(after[step.name].sha256, target.write(step.name, _data(site, step.name)))
            told(step)
        whole = Manifest(site.base_url, after)
        if now.plan.steps or whole != now.known:
            hold()
            target.write(NAME, whole.as_bytes())
        return now


def _data(site: Finished, name: str) -> bytes:
    """A file's bytes, as they were audited."""
    data = (site.folder / name).read_bytes()
    if sha256_of(data) != site.pieces[name].sha256:
        raise Refused(f"{name} changed while the site was being deployed", "run it again once the site is built")
    return data
