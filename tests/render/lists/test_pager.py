"""The links from a page of a list to the others."""

import re
from collections.abc import Sequence

import pytest

from askwell.render.lists.pager import Around, page_path

HERE, GAP = "*", "…"


@pytest.mark.parametrize(
    ("last", "here", "expected"),
    [
        pytest.param(1, 1, "*", id="one page: templates ask first whether there are more"),
        pytest.param(2, 2, "1 *", id="two"),
        pytest.param(12, 5, "1 2 3 4 * 6 7 8 9 10 11 12", id="all of a short list"),
        pytest.param(13, 1, "* 2 3 … 11 … 13", id="the first of a longer one"),
        pytest.param(13, 13, "1 … 3 … 11 12 *", id="its last"),
        pytest.param(13, 4, "1 2 3 * 5 6 … 13", id="no gap where none is"),
        pytest.param(50, 25, "1 … 15 … 23 24 * 26 27 … 35 … 50", id="its middle"),
        pytest.param(500, 250, "1 … 150 … 240 … 248 249 * 251 252 … 260 … 350 … 500", id="of a very long one"),
    ],
)
def test_links(last: int, here: int, expected: str) -> None:
    assert shown(Around("answers/", last), here) == expected.split()


@pytest.mark.parametrize("last", [2, 13, 99, 500, 5_000])
def test_each_page_is_a_few_steps_from_the_first(last: int) -> None:
    around, seen, edge = Around("answers/", last), {1}, [1]
    for _ in range(24):
        edge = [int(n) for here in edge for n in shown(around, here) if n.isdigit() and int(n) not in seen]
        seen |= set(edge)
        edge = sorted(set(edge))
    assert seen == set(range(1, last + 1))


def shown(around: Around, here: int) -> Sequence[str]:
    """What stands in the links: numbers, the page itself and gaps. Each link leads where its number says."""
    found = []
    path = page_path(around.base, here)
    for item in around.links(path).splitlines():
        words = re.sub(r"<span class=\"aw-hidden\">Page </span>|<[^>]*>", "", item)
        link = re.search(r'href="([^"]*)"', item)
        if link:
            assert link[1] == "../" * path.count("/") + page_path(around.base, int(words))
        found.append(HERE if "aria-current" in item else words)
    return found
