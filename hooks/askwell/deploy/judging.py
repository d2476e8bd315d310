"""What keeps a plan from being carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from askwell.content.links.lock import Lock
from askwell.deploy.files import HOME
from askwell.deploy.manifest import Manifest
from askwell.deploy.plan import Kind, Plan
from askwell.deploy.refused import Refused
from askwell.diagnostics import counted
from askwell.search.index import FOLDER

THRESHOLD = 5.0
"""The share of files at a target, in percent, that a deployment may take away (ours)."""


@dataclass(frozen=True)
class Allowed:
    """What the person who deploys has said."""

    threshold: float = THRESHOLD
    take_over: bool = False
    """Files that are not as we left them may be replaced."""


def refusals(plan: Plan, known: Manifest, lock: Lock, base_url: str, allowed: Allowed) -> Iterator[Refused]:
    """Every reason for which a plan may not be carried out."""
    if known.site not in ("", base_url) and not allowed.take_over:
        message = f"the target has the site {known.site}, and this one is {base_url}"
        yield Refused(message, "see that the target is right; if the site has moved, say --take-over")
    yield from _published(plan, lock)
    yield from _too_many(plan, allowed.threshold)
    if plan.foreign and not allowed.take_over:
        message = f"{_some(plan.foreign)} at the target {'is' if len(plan.foreign) == 1 else 'are'} not as we left it"
        message = message if len(plan.foreign) == 1 else message.replace("left it", "left them")
        yield Refused(message, "see who changed that; --take-over puts the site's files in their place")


def _published(plan: Plan, lock: Lock) -> Iterator[Refused]:
    """Pages that were published stay for ever, whatever the threshold says."""
    out = {_file(path) for path in lock.out}
    names = [step.name for step in plan.of(Kind.REMOVE) if step.name in out]
    if names:
        message = f"{_some(names)} would be removed, and was published" + (" (in content/links.lock)")
        yield Refused(message, "build the site again: `askwell check` says what became of it")


def _too_many(plan: Plan, threshold: float) -> Iterator[Refused]:
    """Pieces of the search's index have new names whenever a text changes: they are not counted."""
    going = [step for step in plan.of(Kind.REMOVE) if not step.name.startswith(f"{FOLDER}/")]
    share = 100 * len(going) / plan.ours if plan.ours else 0.0
    if share > threshold:
        message = (
            f"{counted(len(going), 'file')} of {plan.ours:,} would be removed: {share:.1f} % "
            f"and more than {threshold:g} % is taken for a mistake"
        )
        hint = f"see that the site is whole; if all of this shall go, say --delete-threshold {_above(share)}"
        yield Refused(message.replace(" % and", " %, and"), hint)


def _above(share: float) -> int:
    return min(100, int(share) + 1)


def _some(names: Collection[str]) -> str:
    first, *others = names
    return first + (f" and {counted(len(others), 'other file')}" if others else "")


def _file(path: str) -> str:
    """The file of an address of the lock."""
    return f"{path}{HOME}" if path == "" or path.endswith("/") else path
