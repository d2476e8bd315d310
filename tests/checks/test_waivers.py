"""Promises set aside: named, needed, decided, and seen in the proof, the table to sign and the page."""

from __future__ import annotations

import pytest

from askwell.flow.report.set_aside import set_aside, stated
from askwell.flow.report.signoff_table import as_csv, as_text, combinations
from askwell.render.site import render_site
from tests.helpers import FLOW, Site

WAIVERS = "waivers:\n"
HEAD = "next_review: 2027-01-10\n"
OFFERED = {"    no_not_sure: Test reason.\n": ""}
STRANGE = {"title: Test call": "title: Test", "next_step: Call": "next_step: Stay, do not call"}


def waiver(promise: str, at: str = "", on: str = "2026-01-10") -> str:
    """A waiver as an author writes it."""
    place = f"at: {at}, " if at else ""
    return f"  - {{promise: {promise}, {place}why: Test why, by: Test By, credentials: None, on: {on}}}\n"


def spoiled(site: Site, changes: dict[str, str], *waivers: str) -> Site:
    """The site with a changed guide, which sets something aside in line 8 and after."""
    text = site.path(FLOW).read_text("utf-8")
    for old, new in {**changes, HEAD: HEAD + WAIVERS + "".join(waivers)}.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    site.write(FLOW, text)
    return site


TURNED = {"        to: call\n": "        to: visit\n", "      same_as: any\n": "      to: call\n"}
"""A sign leads to a visit: no milder than what readers without one come to."""
MILD = {"        to: call\n": "        to: rest\n", "      same_as: any\n": "      to: call\n"}


@pytest.mark.parametrize(
    ("changes", "waivers", "expected"),
    [
        pytest.param(OFFERED, [waiver("not-sure-offered")], [], id="for the whole guide"),
        pytest.param(OFFERED, [waiver("not-sure-offered", "second")], [], id="for a question"),
        pytest.param(MILD, [waiver("graver-sign", "screen")], ["10:3 FLOW010"], id="a milder sign"),
        pytest.param(
            {"    not_sure:\n      same_as: any\n": ""}, [waiver("not-sure-offered", "screen")], [], id="screen"
        ),
        pytest.param({}, [waiver("not-sure-offered", "second")], ["8:15 FLOW057"], id="not needed"),
        pytest.param({}, [waiver("words-fit")], ["8:15 FLOW057"], id="words that fit"),
        pytest.param(TURNED, [waiver("graver-sign", "screen")], ["8:15 FLOW057", "10:3 FLOW010"], id="as mild"),
        pytest.param(
            OFFERED,
            [waiver("not-sure-offered"), waiver("not-sure-offered", "second")],
            ["8:15 FLOW057", "9:15 FLOW057"],
            id="twice",
        ),
        pytest.param(
            OFFERED,
            [waiver("not-sure-offered", "screen")],
            ["8:15 FLOW057", "24:3 FLOW056"],
            id="for another question",
        ),
        pytest.param(
            OFFERED,
            [waiver("not-sure-offered", "secnd")],
            ["8:15 FLOW057", "8:37 FLOW058", "24:3 FLOW056"],
            id="for nothing",
        ),
        pytest.param(OFFERED, [waiver("not-sure-offered", on="2026-11-22")], [], id="decided today"),
        pytest.param(OFFERED, [waiver("not-sure-offered", on="2026-11-23")], ["8:84 DATE001"], id="decided tomorrow"),
    ],
)
def test_waivers(changes: dict[str, str], waivers: list[str], expected: list[str], site: Site) -> None:
    found = spoiled(site, changes, *waivers).found(FLOW)
    assert [one for one in found if "CARE01" not in one] == expected


def test_the_hint_names_what_was_perhaps_meant(site: Site) -> None:
    hints = spoiled(site, OFFERED, waiver("not-sure-offered", "secnd")).hints()
    assert "did you mean 'second'?" in hints


LINE = (
    'A question that changes how soon to act offers "Not sure" (Left or right?). Why: Test why. '
    "Decided by Test By, None, on 2026-01-10."
)


