"""The items that readers see: questions, and outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from askwell.flow.export.fhir.conditions import Conditions
from askwell.flow.export.fhir.layout import Layout
from askwell.flow.export.fhir.renderings import Asked, Rendering, Renderings
from askwell.flow.export.fhir.words import (
    HL7,
    Json,
    all_of,
    answer,
    any_of,
    calculated,
    display,
    enabled_by,
    extension,
    hidden,
    is_yes,
    nothing_empty,
    shown_as,
)
from askwell.flow.export.fhir.workings import Workings, number_kind, written
from askwell.flow.resolve.graph import OutcomeNode, QuestionNode, TableNode

TEXTS = ("title", "next_step", "how_soon", "why", "would_change")
"""The texts of an outcome, in the order in which they are read."""


@dataclass(frozen=True)
class Writer:
    """Writes the items of a guide. `page` is its address; `sources` has the words for each source, `cautions` what the
    site says beside each outcome."""

    layout: Layout
    conditions: Conditions
    workings: Workings
    renderings: Renderings
    page: str
    sources: Mapping[str, str]
    cautions: Sequence[str]

    def question(self, node: QuestionNode, rendered: Sequence[Rendering[Asked]]) -> Iterator[Json]:
        """A question, once for each way in which it is worded."""
        yield from self.workings.before(node.key)
        if len(rendered) == 1:
            yield self._asked(node, node.key, f"asked.{node.key}", rendered[0].shown)
            return
        answers = []
        for number, rendering in enumerate(rendered, 1):
            link = f"{node.key}.{number}"
            fits = self._fits(rendering, node.key)
            yield hidden(f"asked.{link}", "boolean", all_of([is_yes(f"asked.{node.key}"), fits]))
            yield self._asked(node, link, f"asked.{link}", rendering.shown)
            answers.append(f"iif({is_yes(f'asked.{link}')}, {answer(link)}.value.code, {{}})")
        yield hidden(f"chose.{node.key}", "string", f"({' | '.join(answers)})")

    def _fits(self, rendering: Rendering[Asked] | Rendering[str], at: str) -> str:
        cases = (all_of(self.conditions.holds(part, at) for part in case) for case in rendering.cases)
        return any_of(cases)

    def _asked(self, node: QuestionNode, link: str, enabled: str, shown: Asked) -> Json:
        inner = [display(f"{link}.sign.{n}", sign) for n, sign in enumerate(shown.signs, 1)]
        inner += [display(f"{link}.help", shown.help, extension=[shown_as("help")])] if shown.help else []
        inner += [display(f"{link}.why", shown.why_we_ask)] if shown.why_we_ask else []
        flag = {"system": f"{self.page}#kind", "code": "red-flag", "display": "Red flag"}
        return nothing_empty(
            {
                "extension": [shown_as("radio-button")],
                "linkId": link,
                "code": [flag] if node.question.red_flag else [],
                "text": shown.ask,
                "type": "coding",
                **enabled_by(enabled),
                "required": True,
                "answerConstraint": "optionsOnly",
                "answerOption": [self._option(node, key, label) for key, label in shown.options],
                "item": inner,
            }
        )

    def _option(self, node: QuestionNode, key: str, label: str) -> Json:
        coding = {"system": f"{self.page}#{node.key}", "code": key, "display": label}
        points = next(option.points for option in node.options if option.key == key)
        if len(self.layout.graph.flow.scores) == 1 and points:
            weight = written(next(iter(points.values())))
            return {"extension": [extension(f"{HL7}itemWeight", valueDecimal=weight)], "valueCoding": coding}
        return {"valueCoding": coding}

    def outcome(self, node: OutcomeNode) -> Iterator[Json]:
        """An outcome: a group of the texts that are read there."""
        key, flow = node.key, self.layout.graph.flow
        yield hidden(f"reached.{key}", "boolean", self.workings.reached(key))
        said: list[Json] = []
        for name in TEXTS:
            for item in self._text(node, name):
                if "readOnly" in item:
                    yield item
                else:
                    said.append(item)
        for hides, shows in (*self._reasons(key), *self._sums(key)):
            yield hides
            said.append(shows)
        urgency = str(node.outcome.urgency)
        words = flow.urgency_label(key) or urgency.replace("_", " ").capitalize()
        said += [display(f"{key}.source.{n}", self.sources.get(s, s)) for n, s in enumerate(node.outcome.sources, 1)]
        said += [display(f"{key}.caution.{n}", words) for n, words in enumerate(self.cautions, 1)]
        code = {"system": f"{self.page}#urgency", "code": urgency, "display": words}
        group = {"linkId": key, "code": [code], "text": words, "type": "group", **enabled_by(f"reached.{key}")}
        yield {**group, "item": said}

    def _text(self, node: OutcomeNode, name: str) -> Iterator[Json]:
        """A text of an outcome; where readers differ, each way in which it is worded, with a hidden item before it."""
        rendered = self.renderings.text(node, node.texts[name])
        for number, rendering in enumerate(rendered, 1):
            link = f"{node.key}.{name}" if len(rendered) == 1 else f"{node.key}.{name}.{number}"
            if not rendering.cases:
                yield display(link, rendering.shown)
                continue
            said = all_of([is_yes(f"reached.{node.key}"), self._fits(rendering, node.key)])
            yield hidden(f"said.{link}", "boolean", said)
            if rendering.shown:
                yield display(link, rendering.shown, **enabled_by(f"said.{link}"))

    def _reasons(self, outcome: str) -> Iterator[tuple[Json, Json]]:
        """The reasons of the rows that led here, if nothing was asked since."""
        graph = self.layout.graph
        for key in graph.order:
            node = graph.nodes[key]
            if not isinstance(node, TableNode) or key not in self.layout.before[outcome]:
                continue
            since = [is_yes(f"asked.{q}") for q in graph.order if q in graph.behind(key) and self.layout.options(q)]
            for number, (row, _) in enumerate(node.rows, 1):
                if row.because:
                    link = f"{outcome}.because.{key}.{number}"
                    fits = [is_yes(f"reached.{outcome}"), self.workings.applies(key, number)]
                    fits += [f"{any_of(since)}.not()"] if since else []
                    yield (
                        hidden(f"said.{link}", "boolean", all_of(fits)),
                        display(link, row.because, **enabled_by(f"said.{link}")),
                    )

    def _sums(self, outcome: str) -> Iterator[tuple[Json, Json]]:
        """The scores that readers see here."""
        for key, score in self.layout.graph.flow.scores.items():
            if score.show and self.layout.adding(key, outcome):
                link = f"{outcome}.sum.{key}"
                fits = all_of([is_yes(f"reached.{outcome}"), self.workings.counted(key, outcome)])
                total = self.workings.score(key, outcome, largest=False)
                shown: Json = {
                    "extension": [calculated(total)], "linkId": link, "text": score.label,
                    "type": number_kind(self.layout.decimals(key)), **enabled_by(f"said.{link}"), "readOnly": True,
                }  # fmt: skip
                yield hidden(f"said.{link}", "boolean", fits), shown
