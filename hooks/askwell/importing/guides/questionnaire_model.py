"""A questionnaire of FHIR as it stands in its file: items in order, each with its choices, weights and conditions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from askwell.importing.document import CannotImport

MAX_ITEMS, MAX_OPTIONS = 200, 100
"""Questions of a questionnaire, and choices of a question, at most (ours)."""

_FHIR = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
WEIGHTS = (f"{_FHIR}itemWeight", f"{_FHIR}ordinalValue", f"{_FHIR}questionnaire-ordinalValue")
HIDDEN, UNIT = f"{_FHIR}questionnaire-hidden", f"{_FHIR}questionnaire-unit"
LEAST, MOST = f"{_FHIR}minValue", f"{_FHIR}maxValue"
CALCULATED, ENABLED = f"{_SDC}calculatedExpression", f"{_SDC}enableWhenExpression"
KNOWN = {*WEIGHTS, HIDDEN, UNIT, LEAST, MOST, CALCULATED, ENABLED}
"""Extensions that are read."""

LOOKS = (
    *("itemControl", "choiceOrientation", "entryFormat", "sliderStepValue", "displayCategory", "supportLink", "style"),
    *("xhtml", "markdown", "shortText", "width", "collapsible", "optionPrefix", "preferredTerminologyServer"),
)
"""Ends of extensions that say how a form looks: guides look as they do."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: the texts by which conditions may name it, its words, and its points as written ("" for none)."""

    names: tuple[str, ...]
    words: str
    points: str


