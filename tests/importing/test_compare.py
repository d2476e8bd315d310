"""The comparison of a draft with its original, also after somebody worked on it."""

from __future__ import annotations

import pytest

from askwell.importing.compare import compare
from tests.helpers import Site
from tests.importing.making import imported

TEXT = "Is this a test? (105 votes)\n\nThe first words. The second words.\n\nThe last words.\n\nFollow us on Twitter.\n"
SLUG = "is-this-a-test"
FIRST, LAST = "The first words. The second words.", "The last words."


def worked_on(site: Site, *changes: tuple[str, str]) -> None:
    """A draft of TEXT in which somebody changed something."""
    imported(site, "a.txt", TEXT)
    text = site.path(f"answers/{SLUG}.md").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    site.write(f"answers/{SLUG}.md", text)


@pytest.mark.parametrize(
    ("changes", "lost", "added"),
    [
        ([], [], ["todo"]),
        ([("second ", "")], ["second"], ["todo"]),
        ([(FIRST, "New words stand here.")], ["the first", "the second words"], ["new", "stand here", "todo"]),
        ([("# The original says: (105 votes)\n", "")], [], ["todo"]),
        ([("  votes: 105\n", ""), ("# The original says: (105 votes)\n", "")], ["105 votes"], ["todo"]),
        ([("[^TODO]", "[^test-source]")], [], ["test source"]),
    ],
)
def test_what_is_lost_and_what_is_added(
    site: Site, changes: list[tuple[str, str]], lost: list[str], added: list[str]
) -> None:
    worked_on(site, *changes)
    found = compare(site.root, SLUG)
    assert found.lost == lost
    assert found.added == added
    assert found.dropped == [("an invitation to follow", "Follow us on Twitter.")]


def test_words_that_moved_within_the_text_are_not_lost(site: Site) -> None:
    worked_on(site, (FIRST, "X"), (LAST, FIRST), ("X", LAST))
    found = compare(site.root, SLUG)
    assert found.lost == []
    assert [where for where, _ in found.moved if where == "elsewhere in the text"]


def test_a_draft_that_was_renamed_is_found_by_its_id(site: Site) -> None:
    worked_on(site)
    site.path(f"answers/{SLUG}.md").rename(site.path("answers/other.md"))
    assert compare(site.root, SLUG).answer == "content/answers/other.md"
