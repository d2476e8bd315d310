"""Rules about states. The good site has one answer, `sample`; rows add others in some state, and lead to them."""

from __future__ import annotations

from datetime import date

import pytest

from askwell.checks import check
from askwell.diagnostics import errors
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

DRAFT = "status: draft"
LATER = "published: 2026-12-24"
WITHDRAWN = "status: withdrawn\nsince: 2026-03-01\nwhy: Test reason."
ARCHIVED = "status: archived\nsince: 2026-03-01"
MERGED = "status: merged\nsince: 2026-03-01"
FLOW_WITHDRAWN = "status: withdrawn\nsince: 2026-03-01\nwhy: Test reason.\n"


def answer(key: str, *lines: str, body: str = "") -> str:
    """An answer like the sample, with other lines in its header and more in its body."""
    text = FILES[ANSWER].replace("id: t3st", f"id: {key}").replace("flow: test-guide\n", "")
    for line in lines:
        name = line.partition(":")[0]
        old = next((one for one in text.split("\n") if one.startswith(f"{name}:")), None)
        text = text.replace(f"{old}\n", f"{line}\n", 1) if old else text.replace("---\n", f"---\n{line}\n", 1)
    return f"{text}{body}"


def codes(site: Site, name: str = ANSWER, today: date = TODAY) -> list[str]:
    return sorted(one.code for one in check(site.root, today).diagnostics if one.location.path == f"content/{name}")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param([], [], id="published"),
        pytest.param([DRAFT], ["STATE001"], id="draft"),
        pytest.param([LATER], ["STATE001"], id="scheduled"),
        pytest.param([ARCHIVED], [], id="archived"),
        pytest.param([WITHDRAWN], ["STATE002"], id="withdrawn"),
        pytest.param([MERGED, "instead: third"], ["STATE002"], id="merged"),
    ],
)
@pytest.mark.parametrize(
    ("lines", "body"),
    [(["related: [other]"], ""), ([], "\nTest [words](answer:other).[^test-source]\n")],
    ids=["related", "link"],
)
def test_what_an_answer_may_lead_to(
    other: list[str], expected: list[str], lines: list[str], body: str, site: Site
) -> None:
    site.write("answers/other.md", answer("other", *other))
    site.write("answers/third.md", answer("third"))
    site.write(ANSWER, answer("t3st", *lines, body=body))
    assert codes(site) == expected


UNREAD = "question: ["


@pytest.mark.parametrize(
    ("name", "text", "lines", "expected"),
    [
        ("answers/other.md", answer("other", DRAFT, UNREAD), ["related: [other]"], ["STATE001"]),
        ("answers/other.md", answer("other", DRAFT).replace("\n---\n", "\n"), ["related: [other]"], ["STATE001"]),
        ("answers/other.md", answer("other", DRAFT, UNREAD), [ARCHIVED, "instead: other"], ["STATE003"]),
        ("answers/other.md", answer("other", DRAFT, UNREAD), [DRAFT, "related: [other]"], []),
        ("answers/other.md", answer("other", DRAFT, UNREAD), ["related: [others]"], ["REF001"]),
        ("answers/other.md", answer("other", UNREAD), ["related: [other]"], []),
        ("flows/other.yml", "status: draft\nquestions: [\n", ["flow: other"], ["STATE001"]),
        ("flows/other.yml", "status: draft\nquestions: [\n", ["flow: other", ARCHIVED], []),
        ("flows/other.yml", "questions: [\n", ["flow: other"], []),
    ],
)
def test_a_draft_that_cannot_be_read(name: str, text: str, lines: list[str], expected: list[str], site: Site) -> None:
    """It has no page either. What is no draft and cannot be read is told itself."""
    site.write(name, text)
    site.write(ANSWER, answer("t3st", *lines))
    assert [code for code in codes(site) if code in ("STATE001", "STATE003", "REF001")] == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(["published: 2026-12-23"], ["STATE001"], id="a day earlier"),
        pytest.param(["published: 2026-12-24"], [], id="on the same day"),
        pytest.param(["published: 2026-12-25"], [], id="a day later"),
        pytest.param([DRAFT], [], id="a draft"),
        pytest.param([ARCHIVED], ["STATE001"], id="archived"),
        pytest.param([MERGED, "instead: third"], [], id="merged"),
    ],
)
def test_who_may_lead_to_a_scheduled_answer(own: list[str], expected: list[str], site: Site) -> None:
    site.write("answers/other.md", answer("other", LATER))
    site.write("answers/third.md", answer("third"))
    site.write(ANSWER, answer("t3st", "related: [other]", *own))
    assert codes(site) == expected


def test_what_is_old_may_lead_to_what_is_no_longer_valid(site: Site) -> None:
    site.write("answers/other.md", answer("other", WITHDRAWN))
    site.write("answers/old.md", answer("0ld", "related: [other]", ARCHIVED))
    assert site.check().diagnostics == ()


