"""The Content-Security-Policy of a page: it may load from its own site, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from lxml import html

DATA_BLOCKS = ("application/json", "application/ld+json")
"""Types of script elements that hold data; a policy does not concern them."""

_CHARSET = '<meta charset="utf-8">'


def with_policy(page: str) -> str:
    """The page with a policy that names the hashes of the engine's inline scripts.

    A script inside the main text is given no hash: content has none of its own, so a browser
    refuses it, and the audit reports it. Raises ValueError if the page has no charset to stand behind.
    """
    if _CHARSET not in page:
        raise ValueError("the page's template has no charset, which the policy must follow")
    tree = html.document_fromstring(page)
    scripts = (s for s in tree.iter("script") if s.get("src") is None and s.get("type") not in DATA_BLOCKS)
    hashes = {_hash(s.text or "") for s in scripts if not any(a.tag == "article" for a in s.iterancestors())}
    return page.replace(
        _CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{_policy(hashes)}">', 1
    )


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def _policy(hashes: set[str]) -> str:
    scripts = " ".join(["script-src 'self'", *sorted(hashes)])
    return "; ".join(
        (
            "default-src 'none'",
            scripts,
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )
