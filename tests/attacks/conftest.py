from __future__ import annotations

from tests.audit.conftest import audited, checked, copy, small, small_checked, spare

__all__ = ["audited", "checked", "copy", "small", "small_checked", "spare"]
