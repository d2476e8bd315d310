"""However many processes look at the pages, the same is found; what one of them did not look at is no silent pass."""

from __future__ import annotations

import os
import re
import signal
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from askwell import progress
from askwell.audit.site_audit import PageAudit, SiteAudit
from askwell.cli.main import main
from askwell.diagnostics import Diagnostic
from askwell.processes import VARIABLE, ProcessesError
from tests.audit.spoil import ABOUT, EXPERT, FULL, GUIDE, HOME, PLAIN, TOPIC, Copy, add, drop, says, twice, without

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def _run(copy: Copy, run: type[SiteAudit] = SiteAudit) -> SiteAudit:
    return run(copy.site, copy.checked, copy.first.rendered, copy.first.docs, "site")


def _spoil(copy: Copy) -> None:
    """Faults of single pages, of pages together and of files, several in one place."""
    copy.spoil(FULL, without('[id="source--web-source"]', "id"))
    copy.spoil(PLAIN, add("main", '<a href="../full/#gone">x</a><a href="../gone/">x</a>'))
    copy.spoil(HOME, drop("[data-disclaimer]"))
    copy.spoil(GUIDE, says("[data-choice]", "Other"))
    copy.spoil(TOPIC, twice("h1"))
    copy.spoil(EXPERT, twice("main [id]"))
    copy.write(ABOUT, "")
    copy.write("more/index.html", "<p>x</p>")
    (copy.site / "404.html").unlink()


@pytest.fixture
def found(copy: Copy) -> tuple[Diagnostic, ...]:
    """What one process finds in a spoilt site."""
    _spoil(copy)
    return _run(copy).whole(1)


def test_there_is_much_to_find(found: tuple[Diagnostic, ...]) -> None:
    wanted = {"PAGE106", "LINK001", "LINK002", "DISC101", "GUIDE006", "ID001", "PAGE001", "PAGE002", "FILE001"}
    assert wanted <= {one.code for one in found}


@pytest.mark.parametrize("number", [2, 8])
def test_the_same_is_found_in_the_same_order(number: int, found: tuple[Diagnostic, ...], copy: Copy) -> None:
    told = [one.as_json() for one in found]
    assert [one.as_json() for one in _run(copy).whole(number)] == told


def test_what_a_page_shows_does_not_depend_on_the_pages_before_it(copy: Copy) -> None:
    """What was learned of links in one page is used for the next ones."""
    _spoil(copy)
    run = _run(copy)
    paths = run.files.pages()
    alone = {path: _run(copy).page(path) for path in paths}
    assert {path: run.page(path) for path in paths} == alone
    assert {path: run.page(path) for path in reversed(paths)} == alone


@pytest.mark.parametrize("number", [2, 8])
def test_nothing_is_found_in_a_good_site(number: int, copy: Copy) -> None:
    assert _run(copy).whole(number) == ()


@pytest.mark.parametrize("number", [1, 2])
def test_how_far_it_is_is_told(number: int, copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUICK", -1.0)
    out = StringIO()
    with progress.shown(out):
        _run(copy).whole(number)
    assert re.search(r"^Auditing pages: \d\d in ", out.getvalue(), re.M), out.getvalue()


class _Ended(SiteAudit):
    """An audit that is ended from outside while it looks at one page."""

    def page(self, path: str) -> PageAudit:
        if path == PLAIN:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().page(path)


def test_a_process_that_dies_is_no_silent_pass(copy: Copy) -> None:
    with pytest.raises(ProcessesError, match="processes was ended before its work was done"):
        _run(copy, _Ended).whole(2)


def test_the_command_says_it_in_a_sentence(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    monkeypatch.setenv(VARIABLE, "two")
    done = CliRunner().invoke(main, ["audit", str(small / "site"), "--root", str(small), "--as-of", "2026-11-22"])
    said = "Error: ASKWELL_PROCESSES is 'two': set it to a number of processes from 1 to 999, or unset it\n"
    assert (done.exit_code, done.output) == (1, said)
