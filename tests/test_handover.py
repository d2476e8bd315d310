"""What `askwell init` makes can be handed over: it installs, builds and deploys by its own files alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from askwell.starter import make_site
from askwell.starter.wheel import write_wheel
from tests.conftest import ROOT
from tests.sites import DAY, QUIET, tree

STARTER = ROOT / "hooks" / "askwell" / "starter" / "site"


def did(folder: Path, *command: str | Path) -> str:
    """What a command printed that must succeed."""
    done = subprocess.run(command, cwd=folder, env=QUIET, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder: Path, wheel: Path) -> Path:
    """The programs of an environment that has Ask Well from a wheel, and its needs from where the tests run."""
    did(folder.parent, sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    did(folder, sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel)
    (packages,) = folder.glob("lib/python3*/site-packages")
    others = [path for path in sys.path if Path(path).name == "site-packages"] or [sysconfig.get_path("purelib")]
    (packages / "needs.pth").write_text("\n".join(others), "utf-8")
    assert Path(did(folder, python, "-c", "import askwell; print(askwell.__file__)")).is_relative_to(folder)
    return folder / "bin"


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pip wheel .` makes of a clean copy of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "hooks", folder / "source" / "hooks", ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source" / name)
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation")
    did(folder, *command, "-w", folder, folder / "source")
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.mark.slow
def test_a_wheel_in_an_empty_environment_makes_and_builds_a_site(built_wheel: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "env", built_wheel)
    did(tmp_path, programs / "askwell", "init", tmp_path / "ours")
    assert "audited" in did(tmp_path / "ours", programs / "askwell", "build")
    assert (tmp_path / "ours" / "site" / "answers" / "sample-question" / "index.html").is_file()


@pytest.mark.slow
def test_the_wheel_of_a_new_site_has_the_files_that_pip_packs(built_wheel: Path, tmp_path: Path) -> None:
    own = {name for name in ZipFile(write_wheel(tmp_path)).namelist() if name.startswith("askwell/")}
    packed = {name for name in ZipFile(built_wheel).namelist() if name.startswith("askwell/")}
    assert own == packed
    assert {"askwell/py.typed", "askwell/starter/site/.github/workflows/site.yml"} < own


@pytest.mark.long
def test_the_commands_of_the_readme_work_as_they_stand(tmp_path: Path) -> None:
    make_site(tmp_path / "ours", DAY)
    site = tmp_path / "ours"
    (wheel,) = (site / "wheels").glob("*.whl")
    environment(site / ".venv", wheel)
    (site / ".venv" / "ready").touch()
    blocks = re.findall(r"```console\n(.*?)```", (site / "README.md").read_text("utf-8"), re.DOTALL)
    commands = [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]
    assert commands == ["make serve", "make check", "make site", '.venv/bin/askwell new answer "Your question?"']
    assert "mkdocs serve --livereload" in did(site, "make", "-n", "serve")
    for command in commands[1:]:
        did(site, "sh", "-c", command)
    assert (site / "content" / "answers" / "your-question.md").is_file()


@pytest.mark.long
def test_a_new_site_installs_all_it_needs_from_the_package_index(tmp_path: Path) -> None:
    make_site(tmp_path / "ours", DAY)
    lines = did(tmp_path / "ours", "make", "--no-print-directory", "site", f"PYTHON={sys.executable}").splitlines()
    assert [line.split()[0] for line in lines] == ["Installing", "Built"]


def test_the_same_package_gives_the_same_wheel(tmp_path: Path) -> None:
    assert write_wheel(tmp_path / "a").read_bytes() == write_wheel(tmp_path / "b").read_bytes()


def test_a_new_site_and_this_repository_are_locked_to_the_same_versions(tmp_path: Path) -> None:
    assert (STARTER / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()
    make_site(tmp_path / "ours", DAY)
    lock = (tmp_path / "ours" / "requirements.txt").read_text("utf-8")
    assert lock.startswith((ROOT / "requirements.txt").read_text("utf-8"))
    assert re.search(r"\./wheels/askwell-\S+\.whl \\\n    --hash=sha256:[0-9a-f]{64}\n$", lock)


def test_the_workflow_checks_builds_and_deploys_with_the_least_rights() -> None:
    flow = yaml.safe_load((STARTER / ".github" / "workflows" / "site.yml").read_text("utf-8"))
    targets = re.findall(r"(?m)^([a-z]+):", (STARTER / "Makefile").read_text("utf-8"))
    runs = [step["run"] for job in flow["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs == ["make check", "make site"]
    assert {run.removeprefix("make ") for run in runs} < set(targets)
    assert flow["permissions"] == {"contents": "read"}
    assert flow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert flow["jobs"]["deploy"]["needs"] == "build"


def test_nothing_of_a_new_site_depends_on_where_it_was_made(tmp_path: Path) -> None:
    for name in ("here", "there"):
        make_site(tmp_path / name, DAY)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
