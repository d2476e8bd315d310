"""One connection to an SMTP server, and one message handed over through it, step by step.

smtplib's own `sendmail` does not tell what was on its way when it failed. Whether a message may be sent again hangs on
that alone, so the steps are taken one by one here.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from askwell.diagnostics import one_line
from askwell.sending.addresses import needs_smtputf8
from askwell.sending.server import PASSWORD, Security, Server, is_loopback

_NAME = "[127.0.0.1]"
"""How we greet, as mail programs do: the machine's own name is nobody's business, and would stand in each message."""

_MOST_SAID = 300
"""Signs kept of what a server says (ours)."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until a server that says nothing is given up. It gets long after the end of a message: a server may look
    into it first, and if we left too early, nobody would know whether it was taken (RFC 5321, section 4.5.3.2.6)."""

    step: float = 60.0
    end: float = 600.0


class Kind(StrEnum):
    """What became of a message that was offered to a server."""

    ACCEPTED = "accepted"
    LATER = "later"
    REFUSED = "refused"
    DROPPED = "dropped"
    UNCERTAIN = "uncertain"
    UNSUITED = "unsuited"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a message, and what the server said. DROPPED: the connection ended before the message did, which
    says nothing of the recipient. UNSUITED: this server cannot take such an address."""

    kind: Kind
    said: str


class ServerError(Exception):
    """A server that takes messages from nobody, or not from us: trying the next recipient does not help. `passing`
    says that it may be over soon."""

    def __init__(self, message: str, hint: str = "", passing: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.passing = passing


class Session:
    """A connection that is ready to take messages. `broken` says that it is not any more."""

    def __init__(self, smtp: smtplib.SMTP, waits: Waits) -> None:
        self._smtp = smtp
        self._waits = waits
        self.broken = False

    def hand_over(self, sender: str, address: str, raw: bytes, about_to: Callable[[], None]) -> Verdict:
        """Hands one message to the server. `about_to` is called when all of it is there but the dot that ends it, the
        last moment at which nobody has it: what it raises is raised here, and the message goes nowhere.

        Raises ServerError if the server takes nothing from the sender.
        """
        try:
            verdict = self._offered(sender, address, raw)
        except (smtplib.SMTPException, OSError) as error:
            self._end()
            return Verdict(Kind.DROPPED, _fault(error))
        if verdict:
            return verdict
        try:
            about_to()
        except BaseException:
            self._end()
            raise
        return self._ended()

    def quit(self) -> None:
        """Takes leave, if the server still listens. Whatever it says, nothing is lost."""
        if not self.broken:
            try:
                if self._smtp.sock is not None:
                    self._smtp.sock.settimeout(min(self._waits.step, 5.0))
                self._smtp.docmd("QUIT")
            except (smtplib.SMTPException, OSError):
                self.broken = True
        self._end()

    def _offered(self, sender: str, address: str, raw: bytes) -> Verdict | None:
        """A message up to its last line; a verdict if the server stopped it before. Raises what smtplib raises."""
        wide = needs_smtputf8(address)
        if wide and not self._smtp.has_extn("smtputf8"):
            return Verdict(Kind.UNSUITED, "this server takes no address with such letters before the @ (RFC 6531)")
        code, said = self._smtp.mail(sender, ("SMTPUTF8", "BODY=8BITMIME") if wide else ())
        if code == 421:
            return self._gone(code, said)
        if not 200 <= code < 300:
            raise self._refuses(code, said, f"the server takes nothing from {sender}")
        code, said = self._smtp.rcpt(address)
        if code in (503, 530):
            raise self._refuses(code, said, "the server wants something else first")
        if not 200 <= code < 300:
            return self._stopped(code, said)
        code, said = self._smtp.docmd("DATA")
        if code in (503, 530):
            raise self._refuses(code, said, "the server wants something else first")
        if code != 354:
            return self._stopped(code, said)
        self._smtp.send(stuffed(raw))
        return None

    def _ended(self) -> Verdict:
        """What the server says to the end of a message. If it says nothing that is clear, it may have taken it."""
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._waits.end)
            self._smtp.send(b".\r\n")
            code, said = self._smtp.getreply()
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._waits.step)
        except (smtplib.SMTPException, OSError) as error:
            self._end()
            return Verdict(Kind.UNCERTAIN, _fault(error))
        if code == 421:
            self._end()
        if 200 <= code < 300:
            return Verdict(Kind.ACCEPTED, _words(code, said))
        if 400 <= code < 600:
            return Verdict(Kind.LATER if code < 500 else Kind.REFUSED, _words(code, said))
        self._end()
        return Verdict(Kind.UNCERTAIN, f"the server said what no server says: {_words(code, said)}")

    def _stopped(self, code: int, said: bytes) -> Verdict:
        """A recipient whom the server does not take, now or ever."""
        if code == 421 or not 400 <= code < 600:
            return self._gone(code, said)
        self._reset()
        return Verdict(Kind.LATER if code < 500 else Kind.REFUSED, _words(code, said))

    def _gone(self, code: int, said: bytes) -> Verdict:
        """A server that closes the connection, or does not speak as servers do."""
        self._end()
        return Verdict(Kind.DROPPED, _words(code, said))

    def _refuses(self, code: int, said: bytes, what: str) -> ServerError:
        self._end()
        hint = "name the user in the address of the server" if code == 530 else "ask whoever runs the server"
        return ServerError(f"{what}: {_words(code, said)}", hint, passing=400 <= code < 500)

    def _reset(self) -> None:
        """Ends what was begun, so that the next message begins anew."""
        try:
            code, _ = self._smtp.docmd("RSET")
            if not 200 <= code < 300:
                self._end()
        except (smtplib.SMTPException, OSError):
            self._end()

    def _end(self) -> None:
        self.broken = True
        self._smtp.close()


