"""The Content-Security-Policy of a page: it may load from its own site, and nothing else."""

from __future__ import annotations

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""What every page may load. No page has a script or a style in its own text, so none needs a hash."""
