"""What the command reads before it does anything: the less, the sooner an editor sees what is wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

LOADED = "import sys; {}; print(*sorted({{name.split('.')[0] for name in sys.modules}} | set(sys.modules)))"


def loaded(code: str) -> set[str]:
    """The modules that are there after some code has run in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("package", ["mkdocs", "material", "jinja2", "markdown", "lxml", "cssselect2", "tinycss2"])
def test_a_check_reads_nothing_that_only_a_build_needs(package: str) -> None:
    code = "from askwell.cli.main import main\ntry: main(['check'])\nexcept SystemExit: pass"
    assert package not in loaded(f"exec({code!r})")


def test_the_package_itself_reads_nothing() -> None:
    assert {name for name in loaded("import askwell") if name.startswith("askwell")} == {"askwell"}


def test_only_the_commands_about_flows_read_what_draws_and_compares_them() -> None:
    assert not any(name.startswith("askwell.flow.report") for name in loaded("import askwell.cli.main"))
    assert "askwell.flow.report.diff" in loaded("import askwell.cli.flow_commands")
