from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.editions import KEPT, TEXT, sent
from tests.helpers import ANSWER, Site

CORRECTED = """published: 2026-01-10
updated: 2026-02-01
changes:
  - {on: 2026-02-01, kind: correction, what: Test words were wrong., by: test-expert}"""
NEXT = "newsletters/2026-12-03.md"


def run(site: Site, *words: str) -> str:
    arguments = ["edition", "affected", "--root", str(site.root), "--as-of", "2026-11-22", *words]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0
    return done.output


def test_nothing_happened(site: Site) -> None:
    assert run(sent(site)) == "1 sent: nothing of what they led to was corrected, taken back or is overdue.\n"


def test_a_correction_that_nobody_told(site: Site) -> None:
    sent(site)
    site.replace(ANSWER, "published: 2026-01-10", CORRECTED)
    assert (
        run(site)
        == """\
2026-01-10  Test data for a newsletter, not advice
  Is this test data? (/a/t3st/)
    correction, 2026-02-01: Test words were wrong.
      Not told yet. Put this into 'items' of a new file of content/newsletters (`askwell edition new`):
        - answer: t3st
          change: 2026-02-01
"""
    )
    site.write(NEXT, TEXT)
    assert run(site).endswith(f"Put this into item 1 of 'items' of content/{NEXT}:\n          change: 2026-02-01\n")
    site.write(NEXT, TEXT.replace("answer: t3st\n", "answer: t3st\n    change: 2026-02-01\n"))
    assert f"Not told yet; it stands in content/{NEXT}." in run(site)


def test_data(site: Site) -> None:
    sent(site)
    site.replace(ANSWER, "published: 2026-01-10", CORRECTED)
    [one] = json.loads(run(site, "--json"))
    assert one.pop("next").startswith("Not told yet.")
    assert one == {
        "edition": "2026-01-10",
        "sent": "2026-01-10",
        "item": "t3st",
        "title": "Is this test data?",
        "path": "a/t3st/",
        "file": f"content/{ANSWER}",
        "kind": "answer",
        "what": "correction",
        "on": "2026-02-01",
        "says": "Test words were wrong.",
        "told_on": None,
        "told_by": None,
        "draft": "- answer: t3st\n  change: 2026-02-01",
    }


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("published: 2026-01-10\nstatus: withdrawn\nsince: 2026-02-01\nwhy: Test.", "Add an entry to 'changes'"),
        (f"{CORRECTED}\nstatus: withdrawn\nsince: 2026-02-01\nwhy: Test.", "blurb: TODO"),
        (CORRECTED.replace("by:", "mailed: 2026-02-03, by:"), "Told on 2026-02-03."),
    ],
)
def test_what_to_do(new: str, said: str, site: Site) -> None:
    sent(site)
    site.replace(ANSWER, "published: 2026-01-10", new)
    assert said in run(site)


def test_what_nothing_keeps_is_named(site: Site) -> None:
    site.write("newsletters/2026-01-10.md", TEXT.replace("ai_use", "sent: 2026-01-10\nai_use"))
    said = "What was mailed of 2026-01-10 is not kept, or cannot be read: see what `askwell check` says.\n"
    assert run(site) == said
    site.write(KEPT, "{}")
    assert run(site) == said


def test_a_text_that_was_taken_back_needs_one_item(site: Site) -> None:
    sent(site)
    change = "  - {on: 2026-02-01, kind: retraction, what: Test words were wrong., by: test-expert}"
    state = f"status: withdrawn\nsince: 2026-02-01\nwhy: Test.\nupdated: 2026-02-01\nchanges:\n{change}"
    site.replace(ANSWER, "published: 2026-01-10", f"published: 2026-01-10\n{state}")
    said = run(site)
    assert said.count("- answer: t3st") == 1
    assert "The item above tells it too." in said
