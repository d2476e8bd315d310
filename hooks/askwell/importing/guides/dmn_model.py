"""A DMN file as plain records: decisions with their tables, inputs, and the values that types allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from askwell.importing.document import CannotImport
from askwell.patterns import regex

_MODEL = regex(r"https?://www\.omg\.org/spec/DMN/\d{8}/(?:MODEL/?|dmn\.xsd)", re.A)
"""The namespaces of DMN 1.1 to 1.6."""

MAX_DECISIONS, MAX_INPUTS, MAX_RULES = 20, 30, 500
"""Of a file, of a table, and of a table (ours)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a table, with the texts of its cells."""

    number: int
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Input:
    """A column on the left: the expression looked at, the words above it, its type, and the values it may have."""

    looks_at: str
    label: str
    type: str
    values: str


@dataclass(frozen=True, slots=True)
class Output:
    """A column on the right; `values` are in the order of their weight, and `default` is for no row."""

    name: str
    values: str
    default: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision. `hit` is "" for one without a table; `worked_out` then says how it is made."""

    id: str
    name: str
    question: str
    hit: str = ""
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    rules: tuple[Rule, ...] = ()
    worked_out: str = ""
    needs: tuple[str, ...] = ()
    """The ids of the decisions that it rests on."""


@dataclass(frozen=True, slots=True)
class Model:
    """A whole file. `ranges` are the values that a type allows, by its name; `typed` the type of each input's name."""

    name: str
    decisions: tuple[Decision, ...]
    typed: dict[str, str]
    ranges: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    """The type that a type is a part of, by its name."""

    others: tuple[str, ...] = ()
    """What else the file holds, by kind and name."""

    exporter: str = ""
    """The program that wrote the file, as it calls itself."""


def read_xml(raw: bytes, name: str) -> etree._Element:
    """The root of an XML file that asks for nothing: no DTD, no entities, no network, no huge texts."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise CannotImport(f"{name} is no well-formed XML (line {error.lineno}); export it anew") from None
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise CannotImport(f"{name} has a DOCTYPE, which DMN has no use for; take it out, and import it again")
    return root


def read_model(root: etree._Element, name: str) -> Model:
    """The records of a DMN file. Raises CannotImport if it is none, or too large."""
    if _local(root) != "definitions" or not _MODEL.fullmatch(str(etree.QName(root).namespace or "")):
        raise CannotImport(f"{name} is XML, but no DMN; give a DMN file (.dmn)")
    decisions = tuple(_decision(node) for node in root if _local(node) == "decision")
    _limited(decisions, name)
    typed = {}
    for node in root:
        if _local(node) == "inputData":
            variable = _child(node, "variable")
            typed[_spoken(node)] = variable.get("typeRef", "") if variable is not None else ""
    items = [node for node in root if _local(node) == "itemDefinition"]
    ranges = {_named(node): _text(_child(node, "allowedValues")) for node in items}
    bases = {_named(node): _text(_child(node, "typeRef")) for node in items}
    known = ("decision", "inputData", "itemDefinition", "description", "extensionElements", "DMNDI", "import")
    others = tuple(f"{_local(node)} '{_named(node)}'" for node in root if _local(node) not in known)
    others += tuple(
        f"import of '{node.get('locationURI') or _named(node)}'" for node in root if _local(node) == "import"
    )
    return Model(_named(root), decisions, typed, ranges, bases, others, _spaced(root.get("exporter", "")))


def _limited(decisions: tuple[Decision, ...], name: str) -> None:
    if not decisions:
        raise CannotImport(f"{name} has no decision in it; there is nothing to import")
    if len(decisions) > MAX_DECISIONS:
        raise CannotImport(f"{name} has {len(decisions)} decisions, and at most {MAX_DECISIONS} are read; cut it up")
    for decision in decisions:
        if len(decision.rules) > MAX_RULES or len(decision.inputs) > MAX_INPUTS:
            sizes = f"{len(decision.rules)} rows and {len(decision.inputs)} inputs"
            raise CannotImport(
                f"the table of '{decision.name}' in {name} has {sizes}; at most {MAX_RULES} and {MAX_INPUTS} are read"
            )


def _decision(node: etree._Element) -> Decision:
    name = _spoken(node)
    asks = _text(_child(node, "question"))
    links = [part for link in node if _local(link) == "informationRequirement" for part in link]
    needs = tuple(str(part.get("href", "")).rpartition("#")[2] for part in links if _local(part) == "requiredDecision")
    table = _child(node, "decisionTable")
    if table is None:
        kinds = [part for part in node if _local(part) in
                 ("literalExpression", "context", "invocation", "relation", "list", "functionDefinition",
                  "conditional", "for", "every", "some", "filter")]  # fmt: skip
        how = f"{_local(kinds[0])}: {_all_text(kinds[0])}" if kinds else "nothing in the file"
        return Decision(node.get("id", ""), name, asks, worked_out=how, needs=needs)
    hit = table.get("hitPolicy", "UNIQUE")
    hit = f"{hit} {table.get('aggregation')}" if table.get("aggregation") else hit
    inputs = tuple(_input(part) for part in table if _local(part) == "input")
    outputs = tuple(_output(part) for part in table if _local(part) == "output")
    rules = [part for part in table if _local(part) == "rule"]
    read = tuple(_rule(number, part) for number, part in enumerate(rules, 1))
    return Decision(node.get("id", ""), name, asks, hit, inputs, outputs, read, needs=needs)


def _input(node: etree._Element) -> Input:
    looks_at = _child(node, "inputExpression")
    kind = looks_at.get("typeRef", "") if looks_at is not None else ""
    return Input(_text(looks_at), _spaced(node.get("label", "")), kind, _text(_child(node, "inputValues")))


def _output(node: etree._Element) -> Output:
    name = _spaced(node.get("name") or node.get("label") or "")
    return Output(name, _text(_child(node, "outputValues")), _text(_child(node, "defaultOutputEntry")))


def _rule(number: int, node: etree._Element) -> Rule:
    cells = {
        kind: tuple(_text(part) for part in node if _local(part) == kind) for kind in ("inputEntry", "outputEntry")
    }
    notes = [_text(part) for part in node if _local(part) == "annotationEntry"]
    says = " ".join(filter(None, [_all_text(_child(node, "description")), *notes]))
    return Rule(number, cells["inputEntry"], cells["outputEntry"], says)


def _local(node: etree._Element) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return next((part for part in node if _local(part) == name), None)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _named(node: etree._Element) -> str:
    return _spaced(node.get("name") or node.get("id") or "")


def _spoken(node: etree._Element) -> str:
    """The name by which expressions speak of an input or a decision."""
    variable = _child(node, "variable")
    return (_spaced(variable.get("name", "")) if variable is not None else "") or _named(node)


def _text(node: etree._Element | None) -> str:
    """What an element's own text element says, or the element itself if it has none."""
    if node is None:
        return ""
    inner = _child(node, "text")
    return "".join(str(text) for text in (node if inner is None else inner).itertext()).strip()


def _all_text(node: etree._Element | None) -> str:
    return "" if node is None else " ".join(_pieces(node))[:300]


def _pieces(node: etree._Element) -> Iterator[str]:
    return (word for text in node.itertext() for word in str(text).split())
