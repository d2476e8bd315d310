"""The same over https: with a certificate that counts, and with one that does not."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from askwell.watch.state import Result
from tests.watch.server import Page, Pages, page, visitor


@pytest.fixture
def encrypted(certificate: Path) -> Iterator[Pages]:
    with Pages() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def test_a_certificate_that_counts(encrypted: Pages, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    encrypted.pages["/ok"] = Page(body=page())
    visit = visitor().visit(f"https://localhost:{encrypted.server_port}/ok")
    assert (visit.result, visit.said, visit.reply.body) == (Result.READ, "", page())


@pytest.mark.parametrize(("host", "trusted"), [("localhost", False), ("127.0.0.1", True)])
def test_a_certificate_that_does_not_count(
    encrypted: Pages, certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool
) -> None:
    """Signed by nobody whom this machine trusts, or for another host."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    visit = visitor().visit(f"https://{host}:{encrypted.server_port}/ok")
    assert visit.result is Result.FAILED
    assert visit.said.startswith("its certificate or its encryption is not in order (")
    assert encrypted.asked == []


def test_a_page_over_https_does_not_lead_to_one_without(
    encrypted: Pages, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    encrypted.pages["/down"] = Page(301, headers={"Location": "http://localhost/"})
    visit = visitor().visit(f"https://localhost:{encrypted.server_port}/down")
    assert (visit.result, visit.said) == (Result.FAILED, "it leads on to http://localhost/, which is not encrypted")
