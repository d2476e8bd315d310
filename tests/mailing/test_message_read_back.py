"""Messages as other readers see them: sign by sign in their bytes, by Python's old reader, and as they go out."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTP, SMTPUTF8, Policy
from quopri import decodestring

import pytest

from askwell.content.editions.mail import Mail
from askwell.content.records import Settings
from askwell.letters.letter import Letter
from askwell.letters.making import letter
from askwell.mailing.message import message
from askwell.sending.envelope import envelope_bytes
from askwell.sending.recipients import Recipient
from tests.editions import add
from tests.helpers import good_site

MAIL = Mail(from_name="Test site", from_address="letters@site.example", why="Test data.", one_click=True)
PAGE = "https://site.example/leave?reader=" + "0123456789abcdef" * 50
READER = Recipient("reader@house.example", "Test Reader", PAGE)
LONG = "https://site.example/a/t3st/?" + "utm_campaign=2026-01-10&" * 8

HARD = {
    "emoji": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f\U0001f3c3\u200d\u2640\ufe0f" * 20,
    "Hebrew": "\u05d4\u05d0\u05dd \u05de\u05d5\u05ea\u05e8 \u05dc\u05e8\u05d5\u05e5? " * 12,
    "Arabic": "\u0647\u0644 \u064a\u0645\u0643\u0646\u0646\u064a \u0627\u0644\u062c\u0631\u064a\u061f " * 16,
    "joined": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 " * 20,
    "300 letters": "Is this test data? " * 15 + "x" * 15,
    "accents": "\u00c7a va? " * 40,
}
"""Words of a subject, and of a name; Python's own folding loses or adds spaces in most of them."""

POLICIES = {"servers": SMTP.clone(cte_type="7bit"), "wide": SMTPUTF8}
"""With which `askwell.sending` writes a message out, whatever it was made with."""


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, Settings]:
    checked = add(good_site(tmp_path_factory.mktemp("letter"))).check()
    assert checked.library.settings is not None
    one = letter(checked.library, checked.library.newsletters["2026-01-10"], checked.machines)
    return one, checked.library.settings.model_copy(update={"mail": MAIL})


def headers(raw: bytes) -> dict[str, str]:
    """The headers of a message, unfolded as RFC 5322 says (section 2.2.3) and not decoded."""
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    return dict(line.split(": ", 1) for line in re.sub(r"\r\n(?=[ \t])", "", head).split("\r\n"))


def decoded(value: str) -> str:
    """The words of a header, by the reader of encoded words that Python had before `email.policy`."""
    return str(make_header(decode_header(value)))


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES.keys())
@pytest.mark.parametrize("words", HARD.values(), ids=HARD.keys())
def test_words_of_headers_keep_each_sign(words: str, policy: Policy, of: tuple[Letter, Settings]) -> None:
    person, expected = replace(READER, name=words), " ".join(words.split())
    raw = message(replace(of[0], subject=words), of[1], "<p>Test</p>\n", "Test\n", person).as_bytes(policy=policy)
    found = headers(raw)
    assert decoded(found["Subject"]) == expected
    name, _, address = found["To"].rpartition(" ")
    assert (decoded(name), address) == (expected, "<reader@house.example>")


@pytest.mark.parametrize("words", HARD.values(), ids=HARD.keys())
def test_each_encoded_word_stands_by_itself(words: str, of: tuple[Letter, Settings]) -> None:
    raw = message(replace(of[0], subject=words), of[1], "<p>Test</p>\n", "Test\n").as_bytes()
    lines = raw.partition(b"\r\nFrom:")[0].decode("ascii").split("\r\n")
    assert max(map(len, lines)) <= 76
    for one, how, held in re.findall(r"(=\?utf-8\?([BQ])\?([^?]*)\?=)", "\n".join(lines)):
        assert len(one) <= 75
        octets = b64decode(held, validate=True) if how == "B" else decodestring(held.replace("_", "=20"))
        assert octets.decode("utf-8", "strict")


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES.keys())
def test_a_long_address_of_a_page_is_never_encoded(policy: Policy, of: tuple[Letter, Settings]) -> None:
    found = headers(message(*of, "<p>Test</p>\n", "Test\n", READER).as_bytes(policy=policy))
    assert found["List-Unsubscribe"] == f"<{PAGE}>"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_message_goes_out_as_it_was_made(of: tuple[Letter, Settings]) -> None:
    subject = HARD["Arabic"]
    made = message(replace(of[0], subject=subject), of[1], "<p>Test</p>\n", "Test\n", READER)
    raw = envelope_bytes(made, READER, "test secret")
    assert max(len(line) for line in raw.split(b"\r\n") if PAGE.encode() not in line) <= 76
    found = headers(raw)
    assert decoded(found["Subject"]) == " ".join(subject.split())
    assert (found["To"], found["List-Unsubscribe"]) == ("Test Reader <reader@house.example>", f"<{PAGE}>")


@pytest.mark.parametrize("words", ["Test", "Words, a test \u2013 ", "\u05d4\u05d0\u05dd "], ids=["ASCII", "few", "all"])
def test_lines_are_broken_and_links_are_whole(words: str, of: tuple[Letter, Settings]) -> None:
    text = f"{words * 30}\n\n{LONG}\n"
    html = f'<p>{words * 30} <a href="{LONG.replace("&", "&amp;")}">Test</a></p>\n'
    raw = message(*of, html, text).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 76
    parts = [part for part in message_from_bytes(raw).walk() if not part.is_multipart()]
    kinds = [(part.get_content_type(), str(part["Content-Transfer-Encoding"])) for part in parts]
    encoding = "base64" if words.startswith("\u05d4") else "quoted-printable"
    assert kinds == [("text/plain", encoding), ("text/html", encoding)]
    payloads = [part.get_payload(decode=True) for part in parts]
    assert [one.decode().replace("\r\n", "\n") for one in payloads if isinstance(one, bytes)] == [text, html]
