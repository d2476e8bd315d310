"""The list of all that was ever published, as its file says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askwell.content.folders import LINKS_LOCK
from askwell.content.links.lock import NAME, Entry, parse_lock, read_lock, text_of
from tests.helpers import Site, short

GOOD = "address a/t3st/ answers:t3st"


def found(text: str) -> list[str]:
    return short(parse_lock(text)[1], NAME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("# words\n\nlines 1\n" + GOOD, [], id="a comment, an empty line"),
        pytest.param("lines 1\naddress / lists:index", [], id="the root"),
        pytest.param("lines 2\nplace answers:t3st a_1\nplace pages:old/page über", [], id="places"),
        pytest.param("lines 1\ntext answers:t3st 2026-01-10 abc:1 def", [], id="a text"),
        pytest.param("lines 1\nfeed tag:site.example,2026:t3st answers:t3st", [], id="a feed's entry"),
        pytest.param(f"lines 1\n{GOOD}", [], id="as many as it says"),
        pytest.param(f"lines 1\nlines 2\n{GOOD}\nplace a:b c\nplace a:b d", [], id="merged: more than either says"),
        pytest.param(
            f"<<<<<<< HEAD\n{GOOD}\n=======\n>>>>>>> other",
            ["1:1 LOCK001", "3:1 LOCK001", "4:1 LOCK001"],
            id="conflict",
        ),
        pytest.param(f"||||||| base\n{GOOD}", ["1:1 LOCK001"], id="conflict with its base"),
        pytest.param(f"{GOOD}\n{GOOD}", ["2:1 LOCK002"], id="twice"),
        pytest.param("addres a/t3st/ answers:t3st", ["1:1 LOCK003"], id="no such kind"),
        pytest.param("address /a/t3st/ answers:t3st", ["1:1 LOCK003"], id="a slash too many"),
        pytest.param("address a/../b/ answers:t3st", ["1:1 LOCK003"], id="a way up"),
        pytest.param("address a/t3st/", ["1:1 LOCK003"], id="nobody's"),
        pytest.param(f"{GOOD} ", ["1:1 LOCK003"], id="a space behind"),
        pytest.param("lines many", ["1:1 LOCK003"], id="no number"),
        pytest.param(GOOD, ["1:1 LOCK004"], id="how many is not said"),
        pytest.param(f"lines 3\n{GOOD}", ["1:1 LOCK004"], id="two taken out"),
        pytest.param(f"lines 3\nnonsense\n{GOOD}", ["2:1 LOCK003"], id="one cannot be read: told once"),
    ],
)
def test_a_lock(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_merge_of_two_branches_keeps_all_and_says_nothing() -> None:
    base = [Entry("address", f"answers:b{n:03}", f"a/b{n:03}/") for n in range(5)]
    one, other = (text_of([*base, Entry("place", f"answers:{name}", "x")]) for name in ("one", "two"))
    both = [*one.splitlines(), *(line for line in other.splitlines() if line not in one.splitlines())]
    entries, problems = parse_lock("\n".join(both))
    assert (len(entries), problems) == (7, [])


_ENTRIES = st.lists(
    st.one_of(
        st.builds(
            Entry,
            st.just("address"),
            st.sampled_from(["answers:t3st", "pages:a/b"]),
            st.from_regex(r"(a/[a-z0-9]{3}/|/)", fullmatch=True),
        ),
        st.builds(Entry, st.just("place"), st.just("answers:t3st"), st.from_regex(r"[a-z0-9_-]{1,9}", fullmatch=True)),
        st.builds(Entry, st.just("text"), st.just("flows:f"), st.just("2026-01-10 ab cd")),
    ),
    max_size=8,
)


@given(_ENTRIES)
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    text = text_of(entries)
    read, problems = parse_lock(text)
    assert (set(read), problems) == (set(entries), [])
    assert text_of(read) == text
    assert text.split("\n")[3:-1] == sorted(map(str, set(entries)))


def test_the_file_of_a_site(site: Site) -> None:
    assert read_lock(site.root)[0].there is False
    site.write(LINKS_LOCK, f"lines 2\n{GOOD}\naddress / lists:index\n")
    lock, problems = read_lock(site.root)
    assert lock.there
    assert set(lock.addresses) == {"", "a/t3st/"}
    assert set(lock.owners) == {"answers:t3st", "lists:index"}
    assert problems == []


@pytest.mark.parametrize(
    ("raw", "expected"), [(b"\xff", ["1:1 READ002"]), (b"", ["1:1 READ003"]), (b"\0", ["1:1 READ008"])]
)
def test_a_file_that_is_none(raw: bytes, expected: list[str], site: Site) -> None:
    site.write(LINKS_LOCK, raw)
    assert site.found(LINKS_LOCK) == expected


def test_of_two_texts_the_later_counts() -> None:
    lines = ["text answers:t3st 2026-02-01 new", "text answers:t3st 2026-01-10 old"]
    entries, _ = parse_lock("\n".join(lines))
    lock = type(read_lock(Path("nowhere"))[0])(tuple(entries), True)
    assert lock.texts["answers:t3st"].rest == "2026-02-01 new"
