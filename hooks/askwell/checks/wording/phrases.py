"""The words by which a program can see what advice asks for: English, and only what leaves no doubt.

What a list does not have is not seen; the manual says so (docs/manual/flow-language.md, "Words that fit")."""

from __future__ import annotations

import re

from askwell.patterns import regex

SENTENCE = regex(r"(?<=[.!?;])\s+")

_SOMEBODY = (
    "doctor|doctors|gp|gps|dentist|midwife|nurse|pharmacist|pharmacy|clinic|surgery|practice|office|specialist|physio"
    "|physiotherapist|therapist|counsellor|team|health|family|friend|friends|somebody|someone|helpline|insurer|taxi"
)
_DOCTOR = rf"(?: (?:back|to|up|in|on|your|a|an|the|my|our|own|local|family)){{0,3}} (?:{_SOMEBODY})\b"

CALL = regex(
    rf"\b(?:call|calls|calling|ring|ringing|phone|phoning|telephone|dial|dialling|dialing)\b(?!{_DOCTOR})"
    r"|\bambulances?\b|\bemergency (?:number|services?|line)\b",
    re.IGNORECASE,
)
"""Names a call for an ambulance: a call to a doctor's office or to a friend is another thing."""

EMERGENCY_CALL = regex(
    r"\b(?:call|ring|phone|telephone|dial)\b"
    r"(?:[^.!?;:]{0,40}?\b(?:ambulance|emergency (?:number|services?|line))| for help)\b"
    r"|\b(?:get|fetch|order|send for) an ambulance\b|\b(?:this|it) is an emergency\b",
    re.IGNORECASE,
)
"""Asks for that call in so many words. Numbers to call are looked for besides."""

CONDITIONAL = regex(
    r"\b(?:(?<!see )(?<!say )(?<!ask )(?<!tell )if|when|whenever|unless|should|in case|in an emergency"
    r"|with (?:any|one|either|some|these|this|such)\b|(?<!at )once|as soon as|until|otherwise)\b",
    re.IGNORECASE,
)
"""Begins or has a condition: "Call an ambulance if it gets worse" is right in any advice. "Say if you are pregnant" and
the like have none."""

HEDGED = regex(
    r"\b(?:maybe|perhaps|consider|considering|you (?:may|can|could|might)|last resort|only|after you|before you)\b",
    re.IGNORECASE,
)
"""Leaves open whether to do what a sentence asks for."""

_PLACE = "hospital|emergency department|emergency room|casualty|a&e|accident and emergency"
_TO = "(?: (?:back|to|up|in|on|your|a|an|the|my|own|local|nearest|family)){0,3}"
CONTACT = regex(
    r"\b(?:call|ring|phone|telephone|dial|contact|visit|see|consult|ask|talk to|speak to|speak with|go|go and see"
    rf"|get seen by|be seen by){_TO} (?:{_SOMEBODY}|{_PLACE})\b"
    r"|\b(?:seek|get)(?: urgent| immediate| emergency)?(?: medical)? (?:help|care|attention|advice)\b",
    re.IGNORECASE,
)
"""Asks to see somebody."""

EMERGENCY_ROOM = regex(
    rf"\b(?:go|come|get|drive)(?: straight| at once| right away| now)?{_TO}"
    r" (?:emergency department|emergency room|casualty|a&e|accident and emergency)\b",
    re.IGNORECASE,
)
"""Sends readers where emergencies are treated."""

AT_ONCE = regex(
    r"\b(?:today|tonight|at once|immediately|right away|straight away|without delay|urgently"
    r"|(?:immediate|urgent)(?= (?:care|help|attention|medical|appointment))"
    r"|this (?:minute|morning|afternoon|evening)|within (?:the|an|a few|[1-9]|1\d|2[0-4]) hours?"
    r"|the same day|(?:by|before) the end of the day|before (?:noon|midnight)"
    r"|(?<!for )(?<!until )(?<!till )(?<!by )now(?! on\b))\b",
    re.IGNORECASE,
)
TODAY = regex(r"\b(?:today|tonight)\b", re.IGNORECASE)

