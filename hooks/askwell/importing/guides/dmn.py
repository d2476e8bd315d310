"""From decision tables to a draft: inputs become questions, the last decision a table, those before it terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from askwell.importing.document import CannotImport
from askwell.importing.guides.dmn_before import HITS, MAX_WEIGHT, UNKNOWN, Weights, by_rank, ranked, terms_of
from askwell.importing.guides.dmn_inputs import Inputs, Summed
from askwell.importing.guides.dmn_model import Decision, Model, Rule
from askwell.importing.guides.dmn_ours import besides, outcome_of, said
from askwell.importing.guides.drafted import DraftGuide, DraftRow, DraftTable, Keys, both
from askwell.importing.guides.feel import NotUnderstood, literal, unary_tests, word


def guide_of(model: Model, name: str) -> DraftGuide:
    """The draft of a DMN file. Raises CannotImport if its decisions go round in a circle, or none has a table."""
    return _Drafting(model, name).guide()


class _Drafting:
    """One file's draft in the making."""

    def __init__(self, model: Model, name: str) -> None:
        self._model, self._name = model, name
        self._keys = Keys()
        self._order = _in_order(model, name)
        self._inputs = Inputs(model, self._order, self._keys)
        self._terms: list[tuple[str, str]] = []
        self._tables: list[DraftTable] = []
        self._weights = Weights()
        self._scores: list[tuple[str, str]] = []
        self._outcomes: dict[str, str] = {}
        self._notes = [f"not understood: {other}" for other in model.others]

    def guide(self) -> DraftGuide:
        last = self._final()
        for decision in self._needed(last):
            if decision.hit and decision is not last:
                self._before(decision)
        if last:
            self._tables.append(self._last(last))
        if not self._outcomes:
            self._outcomes[self._keys.new("result", "result")] = ""
            self._notes.append("the original says no outcome; write them, with a table that leads to them")
        questions = tuple(self._inputs.questions())
        end = next(iter(self._outcomes))
        tables: list[DraftTable] = []
        after = end
        for table in reversed(self._tables):
            if not table.rows:  # whatever was chosen, it leads to the same
                after = table.otherwise or end
                continue
            tables.insert(0, replace(table, to=after) if table.hit == "every" else table)
            after = table.key
        goal, words = questions[0].key if questions else after, said(self._model)
        told = {key: words[title] for key, title in self._outcomes.items() if title in words}
        outcomes, notes = tuple(self._outcomes.items()), tuple(dict.fromkeys(self._notes))
        return DraftGuide(self._model.name or self._name, questions, outcomes, tuple(tables), tuple(self._terms),
                          tuple(self._scores), notes, told, goal, after)  # fmt: skip

    def _final(self) -> Decision | None:
        """The decision in which the guide ends; None if its tables only add up."""
        more = besides(self._model)
        deciding = [decision for decision in self._order if decision.name not in more]
        used = {need for decision in deciding for need in self._inputs.named_by(decision)}
        ends = [decision for decision in deciding if decision.name not in used and decision.hit]
        if not ends:
            raise CannotImport(f"{self._name} has no decision table at its end; there is nothing to import")
        last = outcome_of(self._model) or next((each for each in ends if each.hit != "COLLECT SUM"), None)
        for decision in ends:
            if last and decision is not last:
                self._notes.append(f"the original also decides '{decision.name}'; a guide ends in one decision, so "
                                   "make another guide for it if readers need it")  # fmt: skip
        for decision in self._order:
            if not decision.hit:
                what = f"'{decision.name}' has no table"
                self._notes.append(f"the decision {what}; it is worked out from {decision.worked_out}")
        return last

    def _needed(self, last: Decision | None) -> Iterator[Decision]:
        """The decisions on which the last one rests, and all that add up."""
        needed = {last.name} if last else {decision.name for decision in self._order}
        for decision in reversed(self._order):
            if decision.name in needed:
                needed.update(self._inputs.named_by(decision))
        return (each for each in self._order if each.name in needed or each.hit == "COLLECT SUM")

    def _before(self, decision: Decision) -> None:
        """A decision on which another rests: its terms, or its score."""
        if decision.hit == "COLLECT SUM":
            score = self._keys.new(decision.name, "score")
            self._scores.append((score, decision.name))
            self._inputs.made[decision.name] = Summed(score)
            key = self._keys.new(f"{decision.name} points", "points")
            self._tables.append(DraftTable(key, "every", tuple(self._points(decision, score))))
            return
        told, terms = self._weights.bear(*terms_of(decision, self._when, self._keys), decision.name)
        self._inputs.made[decision.name] = told
        self._terms += terms
        self._notes += [*([f"not understood: {told.unclear}"] if told.unclear else []), *ranked(decision)]

    def _points(self, decision: Decision, score: str) -> Iterator[DraftRow]:
        for row in decision.rules:
            try:
                added = _number(row)
                yield DraftRow(self._some(decision, row), points=f"{{{score}: {added:f}}}", because=row.says)
            except NotUnderstood as error:
                yield DraftRow(UNKNOWN, points=f"{{{score}: 0}}", notes=(_not_understood(decision, row, error),))

    def _last(self, decision: Decision) -> DraftTable:
        rows: list[DraftRow] = []
        hit, otherwise = HITS.get(decision.hit, UNKNOWN), ""
        notes = [*_about(decision, hit), *ranked(decision)]
        for row in by_rank(decision):
            to = self._outcome(row.outputs)
            if otherwise and hit == "first":
                notes.append(f"row {row.number} stands behind one that takes all: {_cells(row)}")
            elif _takes_all(row) and not otherwise and (hit == "first" or len(decision.rules) == 1):
                otherwise = to
            else:
                rows.append(self._row(decision, row, to))
        if not otherwise and any(output.default for output in decision.outputs):
            otherwise = self._outcome(tuple(output.default for output in decision.outputs))
        return DraftTable(self._keys.new(decision.name, "result"), hit, tuple(rows), "", otherwise, tuple(notes))

    def _row(self, decision: Decision, row: Rule, to: str) -> DraftRow:
        try:
            return DraftRow(self._some(decision, row), to, because=row.says)
        except NotUnderstood as error:
            return DraftRow(UNKNOWN, to, because=row.says, notes=(_not_understood(decision, row, error),))

    def _some(self, decision: Decision, row: Rule) -> str:
        """The condition of a row that must not take all."""
        when = self._when(decision, row)
        if not when:
            raise NotUnderstood("it takes everybody, beside other rows")
        if self._weights.of(when) > MAX_WEIGHT:
            raise NotUnderstood("its conditions are too long, with those of all decisions before it")
        return when

    def _when(self, decision: Decision, row: Rule) -> str:
        """The condition of a row; "" if it takes all."""
        if len(row.inputs) != len(decision.inputs):
            raise NotUnderstood(f"it has {len(row.inputs)} cells for {len(decision.inputs)} inputs")
        cells = zip(decision.inputs, row.inputs, strict=True)
        return both([self._inputs.meaning(column).condition(unary_tests(cell)) for column, cell in cells])

    def _outcome(self, outputs: tuple[str, ...]) -> str:
        """The key of the outcome that some cells name."""
        says = " / ".join(_shown(cell) for cell in outputs if cell)
        known = next((key for key, title in self._outcomes.items() if title == says), "")
        if not known:
            known = self._keys.new(says, "outcome")
            self._outcomes[known] = says
        return known


