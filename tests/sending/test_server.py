"""Addresses of servers: which are taken, and what keeps the connection from others."""

from __future__ import annotations

import pytest

from askwell.sending.server import OddServer, Security, Server, is_loopback, server_of


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 587, "", Security.STARTTLS)),
        ("smtp://anna@mail.example.org:25", Server("mail.example.org", 25, "anna", Security.STARTTLS)),
        ("smtps://mail.example.org", Server("mail.example.org", 465, "", Security.TLS)),
        ("smtps://anna@Mail.Example.org:8465/", Server("mail.example.org", 8465, "anna", Security.TLS)),
        ("smtp://anna@b.org@mail.example.org", Server("mail.example.org", 587, "anna@b.org", Security.STARTTLS)),
        ("smtp://anna%40b.org@mail.example.org", Server("mail.example.org", 587, "anna@b.org", Security.STARTTLS)),
        ("smtp://127.0.0.1:1025", Server("127.0.0.1", 1025, "", Security.NONE)),
        ("smtp://localhost:1025", Server("localhost", 1025, "", Security.NONE)),
        ("smtp://[::1]:1025", Server("::1", 1025, "", Security.NONE)),
        ("smtps://localhost", Server("localhost", 465, "", Security.TLS)),
        ("smtp://192.168.1.2", Server("192.168.1.2", 587, "", Security.STARTTLS)),
    ],
)
def test_servers_that_are_taken(url: str, server: Server) -> None:
    assert server_of(url) == server


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("smtp://anna:secret@mail.example.org", "holds no password"),
        ("smtp://anna:@mail.example.org", "holds no password"),
        ("smtp://:secret@127.0.0.1", "holds no password"),
        ("smtp://anna:secret@mail.example.org:x", "no address of a server"),
        ("anna:secret@mail.example.org", "begins with smtp"),
        ("mail.example.org:587", "begins with smtp"),
        ("http://mail.example.org", "begins with smtp"),
        ("smtp:mail.example.org", "has a host and a port"),
        ("smtp://", "has a host and a port"),
        ("smtp://:587", "has a host and a port"),
        ("smtp://mail.example.org:0", "has a host and a port"),
        ("smtp://mail.example.org:70000", "no address of a server"),
        ("smtp://[::1", "no address of a server"),
        ("smtp://mail.example.org/x", "nothing after them"),
        ("smtp://mail.example.org?tls=no", "nothing after them"),
        ("smtp://mail.example.org#x", "nothing after them"),
        ("smtp://mail.example.org:465", "port 465"),
        ("smtp://an%0Ana@mail.example.org", "signs in it"),
        ("smtp://mail example.org", "signs in it"),
        ("smtp://mäil.example.org", "signs in it"),
    ],
)
def test_servers_that_are_not(url: str, said: str) -> None:
    with pytest.raises(OddServer, match=said) as found:
        server_of(url)
    assert "secret" not in f"{found.value} {found.value.hint}"
    assert found.value.hint


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("mail", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1", False),
    ],
)
def test_only_this_machine_gets_messages_unencrypted(host: str, own: bool) -> None:
    assert is_loopback(host) is own