_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|\d+ ?(?:-|\u2013|to) ?\d+"
    r"|a few|a couple of|several|some|the next|the coming|next|many)"
)
_AFTER = rf"\b(?:{_COUNT} |within |in |by |after ){{1,4}}(?:or (?:two|three|so) )?"
_NO_HURRY = (
    r"\b(?:no (?:hurry|rush)|can wait|when(?:ever)? (?:you have time|you like|it suits|convenient)|some ?time"
    r"|eventually|optional|if you (?:like|want|wish)|get a?round to it|tomorrow week|spring|summer|autumn|winter"
    r"|at (?:your|the) next (?:visit|appointment|check-up)|at no set time)\b"
)
LATER = {
    "urgent": regex(
        rf"{_AFTER}(?:weeks?|fortnight|months?|years?)\b(?! ago)|{_NO_HURRY}"
        r"|\b(?:within|in|after) (?:(?:[7-9]|[1-9]\d+) days|(?:seven|eight|nine|ten|twelve) days)\b",
        re.IGNORECASE,
    ),
    "emergency": regex(
        rf"{_AFTER}(?:hours?|days?|nights?|weeks?|fortnight|months?|years?)\b(?! ago)|{_NO_HURRY}"
        r"|\b(?:tomorrow|overnight|later|wait|this week|weekend|in the (?:morning|afternoon|evening))\b"
        r"|\b(?<!as )soon\b(?! as)|\bnext (?:day|week|month|visit)\b",
        re.IGNORECASE,
    ),
}
"""Times that are too late for an urgency."""

NEGATED = regex(r"\b(?:do not|don't|don\u2019t|never|not|without|no)\b[^.!?;]*$", re.IGNORECASE)
"""Stands before words that are denied: "Do not wait"."""

EVEN_IF = regex(r"\beven (?:if|when|though)\b[^.!?;]*", re.IGNORECASE)

_DENIED = (
    r"(?:do not|don't|don\u2019t|never|no need to|no reason to|need not|needn't|needn\u2019t|not necessary to"
    r"|do not (?:need|have) to|don't (?:need|have) to|don\u2019t (?:need|have) to|no longer (?:need|have) to"
    r"|should not|shouldn't|must not)"
    r"(?: (?:yet|now|then|just|simply|even|bother to|rush to)){0,2}"
)
_NEEDLESS = (
    r"(?:no need to|no reason to|need not|needn't|needn\u2019t|not necessary to"
    r"|(?:do not|don't|don\u2019t) (?:need|have) to)"
)
_RING = "(?:call|ring|phone|telephone|dial)"
_AMBULANCE = r" (?:an? |the |your )?(?:ambulance|emergency|999|911|112)\b"
_IGNORE = (
    r"\b(?<!not )(?<!n't )(?<!n\u2019t )(?<!never )(?<!just )(?<!simply )(?:ignore|disregard|forget)"
    r" (?:this|that|the|what|it|all)\b|\b(?:nothing|no need|no reason) to worry\b|\bfalse alarm\b"
    rf"|\b{_NEEDLESS} (?:hurry|rush|act|worry)\b"
)
TAKES_BACK = {
    "emergency": regex(
        rf"\b{_DENIED} {_RING}\b(?!{_DOCTOR})"
        rf"|\b(?:instead of|rather than) (?:calling|ringing|phoning|dialling|dialing)\b(?!{_DOCTOR})"
        rf"|\b(?:no ambulance|not an emergency|no emergency(?! number)|not urgent)\b|{_IGNORE}"
        r"|\b(?:calling|(?:a|the) call|(?:an|the) ambulance) is (?:not (?:needed|necessary|required)|unnecessary)"
        r"|\b(?<!not )(?:see|call|ask|ring|phone) (?:your|a|the) (?:own )?(?:doctor|gp) first\b"
        r"|\b(?:wait and see|wait it out|sleep on it|hang up|call can wait|cancel the (?:call|ambulance))\b",
        re.IGNORECASE,
    ),
    "urgent": regex(
        rf"\b{_DENIED} {_RING}\b(?!{_DOCTOR})(?!{_AMBULANCE})|\bnot urgent\b|{_IGNORE}"
        rf"|\b{_NEEDLESS} (?:{_RING}|see|visit|contact|consult|go){_TO} (?:{_SOMEBODY}|{_PLACE})\b",
        re.IGNORECASE,
    ),
}
"""Takes back what advice asks for. "Do not hesitate to call" and "Do not call your doctor first" do not; nor does "You
do not need an ambulance" in urgent advice."""
