"""A site of many answers to measure with. Its words are drawn at random and say nothing."""

from __future__ import annotations

import random
from datetime import date
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


def make(folder: Path, answers: int, seed: int = 1) -> None:
    """Writes a site with so many answers into a new folder; every tenth has a guide of its own."""
    day = date.today()
    make_site(folder, day)
    rng = random.Random(seed)
    flow = (folder / "content" / "flows" / "sample-guide.yml").read_text(encoding="utf-8")
    for number in range(answers):
        guide = f"flow: guide-{number}" if number % GUIDE_EVERY == 0 else ""
        if guide:
            (folder / "content" / "flows" / f"guide-{number}.yml").write_text(flow, encoding="utf-8")
        text = _header(rng, number, guide, day) + _body(rng)
        (folder / "content" / "answers" / f"answer-{number}.md").write_text(text, encoding="utf-8")


def _header(rng: random.Random, number: int, guide: str, day: date) -> str:
    related = sorted({f"answer-{number - 1}", f"answer-{number // 2}"} - {f"answer-{number}", "answer--1"})
    return f"""---
id: n{number:06}
question: {_sentence(rng, 8)[:-1]} {number}?
asked:
  by: reader
  votes: {rng.randrange(500)}
  as_of: {day}
short_answer: {_sentence(rng, 15)} {_sentence(rng, 15)} {_sentence(rng, 15)}
topics: [sample]
experts: [sample-expert]
ai_use:
  model: none
  how: Drawn at random to measure with.
published: {day}
reviewed: {day}
next_review: {day.replace(year=day.year + 1, day=1)}
sources: [sample-source]
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


def _body(rng: random.Random) -> str:
    parts = []
    for section in range(SECTIONS):
        parts.append(f"## {_sentence(rng, 5)[:-1]} {section}\n")
        length = 0
        while length < TEXT_BYTES // SECTIONS:
            paragraph = " ".join(_sentence(rng, rng.randrange(8, 19)) for _ in range(3)) + "[^sample-source]\n"
            length += len(paragraph)
            parts.append(paragraph)
        quoted = " ".join(_sentence(rng, 12) for _ in range(2))
        parts.append(f"> {quoted}\n> -- paraphrase: sample-expert\n")
    return "\n".join(parts)


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."
