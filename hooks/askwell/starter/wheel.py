"""The running Ask Well as a wheel, so that a new site can be installed where Ask Well is not."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PACKAGE = Path(__file__).parent.parent


def write_wheel(folder: Path) -> Path:
    """Writes the package, as it runs here, into a wheel in `folder`. Returns the wheel's path.

    The same package gives the same bytes. Raises ValueError if Ask Well runs without being installed, since a wheel
    has to say which version it is and what it needs.
    """
    installed = _installed()
    path = folder / f"askwell-{installed.version}-py3-none-any.whl"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_packed(installed))
    return path


@cache
def _installed() -> Distribution:
    try:
        return distribution("askwell")
    except PackageNotFoundError:
        raise ValueError("Ask Well is not installed here; install it with pip, then try again") from None


@cache
def _packed(installed: Distribution) -> bytes:
    """The wheel. Packing takes longer than all else of a new site, and tests make many."""
    files = _code() | _metadata(installed)
    record = f"askwell-{installed.version}.dist-info/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files.items()]
    files[record] = "".join(f"{line}\n" for line in (*lines, f"{record},,")).encode()
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as wheel:
        for name, data in files.items():
            wheel.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return packed.getvalue()


def _code() -> dict[str, bytes]:
    files = sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"askwell/{path.relative_to(_PACKAGE).as_posix()}": path.read_bytes() for path in files}


def _metadata(installed: Distribution) -> dict[str, bytes]:
    """What pip reads of a wheel: the version and the needs, the commands, and the form of the wheel itself."""
    kind = "Wheel-Version: 1.0\nGenerator: askwell init\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    texts = {name: installed.read_text(name) or "" for name in ("METADATA", "entry_points.txt")} | {"WHEEL": kind}
    return {f"askwell-{installed.version}.dist-info/{name}": text.encode() for name, text in texts.items()}


def _digest(data: bytes) -> str:
    """As PEP 376 and the wheel's format want it: URL-safe base 64 without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
