"""A bucket of an S3-like store as a target. A store puts each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from askwell.deploy.files import Piece, sha256_of
from askwell.deploy.headers import headers_of
from askwell.deploy.lease import Lease
from askwell.deploy.manifest import Ours
from askwell.deploy.refused import Refused
from askwell.deploy.target import There

SCHEME = "s3://"


class Bucket:
    """What begins with a prefix in a bucket: "s3://bucket/prefix". Keys and the store's address come from where the
    tools of AWS look for them: the environment, or a profile."""

    def __init__(self, address: str, tell: Callable[[str], None] = lambda _: None) -> None:
        self.tell = tell
        path = address.removeprefix(SCHEME).rstrip("/")
        self.name = f"{SCHEME}{path}"
        self.bucket, _, prefix = path.partition("/")
        self.prefix = f"{prefix}/" if prefix else ""
        if not self.bucket or "//" in path:
            raise Refused(f"{address} names no bucket", "write s3://bucket, or s3://bucket/folder")

    @cached_property
    def _store(self) -> Any:
        try:
            from s3fs import S3FileSystem
        except ImportError:
            hint = "install it: pip install s3fs (or pip install 'askwell[deploy]')"
            raise Refused("a store needs the library s3fs, which is not installed", hint) from None
        return S3FileSystem(use_listings_cache=False, skip_instance_cache=True)

    def call(self, what: str, name: str | None = None, **more: Any) -> Any:
        """Asks the store for something, of a file or of the whole. Raises Refused or OSError."""
        key = {} if name is None else {"Key": self.prefix + name}
        return self._asked(lambda store: store.call_s3(what, Bucket=self.bucket, **key, **more))

    def _asked(self, ask: Callable[[Any], Any]) -> Any:
        store = self._store
        from botocore.exceptions import BotoCoreError

        try:
            return ask(store)
        except BotoCoreError as error:
            hint = "see that the address (AWS_ENDPOINT_URL) and the keys of the store are set and right"
            raise Refused(f"{self.name} cannot be asked: {error}", hint) from None

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        lease = Lease(self)
        lease.take()
        try:
            yield lease.hold
        finally:
            lease.give_back()

    def there(self, site: Mapping[str, Piece], ours: Mapping[str, Ours]) -> Mapping[str, There]:
        """Asks for the list. A file is read only if what the list says of it fits neither what we left nor what we
        bring."""
        found = {}
        for name, size, tag in self._list():
            left, piece = ours.get(name), site.get(name)
            if left and tag and tag == left.tag:
                found[name] = There(left.sha256, size, tag)
            elif piece and tag == piece.md5:
                found[name] = There(piece.sha256, size, tag)
            elif (left or piece) and (data := self.read(name)) is not None:
                found[name] = There(sha256_of(data), size, tag)
        return found

    def _list(self) -> Iterator[tuple[str, int, str]]:
        more: dict[str, str] = {}
        while True:
            try:
                said = self.call("list_objects_v2", Prefix=self.prefix, **more)
            except FileNotFoundError:
                raise Refused(f"there is no bucket {self.bucket}", "make it first, or name another") from None
            for one in said.get("Contents", ()):
                yield one["Key"].removeprefix(self.prefix), int(one["Size"]), _tag(one)
            if not said.get("IsTruncated"):
                return
            more = {"ContinuationToken": said["NextContinuationToken"]}

    def read(self, name: str) -> bytes | None:
        try:
            return bytes(self._asked(lambda store: store.cat_file(f"{self.bucket}/{self.prefix}{name}")))
        except FileNotFoundError:
            return None

    def tag(self, name: str) -> str:
        """What the store calls the version of a file that is there now; "" if it is not there."""
        try:
            return _tag(self.call("head_object", name))
        except FileNotFoundError:
            return ""

    def write(self, name: str, data: bytes) -> str:
        headers = headers_of(name)
        return self.put(name, data, ContentType=headers.content_type, CacheControl=headers.cache_control)

    def put(self, name: str, data: bytes, **more: Any) -> str:
        """Puts a file, with headers and conditions; what the store calls this version."""
        return _tag(self.call("put_object", name, Body=data, **more))

    def remove(self, name: str) -> None:
        self.call("delete_object", name)

    def only_there(self, names: Collection[str], kept: Collection[str]) -> Collection[str]:
        """A store takes no two names for the same."""
        del kept
        return set(names)


def _tag(said: Mapping[str, Any]) -> str:
    return str(said.get("ETag", "")).strip('"')
