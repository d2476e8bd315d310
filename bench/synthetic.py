"""A site of many answers to measure with. Its words are drawn at random and say nothing.

Its records are as many as a real site has: answers share topics, experts and sources, but not all the same ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from askwell.starter import make_site

WORDS = tuple(
    word
    for line in (
        "sample text stands here so that pages have the length of real ones while nothing in them is meant",
        "as advice to anybody and each word was drawn by chance from this list of plain short words",
    )
    for word in line.split()
)

TEXT_BYTES = 12_000
"""The length of a body, in bytes: a long answer."""

SECTIONS = 4
GUIDE_EVERY = 10

TOPICS, EXPERTS, SOURCES = 30, 40, 300
"""Records of a site; each answer has two or three of each kind."""

AGE = timedelta(days=60)
"""How long ago all answers were published: an edit of today is a change."""


@dataclass(frozen=True)
class _Named:
    """The records that an answer names, by their ids."""

    topics: Sequence[str]
    experts: Sequence[str]
    sources: Sequence[str]


def make(folder: Path, answers: int, seed: int = 1) -> None:
    """Writes a site with so many answers into a new folder; every tenth has a guide of its own."""
    day = date.today()
    make_site(folder, day)
    content, rng = folder / "content", random.Random(seed)
    _add_records(content, rng, day)
    flow = (content / "flows" / "sample-guide.yml").read_text(encoding="utf-8")
    for number in range(answers):
        guide = f"flow: guide-{number}" if number % GUIDE_EVERY == 0 else ""
        if guide:
            own = flow.replace("sample guide", f"sample guide {number}").replace("sample way", f"sample way {number}")
            (content / "flows" / f"guide-{number}.yml").write_text(own, encoding="utf-8")
        named = _Named(*(_some(rng, kind, most) for kind, most in _KINDS.items()))
        text = _header(rng, number, named, guide, day) + _body(rng, named)
        (content / "answers" / f"answer-{number}.md").write_text(text, encoding="utf-8")


_KINDS = {"topic": TOPICS, "expert": EXPERTS, "source": SOURCES}


def _some(rng: random.Random, kind: str, most: int) -> Sequence[str]:
    return [f"{kind}-{number}" for number in rng.sample(range(most), rng.choice((2, 3)))]


def _add_records(content: Path, rng: random.Random, day: date) -> None:
    """The topics, experts and sources that answers name, beside those of the sample."""
    with (content / "topics.yml").open("a", encoding="utf-8") as file:
        file.writelines(
            f"topic-{n}:\n  name: {_title(rng, 2)} {n}\n  summary: {_sentence(rng, 8)}\n" for n in range(TOPICS)
        )
    with (content / "sources.yml").open("a", encoding="utf-8") as file:
        file.writelines(
            f"source-{n}:\n  title: {_title(rng, 6)} {n}\n  publisher: {_title(rng, 3)}\n"
            f"  where: {_sentence(rng, 6)}\n  consulted: {day - AGE}\n"
            for n in range(SOURCES)
        )
    sample = (content / "people" / "sample-expert.yml").read_text(encoding="utf-8")
    for number in range(EXPERTS):
        own = sample.replace("name: Sample Expert", f"name: Sample Expert {number}")
        (content / "people" / f"expert-{number}.yml").write_text(own, encoding="utf-8")


def _header(rng: random.Random, number: int, named: _Named, guide: str, day: date) -> str:
    related = sorted({f"answer-{number - 1}", f"answer-{number // 2}"} - {f"answer-{number}", "answer--1"})
    return f"""---
id: n{number:06}
question: {_title(rng, 8)} {number}?
asked:
  by: reader
  votes: {rng.randrange(500)}
  as_of: {day - AGE}
short_answer: {_sentence(rng, 15)} {_sentence(rng, 15)} {_sentence(rng, 15)}
topics: [{", ".join(named.topics)}]
experts: [{", ".join(named.experts)}]
ai_use:
  model: none
  how: Drawn at random to measure with.
published: {day - AGE}
reviewed: {day - AGE}
next_review: {day.replace(year=day.year + 1, day=1)}
sources: [{", ".join(named.sources)}]
questions_to_ask:
  - {_sentence(rng, 10)}
  - {_sentence(rng, 10)}
care_cards:
  - level: emergency
    heading: "Call your emergency number now if:"
    signs:
      - {_sentence(rng, 8)}
      - {_sentence(rng, 8)}
  - level: routine
    heading: "See a doctor if:"
    signs:
      - {_sentence(rng, 8)}
related: [{", ".join(related)}]
{guide}
---
"""


def _body(rng: random.Random, named: _Named) -> str:
    """Sections of paragraphs that cite the sources in turn, each with a passage by one of the experts."""
    return "\n".join(part for section in range(SECTIONS) for part in _section(rng, named, section))


def _section(rng: random.Random, named: _Named, section: int) -> Iterator[str]:
    yield f"## {_title(rng, 5)} {section}\n"
    length = paragraphs = 0
    while length < TEXT_BYTES // SECTIONS:
        cited = named.sources[(section + paragraphs) % len(named.sources)]
        paragraph = " ".join(_sentence(rng, rng.randrange(8, 19)) for _ in range(3)) + f"[^{cited}]\n"
        length, paragraphs = length + len(paragraph), paragraphs + 1
        yield paragraph
    quoted = " ".join(_sentence(rng, 12) for _ in range(2))
    yield f"> {quoted}\n> -- paraphrase: {named.experts[section % len(named.experts)]}\n"


def _title(rng: random.Random, words: int) -> str:
    return _sentence(rng, words)[:-1]


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."
