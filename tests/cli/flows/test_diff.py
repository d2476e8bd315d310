"""`askwell flow diff --picture`. What the command says of two versions is held by tests/test_flow_revisions.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.helpers import FILES, FLOW, Site, good_site


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Site, Site]:
    """The good site as it was, and with a change that makes advice milder."""
    old = good_site(tmp_path / "old")
    new = good_site(tmp_path / "new")
    text = FILES[FLOW].replace("to: visit", "to: nowhere").replace("to: rest", "to: visit").replace("nowhere", "rest")
    new.write(FLOW, text)
    return old, new


def diff(versions: tuple[Site, Site], *words: str) -> tuple[int, str]:
    names = [str(site.root) for site in versions]
    done = CliRunner().invoke(main, ["flow", "diff", *names, *words])
    return done.exit_code, done.output


def test_a_picture_is_written_and_the_exit_code_stays(versions: tuple[Site, Site], tmp_path: Path) -> None:
    target = tmp_path / "versions.svg"
    plain = diff(versions)
    code, said = diff(versions, "--picture", str(target))
    assert (code, said.splitlines()[:-1]) == (1, plain[1].splitlines())
    assert said.splitlines()[-1].startswith("wrote ")
    assert "Milder advice, and not in the change log: on 1 way" in target.read_text("utf-8")


def test_a_picture_of_one_flow_among_several(versions: tuple[Site, Site], tmp_path: Path) -> None:
    for site in versions:
        shutil.copy(site.path(FLOW), site.path("flows/other.yml"))
    target = tmp_path / "versions.svg"
    code, said = diff(versions, "--picture", str(target))
    assert (code, said.splitlines()[-1]) == (2, "Error: a picture shows one flow: name it with --flow")
    assert not target.exists()
    assert diff(versions, "--flow", "other", "--picture", str(target))[0] == 1
    assert target.exists()


def test_what_only_one_version_has_is_not_drawn(versions: tuple[Site, Site], tmp_path: Path) -> None:
    shutil.move(versions[1].path(FLOW), versions[1].path("flows/other.yml"))
    target = tmp_path / "versions.svg"
    code, said = diff(versions, "--flow", "other", "--picture", str(target))
    assert (code, said) == (0, f"other: only in {versions[1].root}, so nothing is drawn\n")
    assert not target.exists()


def test_a_version_with_mistakes_is_not_drawn(versions: tuple[Site, Site], tmp_path: Path) -> None:
    versions[1].replace(FLOW, "        to: visit", "        to: nowhere")
    target = tmp_path / "versions.svg"
    code, said = diff(versions, "--picture", str(target))
    assert (code, "cannot be compared: it has mistakes in" in said, target.exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("limit", "folder", "said"),
    [
        pytest.param(-1, ".", "Error: test-guide is too large to draw: its ", id="too large"),
        pytest.param(60_000, "nowhere", "No such file or directory", id="no such folder"),
    ],
)
def test_what_cannot_be_drawn_or_written(
    versions: tuple[Site, Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, folder: str, said: str
) -> None:
    monkeypatch.setattr("askwell.flow.report.map_layout.MAX_BENDS", limit)
    code, output = diff(versions, "--picture", str(tmp_path / folder / "versions.svg"))
    assert code == 1
    assert said in output
    assert "Traceback" not in output
