"""The command `askwell flow together`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from askwell.cli.main import main
from tests.checks.test_together import GRAVE, MILD, OTHER, SHARED, VISIT, VOCABULARY, signed
from tests.helpers import FLOW, Site

FOUND = (
    "one reader gets 'Test call' (emergency) from 'test-guide' and 'Test rest' (self_care) from 'other-guide': "
    "Is there a test sign? No sign; How warm? 38 °C or more"
)
SHARE = "other-guide and test-guide share screen, fever: "


def together(site: Site, *flows: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["flow", "together", "--root", str(site.root), *flows])
    return done.exit_code, [line for line in done.output.splitlines() if line]


def write(site: Site, one: str, other: str, vocabulary: str | None) -> None:
    site.write(FLOW, one)
    site.write(OTHER, other)
    if vocabulary is not None:
        site.write(VOCABULARY, vocabulary)


@pytest.mark.parametrize("flows", [(), ("test-guide", "other-guide"), ("other-guide", "test-guide")])
def test_guides_that_agree(site: Site, flows: tuple[str, ...]) -> None:
    write(site, GRAVE, VISIT, SHARED)
    code, (first, second, *_) = together(site, *flows)
    assert code == 0
    assert first.startswith(SHARE)
    assert second == "  no reader gets self-care from one and an emergency from the other"


def test_guides_that_part(site: Site) -> None:
    write(site, GRAVE, MILD, SHARED)
    code, lines = together(site)
    assert (code, lines[1]) == (1, f"  not signed: {FOUND}")
    assert any("FLOW131" in line for line in lines)


def test_a_signed_difference(site: Site) -> None:
    write(site, GRAVE, MILD, SHARED + signed())
    code, lines = together(site)
    assert (code, lines[1]) == (0, f"  signed: {FOUND}")
    assert lines[2] == "    Test reason. (Test Expert, MD, 2026-01-10)"


def test_guides_that_are_too_large(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askwell.flow.compare.together.MOST_PAIRS", 3)
    write(site, GRAVE, MILD, SHARED)
    assert together(site)[1][0] == "other-guide and test-guide: not proven"


@pytest.mark.parametrize(
    ("vocabulary", "first"),
    [
        (None, "There is no content/vocabulary.yml that can be read: no guides share a question."),
        (SHARED.replace("screen", "scream").replace("fever", "favour"),
         "No guides share a question in the form that content/vocabulary.yml declares."),
    ],
)  # fmt: skip
def test_nothing_is_shared(site: Site, vocabulary: str | None, first: str) -> None:
    write(site, GRAVE, MILD, vocabulary)
    code, lines = together(site)
    assert (code, lines[0]) == (0, first)


def test_two_guides_are_told_of_themselves_alone(site: Site) -> None:
    write(site, GRAVE, MILD, SHARED)
    site.write("flows/third-guide.yml", VISIT.replace("screen", "first").replace("fever", "warm"))
    code, lines = together(site, "other-guide", "third-guide")
    nothing = "other-guide and third-guide share no question in the form that content/vocabulary.yml declares."
    assert (code, lines[0], [line for line in lines if "FLOW131" in line]) == (0, nothing, [])


def test_a_guide_with_mistakes_is_left_out_and_named(site: Site) -> None:
    write(site, GRAVE, MILD.replace("to: visit", "to: vist"), SHARED)
    code, lines = together(site)
    assert (code, lines[0]) == (1, "Left out, since they have mistakes: other-guide")
    assert together(site, "test-guide", "other-guide")[0] == 1


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        (("test-guide",), "name two guides, or none"),
        (("test-guide", "test-guide"), "name two guides, or none"),
        (("test-guide", "othr-guide"), "there is no flow 'othr-guide'"),
    ],
)
def test_wrong_names(site: Site, flows: tuple[str, ...], said: str) -> None:
    write(site, GRAVE, VISIT, SHARED)
    code, lines = together(site, *flows)
    assert (code, said in "\n".join(lines)) == (2, True)
