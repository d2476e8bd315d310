"""Shared parts: questions kept once in `content/parts/<id>.yml`, and used by many flows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import Annotated, Any

from pydantic import PrivateAttr, WithJsonSchema

from askwell.diagnostics import Diagnostic, Location, did_you_mean
from askwell.source.record import Record, SubRecord
from askwell.source.scalars import Day, Key, Text, WebAddress, YesNo, one_of
from askwell.source.yaml import Document, Graft, Loc

TAKEN_OVER = ("terms", "scores", "questions", "tables", "outcomes")
"""What a flow takes over from a part, key by key; its rules are added to the flow's."""


class PartSource(SubRecord):
    """A page that the signs of a part come from."""

    title: Text
    """Its title."""

    publisher: Text
    """Who published it."""

    url: WebAddress
    """Its address, beginning with https://."""

    consulted: Day | None = None
    """The day on which it was read."""

    archived: YesNo = False
    """yes if an archived copy was read, and not the page at its address."""

    note: Text | None = None
    """What else a reader should know of it."""

    def __str__(self) -> str:
        said = f"{self.title}, {self.publisher}, {self.url}"
        how = "an archived copy read" if self.archived else "read"
        return f"{said}, {how} on {self.consulted}" if self.consulted else said


class SharedPart(Record):
    """Questions, and perhaps more, that several flows use. `$name` stands for a parameter."""

    _shipped: bool = PrivateAttr(default=False)

    parameters: dict[Key, Text] = {}
    """The parameters, each with what it is for."""

    terms: dict[Key, Any] = {}
    """Terms, as in a flow."""

    scores: dict[Key, Any] = {}
    """Scores, as in a flow."""

    questions: dict[Key, Any]
    """Questions, as in a flow."""

    tables: dict[Key, Any] = {}
    """Decision tables, as in a flow."""

    outcomes: dict[Key, Any] = {}
    """Outcomes, as in a flow."""

    rules: tuple[Text, ...] = ()
    """Safety rules, as in a flow."""

    sources: tuple[PartSource, ...] = ()
    """The pages that its signs come from."""

    clinical_review: (
        Annotated[str, one_of("state of a review", {"none": "none"}), WithJsonSchema({"enum": ["none"]})] | None
    ) = None
    """`none` if no clinician has reviewed its signs: each guide that uses it then says so."""

    sensitive: YesNo = False
    """yes if nobody may learn what a reader chooses here: a flow that uses it must say so of itself."""

    @property
    def shipped(self) -> bool:
        """Whether it comes with the program, and no file of the site has it."""
        return self._shipped

    @property
    def stated(self) -> str:
        """What it says of its signs: whether they were reviewed, and where they come from; "" if nothing."""
        said = ["These signs are not clinically reviewed."] if self.clinical_review else []
        said += [f"They come from: {'; '.join(map(str, self.sources))}."] if self.sources else []
        return " ".join(said)

    @property
    def document(self) -> Document:
        """The file it was read from, for places."""
        return self._document


@dataclass(frozen=True, kw_only=True)
class _UsedAt(Document):
    """Stands for a file that the editor does not have: whatever is wrong in it is told where it is used."""

    place: Location

    def at(self, *_: str | int, key: bool = False) -> Location:  # noqa: ARG002
        return self.place

    def inside(self, *_: str | int) -> Location:
        return self.place


class _Words(Template):
    """A text with parameters named as keys are: $on, $call-now, ${on}."""

    idpattern = "[a-z0-9]+(?:-[a-z0-9]+)*"
    flags = 0  # type: ignore[assignment]


