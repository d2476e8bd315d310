"""Making a site of one's own, and skeletons for its records.

The files to copy stand beside this module as they will look, with `@name@` where something is
filled in: `@today@`, `@next_review@`, `@title@`, `@key@`, `@id@`.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from askwell.content.load import load
from askwell.content.schema import write_schemas
from askwell.diagnostics import one_line
from askwell.starter.wheel import write_wheel

_HERE = Path(__file__).parent

KINDS = {"answer": ("answers", ".md"), "person": ("people", ".yml"), "flow": ("flows", ".yml")}
"""The records that can be added, with their folder below `content/` and the ending of their files."""

ALSO_CALLED = {"expert": "person"}
"""Other names of kinds: people had another folder once."""


MAX_NAME = 60
"""Letters of a name made of a title: it stands in an address that people read (ours)."""


def make_site(folder: Path, today: date) -> list[Path]:
    """A small working site with a marked sample, and all that installs and deploys it. Returns the files written.

    Raises FileExistsError if the folder has something in it, ValueError if Ask Well is not installed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    written = [
        _write(folder / source.relative_to(_HERE / "site"), source, _blanks(today))
        for source in sorted(_samples(_HERE / "site"))
    ]
    return [*written, *write_schemas(folder), _own_wheel(folder)]


def _own_wheel(folder: Path) -> Path:
    """Puts Ask Well itself beside the site: it is on no package index. Its hash joins the others."""
    wheel = write_wheel(folder / "wheels")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    with (folder / "requirements.txt").open("a", encoding="utf-8") as lock:
        lock.write(f"./wheels/{wheel.name} \\\n    --hash=sha256:{digest}\n")
    return wheel


def make_record(root: Path, kind: str, title: str, today: date) -> list[Path]:
    """A commented skeleton of an answer, a person or a flow. Returns the file written.

    Raises FileExistsError if there is one of that name, ValueError if the title has no letter
    a name could be made of.
    """
    kind = ALSO_CALLED.get(kind, kind)
    folder, ending = KINDS[kind]
    if not (root / "content").is_dir():
        raise ValueError(f"there is no site in {root}: it has no folder content; `askwell init` makes one")
    title = one_line(title)
    key = slug(title)
    if not key:
        raise ValueError(f"no name can be made of '{title}'; use some letters or digits")
    target = root / "content" / folder / f"{key}{ending}"
    if target.exists():
        raise FileExistsError(f"there is already a file {target.relative_to(root)}")
    values = _blanks(today) | {"title": title.replace("'", "''"), "key": key, "id": free_id(_taken(root))}
    return [_write(target, _HERE / "records" / f"{kind}{ending}", values)]


def slug(title: str) -> str:
    """A title as a name for a file: small letters a to z, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return name if len(name) <= MAX_NAME else name[: MAX_NAME + 1].rpartition("-")[0] or name[:MAX_NAME]


def free_id(taken: Collection[str]) -> str:
    """A permanent id that no answer has: letters and digits that are hard to confuse."""
    while True:
        found = "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(5))
        if found not in taken:
            return found


def _taken(root: Path) -> set[str]:
    return {answer.id for answer in load(root)[0].answers.values()}


def _blanks(today: date) -> dict[str, str]:
    due = today.replace(year=today.year + 1, day=min(today.day, 28))
    return {"today": today.isoformat(), "next_review": due.isoformat()}


def _samples(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def _write(target: Path, source: Path, values: dict[str, str]) -> Path:
    text = source.read_text(encoding="utf-8")
    text = re.sub(f"@({'|'.join(values)})@", lambda blank: values[blank[1]], text)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target
