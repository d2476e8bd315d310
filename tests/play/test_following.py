"""What a save changes on the page."""

from __future__ import annotations

from askwell.checks import check
from askwell.play.following import Following
from tests.helpers import FILES, TODAY, Site
from tests.play.looking import FILE, follow, page, texts

WORDS = "Changed 1 The question “Left or right?”, “Left”: words changed from “Left” to “To the left”."


def save(site: Site, following: Following, *replaced: tuple[str, str]) -> None:
    """Looks at the guide, then saves it with some lines replaced."""
    following.sight()
    text = FILES[FILE]
    for old, new in replaced:
        assert text.count(old) == 1
        text = text.replace(old, new)
    site.write(FILE, text)


def test_the_first_look_compares_nothing(site: Site) -> None:
    assert page(follow(site)).select("#changes") == []


def test_advice_that_became_milder_is_told(site: Site) -> None:
    following = follow(site)
    save(site, following, ("        to: visit\n", "        to: rest\n"))
    shown = page(following)
    assert texts(shown, ".change > p") == [
        "Milder. Not urgent Test visit becomes Self-care Test rest, on 1 way.",
        "For example, a reader who chooses:",
    ]
    assert texts(shown, ".change .steps li") == ["Is there a test sign? No sign", "Left or right? Left"]


def test_sizes_before_and_after(site: Site) -> None:
    following = follow(site)
    save(site, following, ("        to: second\n", "        to: rest\n"))
    assert texts(page(following), "#changes .counts .moved") == [
        "States: 5 before, 3 now",
        "Ways through: 4 before, 3 now",
        "Questions at most: 2 before, 1 now",
        "Outcomes: 3 before, 2 now",
    ]


def test_a_rule_that_breaks_and_holds_again(site: Site) -> None:
    following = follow(site)
    rule = "  - never outcome visit when second is right\n"
    save(site, following, ("  - every entry passes screen\n", rule))
    assert texts(page(following), "#changes .moved") == [
        "Not there before, holds now: never outcome visit when second is right",
        "Holds before, not there now: every entry passes screen",
    ]
    save(site, following, ("  - every entry passes screen\n", rule), ("        to: rest\n", "        to: visit\n"))
    verdict = "Holds before, does not hold now: never outcome visit when second is right"
    assert verdict in texts(page(following), "#changes .moved")


def test_words_before_and_after(site: Site) -> None:
    following = follow(site)
    save(site, following, ("label: Left\n", "label: To the left\n"))
    shown = page(following)
    assert texts(shown, "#changes .marks li") == [WORDS]
    assert texts(shown, "#map .aw-mark") == ["Changed 1"]


def test_a_save_that_changes_nothing_says_so(site: Site) -> None:
    following = follow(site)
    save(site, following, ("title: Test guide\n", "# Test words.\ntitle: Test guide\n"))
    assert texts(page(following), "#changes > p") == ["Nothing in this guide."]


def test_after_a_mistake_the_last_good_version_is_compared(site: Site) -> None:
    following = follow(site)
    following.sight()
    site.write(FILE, "title: [")
    assert following.sight().stale
    save(site, following, ("label: Left\n", "label: To the left\n"))
    shown = page(following)
    assert texts(shown, "#changes .marks li") == [WORDS]
    assert shown.select(".note") == []


def test_nothing_is_read_again_until_a_file_is_saved(site: Site) -> None:
    following = follow(site)
    first = following.sight()
    assert following.sight() is first
    site.write("topics.yml", FILES["topics.yml"] + "# Test words.\n")
    assert following.sight() is not first


def test_no_other_guide_is_proven(site: Site) -> None:
    site.write("flows/other-guide.yml", FILES[FILE] + "  - never outcome rest when second is right\n")
    assert texts(page(follow(site)), ".verdict") == ["Proven, and nothing is wrong with it"]
    assert sorted(check(site.root, TODAY, only="test-guide").proofs) == ["test-guide"]
    assert sorted(site.check().proofs) == ["other-guide", "test-guide"]
