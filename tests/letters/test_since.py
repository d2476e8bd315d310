from __future__ import annotations

from datetime import date

import pytest

from askwell.letters.since import Since, since
from tests.editions import TEXT, sent
from tests.helpers import ANSWER, FILES, FLOW, TODAY, Site

PUBLISHED = "published: 2026-01-10"
ENDED = f"{PUBLISHED}\nsince: 2026-02-01\nwhy: Test reason."
NEXT = "newsletters/2026-12-03.md"


def changed(*entries: str) -> str:
    return f"{PUBLISHED}\nupdated: 2026-02-01\nchanges:\n" + "\n".join(f"  - {{{entry}}}" for entry in entries)


def entry(kind: str, on: str = "2026-02-01", more: str = "") -> str:
    return f"on: {on}, kind: {kind}, what: Test words., by: test-expert{more}"


def found(site: Site, new: str = PUBLISHED, today: date = TODAY) -> list[str]:
    """What happened to the answer and the guide of the edition: "KEY WHAT DAY", and who told it."""
    site.replace(ANSWER, PUBLISHED, new)
    return [_short(one) for one in since(site.check().library, today)]


def _short(one: Since) -> str:
    told = f" told {one.told_on or 'later'} by {one.told_by.key if one.told_by else 'somebody'}"
    return f"{one.item.key} {one.what} {one.on}" + (told if one.told_on or one.told_by else "")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(PUBLISHED, [], id="nothing"),
        pytest.param(changed(entry("correction")), ["t3st correction 2026-02-01"], id="corrected"),
        pytest.param(changed(entry("clarification")), ["t3st clarification 2026-02-01"], id="clarified"),
        pytest.param(changed(entry("retraction")), ["t3st retraction 2026-02-01"], id="taken back"),
        pytest.param(changed(entry("update")), [], id="an update"),
        pytest.param(changed(entry("correction", "2026-01-10")), ["t3st correction 2026-01-10"], id="on the same day"),
        pytest.param(changed(entry("correction", more=", mailed: 2026-02-03")),
                     ["t3st correction 2026-02-01 told 2026-02-03 by somebody"], id="told"),
        pytest.param(changed(entry("correction"), entry("correction")), ["t3st correction 2026-02-01"] * 2, id="two"),
        pytest.param(f"{ENDED}\nstatus: withdrawn", ["t3st withdrawn 2026-02-01"], id="withdrawn"),
        pytest.param(f"{ENDED}\nstatus: archived", ["t3st archived 2026-02-01"], id="archived"),
    ],
)  # fmt: skip
def test_what_happened_since(new: str, expected: list[str], site: Site) -> None:
    assert found(sent(site), new) == expected


def test_what_was_known_when_it_was_sent_is_no_news(site: Site) -> None:
    old = changed(entry("correction", "2026-01-10"))
    site.replace(ANSWER, PUBLISHED, old)
    sent(site)
    assert found(site, old) == []
    assert found(site, changed(entry("correction"), entry("correction", "2026-01-10"))) == [
        "t3st correction 2026-02-01"
    ]


def test_overdue(site: Site) -> None:
    assert found(sent(site), today=date(2027, 1, 11)) == ["t3st overdue 2027-01-10", "test-guide overdue 2027-01-10"]
    assert found(site, today=date(2027, 1, 10)) == []


def test_gone_and_renamed(site: Site) -> None:
    sent(site)
    site.path(FLOW).unlink()
    site.write("flows/new-guide.yml", f"was: [test-guide]\n{FILES[FLOW]}")
    assert found(site) == []
    site.path(ANSWER).unlink()
    assert [_short(one) for one in since(site.check().library, TODAY)] == ["t3st gone None"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sent: 2026-11-20\n", "t3st correction 2026-02-01 told 2026-11-20 by 2026-12-03"),
        ("", "t3st correction 2026-02-01 told later by 2026-12-03"),
    ],
)
def test_a_later_edition_tells_it(line: str, expected: str, site: Site) -> None:
    sent(site)
    site.write(
        NEXT,
        TEXT.replace("answer: t3st\n", "answer: t3st\n    change: 2026-02-01\n").replace("ai_use", f"{line}ai_use"),
    )
    assert expected in found(site, changed(entry("correction")))


def test_an_edition_that_is_not_sent_has_no_since(site: Site) -> None:
    site.path(NEXT).parent.mkdir()
    site.write(NEXT, TEXT)
    assert found(site, changed(entry("correction"))) == []
