from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from askwell.content.links.lock import Entry, text_of
from askwell.permanence.sent import sent_lines
from tests.editions import EDITION, KEPT, SENT, add, sent
from tests.helpers import ANSWER, FILES, FLOW, Site


def words(old: str, new: str) -> Callable[[Site], None]:
    assert old in SENT
    return lambda site: site.write(EDITION, SENT.replace(old, new))


def file(old: str, new: str) -> Callable[[Site], None]:
    return lambda site: site.write(KEPT, site.path(KEPT).read_text("utf-8").replace(old, new))


def gone(name: str) -> Callable[[Site], None]:
    return lambda site: site.path(name).unlink()


def in_name(name: str) -> Callable[[Site], None]:
    """The guide gets another name."""

    def rename(site: Site) -> None:
        site.path(FLOW).unlink()
        site.write(f"flows/{name}.yml", f"was: [test-guide]\n{FILES[FLOW]}")
        site.write(ANSWER, FILES[ANSWER].replace("flow: test-guide", f"flow: {name}"))

    return rename


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(words("subject", "subject"), [], id="nothing"),
        pytest.param(words("newsletter", "letter"), ["2:1 EDITION027"], id="the subject"),
        pytest.param(words("---\nTest words.", "---\nTest."), ["7:7 EDITION027"], id="the intro"),
        pytest.param(words("t3st", "t3sx"), ["4:1 EDITION027"], id="an item"),
        pytest.param(words("  - guide: test-guide\n", ""), ["4:1 EDITION027"], id="an item less"),
        pytest.param(words("sent: 2026-01-10", "sent: 2026-01-11"), ["7:7 EDITION027"], id="another day"),
        pytest.param(words("sent: 2026-01-10\n", ""), ["2:1 EDITION022", "2:1 EDITION029"], id="taken back"),
        pytest.param(words("Test data for", "# Test\nsubject: Test data for"), None, id="with mistakes"),
        pytest.param(gone(KEPT), ["7:7 EDITION025"], id="the file is gone"),
        pytest.param(gone(EDITION), ["content/links.lock:7:1 EDITION029", f"content/{KEPT}:1:1 READ010"],
                     id="the edition is gone"),
        pytest.param(file("a/t3st/", "a/t3sx/"), [f"content/{KEPT}:1:1 EDITION028"], id="a link of the file"),
        pytest.param(file("{", "["), [f"content/{KEPT}:1:1 EDITION026"], id="no JSON"),
        pytest.param(file('"version": 1', '"version": 9'), [f"content/{KEPT}:1:1 EDITION026"], id="of a later version"),
        pytest.param(lambda site: site.write(KEPT, b"\xff\xfe"), [f"content/{KEPT}:1:1 EDITION026",
                     f"content/{KEPT}:1:1 READ002"], id="no text"),
        pytest.param(lambda site: site.write(ANSWER, FILES[ANSWER].replace("short_answer: This", "short_answer: It")),
                     [], id="the answer is corrected"),
        pytest.param(gone(ANSWER), [], id="the answer is gone, of which permanence tells"),
        pytest.param(in_name("new-guide"), [], id="the guide has another name"),
    ],
)  # fmt: skip
def test_sent_is_sent(change: Callable[[Site], None], expected: list[str] | None, site: Site) -> None:
    change(sent(site))
    found = site.found(EDITION)
    assert found == expected if expected is not None else not any("EDITION02" in one for one in found)


def test_how_the_file_is_laid_out_does_not_count(site: Site) -> None:
    sent(site)
    site.write(KEPT, json.dumps(json.loads(site.path(KEPT).read_text("utf-8"))).replace("\n", "\r\n"))
    assert site.found(EDITION) == []


def test_an_edition_that_says_so_and_is_not_kept(site: Site) -> None:
    add(site)
    site.write(EDITION, SENT)
    [one] = site.check().diagnostics
    assert (one.code, str(one.severity), one.location.line) == ("EDITION025", "warning", 7)


def test_two_branches_may_have_sent_it(site: Site) -> None:
    lines = [*sent_lines(sent(site).check()), Entry("sent", "newsletters:2026-01-10", f"2026-01-10 {'0' * 32}")]
    site.write("links.lock", text_of(lines))
    assert site.found(EDITION) == []
