"""What a site in production may not have."""

from __future__ import annotations

import pytest

from tests.helpers import FILES, FLOW, Site

SAMPLE = "description: A sample site. Replace this sentence by what your site is."
EXPERT = "people/test-expert.yml"


def in_production(site: Site, changes: dict[str, str]) -> list[str]:
    text = FILES["site.yml"].replace("site.example", "site.real.org") + "production: yes\n"
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    site.write("site.yml", text)
    found = [f"{d.location} {d.code}".removeprefix("content/") for d in site.check().diagnostics]
    return [one for one in found if "PROD" in one]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"description: Test data. Nothing here is advice.": SAMPLE},
         ["site.yml:3:14 PROD001"]),
        ({"name: Test site": "name: My health answers"}, ["site.yml:1:7 PROD001"]),
        ({"site.real.org": "site.example"}, ["site.yml:2:11 PROD002"]),
        ({"site.real.org": "www.example.com"}, ["site.yml:2:11 PROD002"]),
        ({"site.real.org": "site.test"}, ["site.yml:2:11 PROD002"]),
        ({"site.real.org": "site.invalid"}, ["site.yml:2:11 PROD002"]),
        ({"url: /submit/": "url: https://forms.example/ask"}, ["site.yml:11:8 PROD002"]),
        ({"site.real.org": "example-clinic.org"}, []),
        ({"site.real.org": "myexample.com"}, []),
        ({"production: yes": "production: no", "site.real.org": "site.example"}, []),
    ],
)  # fmt: skip
def test_settings(site: Site, changes: dict[str, str], expected: list[str]) -> None:
    found = in_production(site, changes)
    assert [one for one in found if one.startswith("site.yml")] == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("status: as_published", []),
        ("status: verified", ["people/test-expert.yml:7:11 PROD003"]),
        ("status: verified\n  by: Test Editor", []),
    ],
)
def test_who_checked(site: Site, new: str, expected: list[str]) -> None:
    site.write(EXPERT, FILES[EXPERT].replace("status: as_published", new))
    assert [found for found in in_production(site, {}) if "PROD003" in found] == expected


def test_sources_lead_to_real_addresses(site: Site) -> None:
    assert [found for found in in_production(site, {}) if found.startswith("sources.yml")]


def test_words_of_the_sample_in_the_glossary(site: Site) -> None:
    site.write("glossary.yml", "a:\n  term: b\n  meaning: A sample site. Replace this sentence by what your site is.\n")
    assert [found for found in in_production(site, {}) if "glossary" in found] == ["glossary.yml:3:12 PROD001"]


SHOWN = "scores: {burden: {label: Test points, show: yes}}\n"
DEVICE = "device: {computes: [number]%s}\n"
SIGNED = ", note: Test data is no medical device., by: Test Person, on: 2026-01-10"


@pytest.mark.parametrize(
    ("more", "public", "expected"),
    [
        pytest.param("", True, [], id="nothing shown"),
        pytest.param(SHOWN, False, ["warning FLOW120"], id="points"),
        pytest.param(SHOWN, True, ["error FLOW120"], id="points, public"),
        pytest.param(SHOWN.replace("yes", "no"), True, [], id="points that are not shown"),
        pytest.param(SHOWN + DEVICE % "", False, [], id="said"),
        pytest.param(SHOWN + DEVICE % "", True, ["error FLOW121"], id="said, public, no note"),
        pytest.param(
            SHOWN + DEVICE % SIGNED.replace(", by: Test Person", ""), True, ["error FLOW121"], id="nobody decided"
        ),
        pytest.param(SHOWN + DEVICE % SIGNED, True, [], id="said and signed"),
        pytest.param(DEVICE % "", True, ["error FLOW121"], id="a guide that says so without points"),
    ],
)
def test_guides_that_compute(site: Site, more: str, public: bool, expected: list[str]) -> None:
    points = "        points: 1\n" if "scores" in more else ""
    site.write(FLOW, FILES[FLOW].replace("        to: rest\n", f"        to: rest\n{points}") + more)
    if public:
        site.write("site.yml", FILES["site.yml"] + "production: yes\n")
    found = [f"{one.severity.value} {one.code}" for one in site.check().diagnostics]
    assert [one for one in found if "FLOW12" in one] == expected