def connect(server: Server, password: str, waits: Waits, context: ssl.SSLContext | None = None) -> Session:
    """A connection to a server, encrypted and logged in as its address says. Raises ServerError.

    A certificate is looked at as browsers do, by those that the machine trusts or by those of `context`.
    """
    context = context or ssl.create_default_context()
    smtp: smtplib.SMTP | None = None
    try:
        if server.security is Security.TLS:
            smtp = smtplib.SMTP_SSL(local_hostname=_NAME, timeout=waits.step, context=context)
        else:
            smtp = smtplib.SMTP(local_hostname=_NAME, timeout=waits.step)
        smtp._host = server.host  # type: ignore[attr-defined]  # smtplib sets it only if it connects while it is made
        _greeted(smtp, smtp.connect(server.host, server.port), "does not let us in")
        _greeted(smtp, smtp.ehlo(), "does not know the greeting EHLO (RFC 5321)")
        _secured(smtp, server, context)
        if server.user:
            _logged_in(smtp, server.user, password)
    except ssl.SSLCertVerificationError as error:
        said = error.verify_message.lower()
        raise _none(smtp, f"the certificate of {server.host} is not in order: {said}", "use its right name") from None
    except (smtplib.SMTPException, OSError) as error:
        passing = not isinstance(error, socket.gaierror | ssl.SSLError)
        said = f"no connection to {server}: {_fault(error)}"
        raise _none(smtp, said, "look at the name and the port", passing) from None
    except ServerError:
        if smtp is not None:
            smtp.close()
        raise
    return Session(smtp, waits)


def stuffed(raw: bytes) -> bytes:
    """A message as it goes over the line: a dot before each dot that begins a line (RFC 5321, section 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", raw)


def _greeted(smtp: smtplib.SMTP, reply: tuple[int, bytes], what: str) -> None:
    code, said = reply
    if not 200 <= code < 300:
        passing = 400 <= code < 500
        raise _none(smtp, f"the server {what}: {_words(code, said)}", "ask whoever runs it", passing)


def _secured(smtp: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    """Turns encryption on, or makes sure that nobody else can listen. Never goes on without."""
    if server.security is Security.STARTTLS:
        if not smtp.has_extn("starttls"):
            said = f"{server} offers no encryption (STARTTLS), so nothing is sent through it"
            raise _none(smtp, said, "use its port for mail programs, 587 or 465 with smtps://")
        code, said_ = smtp.starttls(context=context)
        _greeted(smtp, (code, said_), "turns encryption down")
        _greeted(smtp, smtp.ehlo(), "does not know the greeting EHLO (RFC 5321)")
    elif server.security is Security.NONE:
        place = smtp.sock.getpeername() if smtp.sock is not None else ("",)
        if not is_loopback(str(place[0])):
            raise _none(smtp, f"{server.host} is not this machine", "write the server's own name")


def _logged_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    try:
        smtp.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        said = f"the server does not let '{user}' in: {_words(error.smtp_code, error.smtp_error)}"
        raise _none(smtp, said, f"look at the name, and at {PASSWORD}", 400 <= error.smtp_code < 500) from None
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        raise _none(
            smtp, "the server knows no way to log in that we know", "leave the user out, if it needs none"
        ) from None
    except UnicodeEncodeError:
        raise _none(smtp, "the name or the password has letters that SMTP does not carry", "take another one") from None


def _none(smtp: smtplib.SMTP | None, message: str, hint: str, passing: bool = False) -> ServerError:
    if smtp is not None:
        smtp.close()
    return ServerError(message, hint, passing)


def _words(code: int, said: bytes | str) -> str:
    """What a server said, on one line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}".strip())[:_MOST_SAID]


def _fault(error: Exception) -> str:
    """Why there was no answer, as the end of a sentence."""
    cause = error.__context__ if isinstance(error, smtplib.SMTPServerDisconnected) else error
    if isinstance(cause, TimeoutError):
        return "the server did not answer in time"
    if isinstance(cause, socket.gaierror):
        return "the name of the server is not known"
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the server closed the connection"
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return one_line(said[:1].lower() + said[1:])[:_MOST_SAID]
