"""`askwell sources`, as a person types it. Nobody is asked but this machine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from askwell.cli import sources_commands
from askwell.cli.main import main
from askwell.content.library import Library
from askwell.watch.network import Network, Reply
from askwell.watch.visit import Visitor
from tests.helpers import ANSWER, Site
from tests.sites import TEST_DAY
from tests.watch.server import BODY, page


class Elsewhere(Network):
    """All other sites: a page at each address."""

    def ask(self, method: str, url: str, *_: Any) -> Reply:
        del method
        status, text = SAYS.get(url, (404, ""))
        return Reply(status, headers={"content-type": "text/html"}, body=page(text))


SAYS: dict[str, tuple[int, str]] = {}
URL = "https://source.example/page"


def askwell(site: Site, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["sources", "--root", str(site.root), *arguments], env=TEST_DAY)


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def visitor(library: Library) -> Visitor:
        del library
        return Visitor(Elsewhere("test"), pause=0)

    monkeypatch.setattr(sources_commands, "visitor", visitor)
    SAYS.clear()
    SAYS[URL] = (200, BODY)


def test_from_the_first_reading_to_a_change_that_is_accepted(site: Site) -> None:
    first = askwell(site)
    assert first.exit_code == 0, first.output
    assert "1 source read for the first time" in first.output
    assert "1 source without an address: paper-source" in first.output
    assert "accepted test-source" in askwell(site, "--accept").output
    assert askwell(site, "--offline").output.endswith("0 sources need a person; 1 as they were read.\n")

    SAYS[URL] = (200, BODY + "<p>A new test sentence.</p>")
    changed = askwell(site, "--only", "test-source")
    assert changed.exit_code == 0
    assert "CHANGED" in changed.output
    assert "    + A new test sentence.\n" in changed.output
    line = site.path(ANSWER).read_text("utf-8").partition("---\nTest words.")[0].count("\n") + 2
    assert f"content/{ANSWER}:{line}:12: text before the first heading: Test words.\n" in changed.output
    assert "content/answers/sample.md: its review is due on 2027-01-10" in changed.output
    assert "1 source needs a person" in askwell(site, "--offline").output
    assert askwell(site, "--offline", "--fail-changed").exit_code == 1

    assert "accepted test-source" in askwell(site, "--accept", "test-source").output
    assert askwell(site, "--offline", "--fail-changed").exit_code == 0
    assert askwell(site, "--accept").output.startswith("There is no new source")


def test_json(site: Site) -> None:
    askwell(site)
    askwell(site, "--accept")
    SAYS[URL] = (404, "")
    data = json.loads(askwell(site, "--only", "test-source", "--json").output)
    (item,) = data["sources"]
    assert (item["id"], item["troubles"][0]["kind"], data["asked"]) == ("test-source", "gone", ["test-source"])
    assert {"path", "line", "column", "what", "words"} == set(item["rests"][0])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--only", "tset-source"], 2, "did you mean 'test-source'"),
        (["test-source"], 2, "after --accept or after --only"),
        (["--accept", "tset-source"], 1, "Nothing was accepted."),
        (["--accept", "paper-source"], 1, "has no address"),
        (["--accept"], 0, "There is no new source"),
    ],
)
def test_what_is_not_understood_is_told(site: Site, arguments: list[str], code: int, said: str) -> None:
    done = askwell(site, *arguments)
    assert (done.exit_code, said in done.output) == (code, True), done.output


def test_a_folder_without_a_site(site: Site) -> None:
    done = CliRunner().invoke(main, ["sources", "--root", str(site.root / "content")])
    assert (done.exit_code, "there is no site" in done.output) == (2, True)


def test_broken_files_are_told_and_end_nothing(site: Site) -> None:
    site.write("sources.lock", "<<<<<<< HEAD\n")
    (site.root / ".askwell").mkdir()
    (site.root / ".askwell" / "sources.json").write_text("{")
    done = askwell(site, "--offline")
    assert done.exit_code == 0
    assert "WATCH001" in done.output
    assert "each source is asked anew" in done.output


def test_mistakes_that_hide_what_rests_on_a_source_are_told(site: Site) -> None:
    site.replace(ANSWER, "short_answer:", "short_anser:")
    done = askwell(site, "--offline")
    assert "Some of the content has mistakes (answers)" in done.output


def test_who_asks_is_named_to_sites(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    agent = sources_commands.visitor(site.check().library).network.agent
    assert (agent.startswith("AskWell/"), "+https://site.example/" in agent) == (True, True)
