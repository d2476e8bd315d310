from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.deploy.store import client, objects, store


@dataclass(frozen=True)
class Bucket:
    """A new bucket, and somebody else's way into it."""

    name: str
    client: Any

    @property
    def files(self) -> dict[str, bytes]:
        return objects(self.client, self.name)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with store() as found:
        yield found


@pytest.fixture
def bucket(address: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    name, way = f"test-{uuid.uuid4()}", client(monkeypatch, address)
    way.create_bucket(Bucket=name)
    return Bucket(name, way)