def _about(decision: Decision, hit: str) -> Iterator[str]:
    """What of a table is not what it was, in sentences."""
    if hit == UNKNOWN:
        yield f"the hit policy {decision.hit} is not understood; a guide's tables are first, unique or every"
    if decision.hit == "ANY":
        yield "in the original the order of rows does not matter (hit policy ANY); here the first that applies counts"
    if len(decision.outputs) > 1:
        yield "each outcome stands for several outputs: " + ", ".join(output.name for output in decision.outputs)


def _in_order(model: Model, name: str) -> list[Decision]:
    """The decisions, each behind those that it rests on."""
    known = {decision.name: decision for decision in model.decisions} | {d.id: d for d in model.decisions if d.id}
    found: list[Decision] = []

    def visit(decision: Decision, above: tuple[str, ...]) -> None:
        if decision.name in above:
            raise CannotImport(f"the decisions of {name} go round in a circle: {' -> '.join((*above, decision.name))}")
        if decision in found:
            return
        for need in (*decision.needs, *(column.looks_at for column in decision.inputs)):
            if need in known:
                visit(known[need], (*above, decision.name))
        found.append(decision)

    for decision in model.decisions:
        visit(decision, ())
    return found


def _number(row: Rule) -> Decimal:
    """The points that a row adds."""
    found = literal(row.outputs[0] if len(row.outputs) == 1 else "")
    if isinstance(found, str | bool):
        raise NotUnderstood("what it adds is no number")
    return found


def _takes_all(row: Rule) -> bool:
    return all(cell.strip() in ("", "-") for cell in row.inputs)


def _shown(cell: str) -> str:
    try:
        value = literal(cell)
    except NotUnderstood:
        return cell
    return word(value)


def _cells(row: Rule) -> str:
    return " | ".join((*row.inputs, *row.outputs))


def _not_understood(decision: Decision, row: Rule, error: NotUnderstood) -> str:
    return f"row {row.number} of '{decision.name}' was not understood: {error}. It says: {_cells(row)}"
