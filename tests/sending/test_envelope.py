"""A message as it goes out: to one person, and read by all servers alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, message_from_string
from email.message import EmailMessage
from email.policy import default, strict

import pytest

from askwell.sending.envelope import NOBODY, OddMessageError, content_digest, envelope_bytes, sender_of
from askwell.sending.recipients import Recipient
from tests.sending.making import message

ANNA = Recipient("Anna@example.org", "Änna, Last", "https://example.org/leave?u=1")


def read(raw: bytes) -> EmailMessage:
    made = message_from_string(raw.decode(), policy=default)
    assert isinstance(made, EmailMessage)
    return made


def test_it_names_one_person_and_the_way_out() -> None:
    made = message(ANNA)
    made["X-Unsent"] = "1"
    made["Date"] = "Thu, 03 Dec 2020 10:00:00 +0000"
    raw = envelope_bytes(made, ANNA, "secret")
    found = message_from_bytes(raw, policy=strict)
    assert str(found["To"]) == '"Änna, Last" <Anna@example.org>'
    assert str(found["List-Unsubscribe"]) == "<https://example.org/leave?u=1>"
    assert abs(found["Date"].datetime - datetime.now(UTC)) < timedelta(minutes=5)
    assert "X-Unsent" not in found
    assert [len(found.get_all(name) or ()) for name in ("To", "Message-ID", "Date", "Subject")] == [1] * 4
    assert (raw.isascii(), raw.endswith(b"\r\n"), b"\n\n" in raw) == (True, True, False)


def test_its_id_is_the_same_at_each_try_and_tells_no_address() -> None:
    ids = [
        str(read(envelope_bytes(message(one), one, secret))["Message-ID"])
        for one, secret in ((ANNA, "a"), (ANNA, "a"), (ANNA, "b"), (Recipient("berta@example.org"), "a"))
    ]
    assert (ids[0] == ids[1], len(set(ids)), "anna" in str(ids).lower()) == (True, 3, False)
    assert ids[0].endswith("@example.org>")


@pytest.mark.parametrize(
    ("local", "wide"), [("anna", False), ("änna", True), ("o'neil+x", False), ("a" * 64, False), ("अन्ना", True)]
)
def test_addresses_are_written_as_they_are(local: str, wide: bool) -> None:
    person = Recipient(f"{local}@example.org", "Test person with a rather long name " * 3)
    raw = envelope_bytes(message(person), person, "secret")
    assert [one.addr_spec for one in read(raw)["To"].addresses] == [person.address]
    assert raw.isascii() is not wide


def spoilt(change: Callable[[EmailMessage], object]) -> EmailMessage:
    made = message(ANNA)
    change(made)
    return made


def _add(name: str, value: str) -> Callable[[EmailMessage], object]:
    return lambda made: made.add_header(name, value)


def _sender(value: str) -> Callable[[EmailMessage], object]:
    return lambda made: made.replace_header("From", value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_add("Cc", "berta@example.org"), "no header 'cc'"),
        (_add("Bcc", "berta@example.org"), "no header 'bcc'"),
        (_add("Resent-To", "berta@example.org"), "no header 'resent-to'"),
        (_sender("a@example.org, b@example.org"), "from one address"),
        (_sender("Test desk"), "from one address"),
        (_sender("ü@example.org"), "from one address"),
        (lambda made: made.set_payload("x" * 1000), "more than 998"),
        (lambda made: made.set_payload("a\0b"), "line end"),
        (lambda made: made.__delitem__("List-Unsubscribe"), "how this person leaves"),
    ],
)
def test_messages_that_do_not_go_out(change: Callable[[EmailMessage], object], said: str) -> None:
    with pytest.raises(OddMessageError, match=said):
        envelope_bytes(spoilt(change), ANNA, "secret")


def test_bodies_of_all_letters_go_out_in_seven_bits() -> None:
    made = message(ANNA)
    made.clear_content()
    made.set_content("Ä 😀 \u0634 " * 300 + "\n.\n", cte="8bit")
    raw = envelope_bytes(made, ANNA, "secret")
    assert raw.isascii()
    assert read(raw).get_content().startswith("Ä 😀 \u0634 ")


def test_the_digest_is_of_what_it_says_alone() -> None:
    one, two = message(NOBODY), message(ANNA)
    two["Date"] = "Thu, 03 Dec 2026 10:00:00 +0000"
    two["Message-ID"] = "<x@example.org>"
    assert content_digest(one) == content_digest(two)
    other = message(NOBODY)
    other.replace_header("Subject", "Other subject")
    assert len({content_digest(one), content_digest(other), content_digest(message(NOBODY, "Other words."))}) == 3


def test_who_it_is_from() -> None:
    assert sender_of(message(NOBODY)) == "desk@example.org"
