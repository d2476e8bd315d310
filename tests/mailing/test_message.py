from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import settings as drawn
from hypothesis import strategies as st

from askwell.content.editions.mail import Mail
from askwell.content.records import Settings
from askwell.letters.letter import Letter
from askwell.letters.making import letter
from askwell.mailing.message import leaving, message, messages, unsent_file
from askwell.sending.recipients import Recipient
from tests.editions import add
from tests.helpers import Site, good_site

STRICT = SMTP.clone(raise_on_defect=True)
BASE = {"from_name": "Test site", "from_address": "letters@site.example", "why": "Test data."}
HTML = "<!doctype html><title>T</title><p>Test \u2013 words. </p>\n"
TEXT = "Test \u2013 words. \n\n.\nFrom here\n" + "x" * 200 + "\n"
READER = Recipient("reader@house.example", "Test Reader")


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, Settings]:
    checked = add(good_site(tmp_path_factory.mktemp("letter"))).check()
    assert checked.library.settings is not None
    one = letter(checked.library, checked.library.newsletters["2026-01-10"], checked.machines)
    return one, with_mail(checked.library.settings)


def with_mail(settings: Settings, **fields: object) -> Settings:
    return settings.model_copy(update={"mail": Mail.model_validate(BASE | fields)})


def read_back(raw: bytes) -> EmailMessage:
    """A message as Python's `email` reads it, which fails on whatever is not as the standards say."""
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    found = message_from_bytes(raw, policy=STRICT)
    assert isinstance(found, EmailMessage)
    return found


SUBJECTS = {
    "plain": "Can I jog if I have mild osteoporosis?",
    "300 letters": "May I jog? " * 27 + "Yes?",
    "one long word": "x" * 300,
    "emoji": "May I jog \U0001f3c3\U0001f3fd\u200d\u2640\ufe0f with weak bones \u2764\ufe0f?" * 4,
    "right to left": "\u05d4\u05d0\u05dd \u05de\u05d5\u05ea\u05e8 \u05dc\u05e8\u05d5\u05e5 (MRI) \u05e2\u05dd " * 8,
    "looks encoded": "=?utf-8?Q?=41?= means A =?x",
    "quotes": "Is \"this\" a test, 'or' <not>; (really), a@b.c:?",
    "accents": "\u00c7a va? \u00c9t\u00e9 \u2013 na\u00efve caf\u00e9",
}


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_a_subject_is_read_back_sign_by_sign(subject: str, of: tuple[Letter, Settings]) -> None:
    one, settings = of
    found = read_back(message(replace(one, subject=subject), settings, HTML, TEXT).as_bytes())
    assert found["Subject"] == " ".join(subject.split())


def test_any_subject_and_name(of: tuple[Letter, Settings]) -> None:
    @drawn(max_examples=40, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200).filter(str.strip))
    def any_words(words: str) -> None:
        made = message(replace(of[0], subject=words), with_mail(of[1], from_name=words), HTML, TEXT)
        found = read_back(made.as_bytes())
        assert str(found["Subject"]).split() == words.split()
        assert [one.addr_spec for one in found["From"].addresses] == ["letters@site.example"]

    any_words()


@pytest.mark.parametrize("spoilt", ["Test\r\nBcc: a@b.example", "Test\nX-Test: yes", "Test\0\x1b[0m"])
def test_no_header_can_be_put_in(spoilt: str, of: tuple[Letter, Settings]) -> None:
    one, settings = of
    made = message(replace(one, subject=spoilt), with_mail(settings, from_name=spoilt), HTML, TEXT, READER)
    names = set(read_back(made.as_bytes()).keys())
    assert names == {"Subject", "From", "To", "Date", "Message-ID", "MIME-Version", "Content-Type"}


def test_both_parts_are_read_back(of: tuple[Letter, Settings]) -> None:
    found = read_back(message(*of, HTML, TEXT).as_bytes())
    assert found.get_content_type() == "multipart/alternative"
    parts = [part for part in found.iter_parts() if isinstance(part, EmailMessage)]
    assert [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in parts] == [
        ("text/plain", TEXT),
        ("text/html", HTML),
    ]


PAGE, BY_MAIL = "https://site.example/leave", "leave@site.example"


