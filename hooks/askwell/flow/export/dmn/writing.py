"""The file of decisions, as the XML of DMN 1.5."""

from __future__ import annotations

from lxml import etree

from askwell.flow.export.certificate import Certificate
from askwell.flow.export.dmn.answers import Answers
from askwell.flow.export.dmn.banding import bandings
from askwell.flow.export.dmn.decisions import decisions, fixed_names
from askwell.flow.export.dmn.drawing import draw
from askwell.flow.export.dmn.feel import Names
from askwell.flow.export.dmn.limits import refuse_what_is_lost
from askwell.flow.export.dmn.model import Decision, InputData, Model, Rule
from askwell.flow.machine.machine import Machine

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
"""That of DMN 1.5."""

EXPORTER = "Ask Well"
"""How files of ours call the program that wrote them."""


def as_dmn(machine: Machine, proven: Certificate) -> str:
    """The decisions of a guide and of its entries, with the certificate in the description. Raises CannotExport."""
    refuse_what_is_lost(machine)
    names = Names(fixed_names(machine))
    answers = Answers(machine, names)
    made = [*bandings(answers)]
    made += [decision for each in machine.all for decision in decisions(each, answers, names)]
    model = Model(machine.flow.key, machine.flow.title, "\n".join(proven.lines), tuple(answers.inputs()), tuple(made))
    root = _definitions(model)
    draw(root, model)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode() + "\n"


def _definitions(model: Model) -> etree._Element:
    root = etree.Element(f"{{{NAMESPACE}}}definitions", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    _set(root, id="guide", name=model.name, namespace=f"urn:askwell:flow:{model.key}", exporter=EXPORTER)
    _text(root, "description", model.about)
    for each in model.inputs:
        _type_of(root, each)
    for decision in model.decisions:
        if len(decision.outputs) > 1:
            _row_of(root, decision)
    for each in model.inputs:
        _input_data(root, each)
    asked = {each.name: each for each in model.inputs}
    for decision in model.decisions:
        _decision(root, decision, asked)
    return root


def _type_of(root: etree._Element, data: InputData) -> None:
    item = _part(root, "itemDefinition", id=f"type.{data.name}", name=f"t_{data.name}", label=data.label)
    _text(item, "typeRef", data.type)
    if data.allowed:
        _text(_part(item, "allowedValues"), "text", data.allowed)


def _row_of(root: etree._Element, decision: Decision) -> None:
    """The type of a table with several columns on the right."""
    item = _part(root, "itemDefinition", id=f"type.{decision.name}", name=f"t_{decision.name}")
    for output in decision.outputs:
        _text(_part(item, "itemComponent", name=output.name), "typeRef", output.type)


def _input_data(root: etree._Element, data: InputData) -> None:
    node = _part(root, "inputData", id=f"input.{data.key}", name=data.name, label=data.label)
    _text(node, "description", data.about)
    _part(node, "variable", id=f"variable.{data.name}", name=data.name, typeRef=f"t_{data.name}")


def _decision(root: etree._Element, decision: Decision, asked: dict[str, InputData]) -> None:
    name = decision.name
    node = _part(root, "decision", id=f"decision.{name}", name=name, label=decision.label)
    _text(node, "description", decision.about)
    kind = "string" if len(decision.outputs) == 1 else f"t_{name}"
    _part(node, "variable", id=f"variable.{name}", name=name, typeRef=kind)
    for number, variable in enumerate(decision.looks_at, 1):
        needs = _part(node, "informationRequirement", id=f"needs.{name}.{number}")
        if variable in asked:
            _part(needs, "requiredInput", href=f"#input.{asked[variable].key}")
        else:
            _part(needs, "requiredDecision", href=f"#decision.{variable}")
    table = _part(node, "decisionTable", id=f"table.{name}", hitPolicy=decision.hit)
    for number, variable in enumerate(decision.looks_at, 1):
        column = _part(table, "input", id=f"column.{name}.{number}")
        label, type_ = (asked[variable].label, f"t_{variable}") if variable in asked else ("", "string")
        _set(column, **({"label": label} if label else {}))
        _text(_part(column, "inputExpression", typeRef=type_), "text", variable)
    for output in decision.outputs:
        column = _part(table, "output", id=f"result.{name}.{output.name}", name=output.name, typeRef=output.type)
        if output.values:
            _text(_part(column, "outputValues"), "text", output.values)
    for number, rule in enumerate(decision.rules, 1):
        _rule(_part(table, "rule", id=f"row.{name}.{number}"), rule)


def _rule(row: etree._Element, rule: Rule) -> None:
    for test in rule.tests:
        _text(_part(row, "inputEntry"), "text", test)
    for value in rule.values:
        _text(_part(row, "outputEntry"), "text", value)


def _part(parent: etree._Element, kind: str, **values: str) -> etree._Element:
    node = etree.SubElement(parent, f"{{{NAMESPACE}}}{kind}")
    _set(node, **values)
    return node


def _set(node: etree._Element, **values: str) -> None:
    for name, value in values.items():
        node.set(name, " ".join(value.split()))


def _text(parent: etree._Element, kind: str, words: str) -> None:
    _part(parent, kind).text = words
