"""Has Pagefind make the index: files that a browser reads in small pieces, as a search needs them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from askwell.search.records import Record

FOLDER = "pagefind"
"""Its folder in the site. Pagefind's script takes what stands before it for the site's root."""

PROGRAMS = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
"""What Pagefind brings, the same for every site. Its own pages and styles are left out: nothing loads them."""

DATA = ("pagefind-entry.json", "*.pf_meta", "fragment/*.pf_fragment", "index/*.pf_index", "filter/*.pf_filter")
"""What it makes of records."""


def index_of(records: Iterable[Record]) -> Mapping[str, bytes]:
    """The files of the index, by their paths in the site; none without records. Raises OSError if Pagefind
    cannot run, and subprocess.CalledProcessError if it fails.

    Pagefind reads records as files: its Python interface waits a tenth of a second for each record.
    """
    waiting = list(records)
    if not waiting:  # which Pagefind takes for a mistake
        return {}
    with TemporaryDirectory(prefix="askwell-search-") as name:
        pages, made = Path(name) / "pages", Path(name) / "made"
        for record in waiting:
            file = pages / record.path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record.document, encoding="utf-8")
        command = [str(get_executable()), "--site", str(pages), "--output-path", str(made), "--force-language", "en"]
        subprocess.run(command, check=True, capture_output=True, cwd=name)
        found = sorted(path for pattern in (*PROGRAMS, *DATA) for path in made.glob(pattern))
        return {f"{FOLDER}/{path.relative_to(made).as_posix()}": path.read_bytes() for path in found}


def write_index(site: Path, records: Iterable[Record]) -> None:
    """Writes the index into a finished site, in the place of the one that the engine's search plugin may have made."""
    (site / "search" / "search_index.json").unlink(missing_ok=True)
    for path, content in index_of(records).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
