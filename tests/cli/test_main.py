"""The `askwell` command, as a person types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from askwell.cli.main import main
from askwell.content.schema import bindings, schemas
from askwell.starter import make_site
from tests.conftest import ROOT
from tests.helpers import ANSWER, TODAY, Site, good_site
from tests.sites import QUIET, TEST_DAY, run, tree

BROKEN = "topics: [test-topik]"


def askwell(*arguments: str | Path, text: str = "") -> Result:
    """The command with some arguments; `text` is what the person types when asked."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, env=TEST_DAY)


def broken(site: Site) -> Path:
    site.replace(ANSWER, "topics: [test-topic]", BROKEN)
    return site.root


def test_check_of_good_content(site: Site) -> None:
    done = askwell("check", site.root)
    assert (done.exit_code, done.output) == (0, "0 errors, 0 warnings\n")
    assert json.loads(askwell("check", site.root, "--json").output) == []


def test_check_tells_the_same_as_text_and_as_json(site: Site) -> None:
    done, data = askwell("check", broken(site)), askwell("check", site.root, "--json")
    assert (done.exit_code, data.exit_code) == (1, 1)
    (found,) = json.loads(data.output)
    place = f"{found['path']}:{found['line']}:{found['column']}"
    assert done.output == (
        f"{place}: {found['severity']} {found['code']}: {found['message']}\n"
        f"    hint: {found['hint']}\n1 error, 0 warnings\n"
    )
    assert (place, found["code"]) == ("content/answers/sample.md:9:10", "REF001")


def test_a_warning_alone_does_not_fail_the_check(site: Site) -> None:
    site.replace(ANSWER, "Test words.[^test-source]\n\n##", f"{'Test ' * 30}words.[^test-source]\n\n##")
    done = askwell("check", site.root)
    assert done.exit_code == 0
    assert " warning " in done.output
    assert done.output.endswith("0 errors, 1 warning\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["check", "gone"], "gone", id="no such folder"),
        pytest.param(["chek"], "chek", id="no such command"),
        pytest.param(["check", ".", "--jsn"], "--jsn", id="no such option"),
        pytest.param(["new", "poem", "Test"], "poem", id="no such kind"),
        pytest.param(["build", "--root", "."], "no mkdocs.yml", id="nothing to build"),
    ],
)
def test_wrong_words(site: Site, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    monkeypatch.chdir(site.root)
    done = askwell(*arguments)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "command", [["check"], ["flow", "paths", "jogging"], ["schema", "--root", "TMP"]], ids=["check", "flow", "schema"]
)
def test_what_needs_no_engine_does_not_load_it(tmp_path: Path, command: list[str]) -> None:
    words = [word.replace("TMP", str(tmp_path)) for word in command]
    code = f"""
import sys
from askwell.cli.main import main
try:
    main({words!r})
except SystemExit as end:
    assert not end.code
engine = {{"mkdocs", "material", "lxml", "jinja2", "markdown"}}
assert not engine & set(sys.modules), "an engine was loaded"
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_audit_by_eye_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(tmp_path / "new", TODAY)
    (tmp_path / "site").mkdir()
    command: list[str | Path] = ["audit", tmp_path / "site", "--root", tmp_path / "new", "--browser"]
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nothing"))
    done = askwell(*command)
    assert (done.exit_code, "needs a Chromium: install one" in done.output) == (1, True)
    monkeypatch.setitem(sys.modules, "askwell.audit.browser.driver", None)  # as if Playwright were not there
    done = askwell(*command)
    assert (done.exit_code, "needs Playwright: install it with `pip install playwright`" in done.output) == (1, True)


def test_build_of_broken_content_prints_the_findings(tmp_path: Path) -> None:
    askwell("init", tmp_path / "new")
    (tmp_path / "new" / "content" / "topics.yml").write_text("{}\n", "utf-8")
    done = run(tmp_path / "new", "askwell", "build")
    assert done.returncode == 1
    assert "error REF001" in done.stderr
    assert not (tmp_path / "new" / "site").exists()


def test_stage_writes_a_tree_that_the_plain_engine_builds(tmp_path: Path) -> None:
    assert askwell("init", tmp_path / "new").exit_code == 0
    site = tmp_path / "new"
    done = run(site, "askwell", "stage", str(tmp_path / "plain" / "docs"))
    assert done.returncode == 0, done.stderr
    settings = (site / "mkdocs.yml").read_text("utf-8").replace("hooks:\n  - hooks/mkdocs_hooks.py\n", "")
    settings = settings.replace("watch:\n  - content\n", "extra_css: [assets/askwell.css]\n")
    assert "hooks" not in settings
    (tmp_path / "plain" / "mkdocs.yml").write_text(settings, "utf-8")
    done = run(tmp_path / "plain", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    built = tmp_path / "plain" / "site"
    page = (built / "answers" / "sample-question" / "index.html").read_text("utf-8")
    assert 'data-answer="sample-question"' in page
    assert "Open the guide" in page
    guide = (built / "decide" / "sample-guide" / "index.html").read_text("utf-8")
    assert guide.count("data-choice=") == 6
    assert {"", "decide", "topics", "experts", "decide/sample-guide", "about"} <= {
        path.parent.relative_to(built).as_posix().removeprefix(".") for path in built.rglob("index.html")
    }


def test_stage_refuses_a_folder_in_use_and_broken_content(site: Site, tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "mine.md").write_text("Test", "utf-8")
    done = askwell("stage", "--root", site.root, used)
    assert done.exit_code == 1
    assert "is not empty" in done.output
    assert tree(used) == {"mine.md": b"Test"}
    done = askwell("stage", "--root", broken(site), tmp_path / "fresh")
    assert done.exit_code == 1
    assert not (tmp_path / "fresh").exists()


def test_init_makes_a_site_without_findings(tmp_path: Path) -> None:
    done = askwell("init", tmp_path / "new")
    assert done.exit_code == 0
    assert askwell("check", tmp_path / "new").output == "0 errors, 0 warnings\n"
    assert {"mkdocs.yml", "README.md", ".gitignore", "hooks/mkdocs_hooks.py", "schemas/answers.json"} <= set(
        tree(tmp_path / "new")
    )
    assert not [name for name, text in tree(tmp_path / "new").items() if b"@today@" in text]
    made = {"/site/", "/build/", "/.askwell/"}  # can be made again, or holds readers' addresses
    assert made <= set((tmp_path / "new/.gitignore").read_text("utf-8").split())


def test_init_refuses_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("Test", "utf-8")
    for folder in (tmp_path, tmp_path / "mine.md"):
        done = askwell("init", folder)
        assert done.exit_code != 0
        assert "Traceback" not in done.output
    assert tree(tmp_path) == {"mine.md": b"Test"}


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    assert {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").iterdir()} == schemas()
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == bindings()


def test_schema_writes_what_the_repository_has(tmp_path: Path) -> None:
    good_site(tmp_path)
    assert askwell("schema", "--root", tmp_path).exit_code == 0
    assert tree(tmp_path / "schemas") == tree(ROOT / "schemas")
    own = tmp_path / ".vscode" / "settings.json"
    assert own.read_bytes() == (ROOT / ".vscode" / "settings.json").read_bytes()
    own.write_text("{}", "utf-8")
    askwell("schema", "--root", tmp_path)
    assert own.read_text("utf-8") == "{}"


def test_the_command_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "askwell", "-h"], env=QUIET, capture_output=True, text=True, check=True
    )
    assert all(name in done.stdout for name in main.list_commands(click.Context(main)))
