"""The story of an answer's life can be followed, and every address of every step answers at its end."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from askwell.build_date import today
from askwell.checks import check
from askwell.diagnostics import errors
from askwell.mkdocs_adapter import docs_of
from askwell.permanence.comparison import compare
from askwell.render.site import render_site
from askwell.starter import make_site
from tests.helpers import TODAY
from tests.permanence.visitor import part, served
from tests.test_flow_pages import pattern, run
from tests.test_manual import blocks, manual, sections, spoil


@pytest.mark.slow
def test_the_story_can_be_followed_and_loses_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_site(tmp_path, TODAY)
    known: set[str] = set()
    with served() as server:
        for heading, text in sections(manual("life.md"), 2).items():
            day = datetime.fromisoformat(heading[:10]).replace(tzinfo=UTC)
            monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{day.timestamp():.0f}")
            for block in blocks(text):
                if block.language != "console":
                    spoil(tmp_path, block)
                    continue
                for command in re.split(r"(?m)^(?=\$ )", block.text)[1:]:
                    line, _, shown = command.partition("\n")
                    printed = run(line, shown)
                    assert re.fullmatch(pattern(shown), printed), (heading, printed)
            checked = check(tmp_path, today())
            site = render_site(checked, docs_of(tmp_path))
            assert not (bad := [str(d) for d in errors((*checked.diagnostics, *compare(site, checked).findings))]), bad
            server.publish(site)
            known |= {page.path for page in site.pages}
            visits = {path: server.visit(path) for path in known}
            assert [path for path, visit in visits.items() if visit.status != 200 or visit.hops > 1] == []
        assert "Is this a sample about bread?" in visits["answers/apples/"].html
        assert visits["a/apples/"].hops == 1
        assert "Is this a sample about jam?" in visits["a/jam/"].html
        assert "Head of samples" in visits["answers/figs/"].html
        assert "retracted" in visits["a/cherries/"].html
        assert not visits["a/cherries/"].by_itself
        assert 'data-state="archived"' in visits["answers/eggs/"].html
        for path in ("a/sample1/", "answers/sample-question/", "answers/sample/"):
            assert "This sample has served its time." in visits[path].html
            assert "A passage in our own words" in part(visits[path].html, "what-a-person-said")
            assert not visits[path].by_itself