@pytest.mark.parametrize(
    ("head", "expected"), [("status: draft\n", ["STATE001"]), (FLOW_WITHDRAWN, ["STATE002"]), ("", [])]
)
def test_a_guide_that_is_offered_is_there(head: str, expected: list[str], site: Site) -> None:
    site.write(FLOW, head + FILES[FLOW])
    assert codes(site) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"a": [WITHDRAWN]}, {}, id="none"),
        pytest.param({"a": [WITHDRAWN, "instead: sample"]}, {}, id="published"),
        pytest.param({"a": [WITHDRAWN, "instead: b"], "b": [ARCHIVED]}, {}, id="archived"),
        pytest.param({"a": [WITHDRAWN, "instead: a"]}, {"a": ["STATE003"]}, id="itself"),
        pytest.param({"a": [WITHDRAWN, "instead: b"], "b": [DRAFT]}, {"a": ["STATE003"]}, id="draft"),
        pytest.param({"a": [WITHDRAWN, "instead: b"], "b": [LATER]}, {"a": ["STATE003"]}, id="scheduled"),
        pytest.param({"a": [MERGED, "instead: b"], "b": [WITHDRAWN]}, {"a": ["STATE003"]}, id="withdrawn"),
        pytest.param({"a": [MERGED, "instead: b"], "b": [MERGED, "instead: sample"]}, {}, id="merged twice"),
        pytest.param(
            {"a": [MERGED, "instead: b"], "b": [MERGED, "instead: c"], "c": [WITHDRAWN]},
            {"a": ["STATE003"], "b": ["STATE003"]},
            id="merged into what was withdrawn",
        ),
        pytest.param({"a": [MERGED, "instead: a"]}, {"a": ["STATE003"]}, id="merged into itself"),
        pytest.param(
            {"a": [MERGED, "instead: b"], "b": [MERGED, "instead: a"]},
            {"a": ["STATE003"], "b": ["STATE003"]},
            id="merged in a circle",
        ),
        pytest.param(
            {"a": [ARCHIVED, "instead: b"], "b": [MERGED, "instead: a"]}, {"a": ["STATE003"]}, id="back again"
        ),
        pytest.param({"a": [MERGED, "instead: nobody"]}, {"a": ["REF001"]}, id="nobody"),
        pytest.param({"a": [DRAFT, "instead: a"]}, {"a": ["STATE004"]}, id="a draft has none"),
        pytest.param({"a": ["instead: sample"]}, {"a": ["STATE004"]}, id="current"),
        pytest.param({"a": ["since: 2026-03-01"]}, {"a": ["STATE004"]}, id="current since"),
        pytest.param({"a": [WITHDRAWN.replace("2026-03-01", "2026-11-22")]}, {}, id="since today"),
        pytest.param({"a": [WITHDRAWN.replace("2026-03-01", "2026-11-23")]}, {"a": ["STATE005"]}, id="since tomorrow"),
        pytest.param({"a": [WITHDRAWN.replace("2026-03-01", "2026-01-09")]}, {"a": ["STATE005"]}, id="since before"),
    ],
)
def test_how_a_text_may_end(files: dict[str, list[str]], expected: dict[str, list[str]], site: Site) -> None:
    for key, lines in files.items():
        site.write(f"answers/{key}.md", answer(f"id{key}", *lines))
    assert {key: found for key in files if (found := codes(site, f"answers/{key}.md"))} == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("status: withdrawn\n", ["FIELD001", "FIELD001"], id="neither day nor reason"),
        pytest.param(FLOW_WITHDRAWN, [], id="withdrawn"),
        pytest.param(f"{FLOW_WITHDRAWN}instead: test-guide\n", ["STATE003"], id="itself"),
        pytest.param(f"{FLOW_WITHDRAWN}instead: nobody\n", ["REF001"], id="nobody"),
        pytest.param("why: Test reason.\n", ["STATE004"], id="current"),
        pytest.param("status: archived\n", ["FIELD008"], id="no state of a guide"),
    ],
)
def test_how_a_guide_may_end(head: str, expected: list[str], site: Site) -> None:
    site.replace(ANSWER, "flow: test-guide\n", "")
    site.write(FLOW, head + FILES[FLOW])
    assert codes(site, FLOW) == expected


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        ([ARCHIVED], {}, ["STATE006"]),
        ([WITHDRAWN], {}, ["STATE006"]),
        ([WITHDRAWN], {"other": [DRAFT]}, ["STATE006"]),
        ([WITHDRAWN], {"other": []}, []),
    ],
)
def test_a_topic_without_an_answer_is_a_warning(
    own: list[str], others: dict[str, list[str]], expected: list[str], site: Site
) -> None:
    site.write(ANSWER, answer("t3st", *own))
    for key, lines in others.items():
        site.write(f"answers/{key}.md", answer(key, *lines))
    assert (codes(site), errors(site.check().diagnostics)) == (expected, ())


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(1970, 1, 1), ["STATE007"]),
        (date(2026, 1, 4), ["STATE007"]),
        (date(2026, 1, 10), []),
        (TODAY, []),
    ],
)
def test_a_clock_before_the_first_publication_is_told_once(today: date, expected: list[str], site: Site) -> None:
    assert [one.code for one in check(site.root, today).diagnostics] == expected


def test_a_new_site_may_have_nothing_but_what_is_scheduled(site: Site) -> None:
    site.write(ANSWER, answer("t3st", LATER))
    assert site.check().diagnostics == ()


def test_what_is_old_needs_no_review(site: Site) -> None:
    site.write("answers/other.md", answer("other", ARCHIVED, "next_review: 2026-02-01"))
    assert codes(site, "answers/other.md") == []
