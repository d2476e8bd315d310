"""The whole questionnaire: its head, its items in order, and what is proven of the guide."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from askwell.diagnostics import Diagnostic, Severity
from askwell.flow.export.certificate import Certificate
from askwell.flow.export.fhir.conditions import Conditions
from askwell.flow.export.fhir.items import Writer
from askwell.flow.export.fhir.layout import Layout, TooManySums
from askwell.flow.export.fhir.numbers import TooManyCases
from askwell.flow.export.fhir.renderings import Asked, Rendering, Renderings, TooManyWordings
from askwell.flow.export.fhir.surroundings import Surroundings
from askwell.flow.export.fhir.words import HL7, Json, display, extension, hidden, is_yes, nothing_empty
from askwell.flow.export.fhir.workings import Workings, number_kind
from askwell.flow.export.refused import CannotExport
from askwell.flow.expr.ast import Compare
from askwell.flow.expr.parts import inside
from askwell.flow.machine.machine import Machine
from askwell.flow.resolve.graph import FlowGraph, Guard, OutcomeNode, QuestionNode, TableNode


def as_fhir(machine: Machine, proven: Certificate, around: Surroundings) -> str:
    """The guide as JSON. Raises CannotExport."""
    found = questionnaire(machine, proven, around)
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def questionnaire(machine: Machine, proven: Certificate, around: Surroundings) -> Json:
    """The guide as a Questionnaire. Raises CannotExport."""
    graph, flow = machine.graph, machine.flow
    try:
        items = [*_before(machine, around), *_Body(machine, around).items()]
    except TooManyWordings as error:
        key = str(error)
        message = f"the question '{key}' is worded in more ways than a questionnaire can hold"
        place = flow.at("questions" if key in flow.questions else "outcomes", key, key=True)
        finding = Diagnostic(place, "EXPORT001", message, "let fewer earlier choices change it")
        raise CannotExport([finding]) from None
    except (TooManyCases, TooManySums) as error:
        raise CannotExport([_too_many(graph, error)]) from None
    return {**_head(machine, proven, around), "item": items}


def left_out(machine: Machine) -> Iterator[Diagnostic]:
    """What a questionnaire does not have of a guide, and what its readers could do without."""
    for key in machine.flow.entries:
        message = f"the entry '{key}' is not in the questionnaire, which begins where the guide begins"
        place = machine.flow.at("entries", key, key=True)
        yield Diagnostic(place, "EXPORT003", message, "say so where you use it", Severity.WARNING)


def _too_many(graph: FlowGraph, error: TooManyCases | TooManySums) -> Diagnostic:
    if isinstance(error, TooManySums):
        message = f"the score '{error}' can come to more sums than a questionnaire can tell apart"
        place = graph.flow.at("scores", str(error), key=True)
        return Diagnostic(place, "EXPORT002", message, "give rounder points, or compare it with plain numbers")
    text = str(error)
    guard = next(
        g for g in _guards(graph) if any(isinstance(p, Compare) and p.text == text for p in inside(g.condition))
    )
    message = f"'{text}' compares more combinations of numbers than a questionnaire can hold"
    return Diagnostic(graph.flow.at(*guard.loc), "EXPORT002", message, "ask for bands, or for larger steps")


def _guards(graph: FlowGraph) -> Iterator[Guard]:
    for node in graph.nodes.values():
        if isinstance(node, TableNode):
            yield from (guard for _, guard in node.rows)
            continue
        yield from (guard for text in node.texts.values() for _, guard in text.blocks if guard)
        if isinstance(node, QuestionNode):
            yield from filter(None, (node.when, *(option.when for option in node.options)))
            yield from (guard for _, guard in node.signs if guard)
            texts = (option.label for option in node.options if option.label)
            yield from (guard for text in texts for _, guard in text.blocks if guard)


def _before(machine: Machine, around: Surroundings) -> list[Json]:
    flow = machine.flow
    words = [flow.purpose, flow.for_whom, *around.before]
    return [display(f"before.{number}", text) for number, text in enumerate(words, 1)]


class _Body:
    """The items of a guide, each behind those that it rests on."""

    def __init__(self, machine: Machine, around: Surroundings) -> None:
        self.graph = machine.graph
        self.layout = Layout(self.graph)
        self.conditions = Conditions(self.layout)
        self.workings = Workings(self.graph, self.layout, self.conditions)
        renderings = Renderings(machine.explore)
        self.writer = Writer(
            self.layout, self.conditions, self.workings, renderings, around.page, around.sources, around.beside
        )
        nodes = (self.graph.nodes[key] for key in self.graph.order)
        self.asked: Mapping[str, Sequence[Rendering[Asked]]] = {
            node.key: renderings.question(node) for node in nodes if isinstance(node, QuestionNode)
        }
        self.layout.several.update(key for key, rendered in self.asked.items() if len(rendered) > 1)

    def items(self) -> list[Json]:
        """All of them."""
        found: list[Json] = []
        for key in self.graph.order:
            written = len(self.conditions.sums)
            items = list(self._node(key))
            sums = list(self.conditions.sums.items())[written:]
            found += [self._sum(score, link, at, largest) for (score, _, largest), (link, at) in sums]
            found += items
        return [*found, self._ending()]

    def _node(self, key: str) -> Iterator[Json]:
        node = self.graph.nodes[key]
        if isinstance(node, QuestionNode):
            yield from self.writer.question(node, self.asked[key])
        elif isinstance(node, OutcomeNode):
            yield from self.writer.outcome(node)
        else:
            yield from self.workings.before(key)

    def _sum(self, score: str, link: str, at: str, largest: bool) -> Json:
        kind = number_kind(self.layout.decimals(score))
        return hidden(link, kind, self.workings.score(score, at, largest=largest))

    def _ending(self) -> Json:
        """The key of the outcome that was reached."""
        found = "{}"
        for key in reversed(self.graph.order):
            if isinstance(self.graph.nodes[key], OutcomeNode):
                found = f"iif({is_yes(f'reached.{key}')}, '{key}', {found})"
        return hidden("outcome", "string", found)


def _head(machine: Machine, proven: Certificate, around: Surroundings) -> Json:
    flow, approval = machine.flow, machine.flow.approval
    stands = approval is not None and machine.approval_stands
    lines = "".join(f"<p>{escape(line)}</p>" for line in proven.lines)
    name = "".join(part.capitalize() for part in flow.key.split("-"))
    return nothing_empty(
        {
            "resourceType": "Questionnaire",
            "text": {"status": "additional", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{lines}</div>'},
            "extension": [_certificate(proven, around), *_sources(machine, around)],
            "url": around.page,
            "version": proven.fingerprint,
            "name": name if name[0].isalpha() else f"Guide{name}",
            "title": flow.title,
            "status": "active" if stands else "draft",
            "subjectType": ["Patient"],
            "date": proven.proven_on.isoformat(),
            "publisher": around.publisher,
            "description": "\n\n".join([flow.for_whom, *around.before]),
            "purpose": flow.purpose,
            "approvalDate": approval.on.isoformat() if approval and stands else None,
            "lastReviewDate": flow.reviewed.isoformat(),
            "effectivePeriod": {"end": flow.next_review.isoformat()},
        }
    )


def _certificate(proven: Certificate, around: Surroundings) -> Json:
    """What is proven, for programs."""
    parts = [
        extension("fingerprint", valueString=proven.fingerprint),
        extension("states", valueInteger=proven.states),
        extension("provenOn", valueDate=proven.proven_on.isoformat()),
        *(extension("rule", valueString=f"{verdict}: {rule}") for rule, verdict in proven.rules),
        *(extension("besides", valueString=words) for words in proven.besides),
        extension("approved", valueString=proven.approved),
    ]
    return {"url": f"{around.page}#certificate", "extension": parts}


def _sources(machine: Machine, around: Surroundings) -> list[Json]:
    """The sources of all outcomes, each once."""
    used = dict.fromkeys(source for outcome in machine.flow.outcomes.values() for source in outcome.sources)
    cited = ({"type": "citation", "citation": around.sources.get(source, source)} for source in used)
    return [extension(f"{HL7}artifact-relatedArtifact", valueRelatedArtifact=one) for one in cited]
