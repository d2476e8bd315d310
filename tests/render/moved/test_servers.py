"""The table of addresses that lead on, as hosts and servers read it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from askwell.content.links.moves import Move
from askwell.render.moved.servers import MOST_RULES, server_files
from tests.helpers import Site

MOVES = (
    Move("a/t3st/", "answers/new/", "answers:t3st", "content", short=True),
    Move("answers/old/", "answers/new/", "answers:t3st", "content"),
    Move("a/g0ne/", "answers/gone/", "answers:g0ne", "content", short=True),
    Move("answers/older/", "answers/gone/", "answers:g0ne", "content"),
)


def made(site: Site, path: str, moves: tuple[Move, ...] = MOVES) -> Mapping[str, str]:
    settings = site.check().library.settings
    assert settings is not None
    base = f"https://test.example/{path}"
    return server_files(settings.model_copy(update={"base_url": base}), moves, ["answers/gone/"])


@pytest.mark.parametrize(("path", "root"), [("", "/"), ("wellness/", "/wellness/")])
def test_each_form(site: Site, path: str, root: str) -> None:
    """A site below a path has that path in front of both ends. Nothing leads to what was withdrawn."""
    assert made(site, path) == {
        "_redirects": f"{root}answers/old/ {root}answers/new/ 301\n{root}a/t3st/ {root}answers/new/ 302\n"
        f"{root}a/:id/:more {root}a/:id/ 302\n{root}d/:flow/:choice/:more {root}d/:flow/:choice/ 302\n",
        "redirects/gone.nginx": f"{root}a/g0ne/ 1;\n{root}answers/gone/ 1;\n{root}answers/older/ 1;\n",
        "redirects/gone.apache": f"{root}a/g0ne/ 1\n{root}answers/gone/ 1\n{root}answers/older/ 1\n",
        "redirects/moved.nginx": f"{root}answers/old/ {root}answers/new/;\n",
        "redirects/moved.apache": f"{root}answers/old/ {root}answers/new/\n",
        "redirects/short.nginx": f"{root}a/t3st/ {root}answers/new/;\n",
        "redirects/short.apache": f"{root}a/t3st/ {root}answers/new/\n",
    }


def test_a_host_gets_no_more_rules_than_it_reads_and_those_of_old_addresses_first(site: Site) -> None:
    old = tuple(Move(f"answers/old-{n}/", "answers/new/", "answers:t3st", "content") for n in range(MOST_RULES))
    files = made(site, "", (MOVES[0], *old))
    assert len(files["_redirects"].splitlines()) == MOST_RULES + 2
    assert [line for line in files["_redirects"].splitlines() if ":" in line] == files["_redirects"].splitlines()[-2:]
    assert "/a/t3st/" not in files["_redirects"]
    assert "/a/t3st/" in files["redirects/short.nginx"]
