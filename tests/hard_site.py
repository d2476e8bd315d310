"""A site of test data with what strains a page: long words and names, long lists, empty ones, other ways to write.

Nothing in it is advice. Screens, checkers of HTML and tests of accessibility look at it beside the real site.
"""

from __future__ import annotations

from pathlib import Path

from askwell.starter import make_site
from tests.helpers import ANSWER, EXPERT, FILES, FLOW, TODAY, Site, good_site
from tests.sites import TEST_DAY, run

COMPOUND = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
"""A word of 80 letters without a place to break it."""

LONG_NAME = f"Prof. Dr. Test-Expert Maximiliana Anastasia Wolfeschlegelsteinhausenbergerdorff-{COMPOUND[:30]}"

LONG_QUESTION = (
    "Is this test data for a question of one hundred and forty signs, which is as long as a question which a reader "
    "asks us here may ever become?"
)

RIGHT_TO_LEFT = "هذه بيانات اختبار وليست نصيحة طبية، وتُقرأ من اليمين إلى اليسار (test 42)."

TABLE = """\
| Test column | Second | Third column | Fourth | Fifth column | Sixth column |
|---|---|---|---|---|---|
| Test words that go on | 1,234.5 | Test words that go on | 17 of 1,000 | Test words | Test words that go on |
| Test words | 2 | Test words | 18 of 1,000 | Test words that go on | Test words |
"""

SOURCES, IN_LIST = 30, 130

_PLAIN = FILES[ANSWER].replace("flow: test-guide\n", "")
_BODY = f"""\
## A way to write from right to left

> {RIGHT_TO_LEFT}
> -- paraphrase: test-expert

## {COMPOUND}

{COMPOUND} stands in a sentence,[^test-source] and in a list:

- {COMPOUND}

## A table of six columns

Test words.[^test-source]

{TABLE}"""


def write(root: Path) -> Site:
    """The small good site with all hard cases."""
    site = good_site(root)
    keys = [f"test-source-{n}" for n in range(1, SOURCES + 1)]
    site.write("sources.yml", FILES["sources.yml"] + "".join(_source(n, key) for n, key in enumerate(keys, 1)))
    site.write("topics.yml", FILES["topics.yml"] + "empty-topic:\n  name: Empty test topic\n  summary: Test data.\n")
    site.write(EXPERT, FILES[EXPERT].replace("name: Test Expert", f"name: {LONG_NAME}"))
    site.write(FLOW, FILES[FLOW].replace("label: Left", f"label: {COMPOUND}").replace("A sign", RIGHT_TO_LEFT))
    hard = _PLAIN.replace("sources: [test-source, ", f"sources: [test-source, {', '.join(keys)}, ")
    hard = hard.replace("Is this test data?", LONG_QUESTION).replace("t3st", "h4rd")
    cited = "".join(f"Test words of {key}.[^{key}]\n\n" for key in keys)
    site.write("answers/hard.md", f"{hard}\n{cited}{_BODY}")
    site.write(f"newsletters/{TODAY}.md", _edition())
    for number in range(IN_LIST):
        plain = _PLAIN.replace("t3st", f"n{number:03}").replace("Is this test data?", f"Is this test {number}?")
        site.write(f"answers/test-{number}.md", plain)
    return site


def _edition() -> str:
    """A newsletter that runs in both directions, with more items than anybody reads."""
    items = "".join(f"  - answer: n{number:03}\n" for number in range(30))
    return (
        f"---\nsubject: {RIGHT_TO_LEFT[:58]}\npreheader: Test words with {COMPOUND}\n"
        f"items:\n  - guide: test-guide\n    first_question: yes\n  - answer: h4rd\n{items}sign_off: {COMPOUND}\n"
        "ai_use: {model: drafted, how: Test data.}\n---\n"
        f"{COMPOUND} stands in a sentence.\n\n{RIGHT_TO_LEFT.replace('،', '')}\n"
    )


def _source(number: int, key: str) -> str:
    return (
        f"{key}:\n  title: Test source {number} with a title of the usual length, which takes two lines on a phone\n"
        f"  publisher: Test publisher {number}\n  url: https://source.example/{key}\n  consulted: 2026-01-05\n"
    )


def build(folder: Path) -> None:
    """Writes the site and builds it."""
    make_site(folder, TODAY)
    for path in (folder / "content").rglob("*.*"):
        path.unlink()
    write(folder)
    (folder / "docs" / "submit.md").write_text("# Test\n", "utf-8")
    done = run(folder, "askwell", "build", day=TEST_DAY)
    assert done.returncode == 0, done.stdout + done.stderr


HARD = {
    "long question, 30 sources, long words": "answers/hard/",
    "130 answers in a list": "answers/",
    "no answers in a topic": "topics/empty-topic/",
    "long name, no portrait": "experts/test-expert/",
    "guide with long words": "decide/test-guide/",
    "guide with long words, at a question": "decide/test-guide/#test-guide--second",
    "outcome": "decide/test-guide/#test-guide--rest",
    "newsletter in both directions": f"newsletters/{TODAY}/",
}
"""The pages with hard cases."""
