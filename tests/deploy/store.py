"""An S3-like store on loopback (moto's), and what a bucket of it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": "/nonexistent",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def store() -> Iterator[str]:
    """The address of a store that runs meanwhile."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def client(patch: pytest.MonkeyPatch, address: str) -> Any:
    """Somebody else's way into the store; the environment leads there from now on."""
    import boto3

    for name, value in (KEYS | {"AWS_ENDPOINT_URL": address}).items():
        patch.setenv(name, value)
    patch.delenv("AWS_PROFILE", raising=False)
    return boto3.client("s3", endpoint_url=address)


def objects(client: Any, bucket: str, prefix: str = "") -> dict[str, bytes]:
    """What is in a bucket below a prefix, without what we keep for ourselves."""
    found = client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", [])
    keys = [one["Key"] for one in found if "/.askwell-deploy/" not in f"/{one['Key']}"]
    return {key.removeprefix(prefix): client.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}
