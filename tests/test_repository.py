"""What stands around the code: workflows, forms, and the page on hosts say what is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from askwell.render.policy import POLICY
from tests.conftest import ROOT
from tests.sites import run

TARGETS = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
DEPLOY = (ROOT / "docs" / "manual" / "deploy.md").read_text("utf-8")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_make_targets_and_may_only_read(path: Path) -> None:
    flow = read(path)
    assert flow["permissions"] == {"contents": "read"}
    runs = [step["run"] for job in flow["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs
    assert {run.split()[1] for run in runs} <= TARGETS
    assert {run.split()[0] for run in runs} == {"make"}


def test_the_workflows_test_each_version_of_python_and_the_long_tests() -> None:
    workflows = {path.stem: read(path) for path in WORKFLOWS}
    assert workflows["tests"]["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert "make test-long" in str(workflows["nightly"])
    assert "3.11 is what has run" in (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_something(path: Path) -> None:
    form = read(path)
    if path.stem == "config":
        assert form == {"blank_issues_enabled": False}
        return
    assert form["name"]
    assert form["description"]
    asked = {field["id"]: field.get("validations", {}).get("required", False) for field in form["body"]}
    assert any(asked.values())


def test_the_files_of_a_kept_library_are_there() -> None:
    names = ["CONTRIBUTING.md", "SECURITY.md", ".editorconfig", ".pre-commit-config.yaml", "hooks/askwell/py.typed"]
    assert [name for name in names if not (ROOT / name).is_file()] == []
    for name in ("CONTRIBUTING.md", "SECURITY.md"):
        links = re.findall(r"\]\(([^)#]+)", (ROOT / name).read_text("utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_project_tests_what_it_says_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    decisions = (ROOT / "docs" / "manual" / "decisions.md").read_text("utf-8")
    needs = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[>=~<]", need)[0] for need in needs}
    rows = {name.lower() for cell in re.findall(r"(?m)^\| ([^|]+) \|", decisions) for name in cell.split(", ")}
    assert {name for name in names if name.lower() not in rows} == set()


def test_every_host_gets_the_same_headers() -> None:
    table = dict(re.findall(r"(?m)^\| `([A-Z][A-Za-z-]+)` \| `([^`]+)` \|", DEPLOY))
    file = dict(re.findall(r"(?m)^  ([A-Z][A-Za-z-]+): (.+)$", DEPLOY))
    nginx = dict(re.findall(r'(?m)^    add_header ([A-Za-z-]+) "([^"]+)" always;$', DEPLOY))
    assert table == file == nginx
    assert table["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert "frame-ancestors" not in POLICY


MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.MULTILINE)
"""What git writes into a file where two versions do not fit together."""

SHOW_MARKS = {"docs/manual/errors.md"}


def test_no_merge_was_left_half_done() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = {name: ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()}
    assert {name for name, path in files.items() if MARK.search(path.read_text("utf-8", "replace"))} == SHOW_MARKS


@pytest.mark.slow
def test_the_manuals_are_built_as_a_site_with_a_search(tmp_path: Path) -> None:
    places = ("--config-file", str(ROOT / "mkdocs-manuals.yml"), "--site-dir", str(tmp_path / "manuals"))
    done = run(ROOT, "mkdocs", "build", "--quiet", "--strict", *places)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path.stem for path in (tmp_path / "manuals").glob("*.html")}
    assert pages >= {path.stem for path in (ROOT / "docs" / "manual").glob("*.md")}
    unread = [path.name for path in (tmp_path / "manuals").glob("*.html") if "```" in path.read_text("utf-8")]
    assert unread == [], "examples must be blocks of code"
    assert 'src="images/answer.png"' in (tmp_path / "manuals" / "authors.html").read_text("utf-8")
    assert (tmp_path / "manuals" / "images" / "gallery" / "a-score.svg").is_file()
    assert "frame-ancestors" in (tmp_path / "manuals" / "search" / "search_index.json").read_text("utf-8")


def test_the_lock_for_tests_holds_all_of_the_other() -> None:
    pinned = [
        set(re.findall(r"(?m)^[A-Za-z0-9._-]+==\S+", (ROOT / name).read_text("utf-8")))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert pinned[0] < pinned[1]
    assert len(pinned[0]) > 20
