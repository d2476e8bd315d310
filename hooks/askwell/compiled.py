"""Templates as they were compiled, kept beside Python's own compiled modules: compiling all takes half a second.

They are code, so they lie where Python's do, and nowhere else: whoever can write there can change the program itself.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Compiled(FileSystemBytecodeCache):
    """Compiled templates, each found by its name and its text. What cannot be read is compiled anew; where nothing can
    be written, nothing is."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts a template's code into the bucket, if it is there and whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever stands there, the template itself is at hand
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes a template's code, whole or not at all."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def compiled(maker: Path, folder: Path | None = None) -> Compiled | None:
    """The templates that were compiled as the module `maker` says, by this version of Jinja; None if there is no folder
    for them. Python's magic number and the template's own text are part of each file."""
    folder = folder or Path(__file__).parent / "__pycache__"
    if not folder.is_dir():
        return None
    meant = sha256(jinja2.__version__.encode() + maker.read_bytes()).hexdigest()[:16]
    return Compiled(str(folder), f"template-{meant}-%s.cache")
