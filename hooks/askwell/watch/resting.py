"""What rests on a source: each sentence, care card, outcome and approval, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from askwell.content.body.text import CITATION, MarkdownText, Mention
from askwell.content.library import Library
from askwell.content.records import Answer
from askwell.diagnostics import Location, one_line
from askwell.flow.machine.machine import Machine
from askwell.flow.schema.records import Flow
from askwell.flow.schema.wording import Block
from askwell.patterns import regex
from askwell.source.record import Record, references
from askwell.source.yaml import Loc

MOST_SIGNS = 160
"""Of a sentence that a report quotes (ours)."""

_SENTENCE = regex(r"(?<=[.!?])((?:\[\^[^\[\]\s]*\]|\[note:[a-z0-9-]+\]|[\"'\u2019\u201d)*_])*)\s+")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that rests on a source: where it stands, what it is, and its words."""

    location: Location
    what: str
    words: str


def claims(library: Library, source: str, machines: Mapping[str, Machine] | None = None) -> tuple[Claim, ...]:
    """Everything that names a source, by place. What only lists it is told if nothing cites it there. `machines` are
    those of the guides, by which it is seen which screens for red flags lead to an outcome also by a table."""
    found = [claim for answer in library.answers.values() for claim in _of_answer(answer, source)]
    for key, flow in library.flows.items():
        by = library.people.get(flow.approval.by) if flow.approval else None
        found += _of_flow(flow, source, (machines or {}).get(key), by.name if by else "somebody")
    told = {claim.location for claim in found}
    for kind, what in _OTHERS.items():
        for record in library.collection(kind).values():
            places = (record.at(*loc) for loc in _named(record, source))
            found += (Claim(place, what, record.key) for place in places if place not in told)
    return tuple(sorted(dict.fromkeys(found), key=lambda claim: claim.location))


_OTHERS = {"glossary": "meaning of a word", "topics": "topic", "people": "person", "parts": "shared part of guides",
           "disclaimers": "disclaimer"}  # fmt: skip


def _named(record: Record, source: str) -> Iterator[Loc]:
    return (loc for loc, kind, key in references(record) if kind == "sources" and key == source)


def _of_answer(answer: Answer, source: str) -> Iterator[Claim]:
    cited = [*_cited(answer.body, source, False), *_cited(answer.unsettled, source, True)]
    yield from cited
    listed: list[Loc] = []
    for loc in _named(answer, source):
        if loc[0] == "care_cards" and isinstance(loc[1], int):
            card = answer.care_cards[loc[1]]
            cited.append(Claim(answer.at(*loc), f"care card, {card.level}", _short(f"{card.heading} {card.signs[0]}")))
            yield cited[-1]
        elif loc[0] == "sources":
            listed.append(loc)
        else:
            yield Claim(answer.at(*loc), str(loc[0]).replace("_", " "), answer.question)
    if not cited:
        yield from (Claim(answer.at(*loc), "list of sources; nothing cites it", answer.question) for loc in listed)


def _cited(text: MarkdownText, source: str, unsettled: bool) -> Iterator[Claim]:
    """Each sentence that cites a source, once, under the heading of its section."""
    told: set[tuple[int, str]] = set()
    for mention in (mention for mention in text.cited if mention.id == source):
        words = _sentence(text, mention)
        if (mention.position.row, words) not in told:
            told.add((mention.position.row, words))
            yield Claim(text.place(mention), "what is not settled" if unsettled else _section(text, mention), words)


def _section(text: MarkdownText, mention: Mention) -> str:
    above = [s.heading for s in text.sections if s.position.row <= mention.position.row and s.heading]
    return f"section '{above[-1]}'" if above else "text before the first heading"


def _sentence(text: MarkdownText, mention: Mention) -> str:
    """The sentence that a mention stands in; in a table, its row."""
    mark, row = f"[^{mention.id}]", mention.position.row
    block = next((b for b in text.blocks if b.position.row <= row < b.position.row + len(b.lines)), None)
    if block is None or mark not in block.lines[row - block.position.row]:
        lines = (line for piece in text.pieces if isinstance(piece, str) for line in piece.split("\n"))
        return _short(next((line for line in lines if mark in line), ""))
    before = [m for m in text.cited if m.id == mention.id and block.position.row <= m.position.row]
    number = [m.position for m in before].index(mention.position)
    whole = _SENTENCE.sub(r"\1\n", " ".join(block.lines))
    marked = [sentence for sentence in whole.split("\n") for _ in range(sentence.count(mark))]
    return _short(marked[min(number, len(marked) - 1)])


def _short(words: str) -> str:
    words = one_line(" ".join(CITATION.sub("", words).replace("|", " ").split()))
    return words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS].rsplit(' ', 1)[0]} ..."


def _of_flow(flow: Flow, source: str, machine: Machine | None, approver: str) -> Iterator[Claim]:
    """Outcomes, the screens for red flags whose choices lead straight to one, and the approval of all."""
    found = False
    for loc in _named(flow, source):
        found = True
        if loc[0] == "outcomes" and loc[1] in flow.outcomes:
            outcome = flow.outcomes[str(loc[1])]
            yield Claim(flow.at(*loc), f"outcome '{loc[1]}', {outcome.urgency}", _said(outcome.title))
            for name in _screens(flow, str(loc[1]), machine):
                words = f"{_said(flow.questions[name].ask)} It leads to: {_said(outcome.title)}"
                yield Claim(flow.at("questions", name, key=True), f"red flags '{name}'", _short(words))
        else:
            yield Claim(flow.at(*loc), str(loc[0]).replace("_", " "), flow.title)
    if found and flow.approval:
        what = f"approval of {approver}, {flow.approval.on}"
        yield Claim(flow.at("approval", key=True), what, "Ask for a new look: what was signed rests on this source.")


def _screens(flow: Flow, outcome: str, machine: Machine | None) -> Iterator[str]:
    """The screens for red flags of which a choice leads straight to an outcome."""
    asked = {name: question for name, question in flow.questions.items() if question.red_flag}
    for name, question in asked.items():
        ways = {option.to or question.to for option in question.options.values()}
        ways.add(question.not_sure.to if question.not_sure else None)
        for each in machine.all if machine else ():
            ends = (c.target for state in each.states.values() if state.origin == name for c in state.choices)
            ways |= {each.states[end].origin for end in ends}
        if outcome in ways:
            yield name


def _said(blocks: tuple[Block, ...]) -> str:
    return _short(" / ".join(text for block in blocks for text in block.texts))


def reviews(library: Library, found: tuple[Claim, ...]) -> Mapping[str, str]:
    """The day by which each answer and guide among some claims is to be reviewed, by its file."""
    paths = {claim.location.path for claim in found}
    records: list[Answer | Flow] = [*library.answers.values(), *library.flows.values()]
    return {r.path: str(due) for r in records if r.path in paths and (due := getattr(r, "next_review", None))}
