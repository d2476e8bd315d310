"""Which files of `docs/` are published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from askwell.content.handwritten import HIDDEN, hiding

NAMES = st.lists(st.sampled_from(["a", "b", "ab", ".a", "templates", "a.md", "a b"]), min_size=1, max_size=4).map(
    "/".join
)
LINES = st.lists(
    st.sampled_from(["", "a/", "b/", "templates/", "a", "/a/", "a/b/", "*.md", "!.a", " a/", "a/ ", "# b/", "a b/"]),
    max_size=3,
).map("\n".join)


@given(LINES, NAMES)
def test_a_list_of_folders_means_what_it_means_to_git(lines: str, name: str) -> None:
    plain = GitIgnoreSpec.from_lines([*HIDDEN, *lines.splitlines()])
    assert hiding(lines)(name) == plain.match_file(name)


@pytest.mark.parametrize(
    ("lines", "name", "hidden"),
    [
        ("", "about.md", False),
        ("", ".well-known/x", True),
        ("", "pages/.draft.md", True),
        ("", "templates/x.html", True),
        ("", "pages/templates/x.html", False),
        ("manual/\n", "manual/x.md", True),
        ("manual/\n", "pages/manual/x.md", True),
        ("manual/\n", "my-manual/x.md", False),
        ("manual/\n", "manual", False),
        ("!.well-known\n", ".well-known/x", False),
    ],
)
def test_what_is_hidden(lines: str, name: str, hidden: bool) -> None:
    assert hiding(lines)(name) is hidden
