"""What the solver says of the promises that hold for every guide: which of them are broken, each with the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import z3

from askwell.flow.resolve.graph import QuestionNode
from askwell.flow.resolve.question_kinds import kind_of
from askwell.flow.schema.questions import NOT_SURE
from askwell.flow.schema.waivers import Promise
from askwell.flow.verify.gravity import grave_choices, known_choices, mildest_first
from askwell.flow.verify.unsure import unsure_options
from tests.flow.opinion.conditions import NO
from tests.flow.opinion.figures import Term
from tests.flow.opinion.pairs import CAUTION
from tests.flow.opinion.reader import Reader
from tests.flow.opinion.rules import Opinion

Broken = Iterator[tuple[str, str]]
"""Each promise that is broken, by the code of its finding, and where."""


def broken_promises(opinion: Opinion) -> Broken:
    """All that are broken, of those that are not set aside."""
    for entry in opinion.entries:
        if entry:
            yield from _entry(opinion, entry)
    for key, node in opinion.graph.nodes.items():
        if isinstance(node, QuestionNode) and opinion.any(lambda reader, key=key: _asked(reader, key)):  # type: ignore[misc]
            if node.question.red_flag:
                yield from _screen(opinion, key, node)
            elif _needs_not_sure(opinion, key, node):
                yield "FLOW056", key


def _asked(reader: Reader, key: str) -> Term:
    return reader.asked.get(key, NO)


def _screen(opinion: Opinion, key: str, node: QuestionNode) -> Broken:
    question, flow = node.question, opinion.flow
    known, unsure = known_choices(question), (*unsure_options(question), NOT_SURE)
    if not flow.waived(Promise.GRAVER_SIGN, key):
        ranked = list(combinations(mildest_first(question), 2))
        if any(opinion.differ(entry, key, ranked)[0] for entry in opinion.entries):
            yield "FLOW050", key
    if not flow.waived(Promise.CAUTIOUS_WHEN_UNSURE, key):
        ranked = [(choice, other) for other in unsure if other not in known for choice in known]
        if any(opinion.differ(entry, key, ranked)[0] for entry in opinion.entries):
            yield "FLOW052", key
    unseen = any(_missed(opinion, entry, key, known) for entry in opinion.entries) or _hidden(opinion, key, node)
    if unseen and not flow.waived(Promise.SIGNS_FIRST, key):
        yield "FLOW054", key
    if not flow.waived(Promise.SIGNS_ANSWERED, key):
        chosen = (*grave_choices(question), *unsure)
        if opinion.any(lambda reader: z3.And(_made(reader, key, chosen), _ends(reader, ("out_of_scope",)))):
            yield "FLOW055", key


def _made(reader: Reader, key: str, choices: Iterable[str]) -> Term:
    return z3.Or(*(reader.made.get(key, {}).get(choice, NO) for choice in choices))


def _ends(reader: Reader, urgencies: Iterable[str]) -> Term:
    wanted = set(urgencies)
    return z3.Or(*(end for key, end in reader.ends.items() if reader.graph.flow.outcomes[key].urgency in wanted))


def _missed(opinion: Opinion, entry: str | None, key: str, known: tuple[str, ...]) -> bool:
    """Some reader comes to advice that is milder than what a sign leads straight to, or leads to at all if none leads
    there straight, and was never asked."""
    reader = opinion.readers[entry]
    if not opinion.possible(entry, _asked(reader, key)):
        return False
    _, after = reader.around(key)
    straight = z3.And(_made(reader, key, known), z3.Not(z3.Or(*(reader.asked[later] for later in after))))
    for who in (straight, _asked(reader, key)):
        grave = [word for word in CAUTION if opinion.possible(entry, who, _ends(reader, (word,)))]
        if grave:
            milder = CAUTION[: CAUTION.index(grave[-1])]
            return opinion.possible(entry, z3.Not(_asked(reader, key)), _ends(reader, milder))
    return False


def _hidden(opinion: Opinion, key: str, node: QuestionNode) -> bool:
    """Some of those who are asked do not see a sign, or an option; bands and counts may differ."""
    options = [option.key for option in node.options if option.key != NOT_SURE]
    options = options if kind_of(node.question) in ("any_of", "options") else []

    def lacks(reader: Reader) -> Term:
        missing = [z3.Not(reader.offered[key][option]) for option in options if key in reader.offered]
        for sign, _ in node.signs:
            missing.append(z3.Not(z3.Or(*(sees for words, sees in reader.shown.get(key, ()) if words == sign))))
        return z3.And(_asked(reader, key), z3.Or(*missing))

    return opinion.any(lacks)


def _needs_not_sure(opinion: Opinion, key: str, node: QuestionNode) -> bool:
    """Two choices lead readers who choose alike from there on to another urgency, and "not sure" is not offered."""
    if node.question.no_not_sure or opinion.flow.waived(Promise.NOT_SURE_OFFERED, key):
        return False
    pairs = list(combinations([option.key for option in node.options], 2))
    return any(opinion.differ(entry, key, pairs, other_urgency)[0] for entry in opinion.entries)


def other_urgency(one: Reader, other: Reader, key: str) -> Term:
    """The two end with different urgency, and were not offered "not sure"."""
    differ = [z3.Xor(_ends(one, (word,)), _ends(other, (word,))) for word in CAUTION]
    return z3.And(z3.Or(*differ), z3.Not(one.offered[key].get(NOT_SURE, NO)))


def _entry(opinion: Opinion, entry: str) -> Broken:
    """Nobody comes there from the start; or readers of the entry miss a screen that all pass who come from there."""
    record, rank, graph = opinion.flow.entries[entry], opinion.graph.rank, opinion.graph
    start, entered = opinion.readers[None], opinion.readers[entry]
    behind = [key for key in graph.behind(record.at) if key in start.asked]
    given = [
        z3.Implies(start.asked[key], start.made[key].get(choice, NO))
        for key, choice in record.given.items()
        if key in start.asked
    ]
    comes, came = (z3.Or(*(_asked(reader, key) for key in behind)) for reader in (start, entered))
    if not opinion.possible(None, comes, *given):
        yield "FLOW044", entry
        return
    for key in (key for key in start.asked if rank[key] < rank[record.at]):
        if graph.flow.questions[key].red_flag and opinion.possible(None, start.asked[key]):
            passed = not opinion.possible(None, comes, *given, z3.Not(start.asked[key]))
            if passed and opinion.possible(entry, came, z3.Not(_asked(entered, key))):
                yield "FLOW040", entry
