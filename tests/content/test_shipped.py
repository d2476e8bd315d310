"""The screens that come with the program: proven in a guide, in plain words, and marked as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from askwell.checks.plain_language import MAX_ITEMS, MAX_WORDS
from askwell.content.shipped import shipped_parts
from askwell.flow.report.set_aside import stated
from askwell.render.site import render_site
from askwell.starter import make_site
from askwell.starter.wheel import write_wheel
from tests.helpers import BARE_FLOW, FLOW, TODAY, Site
from tests.sites import TEST_DAY, run

SHIPPED = shipped_parts()
GIVEN = {"topic": "your test", "call": "call", "urgent": "today", "on": "second", "crisis-line": "on the test line"}
TODAYS = (
    "  today:\n    urgency: urgent\n    title: Test visit\n    next_step: Test step.\n    how_soon: Test time.\n"
    "    why: Test reason.\n    would_change: Test change.\n    sources: [test-source]\n"
)
"""An outcome for the guides whose screens lead to one for the same day."""


def using(name: str) -> str:
    """The small guide with a screen in place of its own, and with the outcomes that the screen leads to."""
    part = SHIPPED[name]
    lines = "".join(f"    {key}: {GIVEN[key]}\n" for key in part.parameters)
    head = f"start: {next(iter(part.questions))}\n" + ("sensitive: yes\n" if part.sensitive else "")
    before, rest = BARE_FLOW.split("  screen:\n")
    questions, outcomes = ("  second:\n" + rest.partition("  second:\n")[2]).split("outcomes:\n")
    call, others = outcomes.split("  visit:\n")
    wanted = (call if "call" in part.parameters else "") + (TODAYS if "urgent" in part.parameters else "")
    use = f"{head}use:\n  {name}:\n{lines}questions:\n"
    return before.replace("questions:\n", use) + f"{questions}outcomes:\n{wanted}  visit:\n{others}"


@pytest.fixture(params=SHIPPED)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each of them."""
    return str(request.param)


def test_there_is_one_for_each_topic() -> None:
    assert [name.removeprefix("signs-") for name in SHIPPED] == [
        "back-pain", "chest-pain", "fever-child", "pregnancy", "self-harm", "stroke",
    ]  # fmt: skip


def test_each_is_proven_in_a_guide_without_findings(name: str, site: Site) -> None:
    site.write(FLOW, using(name))
    checked = site.check()
    assert [str(found) for found in checked.diagnostics] == []
    machine = checked.machines["test-guide"]
    assert set(machine.flow.rules) == set(SHIPPED[name].rules)
    assert machine.start.origin == next(iter(SHIPPED[name].questions))
    assert [state.key for state in machine.states.values() if state.kind == "question" and "$" in str(state)] == []


def texts(value: object) -> Iterator[str]:
    """Every text of some data."""
    if isinstance(value, str):
        yield value
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in items:
        yield from texts(item)


def test_each_is_short_and_plain(name: str) -> None:
    questions = SHIPPED[name].questions
    assert [key for key, question in questions.items() if len(question.get("any_of", ())) > MAX_ITEMS] == []
    sentences = [one for text in texts(questions) for one in re.split(r"(?<=[.?!:]) ", text)]
    assert [one for one in sentences if len(one.split()) > MAX_WORDS] == []


def test_each_says_that_nobody_reviewed_it_and_where_it_comes_from(name: str) -> None:
    part = SHIPPED[name]
    assert part.document.text.startswith("# ")
    assert "Not clinically reviewed." in part.document.text.partition("\n")[0]
    assert part.stated.startswith("These signs are not clinically reviewed. They come from: ")
    assert [source for source in part.sources if not (source.consulted and source.archived)] == []


def test_the_guides_page_and_the_signed_table_say_so(name: str, site: Site) -> None:
    site.write(FLOW, using(name))
    checked = site.check()
    page = next(page for page in render_site(checked).pages if page.path == "decide/test-guide/").html
    assert "<strong>These signs are not clinically reviewed.</strong> They come from:" in page
    assert [one.url for one in SHIPPED[name].sources if f'href="{one.url}"' not in page] == []
    assert (f"The shared part {name}", SHIPPED[name].stated) in stated(checked.machines["test-guide"])


