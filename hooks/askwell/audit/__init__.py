"""Checks over the finished HTML, as a reader without scripts would get it."""

from askwell.audit.site_audit import audit

__all__ = ["audit"]
