"""The gallery of patterns: each is a whole guide without findings, with a picture of its map and a near miss."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from askwell.checks.checked_site import CheckedSite
from tests import gallery
from tests.helpers import Site
from tests.test_manual import Block, blocks, manual, sections, spoil

PATTERNS = gallery.patterns()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return gallery.site(tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="module")
def checked(site: Site) -> CheckedSite:
    return site.check()


def test_every_guide_is_proven_and_has_no_findings(checked: CheckedSite) -> None:
    assert [str(found) for found in checked.diagnostics] == []
    assert checked.machines.keys() >= PATTERNS.keys()


@pytest.mark.parametrize("name", PATTERNS)
def test_every_picture_is_what_the_program_draws(checked: CheckedSite, name: str) -> None:
    drawn = gallery.pictures(checked)[name]
    assert (gallery.PICTURES / f"{name}.svg").read_text("utf-8") == drawn, "run: make picture"
    assert len(drawn.encode()) < 9_000
    assert "href" not in drawn
    assert fromstring(drawn).findtext("{http://www.w3.org/2000/svg}title")


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_has_words_a_picture_and_a_near_miss(name: str) -> None:
    section = PATTERNS[name]
    assert len(section.partition("```")[0].split()) > 15
    pictures = re.findall(r"!\[Map: ([^\]]+)\]\(images/gallery/([a-z-]+)\.svg\)", section)
    assert [picture for _, picture in pictures] == [name]
    assert len(pictures[0][0].split()) > 8
    assert [block.language for block in blocks(section)].count("diff") == 1


@pytest.mark.parametrize("name", PATTERNS)
def test_every_near_miss_is_found(name: str, tmp_path: Path) -> None:
    section, miss = PATTERNS[name], gallery.site(tmp_path)
    (change,) = (block for block in blocks(section) if block.language == "diff")
    spoil(miss.root, Block("diff", f"content/flows/{name}.yml", change.text))
    said = re.findall(r"\(\[([A-Z]+[0-9]{3})\]\(errors\.md#", section)
    assert len(said) == 1
    about = f"content/flows/{name}.yml"
    assert said[0] in {found.code for found in miss.check().diagnostics if found.location.path == about}


def test_the_table_of_patterns_has_all_of_them() -> None:
    table = manual(gallery.PAGE).partition("\n## ")[0]
    assert re.findall(r"(?m)\| \[([^\]]+)\]\(#[a-z-]+\) \|$", table) == [*sections(manual(gallery.PAGE), 2)]


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in gallery.PICTURES.iterdir()} == PATTERNS.keys()
