"""A connection: who is let in, what is never said unencrypted, and how a message goes over the line."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from askwell.sending.server import Security, Server
from askwell.sending.smtp import Kind, ServerError, Verdict, connect, stuffed
from tests.sending.making import SHORT, WAITS
from tests.sending.server import Box, free_port, login, serving, tls

SECRET = "test secret"


def server(port: int, security: Security, user: str = "", host: str = "localhost") -> Server:
    return Server(host, port, user, security)


def sent(box: Box, where: Server, trusted: Path | None = None, password: str = SECRET) -> Verdict:
    """What becomes of one message."""
    context = ssl.create_default_context(cafile=str(trusted)) if trusted else None
    session = connect(where, password, WAITS, context)
    verdict = session.hand_over("desk@example.org", "anna@example.org", b"Subject: x\r\n\r\n.x\r\n", lambda: None)
    session.quit()
    assert box.to() == ["anna@example.org"] * (verdict.kind is Kind.ACCEPTED)
    return verdict


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
@pytest.mark.parametrize(
    ("host", "trusts", "said"),
    [
        ("localhost", True, ""),
        ("localhost", False, "the certificate of localhost is not in order: self-signed certificate"),
        ("127.0.0.1", True, "the certificate of 127.0.0.1 is not in order: ip address mismatch"),
    ],
)
def test_a_certificate_must_be_in_order(
    security: Security, host: str, trusts: bool, said: str, certificate: Path
) -> None:
    box, context = Box(), tls(str(certificate), str(certificate))
    values = (
        {"ssl_context": context} if security is Security.TLS else {"tls_context": context, "require_starttls": True}
    )
    with serving(box, **values) as port:
        where = server(port, security, host=host)
        if said:
            with pytest.raises(ServerError, match=said):
                sent(box, where, certificate if trusts else None)
            assert (box.got, box.began) == ([], [])
        else:
            assert sent(box, where, certificate).kind is Kind.ACCEPTED


def test_a_server_without_encryption_hears_nothing() -> None:
    box = Box()
    with serving(box, authenticator=login(box, "anna", SECRET), auth_require_tls=False) as port:
        with pytest.raises(ServerError, match="offers no encryption"):
            sent(box, server(port, Security.STARTTLS, "anna"))
        with pytest.raises(ServerError, match="no connection"):
            sent(box, server(port, Security.TLS, "anna"))
    assert (box.logins, box.began) == ([], [])


@pytest.mark.parametrize(
    ("user", "password", "said"),
    [
        ("anna", SECRET, ""),
        ("anna", "wrong", "does not let 'anna' in: 535"),
        ("berta", SECRET, "does not let 'berta' in: 535"),
        ("anna", "wröng", "letters that SMTP does not carry"),
        ("", "", "the server wants something else first|takes nothing from desk@example.org: 530"),
    ],
)
def test_logging_in(user: str, password: str, said: str) -> None:
    box = Box()
    values = {"authenticator": login(box, "anna", SECRET), "auth_require_tls": False, "auth_required": True}
    with serving(box, **values) as port:
        where = server(port, Security.NONE, user)
        if not said:
            assert sent(box, where).kind is Kind.ACCEPTED
            return
        with pytest.raises(ServerError, match=said) as found:
            sent(box, where, password=password)
        assert (SECRET in str(found.value), found.value.passing) == (False, False)


def test_a_server_that_knows_no_way_to_log_in() -> None:
    box = Box()
    with serving(box) as port, pytest.raises(ServerError, match="knows no way to log in"):
        sent(box, server(port, Security.NONE, "anna"))


def test_a_message_is_not_ended_before_the_journal_has_it() -> None:
    """What was raised while it was written down is raised, and the server has nothing that it may deliver."""
    box = Box()

    def full() -> None:
        raise OSError("no space left on device")

    with serving(box) as port:
        session = connect(server(port, Security.NONE), "", WAITS)
        with pytest.raises(OSError, match="no space"):
            session.hand_over("desk@example.org", "anna@example.org", b"Subject: x\r\n\r\nx\r\n", full)
        assert session.broken
    assert (box.began, box.got) == (["MAIL"], [])


def test_dots_and_bytes_come_as_they_are() -> None:
    raw = b"Subject: x\r\n\r\n.\r\n..\r\n.x\r\nx.\r\n"
    box = Box()
    with serving(box) as port:
        session = connect(server(port, Security.NONE), "", WAITS)
        for _ in range(2):
            session.hand_over("desk@example.org", "anna@example.org", raw, lambda: None)
        session.quit()
    assert [content for _, content in box.got] == [raw, raw]
    assert stuffed(b".\r\n..\r\nx.\r\n") == b"..\r\n...\r\nx.\r\n"


@pytest.mark.parametrize(("knows", "kind"), [(True, Kind.ACCEPTED), (False, Kind.UNSUITED)])
def test_other_letters_before_the_at_need_a_server_that_knows_them(knows: bool, kind: Kind) -> None:
    box = Box()
    with serving(box, enable_SMTPUTF8=knows) as port:
        session = connect(server(port, Security.NONE), "", WAITS)
        raw = "To: ü@example.org\r\n\r\nx\r\n".encode()
        assert session.hand_over("desk@example.org", "ü@example.org", raw, lambda: None).kind is kind
        assert session.hand_over("desk@example.org", "anna@example.org", raw, lambda: None).kind is Kind.ACCEPTED
        session.quit()
    assert box.to() == ["ü@example.org"] * knows + ["anna@example.org"]


@contextmanager
def saying(*lines: bytes) -> Iterator[int]:
    """A server that says these lines, whatever it hears, and then nothing more."""
    listening = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        with suppress(OSError), listening, listening.accept()[0] as one:
            for line in lines:
                one.sendall(line)
                one.recv(1000)
            one.recv(1000)

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    thread.join(2)


@pytest.mark.parametrize(
    ("lines", "said", "passing"),
    [
        ([b"554 5.3.2 nobody gets in\r\n"], "does not let us in: 554 5.3.2 nobody gets in", False),
        ([b"421 4.3.2 later\r\n"], "does not let us in: 421", True),
        ([b"HTTP/1.1 400 Bad Request\r\n"], "does not let us in: -1", False),
        ([b""], "did not answer in time", True),
        ([b"220 x\r\n", b"500 what?\r\n"], "does not know the greeting EHLO", False),
        ([b"220 x\r\n", b"250-x\r\n250 STARTTLS\r\n", b"454 4.7.0 not now\r\n"], "454 4.7.0 not now", True),
        ([b"220 x\r\n", b"250-x\r\n250 STARTTLS\r\n", b"220 go\r\n"], "no connection", True),
        ([b"220 " + b"x" * 99_999 + b"\r\n"], "Line too long", True),
    ],
)
def test_servers_that_do_not_get_as_far(lines: list[bytes], said: str, passing: bool) -> None:
    with saying(*lines) as port, pytest.raises(ServerError, match=said) as found:
        connect(server(port, Security.STARTTLS, host="127.0.0.1"), "", SHORT)
    assert (found.value.passing, bool(found.value.hint)) == (passing, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid"])
def test_a_server_that_is_not_there(host: str) -> None:
    with pytest.raises(ServerError, match="no connection to"):
        connect(server(free_port(), Security.STARTTLS, host=host), "", WAITS)
