from __future__ import annotations

import pytest

from askwell.content.links.lock import parse_lock, read_lock, text_of
from askwell.permanence.comparison import compare
from askwell.permanence.sent import keep, sent_lines, unkept
from askwell.render.site import render_site
from tests.editions import EDITION, KEPT, SENT, add, sent
from tests.helpers import ANSWER, FILES, FLOW, Site


def lines(site: Site) -> list[str]:
    return [str(line) for line in sent_lines(site.check())]


def test_the_lines_of_what_was_sent(site: Site) -> None:
    *mailed, last = sorted(lines(sent(site)))
    assert mailed == [
        "mailed newsletters:2026-01-10 a/t3st/",
        "mailed newsletters:2026-01-10 d/test-guide/",
        "mailed newsletters:2026-01-10 newsletters/2026-01-10/",
    ]
    assert last.startswith("sent newsletters:2026-01-10 2026-01-10 ")
    entries, found = parse_lock(text_of(sent_lines(site.check())))
    assert (len(entries), found) == (4, [])


def test_what_is_missing_is_written_as_the_lines_say(site: Site) -> None:
    add(site)
    site.write(EDITION, SENT)
    before, checked = lines(site), site.check()
    assert list(unkept(checked)) == [f"content/{KEPT}"]
    keep(site.root, unkept(checked))
    assert (lines(site), dict(unkept(site.check()))) == (before, {})


def found(site: Site) -> list[str]:
    checked = site.check()
    return [one.code for one in compare(render_site(checked), checked).findings if one.code != "KEPT004"]


@pytest.mark.parametrize(
    ("was", "expected"),
    [
        pytest.param("was: [t3st]\n", [], id="another answer has its id"),
        pytest.param("", ["KEPT006"], id="nothing is left of it"),
    ],
)
def test_what_was_mailed_leads_somewhere(was: str, expected: list[str], site: Site) -> None:
    sent(site)
    assert found(site) == []
    site.path(ANSWER).unlink()
    site.write("answers/other.md", FILES[ANSWER].replace("id: t3st\n", f"id: t3sx\n{was}"))
    assert found(site) == expected


def test_a_guide_with_another_name_keeps_its_link(site: Site) -> None:
    sent(site)
    site.path(FLOW).unlink()
    site.write(ANSWER, FILES[ANSWER].replace("flow: test-guide", "flow: new-guide"))
    site.write("flows/new-guide.yml", f"was: [test-guide]\n{FILES[FLOW]}")
    assert found(site) == []
    site.write("flows/new-guide.yml", FILES[FLOW])
    assert found(site) == ["KEPT006"]


def test_an_older_lock_is_read(site: Site) -> None:
    site.write("links.lock", "lines 1\naddress a/t3st/ answers:t3st\n")
    lock, problems = read_lock(site.root)
    assert (problems, len(lock.mailed), len(lock.sent)) == ([], 0, 0)
    assert lock.out == {"a/t3st/"}
