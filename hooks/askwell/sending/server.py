"""Which server messages are handed to, from an address such as smtp://anna@mail.example.org:587."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

PASSWORD = "ASKWELL_SMTP_PASSWORD"
"""The environment variable with the password: an address with one would stay in the shell's history."""

_LIKE = "write smtp://user@host:587 or smtps://user@host:465"


class OddServer(ValueError):
    """An address of a server that we do not take. `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Security(StrEnum):
    """How what is said to a server is kept from others."""

    TLS = "TLS from the first byte"
    STARTTLS = "STARTTLS"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class Server:
    """A server, the port, the name by which we log in or "", and how the connection is kept from others."""

    host: str
    port: int
    user: str
    security: Security

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def server_of(url: str) -> Server:
    """The server of an address. Only on this machine itself (loopback) a message goes out unencrypted.

    Raises OddServer, which never repeats a password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise OddServer("this is no address of a server", _LIKE) from None
    if parts.password is not None:
        hint = f"take the password out, and put it into the environment variable {PASSWORD}"
        raise OddServer("the address of a server holds no password: the shell would remember it", hint)
    if parts.scheme not in ("smtp", "smtps"):
        raise OddServer("the address of a server begins with smtp:// or smtps://", _LIKE)
    if not host or port == 0 or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise OddServer("the address of a server has a host and a port, and nothing after them", _LIKE)
    user = unquote(parts.username or "")
    if not url.isprintable() or not user.isprintable() or not host.isascii() or " " in host:
        raise OddServer("this address of a server has signs in it that no server has", _LIKE)
    if parts.scheme == "smtp" and port == 465:
        raise OddServer("port 465 speaks TLS from the first byte", "begin with smtps:// (RFC 8314), or use port 587")
    security = Security.NONE if is_loopback(host) else Security.STARTTLS
    return (
        Server(host, port or 587, user, security)
        if parts.scheme == "smtp"
        else Server(host, port or 465, user, Security.TLS)
    )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, by its name or number. Other names are looked up by others, who may say
    what they like."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host.lower() == "localhost"
    mapped = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return (mapped or number).is_loopback
