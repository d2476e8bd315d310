"""All sources of a site, asked at a server on this machine: what is learnt, kept and reported."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from askwell.watch.accepting import accept
from askwell.watch.lock import read_lock
from askwell.watch.network import Reply
from askwell.watch.state import NAME, Result, read_state
from askwell.watch.texts import FOLDER
from askwell.watch.visit import Visitor
from askwell.watch.watching import ask_sources
from tests.helpers import Site
from tests.watch.looking import KEY, TODAY, Watch, library_of
from tests.watch.server import BODY, Page, Pages, Time, page, visitor

PDF = {"Content-Type": "application/pdf"}
LATIN = {"Content-Type": "text/html; charset=iso-8859-1"}


@pytest.fixture
def watch(site: Site, server: Pages) -> Watch:
    """A site whose source was read and accepted."""
    watch = Watch(site, server)
    watch.ask(Page(body=page()))
    assert watch.accept() == [KEY]
    return watch


MOVED = Page(301, headers={"Location": "/new"})
NOTICE = "<p>This article has been retracted.</p>"


@pytest.mark.parametrize(
    ("said", "result", "expected"),
    [
        (Page(body=page()), Result.READ, []),
        (Page(body=page(menu="Other", aside="Buy")), Result.READ, []),
        (Page(body=page(), headers=LATIN), Result.READ, []),
        (Page(body=page(BODY + "<p>A new test sentence.</p>")), Result.READ, ["changed 2026-11-24"]),
        (Page(body=b"%PDF-1.7 x", headers=PDF), Result.READ, ["changed 2026-11-24"]),
        (Page(body=page(BODY + NOTICE)), Result.READ, ["retracted 2026-11-24", "changed 2026-11-24"]),
        (Page(body=page(head="<meta name=citation_retracted content=true>")), Result.READ, ["retracted 2026-11-24"]),
        (Page(404), Result.GONE, ["gone 2026-11-24"]),
        (Page(410), Result.GONE, ["gone 2026-11-24"]),
        (MOVED, Result.READ, ["moved 2026-11-24"]),
        (Page(403), Result.REFUSED, []),
        (Page(429), Result.LATER, []),
        (Page(500), Result.FAILED, []),
        (Page(body=b"<html><script>x</script>"), Result.FAILED, []),
    ],
)
def test_what_a_source_says_two_days_later(watch: Watch, said: Page, result: Result, expected: list[str]) -> None:
    watch.server.pages["/new"] = Page(body=page())
    watch.ask(said, days=2)
    assert (watch.result(), watch.kinds()) == (result, expected)
    watch.ask(said, days=2)
    assert watch.kinds() == expected, "it is told until somebody accepts it, since the day it was first seen"


def test_what_was_known_stays_known_when_nothing_can_be_read(watch: Watch) -> None:
    watch.ask(Page(body=page("<p>Other test words.</p>")), days=2)
    watch.ask(Page(500), days=2)
    assert watch.kinds() == ["changed 2026-11-24"]
    assert "It could not be read again: its site says 500." in watch.told()
    watch.ask(Page(body=page()), days=2)
    assert watch.kinds() == []


def test_a_change_is_accepted_by_name_and_not_with_all_others(watch: Watch) -> None:
    watch.ask(Page(body=page(BODY + NOTICE)), days=2)
    assert watch.accept() == []
    assert len(watch.kinds()) == 2
    assert watch.accept(KEY) == [KEY]
    assert watch.kinds() == []
    accepted = read_lock(watch.site.root).accepted[KEY]
    assert (accepted.day, accepted.signs) == (date(2026, 11, 24), ("notice",))


def test_a_text_that_may_be_retracted_is_not_accepted_with_all_others(site: Site, server: Pages) -> None:
    watch = Watch(site, server)
    watch.ask(Page(body=page(BODY + NOTICE)))
    assert watch.accept() == []
    assert watch.accept(KEY) == [KEY]


@pytest.mark.parametrize(
    ("key", "said"),
    [("tset-source", "did you mean 'test-source'"), ("paper-source", "has no address"), (KEY, "was not read yet")],
)
def test_what_cannot_be_accepted(site: Site, server: Pages, key: str, said: str) -> None:
    (refused,) = Watch(site, server).accept(key)
    assert said in refused
    assert not site.path("sources.lock").exists()


def test_a_broken_lock_is_not_written_over(watch: Watch) -> None:
    watch.site.path("sources.lock").write_text("<<<<<<< HEAD\n", "utf-8")
    (refused,) = watch.accept(KEY)
    assert "WATCH001" in refused
    assert watch.site.path("sources.lock").read_text("utf-8") == "<<<<<<< HEAD\n"


def test_lines_of_sources_that_went_away_are_forgotten(watch: Watch) -> None:
    path = watch.site.path("sources.lock")
    path.write_text(path.read_text("utf-8").replace(KEY, "old-source"), "utf-8")
    done = accept(watch.site.root, watch.library, [])
    assert (done.taken, done.forgotten) == ((KEY,), ("old-source",))
    assert list(read_lock(watch.site.root).accepted) == [KEY]


def test_words_that_changed_are_shown(watch: Watch) -> None:
    watch.ask(Page(body=page(BODY.replace("that 7 is", "that 8 is"))), days=2)
    told = watch.told()
    assert "    - It says that 7 is a number, and no advice.\n    + It says that 8 is a number, and no advice." in told
    assert "10 words gone, 10 words new" in told


def test_without_the_old_text_the_change_is_told_all_the_same(watch: Watch) -> None:
    watch.ask(Page(body=page("<p>Other test words.</p>")), days=2)
    for path in (watch.site.root / FOLDER).iterdir():
        path.unlink()
    assert "this machine does not have the text that was read" in watch.told()


def test_texts_that_nobody_compares_are_forgotten(watch: Watch) -> None:
    for number in range(3):
        watch.ask(Page(body=page(f"<p>Test words {number}.</p>")), days=2)
    assert len(os.listdir(watch.site.root / FOLDER)) == 2


def test_a_source_is_asked_once_a_day(watch: Watch) -> None:
    watch.server.asked.clear()
    watch.ask()
    assert watch.server.paths == []
    ask_sources(watch.site.root, watch.library, TODAY, visitor(watch.time), only=[KEY])
    assert watch.server.paths == ["/page"]


def test_what_failed_is_asked_again_at_once(watch: Watch) -> None:
    watch.ask(Page(500), days=2)
    watch.server.asked.clear()
    watch.ask()
    assert watch.server.paths == ["/page"]


def test_only_what_changed_is_sent(watch: Watch) -> None:
    tagged = Page(body=page(), headers={"Content-Type": "text/html", "ETag": '"1"'})
    for _ in range(3):
        watch.ask(tagged, days=2)
    assert [headers.get("If-None-Match") for path, headers in watch.server.asked if path == "/page"][1:] == [
        None, '"1"', '"1"',
    ]  # fmt: skip
    assert (watch.result(), watch.kinds()) == (Result.READ, [])
    for path in (watch.site.root / FOLDER).iterdir():
        path.unlink()
    watch.ask(tagged, days=2)
    assert "If-None-Match" not in watch.server.asked[-1][1], "a text that is not there must be sent again"


def test_a_site_that_wants_to_be_left_alone_is(watch: Watch) -> None:
    watch.ask(Page(503, headers={"Retry-After": str(3 * 86_400)}), days=2)
    watch.server.asked.clear()
    watch.ask(days=2)
    assert watch.server.asked == []
    watch.ask(Page(body=page()), days=2)
    assert watch.result() is Result.READ


def test_another_address_is_another_page(watch: Watch) -> None:
    watch.ask(Page(404), days=2)
    watch.library = library_of(watch.site, watch.server, test_source="/new")
    assert watch.kinds() == []
    watch.server.pages["/new"] = Page(body=page())
    watch.ask()
    assert watch.kinds() == []
    watch.server.pages["/new"] = Page(body=page("<p>Other test words.</p>"))
    watch.ask(days=2)
    assert watch.kinds() == ["changed 2026-11-26"]


def test_a_page_that_is_too_long_is_not_half_read(watch: Watch) -> None:
    watch.ask(Page(body=page(BODY * 100)), days=2, most=50_000)
    assert (watch.result(), watch.kinds()) == (Result.FAILED, [])


def test_a_file_is_told_as_one(site: Site, server: Pages) -> None:
    watch = Watch(site, server)
    watch.ask(Page(body=b"%PDF-1", headers=PDF))
    watch.accept()
    watch.ask(Page(body=b"%PDF-2", headers=PDF), days=2)
    assert watch.kinds() == ["changed 2026-11-24"]
    assert "compared byte by byte" in watch.told()


def test_a_network_that_is_down_is_one_sentence_and_changes_nothing(watch: Watch) -> None:
    before = (watch.site.root / NAME).read_bytes()
    silent = Reply(fault="the name of its site is not known", unreachable=True)
    run = ask_sources(watch.site.root, watch.library, TODAY, Asked(silent), only=[KEY])
    assert (run.asked, run.offline) == ((), "the name of its site is not known")
    assert (watch.site.root / NAME).read_bytes() == before


class Asked(Visitor):
    """A visitor to whom each site says the same, or who is stopped at a page of a name."""

    def __init__(self, reply: Reply, stop: str = "") -> None:
        super().__init__(visitor().network, 0.0)
        self.stop_at, time = stop, Time()
        self.clock, self.sleep = time.clock, time.sleep

        class Says(type(self.network)):  # type: ignore[misc]
            def ask(self, method: str, url: str, *_: object) -> Reply:
                del method
                if stop and stop in url:
                    raise KeyboardInterrupt
                return Reply(404) if url.endswith("/robots.txt") and not reply.fault else reply

        self.network = Says("AskWell/test")


def test_hosts_are_not_all_tried_when_none_replies(watch: Watch) -> None:
    source = watch.library.sources[KEY]
    many = {f"s{n}": source.model_copy(update={"url": f"https://s{n}.example/"}) for n in range(40)}
    for key, one in many.items():
        one._key = key
    run = ask_sources(
        watch.site.root, replace(watch.library, sources=many), TODAY, Asked(Reply(fault="x", unreachable=True))
    )
    assert (run.offline, len(run.left)) == ("x", 40)


def test_one_host_that_is_down_is_told_by_itself(watch: Watch) -> None:
    watch.library = library_of(watch.site, watch.server, paper_source="/other")
    gone = watch.library.sources["paper-source"].model_copy(update={"url": "http://127.0.0.1:1/"})
    watch.library = replace(watch.library, sources={**watch.library.sources, "paper-source": gone})
    watch.ask(days=2)
    entries = read_state(watch.site.root).entries
    assert (entries[KEY].result, entries["paper-source"].result) == (Result.READ, Result.UNREACHABLE)
    assert "1 source could not be read. Look at them yourself:\n  paper-source: connection refused" in watch.told()


def test_what_was_learnt_is_kept_when_somebody_breaks_it_off(watch: Watch) -> None:
    one = watch.library.sources[KEY].model_copy(update={"url": "https://s.example/1"})
    two = watch.library.sources["paper-source"].model_copy(update={"url": "https://s.example/2"})
    watch.library = replace(watch.library, sources={KEY: one, "paper-source": two})
    html = Reply(200, headers={"content-type": "text/html"}, body=page())
    run = ask_sources(watch.site.root, watch.library, TODAY, Asked(html, stop="/2"))
    assert (run.asked, run.left) == ((KEY,), ("paper-source",))
    assert list(read_state(watch.site.root).entries) == [KEY]


def test_ctrl_c_ends_it_at_once(watch: Watch) -> None:
    def stopping(stream: Any, stop: Any) -> None:
        del stream
        os.kill(os.getpid(), signal.SIGINT)
        stop.wait(5)

    watch.library = library_of(watch.site, watch.server, paper_source="/other")
    watch.server.pages["/other"] = Page(404)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore Ctrl+C
    try:
        watch.ask(Page(act=stopping), days=2)
    finally:
        signal.signal(signal.SIGINT, before)
    entries = read_state(watch.site.root).entries
    assert (entries["paper-source"].result, entries[KEY].on) == (Result.GONE, str(TODAY))


def test_a_place_where_nothing_can_be_kept_is_told(site: Site, server: Pages) -> None:
    (site.root / ".askwell").write_text("x")
    server.pages["/page"] = Page(body=page())
    run = ask_sources(site.root, library_of(site, server), TODAY, visitor())
    assert (run.asked, bool(run.unkept)) == ((KEY,), True)


def test_nothing_is_left_half_written(watch: Watch) -> None:
    def names(folder: Path) -> Iterator[str]:
        return (path.name for path in folder.rglob("*") if path.is_file())

    assert sorted(names(watch.site.root / ".askwell"))[1:] == ["sources.json"]
