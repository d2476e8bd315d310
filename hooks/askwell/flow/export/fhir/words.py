"""FHIRPath and the parts of a questionnaire's items, as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = dict[str, Any]

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

YES, NO = "true", "false"


def any_of(parts: Iterable[str]) -> str:
    """One of some expressions is true."""
    found = list(dict.fromkeys(part for part in parts if part != NO))
    if YES in found:
        return YES
    if not found:
        return NO
    return found[0] if len(found) == 1 else f"({' or '.join(found)})"


def all_of(parts: Iterable[str]) -> str:
    """All of some expressions are true."""
    found = list(dict.fromkeys(part for part in parts if part != YES))
    if NO in found:
        return NO
    if not found:
        return YES
    return found[0] if len(found) == 1 else f"({' and '.join(found)})"


def answer(link: str) -> str:
    """The answer to an item."""
    return f"%resource.item.where(linkId = '{link}').answer"


def is_yes(link: str) -> str:
    """The answer to an item is yes. Never empty."""
    return f"{answer(link)}.where(value = true).exists()"


def one_of(link: str, values: Iterable[str | int], what: str = "value") -> str:
    """The answer to an item is one of these. Never empty."""
    tests = [f"{what} = {value}" if isinstance(value, int) else f"{what} = '{value}'" for value in values]
    return f"{answer(link)}.where({' or '.join(tests)}).exists()" if tests else NO


def extension(url: str, **value: object) -> Json:
    """An extension with a value."""
    return {"url": url, **value}


def hidden(link: str, kind: str, expression: str) -> Json:
    """An item that readers do not see, with what is calculated."""
    return {
        "extension": [extension(f"{HL7}questionnaire-hidden", valueBoolean=True), calculated(expression)],
        "linkId": link, "type": kind, "readOnly": True,
    }  # fmt: skip


def calculated(expression: str) -> Json:
    """How an item's answer is calculated."""
    made = {"language": "text/fhirpath", "expression": expression}
    return extension(f"{SDC}sdc-questionnaire-calculatedExpression", valueExpression=made)


def shown_as(code: str) -> Json:
    """How an item is shown."""
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return extension(f"{HL7}questionnaire-itemControl", valueCodeableConcept={"coding": [coding]})


def enabled_by(link: str) -> Json:
    """An item is there when the answer to a hidden one is yes."""
    return {"enableWhen": [{"question": link, "operator": "=", "answerBoolean": True}]}


def display(link: str, text: str, **more: object) -> Json:
    """Words that are shown."""
    return {"linkId": link, "text": text, "type": "display", **more}


def nothing_empty(fields: Mapping[str, object]) -> Json:
    """The fields that say something: FHIR has no empty ones."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
