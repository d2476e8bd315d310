"""Labels that cannot be told apart, or say something else than their keys and bands."""

from __future__ import annotations

import pytest

from askwell.checks.wording.lookalikes import skeleton
from tests.helpers import FLOW, Site

ALIKE = [
    ("Left", True),
    ("left.", True),
    (" LEFT !", True),
    ("L\u0435ft", True),
    ("Le\u200bft", True),
    ("\uff2ceft", True),
    ("Le ft", True),
    ("Not left", False),
    ("Left 2", False),
]


@pytest.mark.parametrize(("label", "alike"), ALIKE)
def test_labels_that_look_alike(label: str, alike: bool, site: Site) -> None:
    site.replace(FLOW, "label: Right", f'label: "{label}"')
    assert site.found(FLOW) == (["29:16 FLOW011"] if alike else [])


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("5.5 days", "55 days", False),
        ("-1", "1", False),
        ("< 5", "> 5", False),
        ("5-6", "56", False),
        ("A, b", "a b", True),
        ("?", "!", False),
    ],
)
def test_what_labels_have_in_common(one: str, other: str, alike: bool) -> None:
    assert (skeleton(one) == skeleton(other)) is alike


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("Not sure", ["29:16 FLOW011"], id="not sure as an option"),
        pytest.param("I don't know", ["29:16 FLOW011"], id="unknown as an option"),
        pytest.param("Surely not", [], id="sure of it"),
    ],
)
def test_not_sure_as_an_option(label: str, expected: list[str], site: Site) -> None:
    site.replace(FLOW, "label: Right", f"label: {label}")
    assert site.found(FLOW) == expected


ANY, NONE, UNSURE = ("label: A sign", "15:16"), ("label: No sign", "18:16"), ("same_as: any", "21:14")


@pytest.mark.parametrize(
    ("place", "label", "swapped"),
    [
        pytest.param(ANY, "None of these", True, id="any none"),
        pytest.param(ANY, "No, not one", True, id="any no"),
        pytest.param(ANY, "Nothing of it", True, id="any nothing"),
        pytest.param(ANY, "'\u2717 No'", True, id="any, with a sign before it"),
        pytest.param(ANY, "N\u200bone", True, id="any, with a sign that is not seen"),
        pytest.param(ANY, "N\u043ene", True, id="any, in two alphabets"),
        pytest.param(ANY, "Negative", True, id="any negative"),
        pytest.param(ANY, "I have none of these", True, id="any, none of these"),
        pytest.param(ANY, "I don\u2019t", True, id="any, i do not"),
        pytest.param(NONE, "I do", True, id="none, i do"),
        pytest.param(NONE, "One of these", True, id="none, one of these"),
        pytest.param(NONE, "Not one of these", False, id="none, not one of these"),
        pytest.param(NONE, "I do not", False, id="none, i do not"),
        pytest.param(NONE, "I have none of these", False, id="none, none of these"),
        pytest.param(NONE, "Yes, at least one", True, id="none yes"),
        pytest.param(NONE, "At least one of these", True, id="none one"),
        pytest.param(UNSURE, "No", True, id="not sure no"),
        pytest.param(UNSURE, "None of these", True, id="not sure none"),
        pytest.param(UNSURE, "'Yes, all'", True, id="not sure yes"),
        pytest.param(ANY, "Not a good sign", False, id="any not"),
        pytest.param(ANY, "Yes", False, id="any yes"),
        pytest.param(ANY, "Nose bleeds", False, id="any no as part of a word"),
        pytest.param(NONE, "None", False, id="none none"),
        pytest.param(UNSURE, "No, or I am not sure", False, id="not sure or no"),
        pytest.param(UNSURE, "No idea", False, id="no idea"),
        pytest.param(UNSURE, "I cannot tell", False, id="not sure"),
    ],
)
def test_labels_and_keys(place: tuple[str, str], label: str, swapped: bool, site: Site) -> None:
    old, where = place
    new = f"{old}\n      label: {label}" if old == UNSURE[0] else f"label: {label}"
    site.replace(FLOW, old, new)
    assert site.found(FLOW) == ([f"{where} FLOW064".replace("21:14", "22:14")] if swapped else [])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("yes: {label: No, to: visit}\n      no: {label: Yes, to: rest}", ["25:20 FLOW064", "26:19 FLOW064"]),
        ("left: {label: Right, to: visit}\n      right: {label: Left, to: rest}", ["25:21 FLOW064", "26:22 FLOW064"]),
        ("yes: {label: No pain, to: visit}\n      some: {label: Pain, to: rest}", ["25:20 FLOW064"]),
        ("no: {label: No, to: visit}\n      yes: {label: Yes, to: rest}", []),
        ("never: {label: No, to: visit}\n      now: {label: Yes, to: rest}", []),
        ("a: {label: Right, to: visit}\n      right: {label: Right hand, to: rest}", ["25:18 FLOW064"]),
    ],
)
def test_labels_and_keys_of_a_question(options: str, expected: list[str], site: Site) -> None:
    old = "left:\n        label: Left\n        to: visit\n      right:\n        label: Right\n        to: rest"
    site.replace(FLOW, old, options)
    assert site.found(FLOW) == expected


