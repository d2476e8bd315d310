"""What the command reads before it does anything: the less, the sooner an editor sees what is wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from askwell.starter import make_site

DAY = date(2026, 11, 25)


def loaded(module: str) -> set[str]:
    """The modules of Ask Well that are there after one was imported, in an interpreter of its own."""
    code = f"import sys, {module}; print(*(name for name in sys.modules if name.startswith('askwell')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_itself_reads_nothing() -> None:
    assert loaded("askwell") == {"askwell"}


def test_only_the_commands_about_flows_read_what_draws_and_compares_them() -> None:
    assert not any(name.startswith("askwell.flow.report") for name in loaded("askwell.cli.main"))
    assert "askwell.flow.report.diff" in loaded("askwell.cli.flows.diff")


HEAVY = {"concurrent.futures", "jinja2", "lxml", "markdown", "mkdocs", "pathspec", "PIL", "sqlite3", "http.client"}
"""Libraries that other commands need, or other sites."""


def checked(root: Path) -> set[str]:
    """The modules that are there after a site was checked, in an interpreter of its own."""
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"from askwell.cli.main import main; main(['check', '--as-of', '{DAY}', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return set(done.stderr.split())


def test_a_check_reads_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    make_site(tmp_path, DAY)
    assert checked(tmp_path) & HEAVY == set()


def test_reading_what_a_build_needs_reads_neither_pictures_nor_maps_nor_the_network() -> None:
    code = "import sys, askwell.render.site, askwell.audit.site_audit, askwell.search.index; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    unread = {"PIL.Image", "fast_sugiyama", "ssl", "http.client", "concurrent.futures", "mkdocs", "lark"}
    assert set(done.stdout.split()) & unread == set()


def test_no_pattern_is_compiled_before_it_is_used() -> None:
    code = (
        "import re, sys; compile, found = re.compile, []\n"
        "def noted(*args, **named):\n"
        "    found.append(sys._getframe(1).f_globals['__name__'])\n"
        "    return compile(*args, **named)\n"
        "re.compile = noted\n"
        "import askwell.cli.main, askwell.render.site, askwell.audit.site_audit, askwell.search.index\n"
        "print(*(name for name in found if name.startswith('askwell')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
