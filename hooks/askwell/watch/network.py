"""One request to another site: how long it may take, how much is read, and which addresses are never asked."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Thread
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

MOST_BYTES = 10_000_000
"""Of a page: some ten times the longest guideline that is a page and not a file (ours)."""

REDIRECTS = (301, 302, 303, 307, 308)

_CHUNK = 65_536
_UNPACKED = ("", "identity")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_OFFLINE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ECONNREFUSED)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a site says to a request: a status and, for a redirect, where to. `fault` says why there is none, and
    `unreachable` that nothing at all was heard. Names of `headers` are in small letters. `cut` tells that the body has
    more bytes than were read."""

    status: int = 0
    location: str = ""
    fault: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    unreachable: bool = False


class InsideError(OSError):
    """A host that lies inside a network of one's own."""


def lies_inside(address: str) -> bool:
    """Whether a number of the internet protocol is one of this machine or of a network of one's own (RFC 6890)."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        hidden = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF) if number in _NAT64 else None
        number = number.ipv4_mapped or number.sixtofour or hidden or number
    return not number.is_global or number.is_multicast


@dataclass(frozen=True)
class Network:
    """How a request is sent. `wait` are the seconds for the whole of it; `most` are the bytes that are read of a body,
    and with 0 its head is enough; `inside` tells which numbers are not asked."""

    agent: str
    wait: float = 20.0
    most: int = MOST_BYTES
    inside: Callable[[str], bool] = lies_inside

    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None, anywhere: bool = False) -> Reply:
        """The reply to one request; redirects are not followed. `anywhere` allows a host inside one's own network."""
        replies: list[Reply] = []
        asking = Thread(target=lambda: replies.append(self._asked(method, url, headers or {}, anywhere)), daemon=True)
        asking.start()
        asking.join(self.wait + 0.1)  # a site that sends its head drop by drop is left alone
        return replies[0] if replies else self._late()

    def _late(self) -> Reply:
        return Reply(fault=f"no reply within {self.wait:g} seconds", unreachable=True)

    def _asked(self, method: str, url: str, headers: Mapping[str, str], anywhere: bool) -> Reply:
        own = {"User-Agent": self.agent, "Accept-Encoding": "identity", **headers}
        until = time.monotonic() + self.wait
        try:
            if not anywhere and _is_number_inside(self.inside, url):  # a proxy would not look
                return _fault(InsideError(f"{urlsplit(url).hostname} lies inside a network of its own"))
            request = urllib.request.Request(in_ascii(url), method=method, headers=own)
            opener = urllib.request.build_opener(_Stay, *_handlers((lambda _: False) if anywhere else self.inside))
            try:
                reply = opener.open(request, timeout=self.wait)
            except urllib.error.HTTPError as error:
                reply = error
            with reply:
                return self._read(reply, until, method)
        except zlib.error:
            return Reply(fault="it is packed in a way that cannot be unpacked")
        except (OSError, ValueError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            return self._late() if isinstance(reason, TimeoutError) else _fault(reason)

    def _read(self, reply: Any, until: float, method: str) -> Reply:
        """The reply with its body, for GET, if that comes in time."""
        headers = {name.lower(): value for name, value in reply.headers.items()}
        body, cut = b"", False
        if method == "GET" and self.most and 200 <= reply.status < 300:
            packing, length = headers.get("content-encoding", "").strip().lower(), headers.get("content-length", "")
            body, cut = self._body(reply, until, packing)
            if not cut and packing in _UNPACKED and length.isdecimal() and len(body) < int(length):
                return Reply(fault="its reply broke off")
        return Reply(reply.status, _utf8(headers.get("location", "")), "", headers, body, cut)

    def _body(self, reply: HTTPResponse, until: float, packing: str) -> tuple[bytes, bool]:
        if packing not in (*_UNPACKED, "gzip", "x-gzip", "deflate"):
            raise ValueError(f"it is packed as '{packing[:20]}', which nobody asked for")
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in _UNPACKED else None
        parts, size = [], 0
        while size <= self.most and (chunk := reply.read1(_CHUNK)):
            if time.monotonic() > until:
                raise TimeoutError
            part = unpacker.decompress(chunk, self.most + 1 - size) if unpacker else chunk
            parts.append(part)
            size += len(part)
        if unpacker and not unpacker.eof and size <= self.most:
            raise zlib.error
        return b"".join(parts)[: self.most], size > self.most


def in_ascii(url: str) -> str:
    """An address as it is sent: its host as IDNA, other letters as percent signs, without its fragment."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    safe = "%/:;=&?~+!$,'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe), quote(parts.query, safe), ""))


def _utf8(header: str) -> str:
    """A header's letters: http.client reads them as Latin-1, and servers mean UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _is_number_inside(inside: Callable[[str], bool], url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return inside(host)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to us, unread."""

    def http_error_302(self, *args: Any, **values: Any) -> None:
        del args, values

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _handlers(inside: Callable[[str], bool]) -> tuple[urllib.request.BaseHandler, ...]:
    """Openers of connections that look at the number they connect to. A proxy is the machine's own choice."""

    def connection(kind: type[HTTPConnection], proxied: bool, host: str, **values: Any) -> HTTPConnection:
        made = kind(host, **values)
        if not proxied:
            made._create_connection = partial(_connected, inside)  # type: ignore[attr-defined]
        return made

    def proxied(request: urllib.request.Request) -> bool:
        return request.has_proxy() or bool(getattr(request, "_tunnel_host", None))

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> HTTPResponse:
            return self.do_open(partial(connection, HTTPConnection, proxied(request)), request)

    class Encrypted(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> HTTPResponse:
            made = partial(connection, HTTPSConnection, proxied(request))
            return self.do_open(made, request, context=ssl.create_default_context())

    return Plain(), Encrypted()


def _connected(
    inside: Callable[[str], bool], address: tuple[str, int], timeout: float, source: None = None
) -> socket.socket:
    """A connection to a host. The number that is looked at is the one connected to: a name may stand for another a
    moment later."""
    del source
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
    outside = [item for item in found if not inside(str(item[4][0]))]
    if found and not outside:
        raise InsideError(f"{address[0]} lies inside a network of its own")
    fault: OSError | None = None
    for family, kind, protocol, _, place in outside:
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(timeout)
            made.connect(place)
        except OSError as error:
            made.close()
            fault = error
        else:
            return made
    raise fault or OSError("its name stands for no number")


def _fault(reason: Any) -> Reply:
    """Why nothing was heard, as the end of a sentence."""
    if isinstance(reason, InsideError):
        return Reply(fault=f"{reason}, which is not asked")
    if isinstance(reason, ssl.SSLError):
        said = getattr(reason, "verify_message", "") or reason.reason or "no reason given"
        return Reply(fault=f"its certificate or its encryption is not in order ({said.lower().replace('_', ' ')})")
    if isinstance(reason, socket.gaierror):
        return Reply(fault="the name of its site is not known", unreachable=True)
    if isinstance(reason, HTTPException):
        return Reply(fault="it does not reply as a web server does")
    offline = isinstance(reason, OSError) and reason.errno in _OFFLINE
    said = getattr(reason, "strerror", None) or re.sub(r"\s+", " ", str(reason)) or type(reason).__name__
    return Reply(fault=said[:1].lower() + said[1:], unreachable=offline)