SECOND = """\
    options:
      left:
        label: Left
        to: visit
      right:
        label: Right
        to: rest
"""
BANDS = {"left": "under: 38", "right": "at_least: 38"}
AGES = {"left": "at_most: 17", "right": "at_least: 18"}
AGE = "unit: years, whole: yes, least: 0, most: 120"
BOTH = "unit: °C, also: {unit: °F, bands: {left: {under: 100.4}, right: {at_least: 100.4}}}"


@pytest.mark.parametrize(
    ("number", "bands", "key", "label", "fits"),
    [
        ("unit: °C", BANDS, "right", "Under 38", False),
        ("unit: °C", BANDS, "left", "38 or more", False),
        ("unit: °C", BANDS, "left", "38 °C or less", False),
        ("unit: °C", BANDS, "right", "Over 38 °C", False),
        ("unit: °C", BANDS, "right", "39 °C and above", False),
        ("unit: °C", BANDS, "right", "38 to 40", False),
        ("unit: °C", BANDS, "left", "Below 39 degrees", False),
        (BOTH, BANDS, "left", "Under 38 °C (under 104 °F)", False),
        (BOTH, BANDS, "right", "Fever, 38.0 °C or more (102 °F or more)", False),
        ("unit: °C", BANDS, "left", "Under 104 °F", False),
        ("unit: °C", BANDS, "right", "37 °C", False),
        ("unit: °C", BANDS, "right", "Max. 38 °C", False),
        (AGE, AGES, "left", "Not over 18", False),
        (AGE, AGES, "left", "Not over 17", True),
        (AGE, AGES, "right", "Not under 18", True),
        (AGE, AGES, "right", "A number, 3", True),
        ("unit: °C", BANDS, "right", "38 °C or more (102 °F or more)", False),
        (AGE, AGES, "left", "Under 18 months", False),
        (AGE, AGES, "left", "18 or younger", False),
        (AGE, AGES, "right", "Over 18", False),
        (AGE, AGES, "left", "0 to 18 years", False),
        ("unit: °C", BANDS, "right", "38 °C or more", True),
        ("unit: °C", BANDS, "right", "38+", True),
        ("unit: °C", BANDS, "right", "A fever", True),
        ("unit: °C", BANDS, "left", "Under 38 degrees", True),
        ("unit: °C", BANDS, "left", "Under 38 for 3 days or more", True),
        (BOTH, BANDS, "left", "Under 100.4 °F (under 38 °C)", True),
        (AGE, AGES, "left", "Under 18", True),
        (AGE, AGES, "left", "0-17 years", True),
        (AGE, AGES, "right", "Over 17", True),
        (AGE, AGES, "right", "18 to 120", True),
        (AGE, AGES, "left", "Under 216 months", True),
        ("unit: °C", BANDS, "left", "Under 38 °C (under 100.4 °F)", True),
        ("unit: kg", BANDS, "right", "83.8 lb or more", True),
    ],
)
def test_labels_and_bands(number: str, bands: dict[str, str], key: str, label: str, fits: bool, site: Site) -> None:
    written = {name: f"{{{ends}, label: Test {name}, to: {name}}}" for name, ends in bands.items()}
    written[key] = written[key].replace(f"Test {key}", f'"{label}"')
    options = "".join(f"      {name}: {text}\n" for name, text in written.items())
    options = options.replace("to: left", "to: visit").replace("to: right", "to: rest")
    site.replace(FLOW, SECOND, f"    number: {{{number}}}\n    options:\n{options}")
    assert [one.split()[1] for one in site.found(FLOW)] == ([] if fits else ["FLOW065"])


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("{to: visit}", True),
        ("{to: visit, label: 2 °C}", True),
        ("{to: visit, label: Test two}", True),
        ("{to: visit, label: Under 2 °C}", False),
        ("{to: visit, label: 4 °C}", False),
    ],
)
def test_labels_of_steps(written: str, fits: bool, site: Site) -> None:
    number = "    number: {unit: °C, least: 1, most: 3, steps: 1}\n    to: rest\n"
    site.replace(FLOW, SECOND, f"{number}    options:\n      2: {written}\n")
    assert [one.split()[1] for one in site.found(FLOW)] == ([] if fits else ["FLOW065"])


@pytest.mark.parametrize(
    ("label", "fits"),
    [
        ("3 of these", False),
        ("1 or 3", False),
        ("One of these", False),
        ("None at all", False),
        ("Both of the 2", True),
        ("Both", True),
        ("Two", True),
        ("No less than two", True),
    ],
)
def test_labels_of_counts(label: str, fits: bool, site: Site) -> None:
    new = f"    how_many: [Test one, Test two]\n    to: rest\n    options:\n      '2': {{label: {label}, to: visit}}\n"
    site.replace(FLOW, SECOND, new)
    assert site.found(FLOW) == ([] if fits else ["27:20 FLOW065"])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("unit: °C, whole: yes", ["24:31 FLOW063"]),
        ("unit: Fahrenheit, whole: yes", ["24:39 FLOW063"]),
        ("unit: kg, whole: yes", ["24:31 FLOW063"]),
        ("unit: years, whole: yes", []),
        ("unit: °C", []),
        ("whole: yes", []),
    ],
)
def test_whole_measures(number: str, expected: list[str], site: Site) -> None:
    bands = SECOND.replace("label: Left", "under: 38").replace("label: Right", "at_least: 38")
    site.replace(FLOW, SECOND, f"    number: {{{number}}}\n{bands}")
    assert site.found(FLOW) == expected
