"""The site as a plain tree of Markdown files, which any engine that reads Python-Markdown can build."""

from __future__ import annotations

import shutil
from pathlib import Path

from askwell.checks.checked_site import CheckedSite
from askwell.render.assets import bytes_of
from askwell.render.frame import NOT_FOUND
from askwell.render.site import render_site, too_large


def stage(root: Path, checked: CheckedSite, folder: Path) -> list[Path]:
    """Writes the hand-written pages of `root/docs` and the generated ones into `folder`.

    Returns the files written. Raises click-friendly FileExistsError if the folder is not empty:
    what an earlier run left must not mix with this one; ValueError if a guide's page is too large.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder, or empty this one")
    docs = root / "docs"
    if docs.is_dir():
        shutil.copytree(docs, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("manual", ".*"))
    site = render_site(checked)
    if large := too_large(site, checked):
        raise ValueError("\n".join(map(str, large)))
    for page in (page for page in site.pages if page.path != NOT_FOUND):
        _write(folder / page.uri, page.markdown.encode())
    for path, asset in site.assets.items():
        _write(folder / path, bytes_of(asset))
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
