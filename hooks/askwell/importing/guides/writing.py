"""From a draft to the text of its file. Every text of the original is quoted: none can become a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from askwell.importing.document import clean
from askwell.importing.guides.drafted import CALL, SCREEN, DraftGuide, DraftQuestion, DraftRow, DraftTable
from askwell.importing.markup import yaml_text

WORDS = ("title", "next_step", "how_soon", "why", "would_change")
"""The texts of an outcome."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the draft was made from: the file's name, the hash of its bytes, and what kind of file it is."""

    name: str
    sha256: str
    kind: str


def write_guide(guide: DraftGuide, origin: Origin, today: date) -> str:
    """The whole file."""
    lines = [*_head(guide, origin, today), *_names(guide), *_questions(guide), *_tables(guide), *_outcomes(guide)]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text of the original as a value of YAML; TODO if it says nothing."""
    text = " ".join(clean(text).split())
    return yaml_text(text) if text else "TODO"


def comment(text: str, indent: int = 0) -> str:
    """A text of the original as a comment, on one line."""
    return f"{' ' * indent}# {' '.join(clean(text).split())}"


def _todos(notes: Iterable[str], indent: int = 0) -> Iterator[str]:
    yield from (comment(f"TODO: {note}", indent) for note in notes)


def _head(guide: DraftGuide, origin: Origin, today: date) -> Iterator[str]:
    yield comment(f"Made by `askwell flow import` on {today} from {origin.name}, {origin.kind}.")
    yield comment(f"SHA-256 of that file: {origin.sha256}")
    yield "# Fill in each TODO; `askwell check` says what is still missing. Nobody has looked at this draft yet."
    yield "# When it is ready, delete the next line, and set the days below."
    yield from _todos(guide.notes)
    yield "status: draft"
    yield f"title: {quoted(guide.title)}"
    yield "# What the guide helps with."
    yield "purpose: TODO"
    yield "# Whom it is for, and whom it is not for."
    yield "for_whom: TODO"
    yield f"updated: {today}"
    yield "# The day it was last reviewed, or its sources last read; and the day by which it is reviewed again."
    yield "reviewed: TODO"
    yield "next_review: TODO"
    yield "# How the text was made. model: drafted if a language model wrote it, assisted if it helped, else none."
    yield "# how: by whom or what, from what, and who checked it."
    yield "ai_use:"
    yield "  model: TODO"
    yield "  how: TODO"


def _names(guide: DraftGuide) -> Iterator[str]:
    if guide.terms:
        yield "terms:"
        yield from (f"  {key}: {quoted(condition)}" for key, condition in guide.terms)
    if guide.scores:
        yield "scores:"
        for key, label in guide.scores:
            yield f"  {key}:"
            yield f"    label: {quoted(label)}"
            yield "    # TODO: should readers see their points? If so, write `show: yes` here, and see `device`."


def _questions(guide: DraftGuide) -> Iterator[str]:
    yield "questions:"
    yield f"  {SCREEN}:"
    yield "    # TODO: the guide begins with a screen for signs of an emergency. The original has none that we know of."
    yield "    ask: TODO"
    yield "    red_flag: yes"
    yield "    any_of:"
    yield "      - TODO"
    yield "    options:"
    yield "      any:"
    yield f"        to: {CALL}"
    yield "      none:"
    yield f"        to: {guide.first}"
    yield "    not_sure:"
    yield "      same_as: any"
    following = [*(question.key for question in guide.questions[1:]), guide.after]
    for question, to in zip(guide.questions, following, strict=False):
        yield from _question(question, to)


def _question(question: DraftQuestion, to: str) -> Iterator[str]:
    yield f"  {question.key}:"
    yield from _todos(question.notes, 4)
    yield "    # TODO: word it as readers would be asked."
    yield f"    ask: {quoted(question.ask)}"
    yield from [f"    help: {quoted(question.help)}"] if question.help else []
    if question.number is not None:
        yield "    number:" if question.number else "    number: {}"
        yield from (f"      {line}" for line in question.number)
    yield from [f"    when: {quoted(question.when)}"] if question.when else []
    yield "    options:"
    for option in question.options:
        yield f"      {option.key}:" if option.label or option.ends or option.points else f"      {option.key}: {{}}"
        yield from [f"        label: {quoted(option.label)}"] if option.label else []
        yield from (f"        {name}: {figure}" for name, figure in option.ends)
        yield from [f"        points: {option.points}"] if option.points else []
    yield "    # TODO: may readers not know this? Say where they go (`not_sure`), or why they know it (`no_not_sure`)."
    yield f"    to: {to}"


def _tables(guide: DraftGuide) -> Iterator[str]:
    yield from ["tables:"] if guide.tables else []
    for table in guide.tables:
        yield from _table(table)


def _table(table: DraftTable) -> Iterator[str]:
    yield f"  {table.key}:"
    yield from _todos(table.notes, 4)
    yield f"    hit: {table.hit}"
    yield from [f"    to: {table.to}"] if table.to else []
    yield "    rows:"
    for row in table.rows:
        yield from _row(row)
    yield from [f"    otherwise: {table.otherwise}"] if table.otherwise else []


def _row(row: DraftRow) -> Iterator[str]:
    yield from _todos(row.notes, 6)
    yield f"      - when: {quoted(row.when)}"
    yield from [f"        to: {row.to}"] if row.to else []
    yield from [f"        points: {row.points}"] if row.points else []
    yield from [f"        because: {quoted(row.because)}"] if row.because else []


def _outcomes(guide: DraftGuide) -> Iterator[str]:
    known = "" if guide.told else " The original does not know them."
    yield f"# Urgencies: emergency, urgent, routine, self_care, out_of_scope.{known}"
    yield "outcomes:"
    for key, title in ((CALL, ""), *guide.outcomes):
        told = {"title": title, **guide.told.get(key, {})}
        yield f"  {key}:"
        yield f"    urgency: {'emergency' if key == CALL else told.get('urgency', 'TODO')}"
        yield from (f"    {name}: {quoted(told.get(name, ''))}" for name in WORDS)
        yield "    # Ids from content/sources.yml."
        yield "    sources:"
        yield "      - TODO"