@dataclass(frozen=True, slots=True)
class Enabling:
    """When an item is asked: of another item's answer, an operator and a value; "exists" has "true" or "false"."""

    item: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """A question. `above` are the conditions of the groups around it and its own, each with whether any of its parts is
    enough; `unread` are the conditions that cannot be read."""

    id: str
    kind: str
    words: str
    help: str
    options: tuple[Option, ...]
    unit: str
    least: str
    most: str
    above: tuple[tuple[tuple[Enabling, ...], bool], ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All of it; `sums` has what is calculated, in words, with its expression."""

    title: str
    items: tuple[Item, ...]
    sums: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def read_questionnaire(raw: bytes, name: str) -> Questionnaire:
    """The questionnaire in a file of JSON. Raises CannotImport with a sentence if there is none."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CannotImport(f"{name} is not written in UTF-8, as JSON is") from None
    except (ValueError, RecursionError):
        raise CannotImport(f"{name} is no JSON that can be read; save it again from the program that made it") from None
    if not isinstance(data, dict) or data.get("resourceType") != "Questionnaire":
        found = data.get("resourceType") if isinstance(data, dict) else None
        what = f"a {found}" if isinstance(found, str) else "something else"
        raise CannotImport(f"{name} is {what}; give a Questionnaire of FHIR (.json)")
    return _Reading(data, name).done()


class _Reading:
    """One file being read."""

    def __init__(self, data: Json, name: str) -> None:
        self.data, self.name = data, name
        self.items: list[Item] = []
        self.sums: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.sets = {
            f"#{one.get('id')}": one for one in _dicts(data.get("contained")) if one.get("resourceType") == "ValueSet"
        }

    def done(self) -> Questionnaire:
        title = next((text for key in ("title", "name", "description") if (text := _text(self.data.get(key)))), "")
        if words := _text(self.data.get("copyright")):
            self.notes.append(f"the original is under copyright; may you use its words? It says: {words}")
        self._extensions(self.data, "the questionnaire")
        try:
            self._walk(self.data.get("item"), (), ())
        except RecursionError:
            raise CannotImport(f"{self.name} has items inside items without end") from None
        if not self.items:
            raise CannotImport(f"{self.name} has no question that a guide could ask")
        return Questionnaire(title or self.name, tuple(self.items), tuple(self.sums), tuple(self.notes))

    def _walk(self, items: Any, above: tuple[tuple[tuple[Enabling, ...], bool], ...], unread: tuple[str, ...]) -> None:
        for data in _dicts(items):
            kind = _text(data.get("type"))
            enabling, more = self._enabling(data)
            here, unclear = (*above, *enabling), (*unread, *more)
            self._item(data, kind, here, unclear)
            self._walk(data.get("item"), here, unclear)

    def _item(
        self, data: Json, kind: str, above: tuple[tuple[tuple[Enabling, ...], bool], ...], unread: tuple[str, ...]
    ) -> None:
        name, words = _text(data.get("linkId")), _text(data.get("text"))
        told = f"the item {name!r} ({words})" if words else f"the item {name!r}"
        self._extensions(data, told)
        if expression := _expression(data, CALCULATED):
            self.sums.append((words or name, expression))
        if kind == "group":
            return
        if kind == "display":
            self.notes.append(f"{told} is only shown; put its words where readers need them")
        elif kind not in ASKED:
            self.notes.append(f"not understood: {told} asks for {kind or 'nothing'}; guides offer choices and numbers")
        elif _extension(data, HIDDEN).get("valueBoolean") is True and not expression:
            self.notes.append(f"not understood: {told} is hidden from readers")
        elif not expression:
            if len(self.items) == MAX_ITEMS:
                raise CannotImport(f"{self.name} has more than {MAX_ITEMS} questions; cut it up")
            self.items.append(self._asked(data, name, kind, words, above, unread))

    def _asked(
        self, data: Json, name: str, kind: str, words: str,
        above: tuple[tuple[tuple[Enabling, ...], bool], ...], unread: tuple[str, ...],
    ) -> Item:  # fmt: skip
        notes = []
        if data.get("repeats") is True:
            notes.append(
                "the original lets readers choose several; guides let them choose one: see `any_of`, `how_many`"
            )
        if kind == "open-choice" or _text(data.get("answerConstraint")) == "optionsOrString":
            notes.append("the original lets readers write words of their own")
        if data.get("initial"):
            notes.append("the original has an answer filled in before; guides have none")
        options = self._options(data, notes) if kind in CHOICES else ()
        return Item(
            name, kind, words, _text(data.get("prefix")), options, _unit(data),
            _figure(_extension(data, LEAST)), _figure(_extension(data, MOST)), above, unread, tuple(notes),
        )  # fmt: skip

    def _options(self, data: Json, notes: list[str]) -> tuple[Option, ...]:
        given = _dicts(data.get("answerOption") or data.get("option"))
        before = data.get("options")  # as the third edition of FHIR wrote it
        where = _text(data.get("answerValueSet") or (before.get("reference") if isinstance(before, dict) else None))
        if where and where in self.sets:
            compose = self.sets[where].get("compose")
            included = _dicts(compose.get("include")) if isinstance(compose, dict) else []
            given += [{"valueCoding": concept} for one in included for concept in _dicts(one.get("concept"))]
        elif where:
            notes.append(f"the original's choices stand elsewhere: {where}")
        if len(given) > MAX_OPTIONS:
            raise CannotImport(f"{self.name} has a question with more than {MAX_OPTIONS} choices; cut it up")
        return tuple(_option(each) for each in given)

    def _enabling(self, data: Json) -> tuple[tuple[tuple[tuple[Enabling, ...], bool], ...], tuple[str, ...]]:
        """The conditions of an item, and what of them cannot be read."""
        unread = tuple(filter(None, [_expression(data, ENABLED)]))
        parts = []
        for one in _dicts(data.get("enableWhen")):
            value = next((_value(one[key]) for key in one if key.startswith("answer")), "")
            operator = _text(one.get("operator")) or "="
            if one.get("hasAnswer") is not None:  # as the third edition of FHIR wrote it
                operator, value = "exists", "true" if one["hasAnswer"] is True else "false"
            parts.append(Enabling(_text(one.get("question")), operator, value))
        return (((tuple(parts), _text(data.get("enableBehavior")) == "any"),) if parts else ()), unread

    def _extensions(self, data: Json, told: str) -> None:
        for one in (*_dicts(data.get("extension")), *_dicts(data.get("modifierExtension"))):
            url = _text(one.get("url"))
            if url not in KNOWN and not url.endswith(LOOKS):
                self.notes.append(f"not understood: {told} has the extension {url}")


CHOICES = ("choice", "coding", "open-choice")
NUMBERS = ("integer", "decimal", "quantity")
ASKED = (*CHOICES, *NUMBERS, "boolean")
"""The kinds of items that guides can ask."""


def _option(data: Json) -> Option:
    key = next((key for key in data if key.startswith("value")), "")
    value = data.get(key)
    coding = value if isinstance(value, dict) else {}
    words = _text(coding.get("display")) or _text(coding.get("code")) or _value(value)
    names = tuple(dict.fromkeys(filter(None, (_text(coding.get("code")), _value(value), words))))
    weights = [_figure(_extension(place, url)) for place in (data, coding) for url in WEIGHTS]
    return Option(names, words, next(filter(None, weights), ""))


def _dicts(value: Any) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _value(value: Any) -> str:
    """A value as conditions name it: a coding by its code, else a text or a figure."""
    if isinstance(value, dict):
        return _text(value.get("code")) or _value(value.get("value")) or _text(value.get("display"))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else _text(value)


def _extension(data: Json, url: str) -> Json:
    return next(_extensions(data, url), {})


def _extensions(data: Json, url: str) -> Iterator[Json]:
    yield from (one for one in _dicts(data.get("extension")) if one.get("url") == url)


def _figure(extension: Json) -> str:
    """The number that an extension gives, as it is written."""
    value = next((one for key, one in extension.items() if key.startswith("value")), None)
    value = value.get("value") if isinstance(value, dict) else value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _unit(data: Json) -> str:
    coding = _extension(data, UNIT).get("valueCoding")
    return (_text(coding.get("display")) or _text(coding.get("code"))) if isinstance(coding, dict) else ""


def _expression(data: Json, url: str) -> str:
    value = _extension(data, url).get("valueExpression")
    return _text(value.get("expression")) if isinstance(value, dict) else ""
