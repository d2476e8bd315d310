"""What a build adds to all that was published, and what it would lose. The site is small, and changes in its life."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from askwell.checks import check
from askwell.content.folders import LINKS_LOCK
from askwell.content.handwritten import Docs
from askwell.permanence.accept import accepted, write_lock
from askwell.permanence.comparison import Comparison, compare
from askwell.permanence.lost import lost_before_rendering
from askwell.render.site import render_site
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site


def compared(site: Site) -> Comparison:
    checked = site.check()
    assert [str(d) for d in checked.diagnostics if d.code not in ("LOCK002", "CHANGE007")] == []
    return compare(render_site(checked, docs(site)), checked)


def docs(site: Site) -> Docs:
    return Docs(site.root / "docs")


@pytest.fixture
def published(site: Site) -> Site:
    """The small site with two answers and a page of its own, all of it in the list."""
    site.write("answers/second.md", FILES[ANSWER].replace("id: t3st", "id: s3cond").replace("flow: test-guide\n", ""))
    (site.root / "docs").mkdir()
    (site.root / "docs" / "about.md").write_text("# About\n\n## Who we are\n\nTest words.\n", "utf-8")
    found = compared(site)
    write_lock(site.root, accepted(site.check().lock, found))
    assert compared(site) == Comparison((), (), (), ())
    return site


def test_all_that_a_site_publishes_is_new_at_first(site: Site) -> None:
    found = compared(site)
    lines = {str(entry) for entry in found.added}
    assert (found.lost, found.findings) == ((), ())
    assert lines >= {
        "address / lists:index",
        "address a/t3st/ answers:t3st",
        "address answers/sample/ answers:t3st",
        "address d/test-guide/ flows:test-guide",
        "address decide/test-guide/map/ flows:test-guide",
        "address topics/test-topic/ topics:test-topic",
        "place answers:t3st test-heading",
        "place answers:t3st what-is-not-settled",
    }
    assert not [line for line in lines if "404" in line or line.startswith("place flows")]


def rename(site: Site, old: str, new: str, was: str = "") -> None:
    text = site.path(old).read_text("utf-8")
    site.path(old).unlink()
    site.write(new, text.replace("\nquestion:", f"\n{was}\nquestion:", 1) if was else text)


Change = Callable[[Site], None]


def spoil(name: str, old: str, new: str) -> Change:
    return lambda site: site.write(name, site.path(name).read_text("utf-8").replace(old, new))


def docs_page(text: str, name: str = "about.md") -> Change:
    def change(site: Site) -> None:
        (site.root / "docs" / "about.md").unlink()
        (site.root / "docs" / name).write_text(text, "utf-8")

    return change


def merge(was: str) -> Change:
    """The first answer goes, and the second takes its place."""

    def change(site: Site) -> None:
        site.path(ANSWER).unlink()
        rename(site, SECOND, SECOND, was)

    return change


def move_heading(site: Site) -> None:
    """A heading goes from the first answer into the second."""
    spoil(ANSWER, HEADING, "## Other words")(site)
    spoil(SECOND, HEADING, f"{HEADING} {{#moved was: sample#test-heading, test-heading}}")(site)


def told(found: Comparison) -> list[str]:
    """The findings by their files and codes, but for the reminder that something is new."""
    return [f"{d.location.path.removeprefix('content/')} {d.code}" for d in found.findings if d.code != "KEPT004"]


HEADING = "## Test heading"
SECOND = "answers/second.md"
GONE = ["links.lock KEPT002"]
RENAMED = "answers/renamed.md"
WITHDRAWN = "status: withdrawn\nsince: 2026-11-22\nwhy: Test reason.\npublished:"


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        pytest.param(lambda site: rename(site, ANSWER, RENAMED), ["answers/renamed.md KEPT001"], id="renamed"),
        pytest.param(lambda site: rename(site, ANSWER, RENAMED, "was: [sample]"), [], id="renamed, and said so"),
        pytest.param(lambda site: site.path(ANSWER).unlink(), GONE, id="deleted"),
        pytest.param(spoil(ANSWER, "id: t3st", "id: n3w"), GONE, id="a new id"),
        pytest.param(merge("was: [sample]"), GONE, id="merged, but not its id"),
        pytest.param(merge("was: [sample, t3st]"), [], id="merged"),
        pytest.param(spoil(ANSWER, HEADING, "## Other words"), ["answers/sample.md KEPT003"], id="a heading"),
        pytest.param(spoil(ANSWER, HEADING, "## Other words {#test-heading}"), [], id="a heading that keeps its name"),
        pytest.param(
            spoil(ANSWER, HEADING, "## Other words {#other was: test-heading}"),
            [],
            id="a heading that says its old name",
        ),
        pytest.param(
            spoil(ANSWER, "not_settled: |\n  Test words.[^test-source]\n", ""),
            [],
            id="a part that a field makes",
        ),
        pytest.param(spoil(ANSWER, "published:", WITHDRAWN), [], id="withdrawn, and its list of parts gone"),
        pytest.param(move_heading, [], id="a heading that is in another answer now"),
        pytest.param(spoil("topics.yml", "other-topic:", "new-topic:"), GONE, id="a topic"),
        pytest.param(
            spoil("topics.yml", "other-topic:", "new-topic:\n  was: [other-topic]"),
            [],
            id="a topic that says its old id",
        ),
        pytest.param(docs_page("# About\n\nWords.\n"), ["docs/about.md KEPT003"], id="a heading of a page of docs"),
        pytest.param(
            docs_page('# About\n\n<span id="who-we-are"></span>Words.\n'), [], id="a page's place that was kept"
        ),
        pytest.param(docs_page("# About\n\n## Who we are\n", "us.md"), GONE, id="a page of docs"),
        pytest.param(
            docs_page("---\nwas: about\n---\n# About\n\n## Who we are\n", "us.md"),
            [],
            id="a page of docs that says its old name",
        ),
        pytest.param(docs_page("---\nwas: [about, old/us]\n---\n# A\n", "us.md"), [], id="several old names"),
    ],
)
def test_what_a_build_would_lose(change: Change, lost: list[str], published: Site) -> None:
    change(published)
    if published.path("topics.yml").read_text("utf-8").find("new-topic") >= 0:
        published.write("disclaimers.yml", FILES["disclaimers.yml"].replace("other-topic", "new-topic"))
    found = compared(published)
    assert told(found) == lost
    assert bool(found.lost) == bool(lost)


def test_a_lost_heading_is_told_where_its_place_may_be(published: Site) -> None:
    spoil(ANSWER, HEADING, "## Tested headings")(published)
    (finding,) = (d for d in compared(published).findings if d.code == "KEPT003")
    assert str(finding.location) == "content/answers/sample.md:30:1"
    assert "{#test-heading}" in finding.hint
    assert "'tested-headings'" in finding.hint


def test_a_guide_with_a_new_name(published: Site) -> None:
    for name, text in ((ANSWER, FILES[ANSWER]), (FLOW, FILES[FLOW])):
        published.write(name, text.replace("flow: test-guide", "flow: new-guide"))
    published.path(FLOW).rename(published.path("flows/new-guide.yml"))
    assert {d.code for d in compared(published).findings} == {"KEPT002", "KEPT004"}
    published.write("flows/new-guide.yml", f"was: [test-guide]\n{FILES[FLOW]}")
    checked = published.check()
    rendered = render_site(checked, docs(published))
    assert {d.code for d in compare(rendered, checked).findings} == {"KEPT004"}
    moves = {move.old: move.new for move in rendered.moves}
    assert moves["d/test-guide/"] == moves["decide/test-guide/"] == "decide/new-guide/"
    assert moves["decide/test-guide/map/"] == "decide/new-guide/map/"


def test_an_answer_whose_day_is_still_to_come_is_told_by_its_day(published: Site) -> None:
    """A clock that is slow by some weeks takes new answers away, as a wrong day in the file does."""
    spoil(SECOND, "published: 2026-01-10", f"published: {TODAY + timedelta(days=9)}")(published)
    checked = published.check()
    found = compare(render_site(checked, docs(published)), checked).findings
    assert {d.code for d in found} >= {"KEPT001"}
    assert {f"today is {TODAY}" in d.hint for d in found if d.code == "KEPT001"} == {True}


def test_what_is_new_is_taken_in_and_nothing_out(published: Site) -> None:
    before = published.path(LINKS_LOCK).read_text("utf-8").splitlines()
    rename(published, ANSWER, RENAMED, "was: [sample]")
    found = compared(published)
    assert [str(entry) for entry in found.added] == ["address answers/renamed/ answers:t3st"]
    write_lock(published.root, accepted(published.check().lock, found))
    after = published.path(LINKS_LOCK).read_text("utf-8").splitlines()
    assert set(before[3:]) < set(after)
    assert after[3:] == sorted(after[3:])
    assert compared(published) == Comparison((), (), (), ())


def test_most_of_it_is_told_before_a_page_is_rendered(published: Site) -> None:
    rename(published, ANSWER, RENAMED)
    published.write("topics.yml", FILES["topics.yml"].replace("other-topic", "new-topic"))
    published.write("disclaimers.yml", FILES["disclaimers.yml"].replace("other-topic", "new-topic"))
    checked = published.check()
    made = {page.path for page in render_site(checked, docs(published)).pages if not page.leads_to}
    found = lost_before_rendering(made, checked, docs(published))
    assert [(d.location.path, d.code) for d in found] == [
        (f"content/{RENAMED}", "KEPT001"),
        ("content/links.lock", "KEPT002"),
    ]


def test_a_site_in_production_without_the_list_is_told(site: Site) -> None:
    site.write("site.yml", FILES["site.yml"] + "production: yes\n")
    checked = site.check()
    rendered = render_site(checked)
    assert [(d.code, d.severity) for d in compare(rendered, checked).findings] == [("KEPT004", "warning")]


def test_what_is_scheduled_can_be_taken_in_before_its_day(site: Site) -> None:
    later = TODAY + timedelta(days=40)
    site.replace(ANSWER, "published: 2026-01-10", f"published: {later}")
    early = check(site.root, later)
    write_lock(site.root, accepted(early.lock, compare(render_site(early), early)))
    now, then = site.check(), check(site.root, later)
    assert "answers/sample/" in now.lock.addresses
    assert told(compare(render_site(now), now)) == []
    assert compare(render_site(then), then) == Comparison((), (), (), ())