def test_what_a_part_says_of_its_signs_is_approved_with_them(site: Site) -> None:
    site.write(FLOW, using("signs-stroke"))
    before = site.check().machines["test-guide"].fingerprint
    site.write("parts/signs-stroke.yml", SHIPPED["signs-stroke"].document.text.replace("clinical_review: none\n", ""))
    assert site.check().machines["test-guide"].fingerprint != before


def test_no_way_of_harm_is_named() -> None:
    said = " ".join(texts(SHIPPED["signs-self-harm"].questions)).casefold()
    words = ("pill", "tablet", "overdose", "rope", "hang", "knife", "cut", "gun", "jump", "drown", "burn", "poison")
    assert [word for word in words if re.search(rf"\b{word}", said)] == []


def test_a_new_sites_wheel_has_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    packed = ZipFile(write_wheel(tmp_path_factory.mktemp("wheel"))).namelist()
    assert [name for name in SHIPPED if f"askwell/parts/{name}.yml" not in packed] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "signs-stroke:", "signs-strok:", "9:3: error REF001: there is no shared part 'signs-strok'\n"
            "    hint: did you mean 'signs-stroke'", id="no such part",
        ),
        pytest.param(
            "    on: second\n", "", "9:3: error PART002: the parameter 'on' of the shared part 'signs-stroke' is "
            "missing: where readers without a sign go on\n    hint: add a line 'on:'", id="parameter missing",
        ),
        pytest.param("on: second", "on: scren", "12:9: error FLOW001: ", id="no such target, told where it is given"),
        pytest.param("call: call", "call: visit", "9:3: error FLOW0", id="milder than its rule, told where it is used"),
    ],
)  # fmt: skip
def test_mistakes_in_using_one(old: str, new: str, expected: str, site: Site) -> None:
    guide = using("signs-stroke")
    assert guide.count(old) == 1
    site.write(FLOW, guide.replace(old, new))
    found = [str(one) for one in site.check().diagnostics]
    assert [one for one in found if one.startswith(f"content/{FLOW}:{expected}")], found
    assert [one for one in found if not one.startswith("content/flows/")] == []


def test_a_sensitive_part_needs_a_sensitive_guide(site: Site) -> None:
    site.write(FLOW, using("signs-self-harm").replace("sensitive: yes\n", ""))
    assert site.found(FLOW) == ["9:3 PART005"]


OWN = SHIPPED["signs-stroke"].document.text.replace("has any of these begun suddenly?", "is this our own?")


def test_a_sites_own_part_of_the_same_name_wins(site: Site) -> None:
    site.write(FLOW, using("signs-stroke"))
    site.write("parts/signs-stroke.yml", OWN)
    assert site.check().machines["test-guide"].asks["signs-stroke"].endswith("is this our own?")


def test_a_sites_own_part_with_a_mistake_is_not_replaced(site: Site) -> None:
    site.write(FLOW, using("signs-stroke"))
    site.write("parts/signs-stroke.yml", OWN.replace("questions:", "qestions:"))
    assert "8:1 PART001" in site.found(FLOW)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("clinical_review: none", "clinical_review: some", "FIELD008", id="no such word"),
        pytest.param("    title: Symptoms - Stroke\n", "", "FIELD001", id="source without a title"),
        pytest.param("https://www2.hse.ie", "www2.hse.ie", "FIELD010", id="no address"),
    ],
)
def test_mistakes_in_what_a_part_says_of_its_signs(old: str, new: str, expected: str, site: Site) -> None:
    text = OWN.replace("- title: Symptoms - Stroke\n    publisher", "-\n    title: Symptoms - Stroke\n    publisher")
    assert text.count(old) == 1
    site.write(FLOW, using("signs-stroke"))
    site.write("parts/signs-stroke.yml", text.replace(old, new))
    assert [one.split()[-1] for one in site.found(FLOW) if "parts/" in one] == [expected]


@pytest.mark.slow
def test_a_new_site_with_all_of_them_is_built_and_audited(tmp_path: Path) -> None:
    make_site(tmp_path, TODAY)
    for name in SHIPPED:
        guide = using(name).replace("test-source", "sample-source").replace("Test guide", f"Test guide, {name}")
        (tmp_path / "content" / "flows" / f"{name}.yml").write_text(guide, "utf-8")
    done = run(tmp_path, "askwell", "build", day=TEST_DAY)
    assert (done.returncode, "content/" in done.stderr) == (0, False), done.stderr
    assert "audited" in done.stdout
