"""The Content-Security-Policy of a page: it may load from its own site, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from lxml import etree, html

DATA_BLOCKS = ("application/json", "application/ld+json")
"""Types of script elements that hold data; a policy does not concern them."""

_CHARSET = '<meta charset="utf-8">'


def with_policy(page: str) -> str:
    """The page with its policy. Raises ValueError if the page has no charset to stand behind."""
    if _CHARSET not in page:
        raise ValueError("the page's template has no charset, which the policy must follow")
    policy = policy_of(html.document_fromstring(page))
    return page.replace(_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def policy_of(page: etree._Element) -> str:
    """The policy of a page, which names the hashes of the engine's inline scripts.

    A script inside the main text is given no hash: content has none of its own, so a browser
    refuses it, and the audit reports it.
    """
    scripts = (s for s in page.iter("script") if s.get("src") is None and s.get("type") not in DATA_BLOCKS)
    return _policy({_hash(s.text or "") for s in scripts if not any(a.tag == "article" for a in s.iterancestors())})


def _hash(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def _policy(hashes: set[str]) -> str:
    scripts = " ".join(["script-src 'self'", *sorted(hashes)])
    return "; ".join(
        (
            "default-src 'none'",
            scripts,
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )
