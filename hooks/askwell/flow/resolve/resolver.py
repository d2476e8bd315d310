"""Resolves the names in a flow and reads its conditions, or tells everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from askwell.diagnostics import Diagnostic, did_you_mean
from askwell.flow.expr.ast import UNCLEAR, Worth
from askwell.flow.expr.parser import read_condition
from askwell.flow.expr.parts import size
from askwell.flow.expr.symbols import QuestionSymbol, SymbolTable
from askwell.flow.resolve import computed, question_kinds, ranking, sums
from askwell.flow.resolve.graph import (
    FlowGraph,
    Guard,
    Node,
    OutcomeNode,
    QuestionNode,
    ResolvedOption,
    TableNode,
    TextTemplate,
    WordsBySum,
)
from askwell.flow.resolve.ways import circle, in_order, table_forms, unknown_targets, unreachable
from askwell.flow.schema.questions import NOT_SURE, Question
from askwell.flow.schema.records import Flow
from askwell.flow.schema.terms import names_in
from askwell.flow.schema.wording import Block
from askwell.source.yaml import Loc

WORDS = frozenset(
    (
        *("and", "or", "not", "in", "is", "asked", "count", "least", "most", "highest"),
        *("every", "never", "always", "outcome"),
    )
)
"""Keys that a condition or a rule could not be told from its own words."""

MAX_PARTS = 200
"""Of a term: it is written out wherever it is named, and each use of a term in another doubles its parts (ours)."""

ASKED = ("ask", "help", "why_we_ask")
ADVISED = ("title", "next_step", "how_soon", "why", "would_change")


def link(flow: Flow) -> tuple[FlowGraph | None, list[Diagnostic]]:
    """The flow with its names resolved, without what nothing leads to; or None. And every finding: an unknown name, a
    key used twice, a condition that cannot be read, a choice that leads nowhere, a circle, a node that nothing leads
    to. Only the last leaves a graph."""
    found = [*_shared_keys(flow), *(fault for key in flow.questions for fault in question_kinds.faults(flow, key))]
    found += table_forms(flow)
    if any(problem.code in ("FLOW003", "FLOW006", "FLOW026", "FLOW101", "FLOW113", "FLOW114") for problem in found):
        return None, found
    linker = Resolver(flow, found)
    nodes = linker.nodes()
    start = flow.start or next(iter(flow.questions))
    if start not in flow.questions:
        hint = did_you_mean(start, flow.questions)
        found.append(Diagnostic(flow.at("start"), "FLOW001", f"there is no question '{start}'", hint))
    found += unknown_targets(flow, nodes)
    if all(problem.code != "FLOW027" for problem in found):
        found += _empty_scores(flow, nodes)
    found += _unknown_entries(flow, linker.names)
    found += ranking.faults(flow)
    found += linker.unnamed_terms()
    if found:
        return None, found
    order, circles = in_order(nodes, start)
    found = [circle(flow, nodes[key], round_trip) for key, round_trip in circles]
    found += [unreachable(flow, node) for key, node in nodes.items() if key not in order]
    if any(problem.code == "FLOW004" for problem in found):
        return None, found
    return FlowGraph(flow, linker.names, {key: nodes[key] for key in nodes if key in order}, start, tuple(order)), found


class Resolver:
    """Reads the conditions of one flow."""

    def __init__(self, flow: Flow, found: list[Diagnostic]) -> None:
        self.flow, self.found = flow, found
        self.texts = list(flow.rules)
        self.names = SymbolTable(
            {key: self._shape(key) for key in flow.questions}, frozenset(flow.scores), frozenset(flow.outcomes)
        )
        parts = frozenset(part for outcome in flow.outcomes.values() for part in outcome.gives)
        self.names = replace(self.names, parts=parts, below=frozenset(flow.terms))
        for key, term in flow.terms.items():
            read = self.guard(term.when, self._condition_of(key))
            if read and size(read.condition) > MAX_PARTS:
                self.found.append(self._too_long(key, size(read.condition)))
                read = None
            self.names = replace(
                self.names,
                terms={**self.names.terms, key: read.condition if read else UNCLEAR},
                below=self.names.below - {key},
            )

    def _too_long(self, term: str, parts: int) -> Diagnostic:
        message = f"'{term}' and the terms in it look {parts:,} times at choices and sums; {MAX_PARTS} are allowed"
        hint = "let a term use fewer others, or decide a part of it in a table"
        return Diagnostic(self.flow.at("terms", term, key=True), "FLOW087", message, hint)

    def _condition_of(self, term: str) -> Loc:
        """The way to a term's condition, which may stand alone behind its name."""
        loc = ("terms", term)
        bare = self.flow.at(*loc, "when") == self.flow.at(*loc, key=True)
        return loc if bare else (*loc, "when")

    def unnamed_terms(self) -> Iterator[Diagnostic]:
        """Terms that no condition and no rule names."""
        named = {name for text in self.texts for name in names_in(text)}
        for key in (key for key in self.flow.terms if key not in named):
            place = self.flow.at("terms", key, key=True)
            hint = "use it in a condition or a rule, or take it out"
            yield Diagnostic(place, "FLOW085", f"nothing uses the term '{key}'", hint)

    def _shape(self, key: str) -> QuestionSymbol:
        question = self.flow.questions[key]
        unsure = question.not_sure
        choices = tuple(question_kinds.options_of(question))
        if unsure and unsure.same_as is None:
            choices = (*choices, NOT_SURE)
        whole = question.number is not None and question.number.whole
        return QuestionSymbol(choices, question_kinds.bands_of(question), unsure.same_as if unsure else None, whole)

    def nodes(self) -> Mapping[str, Node]:
        """Every question, table and outcome, resolved."""
        found: dict[str, Node] = {key: self._asking(key) for key in self.flow.questions}
        for key, table in self.flow.tables.items():
            guards = [self.guard(row.when, ("tables", key, "rows", n, "when")) for n, row in enumerate(table.rows)]
            rows = tuple((row, guard) for row, guard in zip(table.rows, guards, strict=True) if guard)
            points = tuple(self._points(r.points, ("tables", key, "rows", n)) for n, r in enumerate(table.rows))
            found[key] = TableNode(key, table, rows, points)
        for key, outcome in self.flow.outcomes.items():
            texts = {name: self.template(getattr(outcome, name), ("outcomes", key, name)) for name in ADVISED}
            found[key] = OutcomeNode(key, outcome, texts)
        return found

    def _asking(self, key: str) -> QuestionNode:
        question, here = self.flow.questions[key], _here(key)
        texts = {
            name: self.template(getattr(question, name), (*here, name)) for name in ASKED if getattr(question, name)
        }
        kind = question_kinds.kind_of(question)
        listed = question.any_of or question.how_many
        for number, block in enumerate(listed):
            self.found += sums.faults(self.flow, block, (*here, kind, number), listed=True)
        signs = [(b.say or "", self.guard(b.when, (*here, kind, n, "when"))) for n, b in enumerate(listed)]
        when = self.guard(question.when, (*here, "when"))
        otherwise = question.otherwise or question.to or ""
        made = computed.resolved(self.flow, key, self.names) if question.bands_of else None
        if isinstance(made, list):
            self.found += made
            made = None
        return QuestionNode(key, question, texts, tuple(signs), tuple(self._offers(key)), when, otherwise, made)

    def _offers(self, key: str) -> list[ResolvedOption]:
        question, here = self.flow.questions[key], _here(key)
        bands, counted = question_kinds.bands_of(question), question_kinds.kind_of(question) == "how_many"
        options = []
        for name, option in question_kinds.options_of(question).items():
            at: Loc = (*here, "options", name)
            words = question_kinds.own_words(question, name)
            written = option.label or ((Block(say=words),) if words else None)
            label = self.template(written, (*at, "label")) if written else None
            points, when = self._points(option.points, at), self.guard(option.when, (*at, "when"))
            loc = (*at, "to") if option.to else (*here, "to")
            band, count = (None, int(name)) if counted else (bands.get(name), None)
            options.append(
                ResolvedOption(name, name, label, option.to or question.to or "", points, when, loc, band, count)
            )
        unsure = self._unsure(question, here, {option.key: option for option in options})
        return _with_points([*options, unsure] if unsure else options)

    def _unsure(self, question: Question, here: Loc, options: Mapping[str, ResolvedOption]) -> ResolvedOption | None:
        unsure, at = question.not_sure, (*here, "not_sure")
        if unsure is None or (unsure.same_as and unsure.same_as not in options):
            return None
        label = self.template(unsure.label or (Block(say="Not sure"),), (*at, "label"))
        if unsure.same_as:
            same = options[unsure.same_as]
            return replace(same, key=NOT_SURE, label=label, loc=(*at, "same_as"), band=None)
        target = unsure.to or question.to or ""
        return ResolvedOption(NOT_SURE, NOT_SURE, label, target, self._points(unsure.points, at), None, (*at, "to"))

    def template(self, blocks: tuple[Block, ...], loc: Loc) -> TextTemplate:
        """A text with its conditions read."""
        found: list[tuple[str, Guard | None]] = []
        by_sum: list[WordsBySum] = []
        for number, block in enumerate(blocks):
            at = (*loc, number)
            self.found += sums.faults(self.flow, block, at)
            if block.of is None:
                found.append((block.say or "", self.guard(block.when, (*at, "when"))))
                continue
            lines = [(words, sums.condition(block.of, of), (*at, "says", of)) for of, words in block.says.items()]
            found += [(words, self.guard(text, at) or Guard(UNCLEAR, at, block.of)) for words, text, at in lines]
            by_sum.append(WordsBySum(block.of, len(found) - len(lines), len(found), (*loc, number)))
        return TextTemplate(tuple(found), loc, tuple(by_sum))

    def guard(self, text: str | None, loc: Loc) -> Guard | None:
        """A condition, read; None if there is none. One that cannot be read neither holds nor fails."""
        if text is None:
            return None
        self.texts.append(text)
        read = read_condition(text, self.names)
        if isinstance(read, list):
            places = [(self.flow.inside(fault.offset, *loc), fault) for fault in read]
            self.found += [Diagnostic(place, fault.code, fault.message, fault.hint) for place, fault in places]
            return Guard(UNCLEAR, loc, text)
        return Guard(read, loc, text)

    def _points(self, points: Mapping[str, Worth], at: Loc) -> Mapping[str, Worth]:
        """Points by score, a bare number given to the only score there is."""
        scores: list[str] = list(self.flow.scores)
        found: dict[str, Worth] = {}
        for name, number in points.items():
            if not name and len(scores) != 1:
                many = f"there are {len(scores)} scores" if scores else "this flow has no score"
                hint = "write the score's key and its points below points:" if scores else "add scores: with one"
                self.found.append(Diagnostic(self.flow.at(*at, "points"), "FLOW027", f"{many} to add points to", hint))
            elif name and name not in scores:
                hint = did_you_mean(name, scores)
                place = self.flow.at(*at, "points", name, key=True)
                self.found.append(Diagnostic(place, "FLOW027", f"there is no score '{name}'", hint))
            else:
                found[name or scores[0]] = number
        return found


