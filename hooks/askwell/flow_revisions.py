"""The machines of flows as they are, or as they were: from a file, a folder, or a revision in git."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from askwell.content.folders import SETTINGS, VOCABULARY, files
from askwell.content.load import load
from askwell.diagnostics import Diagnostic
from askwell.flow.machine.compile import compile_flow
from askwell.flow.machine.machine import Machine

FLOWS, PARTS = Path("content", "flows"), Path("content", "parts")


class NoVersion(Exception):
    """No flows can be read; the message says why."""


@dataclass(frozen=True)
class Version:
    """The machines of the flows without mistakes, and the findings of the others, both by the flow's key. `alone` is
    the key of the flow if one file was named."""

    machines: Mapping[str, Machine]
    broken: Mapping[str, tuple[Diagnostic, ...]]
    alone: str | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its flows."""
        return frozenset((*self.machines, *self.broken))


def read_version(name: str, root: Path) -> Version:
    """The flows that a name stands for: a flow's file, a site's folder, a folder of flows, or a revision in the git
    repository that `root` lies in. Raises NoVersion."""
    with TemporaryDirectory(prefix="askwell-") as scratch:
        path = Path(name).resolve()
        if path.is_file():
            return _of_file(path, root, Path(scratch))
        if not path.is_dir():
            _check_out(name, root, Path(scratch))
            return _read(Path(scratch))
        site = path if (path / "content").is_dir() else _site_around(path / FLOWS.name)
        return _read(site or _gathered(sorted(path.glob("*.yml")), root, Path(scratch)))


def _of_file(path: Path, root: Path, scratch: Path) -> Version:
    site = _site_around(path.parent)
    key = path.stem if site else _key(path)
    version = _read(site or _gathered([path], root, scratch), key)
    if not version.keys:
        raise NoVersion(f"{path} is not a flow: its name should end in .yml")
    return Version(version.machines, version.broken, key)


def _site_around(folder: Path) -> Path | None:
    """The site whose flows are kept in a folder, or in one above it."""
    return next((f.parents[1] for f in (folder, *folder.parents) if f.parts[-2:] == FLOWS.parts), None)


def _gathered(found: list[Path], root: Path, scratch: Path) -> Path:
    """A site with nothing but some flows of a folder, the shared parts in it or beside it, and what the site at `root`
    says of all its flows: urgencies of its own and signed differences."""
    (scratch / FLOWS).mkdir(parents=True)
    for path in found:
        shutil.copyfile(path, scratch / FLOWS / f"{_key(path)}.yml")
    for own in (root / "content" / name for name in (SETTINGS, VOCABULARY)):
        if own.is_file():
            shutil.copyfile(own, scratch / "content" / own.name)
    folder = found[0].parent if found else root
    parts = next((parts for parts in (folder / "parts", folder.parent / "parts") if parts.is_dir()), None)
    if parts:
        shutil.copytree(parts, scratch / PARTS)
    return scratch


def _key(path: Path) -> str:
    return re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "flow"


def _check_out(revision: str, root: Path, scratch: Path) -> None:
    """Writes the content of a site as it was at a revision to a folder."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode != 0:
        raise NoVersion(f"'{revision}' is not a file, a folder or a revision in git")
    archive = scratch / "content.zip"
    done = _git(root, "archive", "--format=zip", f"--output={archive}", found.stdout.strip(), "content")
    if done.returncode != 0:
        raise NoVersion(f"'{revision}' has no folder content")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(scratch)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    except OSError:
        raise NoVersion("git is not installed, and reading a revision needs it; name a file or a folder") from None


def _read(site: Path, alone: str | None = None) -> Version:
    library, found = load(site)
    machines: dict[str, Machine] = {}
    broken: dict[str, tuple[Diagnostic, ...]] = {}
    for key in (path.stem for path in files(site / FLOWS, ".yml") if alone in (None, path.stem)):
        machine, problems = compile_flow(library.flows[key]) if key in library.flows else (None, _about(key, found))
        if machine is None or problems:
            broken[key] = tuple(problems)
        else:
            machines[key] = machine
    return Version(machines, broken)


def _about(key: str, found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings in a flow's own file and in shared parts."""
    places = ((Path(finding.location.path), finding) for finding in found)
    return [
        f for path, f in places if path.is_relative_to(PARTS) or (path.parts[:2] == FLOWS.parts and path.stem == key)
    ]