@pytest.mark.parametrize(
    ("mail", "recipient", "expected"),
    [
        ({}, None, {}),
        ({"unsubscribe": PAGE}, None, {"List-Unsubscribe": f"<{PAGE}>"}),
        ({"unsubscribe_mail": BY_MAIL}, None, {"List-Unsubscribe": f"<mailto:{BY_MAIL}?subject=unsubscribe>"}),
        ({"unsubscribe_mail": BY_MAIL, "one_click": "yes"}, None,
         {"List-Unsubscribe": f"<mailto:{BY_MAIL}?subject=unsubscribe>"}),
        ({"unsubscribe": PAGE, "one_click": "yes", "list_id": "letters.site.example"}, None,
         {"List-Unsubscribe": f"<{PAGE}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          "List-Id": "<letters.site.example>"}),
        ({"unsubscribe": PAGE, "one_click": "yes"}, Recipient("a@b.example"), {"List-Unsubscribe": f"<{PAGE}>"}),
        ({"unsubscribe": PAGE, "unsubscribe_mail": BY_MAIL}, None,
         {"List-Unsubscribe": f"<{PAGE}>, <mailto:{BY_MAIL}?subject=unsubscribe>"}),
        ({"unsubscribe": PAGE, "one_click": "yes"}, Recipient("a@b.example", "", f"{PAGE}?who=1"),
         {"List-Unsubscribe": f"<{PAGE}?who=1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}),
    ],
)  # fmt: skip
def test_how_mail_programs_take_readers_off(
    mail: dict[str, object], recipient: Recipient | None, expected: dict[str, str], of: tuple[Letter, Settings]
) -> None:
    made = message(of[0], with_mail(of[1], **mail), HTML, TEXT, recipient)
    found = read_back(made.as_bytes())
    assert {name: value for name, value in found.items() if name.startswith("List-")} == expected


def test_a_file_opens_as_a_draft_and_names_nobody(of: tuple[Letter, Settings]) -> None:
    found = read_back(unsent_file(message(*of, HTML, TEXT)))
    assert (found["X-Unsent"], found["To"]) == ("1", None)
    assert read_back(message(*of, HTML, TEXT, READER).as_bytes())["X-Unsent"] is None


def test_an_id_is_the_same_for_the_same_message_and_shows_no_address(of: tuple[Letter, Settings]) -> None:
    def id_of(person: Recipient | None, text: str = TEXT) -> str:
        return str(message(*of, HTML, text, person)["Message-ID"])

    assert id_of(READER) == id_of(READER)
    assert len({id_of(None), id_of(READER), id_of(Recipient("other@house.example")), id_of(READER, "Other.\n")}) == 4
    assert re.fullmatch(r"<[0-9a-f]{32}@site\.example>", id_of(READER))


def test_each_person_has_an_own_way_to_leave(of: tuple[Letter, Settings]) -> None:
    settings = with_mail(of[1], unsubscribe=PAGE)
    asked: list[str] = []

    def written(letter: Letter, settings: Settings, leave: str) -> str:
        del letter, settings
        asked.append(leave)
        return f"{leave}\n"

    make = messages(of[0], settings, written, written)
    for person in (READER, Recipient("b@b.example"), Recipient("c@b.example", "", f"{PAGE}?c")):
        body = make(person).get_body(("plain",))
        assert body is not None
        assert body.get_content().strip() == (person.unsubscribe or PAGE)
    assert asked == [PAGE, PAGE, f"{PAGE}?c", f"{PAGE}?c"]


@pytest.mark.parametrize(
    ("mail", "expected"),
    [({}, ""), ({"unsubscribe_mail": BY_MAIL}, f"mailto:{BY_MAIL}"), ({"unsubscribe": PAGE}, PAGE)],
)
def test_where_a_reader_leaves(mail: dict[str, object], expected: str, of: tuple[Letter, Settings]) -> None:
    found = with_mail(of[1], **mail).mail
    assert found is not None
    assert leaving(found) == expected


def test_a_message_needs_the_settings_of_mail(of: tuple[Letter, Settings], site: Site) -> None:
    settings = site.check().library.settings
    assert settings is not None
    with pytest.raises(ValueError, match="settings of mail"):
        message(of[0], settings, HTML, TEXT)