def _with_points(options: list[ResolvedOption]) -> list[ResolvedOption]:
    """Choices of a question that can add to a score: those that add nothing add 0, and count as an addition."""
    scores = {score for option in options for score in option.points}
    return [replace(option, points=dict.fromkeys(scores, 0) | dict(option.points)) for option in options]


def _here(key: str) -> Loc:
    return "questions", key


def _shared_keys(flow: Flow) -> Iterator[Diagnostic]:
    taken: dict[str, Loc] = {}
    for kind in ("questions", "tables", "outcomes", "scores", "terms"):
        for key in getattr(flow, kind):
            if (key in WORDS or key.isdigit()) and kind in ("questions", "scores", "terms"):
                what = "a number" if key.isdigit() else "a word of conditions or rules"
                hint = "give it another key"
                yield Diagnostic(flow.at(kind, key, key=True), "FLOW005", f"'{key}' would be read as {what}", hint)
            if key in taken:
                line = flow.at(*taken[key], key=True).line
                message = f"'{key}' is already the key of the {str(taken[key][0])[:-1]} in line {line}"
                yield Diagnostic(flow.at(kind, key, key=True), "FLOW005", message, "rename one of the two")
            else:
                taken[key] = (kind, key)


def _empty_scores(flow: Flow, nodes: Mapping[str, Node]) -> Iterator[Diagnostic]:
    added: set[str] = set()
    for node in nodes.values():
        given: Iterable[Mapping[str, Worth]] = node.points if isinstance(node, TableNode) else ()
        given = [option.points for option in node.options] if isinstance(node, QuestionNode) else given
        added.update(score for points in given for score in points)
    for score in flow.scores.keys() - added:
        place = flow.at("scores", score, key=True)
        hint = "give options points:, or take the score out"
        yield Diagnostic(place, "FLOW027", f"nothing adds points to the score '{score}'", hint)


def _unknown_entries(flow: Flow, names: SymbolTable) -> Iterator[Diagnostic]:
    for key, entry in flow.entries.items():
        if entry.at not in flow.questions:
            hint = did_you_mean(entry.at, flow.questions)
            yield Diagnostic(flow.at("entries", key, "at"), "FLOW001", f"there is no question '{entry.at}'", hint)
        for number, question in enumerate(entry.asks):
            if question not in flow.questions:
                hint = did_you_mean(question, flow.questions)
                place = flow.at("entries", key, "asks", number)
                yield Diagnostic(place, "FLOW001", f"there is no question '{question}'", hint)
        for question, choice in entry.given.items():
            shape = names.questions.get(question)
            place = flow.at("entries", key, "given", question, key=shape is None)
            if shape is None:
                hint = did_you_mean(question, names.questions)
                yield Diagnostic(place, "FLOW016", f"there is no question '{question}'", hint)
            elif choice not in shape.choices:
                hint = did_you_mean(choice, shape.choices)
                yield Diagnostic(place, "FLOW016", f"the question '{question}' has no choice '{choice}'", hint)
