"""Urgencies of its own that a site has where a flow is read without a site."""

from __future__ import annotations

from askwell.flow.schema.urgency import Urgency, UrgencyWord

URGENCY_WORDS = {
    "watch": UrgencyWord(like=Urgency.SELF_CARE, label="Test words: watch"),
    "soon": UrgencyWord(like=Urgency.ROUTINE, label="Test words: soon"),
    "sooner": UrgencyWord(like=Urgency.ROUTINE, label="Test words: sooner"),
}
