"""The words by which a program can see what advice asks for: English, and only what leaves no doubt.

What a list does not have is not seen; the manual says so (docs/manual/flow-language.md, "Words that fit")."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"(?<=[.!?;])\s+")

_SOMEBODY = (
    "doctor|doctors|gp|gps|dentist|midwife|nurse|pharmacist|pharmacy|clinic|surgery|practice|office|specialist|physio"
    "|physiotherapist|therapist|counsellor|team|health|family|friend|friends|somebody|someone|helpline|insurer|taxi"
)
_DOCTOR = rf"(?: (?:back|to|up|in|on|your|a|an|the|my|our|own|local|family)){{0,3}} (?:{_SOMEBODY})\b"

CALL = re.compile(
    rf"\b(?:call|calls|calling|ring|ringing|phone|phoning|telephone|dial|dialling|dialing)\b(?!{_DOCTOR})"
    r"|\bambulances?\b|\bemergency (?:number|services?|line)\b",
    re.IGNORECASE,
)
"""Names a call for an ambulance: a call to a doctor's office or to a friend is another thing."""

EMERGENCY_CALL = re.compile(
    r"\b(?:call|ring|phone|telephone|dial)\b[^.!?;:]{0,40}?\b(?:ambulance|emergency (?:number|services?|line))\b",
    re.IGNORECASE,
)
"""Asks for that call in so many words. Numbers to call are looked for besides."""

CONDITIONAL = re.compile(
    r"\b(?:if|when|whenever|unless|should|in case|in an emergency|with (?:any|one|either|some|these|this|such) of"
    r"|with (?:any|these|such|this)\b|(?<!at )once|as soon as|until|otherwise)\b",
    re.IGNORECASE,
)
"""Begins or has a condition: "Call an ambulance if it gets worse" is right in any advice."""

CONTACT = re.compile(
    r"\b(?:call|ring|phone|telephone|dial|contact|visit|see|consult|ask|talk to|speak to|speak with|go to|go and see"
    r"|get seen by|be seen by)(?: (?:back|to|up|in|on|your|a|an|the|my|own|local|family)){0,3}"
    rf" (?:{_SOMEBODY}|hospital)\b",
    re.IGNORECASE,
)
"""Asks to see somebody."""

AT_ONCE = re.compile(
    r"\b(?:today|tonight|at once|immediately|right away|straight away|without delay|urgently"
    r"|(?<!for )(?<!until )(?<!till )(?<!by )now(?! on\b))\b",
    re.IGNORECASE,
)
TODAY = re.compile(r"\b(?:today|tonight)\b", re.IGNORECASE)

_COUNT = r"(?:a|an|one|two|three|four|five|six|seven|ten|\d+|a few|several|some|the next|the coming|next|many)"
LATER = {
    "urgent": re.compile(
        rf"\b(?:{_COUNT} |within |in |by |after )+(?:or (?:two|so) )?(?:weeks?|months?|years?)\b(?! ago)"
        r"|\b(?:no (?:hurry|rush)|can wait|when(?:ever)? (?:you have time|it suits))\b"
        r"|\bat (?:your next visit|no set time)\b",
        re.IGNORECASE,
    ),
    "emergency": re.compile(
        rf"\b(?:{_COUNT} |within |in |by |after )+(?:or (?:two|so) )?(?:days?|nights?|weeks?|months?|years?)\b(?! ago)"
        r"|\btomorrow\b|\bin the morning\b|\bwait\b|\bnext (?:day|week|month|visit)\b"
        r"|\b(?:no (?:hurry|rush)|when(?:ever)? (?:you have time|it suits)|at no set time)\b",
        re.IGNORECASE,
    ),
}
"""Times that are too late for an urgency."""

NEGATED = re.compile(r"\b(?:do not|don't|don\u2019t|never|not|without|no)\b[^.!?;]*$", re.IGNORECASE)
"""Stands before words that are denied: "Do not wait"."""

EVEN_IF = re.compile(r"\beven (?:if|when|though)\b[^.!?;]*", re.IGNORECASE)

_DENIED = (
    r"(?:do not|don't|don\u2019t|never|no need to|no reason to|need not|needn't|needn\u2019t|not necessary to"
    r"|do not (?:need|have) to|don't (?:need|have) to|should not|shouldn't|must not)"
)
TAKES_BACK = re.compile(
    rf"\b{_DENIED}(?: (?:yet|now|then|just|simply|even|bother to|rush to)){{0,2}}"
    rf" (?:call|ring|phone|telephone|dial)\b(?!{_DOCTOR})"
    rf"|\b(?:instead of|rather than) (?:calling|ringing|phoning|dialling|dialing)\b(?!{_DOCTOR})"
    r"|\b(?:no ambulance|not an emergency|not urgent|false alarm)\b"
    r"|\b(?:ignore|disregard|forget) (?:this|that|the|what|it|all)\b"
    r"|\b(?:nothing|no need|no reason) to worry\b|\b(?:not|isn't) (?:dangerous|serious)\b",
    re.IGNORECASE,
)
"""Takes back a call. "Do not hesitate to call" and "Do not call your doctor first" do not."""
