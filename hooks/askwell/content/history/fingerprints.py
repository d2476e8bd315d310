"""Fingerprints of published texts: of all that readers are told, and apart from it of each part that decides what they
do. How a text was typed, folded or ordered in its file does not count."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from askwell.content.body.text import Figure, MarkdownText, Passage, beside
from askwell.content.history.figures import figures
from askwell.content.history.signs import plain, plain_markdown
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.content.states import UNKEPT, State, state_of
from askwell.flow.machine.machine import Machine
from askwell.flow.machine.states import Advice
from askwell.flow.machine.states import State as Step
from askwell.flow.schema.records import Flow
from askwell.patterns import regex

VERSION = "1"
"""How texts are read here. A fingerprint of another version can be compared with none of ours."""

PARTS = {
    "short": "the short answer",
    "care": "a care card",
    "outcomes": "an outcome",
    "ways": "where a choice leads",
    "figures": "a figure",
}
"""The parts that decide what readers do, in words."""

_LONG, _SHORT = 12, 8
"""Hexadecimal digits of a fingerprint: of a text, and of a part of it."""

_REST = regex(r"(\d{4}-\d{2}-\d{2}) (\w+)-([0-9a-f]+) (\S+)")


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of a published text. `day` is the day of its last change, `parts` has the fingerprints of the parts
    that decide what readers do, `told` is the number of changes of that day that readers are told of."""

    day: date
    text: str
    parts: Mapping[str, str]
    told: int = 0
    version: str = VERSION

    def __str__(self) -> str:
        meaning = ",".join(f"{name}={digits}" for name, digits in [*self.parts.items(), ("told", str(self.told))])
        return f"{self.day.isoformat()} {self.version}-{self.text} {meaning}"

    @classmethod
    def read(cls, rest: str) -> Fingerprint | None:
        """The fingerprint that a line of the lock gives; None if it cannot be read."""
        match = _REST.fullmatch(rest)
        parts = dict(pair.split("=", 1) for pair in match[4].split(",") if "=" in pair) if match else {}
        told = parts.pop("told", "0")
        try:
            return cls(date.fromisoformat(match[1]), match[3], parts, int(told), match[2]) if match else None
        except ValueError:
            return None


def subject(record: Answer | Flow, key: str = "") -> str:
    """How the lock names a text: an answer by its permanent id, a guide by its key or by one that it had."""
    return f"answers:{record.id}" if isinstance(record, Answer) else f"flows:{key or record.key}"


def fingerprint(
    record: Answer | Flow, library: Library, machines: Mapping[str, Machine], today: date
) -> Fingerprint | None:
    """The fingerprint of a text that is out: of one that is a draft, scheduled or merged there is none, nor of a guide
    that cannot be compiled."""
    if state_of(record, today) not in _OUT:
        return None
    if isinstance(record, Answer):
        return of_answer(record, library.transcripts)
    machine = machines.get(record.key)
    return of_guide(machine) if machine is not None else None


_OUT = (State.PUBLISHED, State.ARCHIVED, State.WITHDRAWN)


def last_change(record: Answer | Flow) -> date:
    """The day on which a text last changed, as its file says. To withdraw or to archive it is a change."""
    days = [record.updated] if isinstance(record, Flow) else [record.updated or record.published]
    days += [record.since] if record.status in UNKEPT else []
    return max((day for day in days if day), default=date.min)


def of_answer(answer: Answer, transcripts: Mapping[str, Sequence[str]]) -> Fingerprint:
    """The fingerprint of an answer."""
    cards = [[card.level, plain(card.heading), sorted(map(plain, card.signs))] for card in answer.care_cards]
    said = list(_texts_of(answer, transcripts))
    markdown = [text for read in answer.texts for text in _markdown(read)]
    parts = {
        "short": _digits(plain(answer.short_answer)),
        "care": _digits(sorted(cards)),
        "figures": _digits(sorted(figures([*said, *markdown]).items())),
    }
    return _made(answer, [[plain(text) for text in said], [plain_markdown(text) for text in markdown]], parts)


def of_guide(machine: Machine) -> Fingerprint:
    """The fingerprint of a guide, with its entries."""
    flow = machine.flow
    steps = [step for each in machine.all for step in each.states.values()]
    said = sorted({plain(text) for step in steps for text in _strings([step.content, step.choices]) if text})
    said += [plain(text) for text in (flow.title, flow.purpose, flow.for_whom, flow.ai_use.how if flow.ai_use else "")]
    said += sorted(plain(entry.title) for entry in flow.entries.values())
    advice = {tuple(map(plain, _advice(step.content))) for step in steps if isinstance(step.content, Advice)}
    ways = [_way(each) for each in machine.all]
    parts = {
        "outcomes": _digits(sorted(advice)),
        "ways": _digits([ways[0], sorted(ways[1:])]),
        "figures": _digits(sorted(figures(said).items())),
    }
    return _made(flow, [said, ways], parts)


def _made(record: Answer | Flow, text: Any, parts: Mapping[str, str]) -> Fingerprint:
    day = last_change(record)
    told = sum(1 for change in record.changes if change.on == day)
    return Fingerprint(day, _digits(text, _LONG), parts, told)


def _texts_of(answer: Answer, transcripts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """All that an editor wrote for readers, but for the Markdown."""
    yield from (answer.question, answer.short_answer, *answer.questions_to_ask)
    yield answer.ai_use.how if answer.ai_use else ""
    for card in answer.care_cards:
        yield from (card.level, card.heading, *card.signs)
    for name, note in sorted(answer.notes.items()):
        yield from (name, note)
    for medium in answer.media:
        yield from (medium.title, medium.by, medium.url)
        yield from transcripts.get(beside(answer.path, medium.transcript), ())
    for file, picture in sorted(answer.pictures.items()):
        yield from (file, picture.credit, picture.licence)


def _markdown(text: MarkdownText) -> Iterator[str]:
    """The pieces of a Markdown text: stretches, passages with how they are told and by whom, pictures with words."""
    for piece in text.pieces:
        if isinstance(piece, Passage):
            yield from (piece.markdown, f"({piece.how})")
        elif isinstance(piece, Figure):
            yield from (piece.alt, piece.file, piece.caption)
        else:
            yield piece


def _advice(advice: Advice) -> list[str]:
    """What an outcome tells its readers to do. Its sources may be named anew."""
    told = [advice.title, advice.next_step, advice.how_soon, advice.why, advice.would_change, *advice.because]
    return [str(advice.urgency), *told]


def _way(machine: Machine) -> str:
    """Where each choice leads in the end: to which advice, by which questions. Names of steps do not matter."""
    ends: dict[str, str] = {}
    for key in reversed(list(machine.states)):  # questions stand before what they lead to
        ends[key] = _digits(_leads(machine.states[key], ends))
    return ends[machine.start.key]


def _leads(step: Step, ends: Mapping[str, str]) -> list[list[str]]:
    if isinstance(step.content, Advice):
        return [[str(step.content.urgency), plain(step.content.title)]]
    return sorted([choice.key, ends[choice.target]] for choice in step.choices)


def _strings(value: Any) -> Iterator[str]:
    """Every text inside a value that readers see."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, Iterable):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            if field.name not in ("key", "target", "loc", "sources"):
                yield from _strings(getattr(value, field.name))


def _digits(value: Any, length: int = _SHORT) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, default=str).encode()).hexdigest()[:length]