def expand(
    data: Any, document: Document, parts: Mapping[str, SharedPart], known: Collection[str]
) -> tuple[Any, Document, list[Diagnostic]]:
    """A flow's data with the parts that it uses put in, and a document that knows the places of both.

    Parts that are `known` but could not be read are passed over: their mistakes are told where they are.
    """
    used = data.get("use") if isinstance(data, dict) else None
    if not isinstance(used, dict):
        return data, document, []
    expansion = _Expansion(data, document)
    for name, given in used.items():
        if name in parts:
            expansion.put(parts[name], given if isinstance(given, dict) else {})
        elif name not in known:
            hint = did_you_mean(name, known) or "shared parts are kept in content/parts"
            place = document.at("use", name, key=True)
            expansion.problems.append(Diagnostic(place, "REF001", f"there is no shared part '{name}'", hint))
        else:
            expansion.broken = True
    if expansion.broken and not expansion.problems:
        place = document.at("use", key=True)
        message = "this flow uses a shared part that has mistakes"
        expansion.problems.append(Diagnostic(place, "PART001", message, "fix the part first"))
    return expansion.data, document.grafted(tuple(expansion.grafts)), expansion.problems


class _Expansion:
    """A flow's data while parts are put into it."""

    def __init__(self, data: dict[str, Any], document: Document) -> None:
        self.data: dict[str, Any] = dict(data)
        self.document = document
        self.grafts: list[Graft] = []
        self.problems: list[Diagnostic] = []
        self.broken = False

    def put(self, part: SharedPart, given: Mapping[str, Any]) -> None:
        """Puts one part in, its parameters filled."""
        self.problems += _parameters(self.document, part, given)
        if self.problems:
            return
        values = {name: str(value) for name, value in given.items()}
        source = part.document
        if part.shipped:
            source = _UsedAt(source.path, source.text, place=self.document.at("use", part.key, key=True))
        for kind in TAKEN_OVER:
            own = self.data.get(kind)
            merged = dict(own) if isinstance(own, dict) else {}
            for key, value in getattr(part, kind).items():
                if key in merged:
                    place = self.document.at(kind, key, key=True)
                    message = f"'{key}' stands here and in the shared part '{part.key}'"
                    self.problems.append(Diagnostic(place, "PART003", message, "rename yours"))
                    continue
                merged[key] = self._filled(value, values, part, (kind, key))
                self.grafts.append(Graft((kind, key), source, (kind, key)))
            if merged or own is not None:
                self.data[kind] = merged
        if part.rules:
            self._rules(part, values, source)

    def _rules(self, part: SharedPart, values: Mapping[str, str], source: Document) -> None:
        own = self.data.get("rules")
        rules = list(own) if isinstance(own, list) else []
        for number, rule in enumerate(part.rules):
            self.grafts.append(Graft(("rules", len(rules)), source, ("rules", number)))
            rules.append(self._filled(rule, values, part, ("rules", number)))
        self.data["rules"] = rules

    def _filled(self, value: Any, values: Mapping[str, str], part: SharedPart, loc: Loc) -> Any:
        """A value with its parameters filled, in a text or however deep."""
        if isinstance(value, dict):
            return {key: self._filled(item, values, part, (*loc, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self._filled(item, values, part, (*loc, n)) for n, item in enumerate(value)]
        if not isinstance(value, str) or "$" not in value:
            return value
        if value[1:] in values:  # what is wrong with it is wrong where it is given
            self.grafts.append(Graft(loc, self.document, ("use", part.key, value[1:])))
        try:
            return _Words(value).substitute(values)
        except KeyError as missing:
            message = f"this part has no parameter ${missing.args[0]}"
            hint = did_you_mean(str(missing.args[0]), part.parameters)
        except ValueError:
            message, hint = "a $ stands here without a name", "write $$ for a dollar sign"
        self.problems.append(Diagnostic(part.document.at(*loc), "PART002", message, hint))
        return value


def _parameters(document: Document, part: SharedPart, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for name in part.parameters.keys() - given.keys():
        message = f"the parameter '{name}' of the shared part '{part.key}' is missing: {part.parameters[name]}"
        yield Diagnostic(document.at("use", part.key, key=True), "PART002", message, f"add a line '{name}:'")
    for name in given.keys() - part.parameters.keys():
        message = f"the shared part '{part.key}' has no parameter '{name}'"
        hint = did_you_mean(name, part.parameters)
        yield Diagnostic(document.at("use", part.key, name, key=True), "PART002", message, hint)
    for name, value in given.items():
        if not isinstance(value, str):
            place = document.at("use", part.key, name)
            yield Diagnostic(place, "PART002", f"the parameter '{name}' must be a text", "write it behind the colon")
