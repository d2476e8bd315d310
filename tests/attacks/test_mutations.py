"""Ten thousand spoilt files: no traceback, none takes long, every message is one line with a place that is there."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.diagnostics import Diagnostic
from askwell.starter import make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import TODAY, Site, good_site

MUTATIONS = 10_000
FEW = 30
SLOW = 2.0
"""Seconds of processor time for one file (ours)."""

SIGNS = "\x00\x07\t\n\r\u00ad\u200b\u202e\ufeff\U0001f600[](){}<>&*#`~|\\'\"!:;-=+^%$@,.?/0 9aé"
PIECES = (
    "---\n", "&a ", "*a", "!!python/name:x", "? ", "- ", ": ", "|\n  x", "{{ x }}", "{% x %}", "<script>", "<!--",
    "[^x]", "](x)", "> -- quote: x", "  " * 40, "yes", "no", "null", "1e999", "-1", "2026-02-30", "0x1F", "any",
    "not-sure", "self_care", "when: x is y", "[" * 50, "*" * 50, "to: call", "\n\n\n", "    x", "https://",
    "javascript:x",
)  # fmt: skip


def _change(rng: random.Random, text: str) -> str:
    """One of a few kinds of slips and worse."""
    at, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    lines = text.split("\n")
    row = rng.randrange(len(lines))
    kinds: tuple[Callable[[], str], ...] = (
        lambda: text[:at] + text[min(end, at + 40) :],
        lambda: text[:at] + rng.choice(SIGNS) + text[at:],
        lambda: text[:at] + rng.choice(PIECES) + text[at:],
        lambda: text[:at] + rng.choice(SIGNS) + text[at + 1 :],
        lambda: "\n".join([*lines[:row], *lines[row + 1 :]]),
        lambda: "\n".join([*lines[: row + 1], lines[row], *lines[row + 1 :]]),
        lambda: "\n".join([*lines[:row], rng.choice(("", " ", "\t", "    ")) + lines[row].lstrip(), *lines[row + 1 :]]),
        lambda: text[:at] + text[at:end] * rng.choice((2, 3)) + text[end:],
        lambda: text[:at],
        lambda: text.replace(rng.choice(text.split() or [""]), rng.choice(PIECES), rng.choice((1, -1))),
    )
    return rng.choice(kinds)()


def _wrong(found: tuple[Diagnostic, ...], root: Path) -> list[str]:
    """Messages of more than one line, and places that are not there."""
    bad = []
    for one in found:
        path = root / one.location.path
        ends = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n") if path.is_file() else b""
        lines = ends.count(b"\n") + 1
        there = path.exists() and 1 <= one.location.line <= lines + 1 and one.location.column >= 1
        if not there or "\n" in one.message + one.hint or not one.message.isprintable():
            bad.append(str(one))
    return bad


def _mutate(root: Path, seed: int, number: int) -> None:
    rng = random.Random(seed)
    make_site(root, TODAY)
    site = good_site(root)
    (root / "docs" / "submit.md").write_text("# Test page\n\nTest words.\n", "utf-8")
    names = [
        "mkdocs.yml",
        "docs/about.md",
        *(p.relative_to(root).as_posix() for p in sorted((root / "content").rglob("*.*"))),
    ]
    good = {name: (root / name).read_bytes() for name in names}
    for _ in range(number):
        name = rng.choice(names)
        text = good[name].decode()
        for _ in range(rng.choice((1, 1, 1, 2, 5))):
            text = _change(rng, text)
        (root / name).write_bytes(text.encode("utf-8", "replace"))
        _look(site, name, text)
        (root / name).write_bytes(good[name])


def _look(site: Site, name: str, text: str) -> None:
    start = time.process_time()
    found = with_surroundings(site.root, site.check()).diagnostics
    assert time.process_time() - start < SLOW, f"{name} took long: {text!r}"
    assert _wrong(found, site.root) == [], f"{name}: {text!r}"


def test_some_spoilt_files(tmp_path: Path) -> None:
    _mutate(tmp_path, 1, FEW)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_ten_thousand_spoilt_files(tmp_path: Path, seed: int) -> None:
    _mutate(tmp_path, seed, MUTATIONS // 10)
