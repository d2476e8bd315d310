"""A site's own looks: colours that can be read, a logo that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from askwell.colours import contrast, theme_colours
from askwell.render.styles import style_sheet
from askwell.starter import make_site
from askwell.surroundings.all_findings import with_surroundings
from tests.helpers import TODAY, Site

SETTINGS = "site.yml"


def looks(site: Site, written: str) -> list[str]:
    """The codes and places of what is wrong with some looks, and the site's other findings."""
    return given(site, f"looks: {{{written}}}")


def given(site: Site, line: str) -> list[str]:
    """The codes and places of all findings if the settings have another line."""
    before = site.path(SETTINGS).read_text("utf-8")
    site.write(SETTINGS, f"{before}{line}\n")
    checked = with_surroundings(site.root, site.check())
    return [f"{d.code} {d.message}" for d in checked.diagnostics]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('brand: "#0b4f4c", brand_dark: "#7fd1c7"', []),
        ("face: system", []),
        ("face: serif", []),
        ('brand: "#5C1745", brand_dark: "#F0B3DA"', []),
        ('brand: "#0b4f4c"', ["LOOK002 'brand' stands without 'brand_dark'"]),
        ('brand_dark: "#7fd1c7"', ["LOOK002 'brand_dark' stands without 'brand'"]),
        ('brand: "#767676", brand_dark: "#7fd1c7"',
         ["LOOK001 #767676 on #f7f4ee, the colour of tinted boxes, has a contrast of 4.1 to 1"]),
        ('brand: "#0b4f4c", brand_dark: "#0b4f4c"',
         ["LOOK001 #0b4f4c on #17191c, the colour of the page, has a contrast of 1.9 to 1",
          "LOOK001 #0b4f4c on #22252a, the colour of tinted boxes, has a contrast of 1.6 to 1"]),
        ("brand: teal", ["FIELD012 brand: 'teal' is not a colour"]),
        ('brand: "#fff"', ["FIELD012 brand: '#fff' is not a colour"]),
        ("logo: logo.svg", ["FIELD013 logo: 'logo.svg' is not the name of a picture"]),
        ("logo: ../logo.png", ["FIELD013 logo: '../logo.png' is not the name of a picture"]),
    ],
)  # fmt: skip
def test_looks(site: Site, written: str, expected: list[str]) -> None:
    assert looks(site, written) == expected


WATCH = "like: self_care, label: Test words"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"watch: {{{WATCH}}}", []),
        (f'watch: {{{WATCH}, colour: "#5c1745", colour_dark: "#f0b3da"}}', []),
        (f'watch: {{{WATCH}, colour: "#5c1745"}}', ["LOOK002 'colour' stands without 'colour_dark'"]),
        (f'watch: {{{WATCH}, colour_dark: "#f0b3da"}}', ["LOOK002 'colour_dark' stands without 'colour'"]),
        (f'watch: {{{WATCH}, colour: "#f0b3da", colour_dark: "#5c1745"}}',
         ["LOOK001 advice in #ffffff on #f0b3da has a contrast of 1.7 to 1",
          "LOOK001 advice in #17191c on #5c1745 has a contrast of 1.4 to 1"]),
        (f"urgent: {{{WATCH}}}", ["LOOK004 'urgent' is one of the five urgencies that every site has"]),
        (f"self-care: {{{WATCH}}}", ["LOOK004 'self-care' is one of the five urgencies that every site has"]),
        ("watch: {like: emergency, label: Test words}",
         ["FIELD008 like: 'emergency' is no urgency that a word can be like"]),
        ("watch: {label: Test words}", ["FIELD001 the field 'like' of 'watch' is missing"]),
    ],
)  # fmt: skip
def test_urgencies_of_the_sites_own(site: Site, written: str, expected: list[str]) -> None:
    assert given(site, f"urgency_words: {{{written}}}") == expected


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("logo.png", (80, 40), []),
        ("gone.png", None, ["LOOK003 there is no file 'gone.png' in docs"]),
        ("words.png", (0, 0), ["LOOK003 'words.png' is not a picture that can be read"]),
        ("large.png", (400, 400), ["LOOK003 'large.png' has 480 kB"]),
    ],
)
def test_a_logo(site: Site, tmp_path: Path, name: str, size: tuple[int, int] | None, expected: list[str]) -> None:
    make_site(tmp_path / "new", TODAY)
    for part in ("docs", "hooks", "mkdocs.yml"):
        (tmp_path / "new" / part).rename(site.root / part)
    if size == (0, 0):
        (site.root / "docs" / name).write_text("Test words.", "utf-8")
    elif size is not None:
        noise = Image.effect_noise(size, 99).convert("RGB") if size[0] > 80 else Image.new("RGB", size)
        noise.save(site.root / "docs" / name, compress_level=0)
    found = looks(site, f"logo: {name}")
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#0b4f4c", "#ffffff", 9.4),
        ("#bdb9b0", "#17191c", 9.0),
    ],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 1) == expected


def test_the_themes_own_colours_can_be_read() -> None:
    words = ("ink", "muted", "link", "brand", "emergency", "urgent", "routine", "self-care", "out-of-scope")
    for colours in theme_colours():
        for word in words:
            assert contrast(colours[word], colours["ground"]) >= 4.5
            assert contrast(colours[word], colours["tint"]) >= 4.5
        for urgency in words[3:]:
            assert contrast(colours["on"], colours[urgency]) >= 4.5
        assert contrast(colours["control"], colours["ground"]) >= 3


def test_the_sheet_has_the_sites_colour(site: Site) -> None:
    assert looks(site, 'brand: "#5c1745", brand_dark: "#f0b3da", face: system') == []
    settings = site.check().library.settings
    assert settings is not None
    own = style_sheet(settings.looks).removeprefix(style_sheet())
    assert ("#5c1745" in own, "#f0b3da" in own, "--aw-serif: var(--aw-sans)" in own) == (True, True, True)
