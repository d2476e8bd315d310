"""The page on sites of many answers: its figures are the program's, and its script does what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from askwell.render.lists.orders import PAGE_SIZE
from askwell.render.machines.sitemap import MOST_ADDRESSES, PART
from askwell.render.moved.servers import MOST_RULES, SPOILT
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "manual" / "large-sites.md").read_text("utf-8")


def example(title: str) -> str:
    (found,) = re.findall(rf'(?ms)^```\w+ title="{re.escape(title)}"\n(.*?)^```$', PAGE)
    return str(found)


def test_its_figures_are_those_of_the_program() -> None:
    said = [f"up to {MOST_ADDRESSES:,} pages", f"pages of {PAGE_SIZE}.", f"`{PART.format(2)}`", f"{MOST_RULES:,} rules"]
    assert [figure for figure in said if figure not in PAGE] == []
    assert len(SPOILT) == 2
    assert "two for spoilt addresses" in PAGE


def test_the_matrix_builds_each_desk_and_then_the_inventory() -> None:
    jobs = yaml.safe_load(example(".github/workflows/desks.yml"))["jobs"]
    assert jobs["inventory"]["needs"] == "desk"
    assert {"run": "make site"} in jobs["desk"]["steps"]


def desks(folder: Path, **lines: list[str]) -> None:
    """A folder with desks, each with the addresses in its list."""
    (folder / "inventory.sh").write_text(example("inventory.sh"), "utf-8")
    for name, addresses in lines.items():
        content = folder / "desks" / name / "content"
        content.mkdir(parents=True, exist_ok=True)
        base = name.partition("_")[0]
        (content / "site.yml").write_text(f"name: Test\nbase_url: https://site.example/{base}/\n", "utf-8")
        listed = "".join(f"address {address} answers:test\n" for address in addresses)
        (content / "links.lock").write_text(f"# Test\nlines 9\n{listed}place answers/a/ part\n", "utf-8")


def inventory(folder: Path) -> tuple[int, str]:
    done = subprocess.run(["sh", "inventory.sh"], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_inventory_has_the_addresses_of_all_desks(tmp_path: Path) -> None:
    desks(tmp_path, bones=["/", "answers/a/"], heart=["answers/a/"])
    assert inventory(tmp_path) == (0, "")
    assert (tmp_path / "inventory.txt").read_text("utf-8").splitlines() == [
        "https://site.example/bones/",
        "https://site.example/bones/answers/a/",
        "https://site.example/heart/answers/a/",
    ]
    desks(tmp_path, skin=["answers/b/"])
    assert inventory(tmp_path) == (0, "")
    assert "/skin/answers/b/" in (tmp_path / "inventory.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (
            {"bones_again": ["answers/a/"]},
            "https://site.example/bones/answers/a/\nThese addresses stand in two desks.\n",
        ),
        (
            {"heart": ["answers/b/"]},
            "https://site.example/heart/answers/a/\nThese addresses were published once, and no desk has them now.\n",
        ),
    ],
)
def test_an_address_that_is_lost_or_given_twice_is_an_error(
    later: dict[str, list[str]], said: str, tmp_path: Path
) -> None:
    desks(tmp_path, bones=["answers/a/"], heart=["answers/a/"])
    assert inventory(tmp_path) == (0, "")
    before = (tmp_path / "inventory.txt").read_text("utf-8")
    desks(tmp_path, **later)
    assert inventory(tmp_path) == (1, said)
    assert (tmp_path / "inventory.txt").read_text("utf-8") == before
