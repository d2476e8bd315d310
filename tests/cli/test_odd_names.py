"""Names of files that are no text, as old programs leave them: each command shows them, and none breaks off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import good_site
from tests.rebuilding.edits import open_desk
from tests.sites import TEST_DAY, run

NAME = "caf\udce9"  # how Python spells a byte that is no text
SHOWN = r"caf\udce9"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("check",), "0 errors, 0 warnings"),
        (("build",), f"there is no site in {{above}}/{SHOWN}: it has no mkdocs.yml"),
        (("stage", NAME), f"wrote {SHOWN}/_redirects"),
        (("new", "answer", "Is it so?", "--root", f"../{NAME}"), "wrote content/answers/is-it-so.md"),
        (("init", f"../{NAME}-{NAME}"), f"wrote ../{SHOWN}-{SHOWN}/.gitattributes"),
        (("flow", "map", NAME), SHOWN),
        ((NAME,), f"No such command '{SHOWN}'"),
    ],
    ids=["check", "build", "stage", "new", "init", "flow", "no command"],
)
def test_a_command(command: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    good_site(tmp_path / NAME)
    done = run(tmp_path / NAME, "askwell", *command, day=TEST_DAY)
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert expected.format(above=tmp_path) in told, told


@pytest.mark.long
def test_a_build_that_tells_what_changed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "site", 1, 1)
    assert desk.build().returncode == 0
    (desk.root / "content" / "answers" / f"{NAME}.md").write_text("x", "utf-8")
    done = run(desk.root, "askwell", "build", day=desk.epoch)
    assert f"Building everything: content/answers/{SHOWN}.md changed." in done.stdout
    assert f"content/answers/{SHOWN}.md:1:1: error" in done.stderr, done.stderr
