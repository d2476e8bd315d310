"""A desk at work: a site of test data in a folder, and the day."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from subprocess import CompletedProcess

from tests.helpers import ANSWER, FILES, TODAY
from tests.sites import run, tree

USED = ("missed-pill",)
"""The flows of the tests that the site has besides its own; it uses a shared part."""

PORTRAIT = "portrait:\n  file: test-expert.png\n  alt: Test face\n  credit: Tester\n  licence: By leave of Tester\n"

PLAIN = FILES[ANSWER].replace("flow: test-guide\n", "")


@dataclass
class Desk:
    """A site's folder, the day, and what chance brings."""

    root: Path
    chance: Random
    day: date = TODAY
    count: int = 0
    undo: list[tuple[Path, bytes | None]] = field(default_factory=list)
    """What a mistake has changed, to be mended by the next edit."""

    def new(self) -> int:
        """A number that no edit had before."""
        self.count += 1
        return self.count

    def file(self, pattern: str) -> Path:
        """One of the files of `content/`."""
        return self.chance.choice(sorted((self.root / "content").glob(pattern)))

    @property
    def answers(self) -> list[Path]:
        """All of the answers."""
        return sorted((self.root / "content" / "answers").glob("**/*.md"))

    def answer(self) -> Path:
        """One of the answers."""
        return self.file("answers/**/*.md")

    def change(self, path: Path, pattern: str, new: str) -> None:
        """Changes the first place of a file that fits a pattern; what there is none of stays as it is."""
        path.write_text(re.sub(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")

    def build(self, folder: Path | None = None) -> CompletedProcess[str]:
        """`askwell build` on the desk's day."""
        return run(folder or self.root, "askwell", "build", "--quiet", day=self.epoch)

    def put_right(self, content: Mapping[str, bytes]) -> None:
        """Makes the content what it was, and builds it, if it is another."""
        if tree(self.root / "content") == content:
            return
        shutil.rmtree(self.root / "content")
        for path, raw in content.items():
            (self.root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / "content" / path).write_bytes(raw)
        assert self.build().returncode == 0

    @property
    def epoch(self) -> dict[str, str]:
        """The desk's day, as commands are told of it."""
        return {"SOURCE_DATE_EPOCH": str((self.day - date(1970, 1, 1)).days * 86_400 + 43_200)}

    @property
    def kept(self) -> list[Path]:
        """The files that builds keep for the next."""
        return sorted(path for path in (self.root / ".askwell").rglob("*") if path.is_file())


EDITION = """\
---
subject: Test subject of an edition of test data
preheader: Test words that stand before the first item
items:
  - guide: test-guide
    first_question: yes
  - answer: t3st
sign_off: Test desk
ai_use: {model: none, how: Test data.}
---
Test words.
"""
