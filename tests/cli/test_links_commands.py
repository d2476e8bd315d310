"""`askwell links`, as somebody who publishes runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell.cli.links_commands import links_command
from askwell.content.folders import LINKS_LOCK
from askwell.starter import make_site
from tests.helpers import TODAY


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """The list of a new site, which has all of it."""
    make_site(tmp_path, TODAY)
    assert accept(tmp_path) == 0
    return tmp_path / "content" / LINKS_LOCK


def accept(root: Path) -> int:
    return CliRunner().invoke(links_command, ["--root", str(root), "--accept"]).exit_code


def test_accepting_puts_in_order_what_a_merge_left(lock: Path) -> None:
    """Git keeps the lines of both sides: some are there twice, and none is in order."""
    text = lock.read_text("utf-8")
    head, count, *lines = text.splitlines()[1:]
    lock.write_text("\n".join([head, count, *lines[5:], count, *lines[:9], ""]), "utf-8")
    assert accept(lock.parents[1]) == 0
    assert lock.read_text("utf-8") == text
