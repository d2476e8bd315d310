"""The pictures of an original: which files they become beside the draft."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from askwell.content.pictures.names import ADVICE, ENDINGS
from askwell.importing.document import Picture

MAX_BYTES = 20_000_000
"""Of a picture, as the house takes it."""

_KINDS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n", "png"))


@dataclass
class Pictures:
    """The pictures of one draft, as they are met in its text."""

    slug: str
    folder: Path | None
    base: str
    free: Callable[[str], bool]
    files: dict[str, bytes] = field(default_factory=dict)
    """Their bytes by the names of their files."""

    fetch: dict[str, str] = field(default_factory=dict)
    """The addresses of those that are still to be fetched, by the names of their files."""

    told: list[str] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def name(self, picture: Picture) -> str:
        """The name under which a picture stands in the draft; "" if none can."""
        if picture.address not in self._names:
            self._names[picture.address] = self._new(picture)
        return self._names[picture.address]

    def all(self) -> tuple[tuple[str, str], ...]:
        """The pictures in their order, each with its address if it is to be fetched."""
        return tuple((name, self.fetch.get(name, "")) for name in dict.fromkeys(self._names.values()) if name)

    def _new(self, picture: Picture) -> str:
        data = picture.data or _inline(picture.address) or self._beside(picture.address)
        said = picture.address if not picture.address.startswith("data:") else "a picture in the text itself"
        if data and (kind := _kind(data)) and len(data) <= MAX_BYTES:
            name = self._named(kind)
            self.files[name] = data
            return name
        if data:
            ending = said.rpartition(".")[2].lower()
            advice = ADVICE.get(ending, "save it as PNG or JPEG, at most 20 MB, beside the draft")
            self.told.append(f"the picture {said}: {advice}")
            return ""
        ending = urlsplit(said).path.rpartition(".")[2].lower()
        if ending in ADVICE:
            self.told.append(f"the picture {said}: {ADVICE[ending]}")
        name = self._named(ending if ending in ENDINGS else "jpg")
        self.fetch[name] = urljoin(self.base, said) if self.base else said
        return name

    def _named(self, ending: str) -> str:
        number = len(self._names) + 1
        while not self.free(name := f"{self.slug}-{number}.{ending}"):
            number += 1
        return name

    def _beside(self, address: str) -> bytes:
        """The bytes of a file beside the original, as browsers save pages; never of one elsewhere."""
        parts = urlsplit(address)
        if self.folder is None:
            return b""
        names = [unquote(parts.path).lstrip("/")] if not parts.scheme else []
        uploads = unquote(parts.path).partition("/wp-content/uploads/")[2]
        names += [f"uploads/{uploads}", f"wp-content/uploads/{uploads}", uploads.rpartition("/")[2]] if uploads else []
        root = self.folder.resolve()
        for name in names:
            try:
                path = (root / name).resolve()
                inside = path.is_relative_to(root) and path.is_file() and path.stat().st_size <= MAX_BYTES
                if inside and name:
                    return path.read_bytes()
            except (OSError, ValueError):
                continue
        return b""


def _inline(address: str) -> bytes:
    head, _, data = address.partition(",")
    if not head.startswith("data:image/") or not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(data, validate=False)
    except (binascii.Error, ValueError):
        return b""


def _kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")
