"""A real SMTP server (aiosmtpd) on loopback that does at each step what a test tells it to."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

STEPS = ("MAIL", "RCPT", "DATA", "354", "END", "DONE")
"""Where a server may do something odd: at a command, after its 354, when a message has ended, and after its 250."""


@dataclass
class Box:
    """What a server got, and what it does. `does` is asked at each step with the step and the person's address, "" at
    MAIL, and returns what happens: a reply such as "450 later", "hang up", "silence", "kill" or "" for nothing odd."""

    does: Callable[[str, str], str] = lambda _, __: ""
    got: list[tuple[str, bytes]] = field(default_factory=list)
    began: list[str] = field(default_factory=list)
    connections: int = 0
    process: int = 0
    logins: list[str] = field(default_factory=list)

    def to(self) -> list[str]:
        """Who got a message, in order."""
        return [address for address, _ in self.got]


class Odd(SMTP):
    """aiosmtpd's server, with a box."""

    box: Box

    def connection_made(self, transport: Any) -> None:
        self.box.connections += 1
        super().connection_made(transport)

    async def odd(self, step: str) -> bool:
        """Whether something odd happened, so that the step is not done as usual."""
        to = self.envelope.rcpt_tos[0] if self.envelope and self.envelope.rcpt_tos else ""
        return await self.odd_for(step, to)

    async def odd_for(self, step: str, to: str) -> bool:
        does = self.box.does(step, to)
        if does == "kill":
            os.kill(self.box.process, signal.SIGKILL)
        if does in ("hang up", "kill"):
            assert isinstance(self.transport, asyncio.WriteTransport)
            self.transport.abort()
            await asyncio.sleep(0)
            return True
        if does == "silence":
            await asyncio.sleep(30)
        elif does.startswith("late"):
            await asyncio.sleep(float(does.partition(" ")[2]))
            return False
        elif does:
            await self.push(does)
            if does.startswith("421"):
                assert self.transport
                self.transport.close()
            return True
        return False

    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self.odd("EHLO"):
            await super().smtp_EHLO(hostname)

    async def smtp_MAIL(self, arg: str | None) -> None:
        self.box.began.append("MAIL")
        if not await self.odd("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        to = (arg or "").partition("<")[2].partition(">")[0]
        if not await self.odd_for("RCPT", to):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if await self.odd("DATA"):
            return
        to = self.envelope.rcpt_tos[0] if self.envelope and self.envelope.rcpt_tos else ""
        await super().smtp_DATA(arg)
        await self.odd_for("DONE", to)

    async def push(self, status: Any) -> None:
        await super().push(status)
        if str(status).startswith("354") and await self.odd("354"):
            raise ConnectionResetError


class Handler:
    """Puts into the box what ended with a dot."""

    def __init__(self, box: Box) -> None:
        self.box = box

    async def handle_DATA(self, server: Odd, session: Session, envelope: Envelope) -> str:
        del session
        does = self.box.does("END", envelope.rcpt_tos[0])
        if does[:1] in ("4", "5", "2", "9"):
            if does.startswith("2"):
                self._keep(envelope)
            return does
        self._keep(envelope)
        if does == "kill":
            os.kill(self.box.process, signal.SIGKILL)
        if does in ("kill", "hang up"):
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        if does == "silence":
            await asyncio.sleep(30)
        if does.startswith("late"):
            await asyncio.sleep(float(does.partition(" ")[2]))
        return "250 2.0.0 taken"

    def _keep(self, envelope: Envelope) -> None:
        assert isinstance(envelope.content, bytes)
        assert len(envelope.rcpt_tos) == 1
        self.box.got.append((envelope.rcpt_tos[0], envelope.content))


class _Controller(Controller):
    def __init__(self, box: Box, **values: Any) -> None:
        self.box = box
        super().__init__(Handler(box), hostname="127.0.0.1", port=free_port(), **values)

    def factory(self) -> SMTP:
        made = type("OddWithBox", (Odd,), {"box": self.box})
        server = made(self.handler, **self.SMTP_kwargs)
        assert isinstance(server, SMTP)
        return server


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(box: Box, **values: Any) -> Iterator[int]:
    """A server for a test; yields its port. `values` are those of aiosmtpd's SMTP."""
    controller = _Controller(box, **values)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def login(box: Box, user: str, password: str) -> Callable[..., AuthResult]:
    """Lets one user in, and notes each try."""

    def authenticated(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        del server, session, envelope
        assert isinstance(data, LoginPassword)
        box.logins.append(mechanism)
        return AuthResult(handled=False, success=(data.login, data.password) == (user.encode(), password.encode()))

    return authenticated


def tls(certificate: str, key: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
