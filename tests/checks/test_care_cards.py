from __future__ import annotations

import pytest

from tests.helpers import ANSWER, FILES, Site

FIRST, SECOND = (
    "  - level: emergency\n",
    '  - level: emergency\n    heading: "Call, test if:"\n    signs: [Test sign]\n',
)


def told(site: Site, name: str) -> list[str]:
    """What is found, but for what a card and a guide say of each other: that has a table of its own."""
    return [found for found in site.found(name) if "CARE010" not in found and "CARE011" not in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("test, if:", "test", ["20:14 CARE001"], id="heading without if"),
        pytest.param("test, if:", "test, if", ["20:14 CARE001"], id="if without a colon"),
        pytest.param("test, if:", "testif:", ["20:14 CARE001"], id="if inside a word"),
        pytest.param(FIRST, SECOND + FIRST, ["22:12 CARE002"], id="two of a level"),
        pytest.param(FIRST, SECOND.replace("emergency", "routine") + FIRST, [], id="two levels"),
        pytest.param("level: emergency", "level: self_care", ["19:12 FIELD008"], id="level that cards do not have"),
        pytest.param("    signs:\n      - Test sign\n", "", ["19:5 FIELD001"], id="no signs"),
        pytest.param("    signs:\n      - Test sign\n", "    signs: []\n", ["21:12 FIELD004"], id="empty signs"),
    ],
)
def test_care_cards(old: str, new: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, old, new)
    assert told(site, ANSWER) == expected


@pytest.mark.parametrize(
    ("level", "flagged", "expected"),
    [
        ("emergency", "yes", []),
        ("urgent", "yes", ["18:1 CARE003"]),
        ("urgent", "no", []),
    ],
)
def test_red_flag_topics(level: str, flagged: str, expected: list[str], site: Site) -> None:
    site.write("topics.yml", FILES["topics.yml"].replace("Test data.\nother", f"Test.\n  red_flag: {flagged}\nother"))
    site.replace(ANSWER, "level: emergency", f"level: {level}")
    assert told(site, ANSWER) == expected


HEADING = "Call nobody, this is a test, if:"


@pytest.mark.parametrize(
    ("level", "heading", "fits"),
    [
        ("emergency", "See a doctor if:", False),
        ("emergency", "Call your doctor if:", False),
        ("emergency", "Go to a hospital now if:", False),
        ("urgent", "Call an ambulance if:", False),
        ("urgent", "Call 000 if:", False),
        ("routine", "Dial your emergency number if:", False),
        ("routine", "Call your doctor today if:", False),
        ("routine", "See a doctor now if:", False),
        ("urgent", "See a doctor within two weeks if:", False),
        ("emergency", "Call an ambulance tomorrow if:", False),
        ("emergency", "Call an ambulance if:", True),
        ("emergency", "Test emergency number, 000, if:", True),
        ("emergency", "Get an ambulance if:", True),
        ("urgent", "Call your doctor today if:", True),
        ("routine", "Call your doctor soon if:", True),
        ("routine", "For now, rest if:", True),
    ],
)
def test_headings_and_levels(level: str, heading: str, fits: bool, site: Site) -> None:
    text = FILES[ANSWER].replace("level: emergency", f"level: {level}").replace(HEADING, heading)
    site.write(ANSWER, text)
    assert told(site, ANSWER) == ([] if fits else ["20:14 CARE005"])


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        pytest.param(ANSWER, HEADING, "Call 999 if:", "20:14", id="heading"),
        pytest.param(ANSWER, HEADING, "Call 000 or 112 if:", "20:14", id="beside the site's own"),
        pytest.param(ANSWER, HEADING, "Call nine-one-one if:", "20:14", id="spelt out"),
        pytest.param(ANSWER, HEADING, "Dial 1-1-2 if:", "20:14", id="with hyphens"),
        pytest.param(ANSWER, "      - Test sign", "      - Test sign (then dial 999)", "22:9", id="sign"),
        pytest.param(ANSWER, "Call nobody, this", "Call, 111, this", "20:14", id="any number on an emergency card"),
        pytest.param(ANSWER, "This is test data.", "Call 112.", "8:15", id="short answer"),
        pytest.param(ANSWER, "---\nTest words.", "---\nIn an emergency dial 111.", "28:1", id="body"),
        pytest.param("disclaimers.yml", "Test wording of emergency.", "Ring 999.", "14:12", id="disclaimer"),
        pytest.param("site.yml", "wording: Test wording", "wording: Call 112", "5:20", id="wording"),
        pytest.param("site.yml", "Nothing here is advice.", "Call 911 for advice.", "3:14", id="description"),
        pytest.param(ANSWER, "not_settled: |\n  Test words", "not_settled: |\n  Dial 999", "24:14", id="not settled"),
        pytest.param(ANSWER, HEADING, "Call 000 if:", "", id="the site's own"),
        pytest.param(ANSWER, "This is test data.", "Call 111 for advice.", "", id="a line for advice"),
        pytest.param(ANSWER, "This is test data.", "Of 999 readers 112 called.", "", id="numbers of people"),
        pytest.param(ANSWER, "This is test data.", "Call a doctor within 120 minutes.", "", id="minutes"),
        pytest.param(ANSWER, "This is test data.", "Call 0800 999 112 for tests.", "", id="a longer number"),
        pytest.param("disclaimers.yml", "Test wording of emergency.", "Call the number above.", "", id="no number"),
    ],
)
def test_numbers_of_the_site(name: str, old: str, new: str, place: str, site: Site) -> None:
    site.replace(name, old, new)
    assert told(site, name) == ([f"{place} CARE004"] if place else [])


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        pytest.param(ANSWER, "Call nobody, this", "Call, or ignore this", "20:14", id="heading"),
        pytest.param(ANSWER, "      - Test sign", "      - Test sign, but you need not call", "22:9", id="sign"),
        pytest.param("disclaimers.yml", "wording of emergency.", "words. Do not call.", "14:12", id="emergency"),
        pytest.param("disclaimers.yml", "wording of urgent.", "words. No need to see a doctor.", "11:12", id="urgent"),
        pytest.param("disclaimers.yml", "wording of general.", "words. You need not call.", "", id="general"),
        pytest.param("disclaimers.yml", "wording of emergency.", "words. Do not hesitate to call.", "", id="denied"),
        pytest.param(ANSWER, "Call nobody, this", "Call, and never ignore this", "", id="heading denied"),
    ],
)
def test_what_takes_a_call_back(name: str, old: str, new: str, place: str, site: Site) -> None:
    site.replace(name, old, new)
    assert told(site, name) == ([f"{place} CARE006"] if place else [])