def test_a_waiver_is_seen_in_the_table_to_sign(site: Site) -> None:
    machine = spoiled(site, OFFERED, waiver("not-sure-offered", "second")).check().machines["test-guide"]
    assert [str(one) for one in set_aside(machine)] == [LINE]
    table = combinations(machine)
    assert LINE in " ".join(as_text(table).split())
    assert LINE in as_csv(table).replace('""', '"')


def test_a_waiver_is_seen_on_the_page(site: Site) -> None:
    checked = spoiled(site, OFFERED, waiver("not-sure-offered", "second")).check()
    pages = [page for page in render_site(checked).pages if "data-node=" in page.html]
    assert pages
    for page in pages:
        said = page.html[page.html.index('data-part="waiver"') :]
        assert "Set aside for this guide:" in said
        assert "Decided by Test By, None, on <time" in said
        assert page.html.index('data-part="waiver"') < page.html.index("data-node=")


def test_an_approval_lapses_with_each_decision(site: Site) -> None:
    """Of the author: a promise set aside, a reason, an order."""
    machines = [site.check().machines["test-guide"]]
    site.replace(FLOW, "no_not_sure: Test reason.", "no_not_sure: Other reason.")
    machines.append(site.check().machines["test-guide"])
    site.replace(FLOW, "no_not_sure: Test reason.", "no_not_sure: Test reason.\n    gravity: [right, left]")
    machines.append(site.check().machines["test-guide"])
    site.replace(FLOW, HEAD, HEAD + WAIVERS + waiver("graver-sign"))
    machines.append(site.check().machines["test-guide"])
    site.replace(FLOW, HEAD, HEAD + WAIVERS + waiver("graver-sign", "screen"))
    machines.append(site.check().machines["test-guide"])
    assert len({machine.fingerprint for machine in machines}) == 5


def test_what_an_author_states_is_read_before_signing(site: Site) -> None:
    site.replace(FLOW, "no_not_sure: Test reason.", "no_not_sure: Test reason.\n    gravity: [right, left]")
    machine = site.check().machines["test-guide"]
    assert list(stated(machine)) == [
        ("Left or right?", "from the mildest to the gravest: Right; Left"),
        ("Left or right?", 'no "Not sure": Test reason.'),
    ]


def test_how_an_author_converts_is_read_before_signing(site: Site) -> None:
    bands = "bands: {left: {under: 70}, right: {at_least: 70}}, converts: {times: 1.8}, tolerance: 0.9"
    number = f"number: {{unit: test, also: {{unit: other, {bands}}}}}"
    site.replace(FLOW, "    options:\n      left:", f"    {number}\n    options:\n      left:")
    text = site.path(FLOW).read_text("utf-8")
    text = text.replace("label: Left", "under: 38").replace("label: Right", "at_least: 38")
    site.write(FLOW, text)
    assert list(stated(site.check().machines["test-guide"])) == [
        ("Left or right?", 'no "Not sure": Test reason.'),
        ("Left or right?", "a number in other is 1.8 times the first"),
        ("Left or right?", "ends in other may lie 0.9 test apart from those beside them"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("    not_sure:\n", "    no_not_sure: Test.\n    not_sure:\n", ["20:5 FLOW059"], id="screen"),
        pytest.param("reason.\n", "reason.\n    not_sure: {same_as: left}\n", ["31:5 FLOW059"], id="beside it"),
        pytest.param("label: Left", "label: Perhaps left", ["26:16 FLOW053"], id="perhaps"),
        pytest.param("label: Left", "label: I can\u2019t tell", ["26:16 FLOW053"], id="cannot tell"),
        pytest.param("label: Left", "label: I cannot tell left from right", [], id="a sign"),
        pytest.param("label: Left", "label: I don't know", ["26:16 FLOW011"], id="do not know"),
        pytest.param("label: Left", "label: Left, I know", [], id="knows"),
    ],
)
def test_unsure_in_other_words(old: str, new: str, expected: list[str], site: Site) -> None:
    text = site.path(FLOW).read_text("utf-8")
    site.write(FLOW, text.replace(old, new, 1))
    assert [one for one in site.found(FLOW) if "CARE01" not in one] == expected
