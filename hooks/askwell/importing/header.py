"""The header of a draft: what is certain, what is likely with a word on why, and TODO where only an editor knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from askwell.content.folders import IMPORTED
from askwell.content.records import Answer
from askwell.importing.body import Body
from askwell.importing.known import Known
from askwell.importing.markup import yaml_text
from askwell.importing.understanding.understood import Understood


@dataclass(frozen=True, slots=True)
class Making:
    """What a header tells of its own making."""

    slug: str
    id: str
    name: str
    original: str
    today: date
    archived: bool = False
    authors: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    """Pictures of the text by their files, each with its address if it is still to be fetched."""

    told: tuple[str, ...] = ()


def write_header(making: Making, understood: Understood, body: Body, known: Known) -> str:
    """All lines between the two `---`."""
    lines = [
        *_about(making, understood, body),
        f"id: {making.id}",
        "status: draft",
        *_question(understood),
        *_short_answer(),
        *_topics(understood, known),
        *_people(making, body),
        *_made(),
        *_days(making, understood),
        *_sources(making, body),
        *_rest(making),
        *_pictures(making),
    ]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> str:
    return f"# {' '.join(text.split())}"


def _about(making: Making, understood: Understood, body: Body) -> Iterator[str]:
    yield _comment(f"Made by `askwell import` on {making.today} from {making.name}.")
    yield _comment(f"The original is content/{IMPORTED}/{making.slug}/{making.original}.")
    yield _comment(f"`askwell import --compare {making.slug}` shows what became of each of its words.")
    yield _comment("Fill in each TODO. What is marked with `likely` may be wrong: look at it.")
    if making.archived:
        yield _comment("Then write status: archived in place of draft, and below it since: and the day.")
    else:
        yield _comment("Then take out the line status: draft.")
    facts = understood.document.facts
    for moved in understood.moved:
        if moved.field not in ("question", "votes", "published"):
            yield _comment(f"The original has here ({moved.field}): {moved.block.text}")
        elif moved.field != "question":
            yield _comment(f"The original says: {moved.block.text}")
    if facts.title and facts.title != understood.question:
        yield _comment(f"The original's title: {facts.title}")
    if facts.address:
        yield _comment(f"It stood at {facts.address}")
    yield from (_comment(f"The original's {key}: {value}") for key, value in facts.more)
    yield from (_comment(f"Not taken over: {what}") for what in (*understood.document.told, *making.told))
    yield from (
        _comment(f"likely: a heading of the text, by its look: {text}") for text in _likely_headings(making, body)
    )
    for quote, perhaps in body.unsure:
        who = f"likely by {perhaps}; if so, add {{quote: {perhaps}}} behind it" if perhaps else "the text does not say"
        yield _comment(f"Whose words are these? {who}: {quote}")


def _likely_headings(making: Making, body: Body) -> Sequence[str]:
    return body.headings if making.original.endswith(".txt") else ()


def _question(understood: Understood) -> Iterator[str]:
    if understood.likely_question:
        yield _comment(f"likely: {understood.likely_question}")
    yield f"question: {yaml_text(understood.question) if understood.question else 'TODO'}"
    yield "asked:"
    if understood.votes is None and not understood.from_reader:
        yield "  # reader if a reader sent the question, editors if no reader asked. The text does not say."
        yield "  by: TODO"
        return
    yield "  by: reader"
    if understood.votes is not None:
        yield f"  votes: {understood.votes}"
        if understood.as_of is None:
            yield "  # The day on which the votes were counted. The text does not say; without it, take both lines out."
        yield f"  as_of: {understood.as_of or 'TODO'}"


def _short_answer() -> Iterator[str]:
    yield "# The answer in at most 60 words. It stands directly under the question."
    yield "short_answer: TODO"


def _topics(understood: Understood, known: Known) -> Iterator[str]:
    said = understood.document.facts.topics
    ids = list(dict.fromkeys(found for name in said if (found := known.topic(name))))
    unknown = [name for name in said if not known.topic(name)]
    if unknown:
        yield _comment(f"The original names these subjects, which are no topics here: {', '.join(unknown)}")
    if ids:
        yield f"topics: [{', '.join(ids)}]"
        return
    yield "# Ids from content/topics.yml."
    yield "topics:"
    yield "  - TODO"


def _people(making: Making, body: Body) -> Iterator[str]:
    if body.quoted:
        yield "# likely: the people to whom the text gives words. Take out who is no expert."
        yield f"experts: [{', '.join(body.quoted)}]"
    else:
        yield "experts: []"
    if making.authors:
        yield f"{'' if 'author' in Answer.model_fields else '# '}author: {making.authors[0]}"
    if making.authors[1:]:
        yield _comment(f"The text names more authors: {', '.join(making.authors[1:])}")


def _made() -> Iterator[str]:
    yield "# How the text was made. model: drafted if a language model wrote it, assisted if it helped, else none."
    yield "# how: by whom or what, from what, and who checked it."
    yield "ai_use:"
    yield "  model: TODO"
    yield "  how: TODO"


def _days(making: Making, understood: Understood) -> Iterator[str]:
    if understood.published is None:
        yield "# The day it was first published. The text does not say."
    elif understood.likely_published:
        yield _comment(f"likely: {understood.likely_published}; write the day of publication")
    yield f"published: {understood.published or 'TODO'}"
    if not making.archived:
        yield "# The day it was last reviewed, or its sources last read; and the day by which it is reviewed again."
        yield "reviewed: TODO"
        yield "next_review: TODO"
        yield "# The clinician who reviewed it. Without one, the page says that no clinician has checked it."
        yield "# reviewer:"


def _sources(making: Making, body: Body) -> Iterator[str]:
    for address, said in body.links.kept.items():
        if not any(address in line for line in body.links.cited):
            yield _comment(f"The text links to {address} ({said})")
    for address, said in body.links.left.items():
        yield _comment(f"The original linked to an address that cannot stand in a text: {address} ({said})")
    if making.archived:
        yield from [f"sources: [{', '.join(body.links.cited)}]"] if body.links.cited else []
        return
    if body.links.cited:
        yield "# likely: sources of this site to whose addresses the text links."
    yield "# Ids from content/sources.yml. Put one in place of each [^TODO] of the text, behind the claims it supports."
    yield "sources:"
    yield from (f"  - {key}" for key in body.links.cited)
    yield from ["  - TODO"] if body.missing or not body.links.cited else []


def _rest(making: Making) -> Iterator[str]:
    if making.archived:
        return
    yield "# Questions that a reader can take to a doctor."
    yield "questions_to_ask:"
    yield "  - TODO"
    yield '# When to get care: emergency, urgent or routine. The heading ends in "if:".'
    yield "care_cards:"
    yield "  - level: TODO"
    yield "    heading: TODO"
    yield "    signs:"
    yield "      - TODO"


def _pictures(making: Making) -> Iterator[str]:
    if not making.pictures:
        return
    yield "# Whose each picture is, and under which licence you show it."
    yield "pictures:"
    for name, address in making.pictures:
        if address:
            yield f"  # TODO: fetch {address} and save it as content/answers/{name}"
        yield f"  {name}:"
        yield "    credit: TODO"
        yield "    licence: TODO"
