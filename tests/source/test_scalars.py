"""What texts mean to the fields that take them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from askwell.flow.schema.urgency import Urgency, UrgencyField
from askwell.source.scalars import (
    Day,
    Key,
    LinkTarget,
    Passage,
    Phone,
    ShortAnswer,
    ShortId,
    Text,
    WebAddress,
    Whole,
    YesNo,
    web_address_problem,
)

SIGN = "it has a space or a sign in it that no address may have"
BEGIN = "it does not begin with https://"
SITE = "the name of its site is incomplete or malformed"


def read(kind: Any, value: Any) -> Any:
    """The value that a field takes, or the code and the message of what is wrong with it."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        (found,) = error.errors()
        return f"{found['type']}: {found['ctx']['text']}"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param(Text, "no", "no", id="no is a text"),
        pytest.param(Text, "012", "012", id="leading zero"),
        pytest.param(Text, "1:30", "1:30", id="time"),
        pytest.param(Text, " a\n  b\u00a0c ", "a b c", id="spaces and lines"),
        pytest.param(Text, "{a} <b> 100%", "{a} <b> 100%", id="signs"),
        pytest.param(Passage, "\na\n\nb \n", "a\n\nb", id="paragraphs"),
        pytest.param(Key, "a-1-b", "a-1-b", id="key"),
        pytest.param(Key, "012", "012", id="key of digits"),
        pytest.param(ShortId, "k7m2", "k7m2", id="id"),
        pytest.param(ShortId, "012", "012", id="id with a leading zero"),
        pytest.param(Day, "2026-11-22", date(2026, 11, 22), id="day"),
        pytest.param(Day, "2024-02-29", date(2024, 2, 29), id="leap day"),
        pytest.param(Day, date(2026, 11, 22), date(2026, 11, 22), id="day that is one"),
        pytest.param(Whole, "0", 0, id="zero"),
        pytest.param(Whole, "105", 105, id="number"),
        pytest.param(Whole, 105, 105, id="number that is one"),
        pytest.param(YesNo, "yes", True, id="yes"),
        pytest.param(YesNo, "no", False, id="no"),
        pytest.param(YesNo, "true", True, id="true"),
        pytest.param(YesNo, "false", False, id="false"),
        pytest.param(YesNo, False, False, id="no that is one"),
        pytest.param(WebAddress, " https://a.example/b\n", "https://a.example/b", id="address"),
        pytest.param(LinkTarget, "/", "/", id="home"),
        pytest.param(LinkTarget, "/submit/", "/submit/", id="page of this site"),
        pytest.param(LinkTarget, "https://a.example/b", "https://a.example/b", id="page elsewhere"),
        pytest.param(Phone, "000", "000", id="telephone"),
        pytest.param(Phone, "+15550100", "+15550100", id="telephone abroad"),
        pytest.param(ShortAnswer, "a " * 60, ("a " * 60).strip(), id="60 words"),
        pytest.param(UrgencyField, "self_care", Urgency.SELF_CARE, id="urgency"),
        pytest.param(UrgencyField, Urgency.URGENT, Urgency.URGENT, id="urgency that is one"),
    ],
)
def test_values(kind: Any, value: Any, expected: Any) -> None:
    found = read(kind, value)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param(Text, None, "FIELD004: this field is empty", id="nothing for a text"),
        pytest.param(Text, " \n", "FIELD004: this field is empty", id="spaces for a text"),
        pytest.param(Text, ["a"], "FIELD003: there should be a text here, not a list", id="list for a text"),
        pytest.param(Text, {"a": "b"}, "FIELD003: there should be a text here, not a group of fields", id="group"),
        pytest.param(Passage, ["a"], "FIELD003: there should be a text here, not a list", id="list for a passage"),
        pytest.param(Key, "A", "FIELD009: 'A' cannot be a name here", id="capital"),
        pytest.param(Key, "a--b", "FIELD009: 'a--b' cannot be a name here", id="two hyphens"),
        pytest.param(Key, "a_b", "FIELD009: 'a_b' cannot be a name here", id="underline"),
        pytest.param(Key, "ä", "FIELD009: 'ä' cannot be a name here", id="umlaut"),
        pytest.param(Key, "../a", "FIELD009: '../a' cannot be a name here", id="path"),
        pytest.param(Key, "a ", "FIELD009: 'a ' cannot be a name here", id="space behind a key"),
        pytest.param(Key, "a\n", "FIELD009: 'a\n' cannot be a name here", id="line end behind a key"),
        pytest.param(ShortId, "k7", "FIELD009: 'k7' cannot be a permanent id", id="short id too short"),
        pytest.param(ShortId, "k" * 13, f"FIELD009: '{'k' * 13}' cannot be a permanent id", id="short id too long"),
        pytest.param(ShortId, "k-7m2", "FIELD009: 'k-7m2' cannot be a permanent id", id="short id with a hyphen"),
        pytest.param(Day, "2026-13-01", "FIELD005: there is no such day as 2026-13-01", id="month 13"),
        pytest.param(Day, "2026-02-29", "FIELD005: there is no such day as 2026-02-29", id="no leap year"),
        pytest.param(Day, "0000-01-01", "FIELD005: there is no such day as 0000-01-01", id="year 0"),
        pytest.param(Day, "2026-2-3", "FIELD005: '2026-2-3' is not a date", id="no leading zeros"),
        pytest.param(Day, "22.11.2026", "FIELD005: '22.11.2026' is not a date", id="German order"),
        pytest.param(Day, "2026-11-22T10:00", "FIELD005: '2026-11-22T10:00' is not a date", id="day and time"),
        pytest.param(
            Day,
            "\u0662026-11-22",
            "FIELD005: there is no such day as \u0662026-11-22",
            id="Arabic digit",
        ),
        pytest.param(Day, ["2026-11-22"], "FIELD003: there should be a text here, not a list", id="list for a day"),
        pytest.param(Whole, "012", "FIELD006: '012' is not a whole number", id="leading zero"),
        pytest.param(Whole, "1:30", "FIELD006: '1:30' is not a whole number", id="time for a number"),
        pytest.param(Whole, "-1", "FIELD006: '-1' is not a whole number", id="below zero"),
        pytest.param(Whole, "1,000", "FIELD006: '1,000' is not a whole number", id="comma"),
        pytest.param(Whole, "1e3", "FIELD006: '1e3' is not a whole number", id="power"),
        pytest.param(Whole, "٣", "FIELD006: '٣' is not a whole number", id="other digits"),
        pytest.param(Whole, "9" * 5000, f"FIELD006: '{'9' * 5000}' is not a whole number", id="5,000 digits"),
        pytest.param(YesNo, "Yes", "FIELD007: 'Yes' is neither yes nor no", id="capital yes"),
        pytest.param(YesNo, "1", "FIELD007: '1' is neither yes nor no", id="1 for yes"),
        pytest.param(YesNo, None, "FIELD004: this field is empty", id="nothing for yes"),
        pytest.param(UrgencyField, "soon", "FIELD008: 'soon' is no urgency", id="unknown word"),
        pytest.param(UrgencyField, ["urgent"], "FIELD003: there should be a text here, not a list", id="list of words"),
        pytest.param(ShortAnswer, "a " * 61, "FIELD011: this text has 61 words; at most 60 are allowed", id="61 words"),
        pytest.param(WebAddress, "a", f"FIELD010: 'a' is not a web address: {BEGIN}", id="no address"),
        pytest.param(Phone, "call", "FIELD006: 'call' is not a telephone number to dial", id="words to dial"),
        pytest.param(Phone, "1-2", "FIELD006: '1-2' is not a telephone number to dial", id="hyphen to dial"),
    ],
)
def test_mistakes(kind: Any, value: Any, expected: str) -> None:
    assert read(kind, value) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b?c=d#e", ""),
        ("https://a.example:8443/", ""),
        ("https://münchen.example/ä", ""),
        ("http://a.example/", BEGIN),
        ("HTTP://a.example/", BEGIN),
        ("javascript:alert(1)", BEGIN),
        ("data:text/html,a", BEGIN),
        ("//a.example/", BEGIN),
        ("a.example", BEGIN),
        ("", BEGIN),
        ("https://", SITE),
        ("https:///b", SITE),
        ("https://localhost/", SITE),
        ("https://a..example/", SITE),
        ("https://-a.example/", SITE),
        ("https://[::1]/", SITE),
        ("https://[::1/", "its host or port is malformed"),
        ("https://a.example:port/", "its host or port is malformed"),
        ("https://a.example:99999/", "its host or port is malformed"),
        ("https://user:word@a.example/", "it has a user name or a password in it"),
        ("https://a.example/b c", SIGN),
        ("https://a.example/\tb", SIGN),
        ("https://a.example/<b>", SIGN),
        ('https://a.example/"b', SIGN),
        ("https://a.example\\@b.example/", SIGN),
    ],
)
def test_web_addresses(address: str, expected: str) -> None:
    assert web_address_problem(address) == expected


@pytest.mark.parametrize("target", ["submit", "/submit", "/Submit/", "/a//b/", "//a.example/", "/../a/"])
def test_links_that_lead_nowhere(target: str) -> None:
    assert read(LinkTarget, target).startswith(f"FIELD010: '{target}' is not a web address")
