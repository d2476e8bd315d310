"""Who speaks in a text, and what it says of them: name, degrees, post, and the house they work for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from askwell.patterns import regex

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0106\u010c\u0110\u0141\u015a\u0160\u017b\u017d"
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Professor|Doctor|Sir|Dame|Nurse)\.?)"
_NOT = (
    "The|But|And|In|At|If|As|When|This|That|These|Those|He|She|They|It|We|I|You|Experts|Doctors?|Researchers?|Studies|"
    "Study|Most|Many|Some|Patients?|People|Still|Yet|So|For|On|After|Before|While|Because|According|Ask|Well|Is|Can|"
    "Should|Do|Does|What|Why|How|Question|Answer|However|Then|There|Her|His|Its|Our|My|One|Two|A|An|Or|Not|No|Yes|By"
)
_PART = rf"(?!(?:{_NOT})\b)[{_UPPER}][\w\u2019'-]*[\w]"
_INITIAL = rf"[{_UPPER}]\."
_BETWEEN = r"(?:(?:van|von|de|der|den|del|della|di|da|la|le|el|al|bin|ibn|zu|ter|ten|dos)\s+){0,2}"
_REST = rf"(?:\s+(?:{_INITIAL}\s*){{0,2}}{_BETWEEN}{_PART})"
NAME = (
    rf"(?:(?:{_TITLE}\s+){{1,3}}(?:{_INITIAL}\s*){{0,2}}{_BETWEEN}{_PART}{_REST}{{0,3}}"
    rf"|(?:{_PART}|{_INITIAL}){_REST}{{1,3}})"
)
"""A name: a title and at least one part, or at least two parts."""

_DEGREE = (
    r"(?:M\.?D|Ph\.?D|D\.?O|R\.?N|M\.?P\.?H|M\.?Sc|B\.?Sc|R\.?D|D\.?P\.?T|FRCP|MBBS|M\.?S|M\.?A|Pharm\.?D|DrPH)"
    r"\.?(?![\w])"
)
DEGREES = rf"(?:,?\s+(?P<degrees>{_DEGREE}(?:,?\s+{_DEGREE})*))"
VERB = (
    r"(?:said|says|explained|explains|added|adds|noted|notes|told|tells|wrote|writes|warned|warns|cautioned|cautions|"
    r"continued|continues|recommends|recommended|suggested|suggests|advised|advises|answered|answers|stressed|stresses|"
    r"agreed|agrees|observed|observes|pointed out|points out|replied|replies|commented|comments)"
)
_ROLE = (
    r"(?:an?|the|(?:assistant|associate|adjunct|clinical|full|emeritus|visiting) professor|professor|director|head|"
    r"chief|chair\w*|dean|lecturer|physician|doctor|nurse|surgeon|dietitian|physiotherapist|pharmacist|psychologist|"
    r"dentist|\w+(?:ologist|iatrist|iatrician|trician|apist)|researcher|scientist|president|co-director|senior|lead|"
    r"who (?:is|heads|directs))\b"
)
_STOP = rf"(?=\.(?:\s|$)|,?\s+(?:{VERB}|who|whose|and (?:he|she|they))\b|[;:\u201c\u201d\"()]|\s[\u2014\u2013-]\s|$)"
_WHO = regex(rf"(?P<name>{NAME}){DEGREES}?,\s+(?P<post>{_ROLE}.{{0,300}}?){_STOP}")
_IS = regex(rf"(?P<name>{NAME}){DEGREES}?\s+(?:is|was)\s+(?P<post>{_ROLE}.{{0,300}}?){_STOP}")
_DEGREED = regex(rf"(?P<name>{NAME}){DEGREES}")
_SAYS = regex(rf"(?P<name>{NAME}){DEGREES}?(?:,\s[^.\u201c\u201d\"]{{0,300}}?,)?\s+(?:also\s+|then\s+)?{VERB}\b")
_SAID = regex(rf"(?:\b{VERB}|[Aa]ccording to)\s+(?P<name>{NAME})")
_HOUSE = regex(
    r"\b(?:University|Hospital|Health|Foundation|Association|Institutes?|Society|Cent(?:er|re)|College|Academy|Clinic|"
    r"Journal|Times|News|Agency|Services?|Department|Council|Medicine|Board|School|Group|Committee|Organi[sz]ation|"
    r"States|Kingdom|America|Review|Trust|Federation|Administration|Bone|Street|Program(?:me)?)\b"
)
_AT = regex(r"(?:,\s+|\s+)(?:at|with|for)\s+(?:the\s+)?(?=[A-Z])|\s+of\s+the\s+(?=[A-Z])")
_ARTICLE = regex(r"(?:an?|the|who is|who)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)


_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "oe", "å": "aa"}
"""Letters that are also written as two."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words a text gives, as the text names them."""

    name: str
    degrees: str = ""
    job: str = ""
    house: str = ""

    @property
    def last(self) -> str:
        """The last part of the name, by which later sentences call a person."""
        return same(self.name).rpartition(" ")[2]


def same(name: str) -> str:
    """A name as it is compared: without titles and marks, in small letters."""
    bare = re.sub(rf"^(?:{_TITLE}\s+){{1,3}}", "", " ".join(name.split()))
    bare = re.sub(rf",?\s+{_DEGREE}.*$", "", bare)
    plain = unicodedata.normalize("NFKD", re.sub("['\u2019]", "", bare.casefold()))
    return " ".join(re.findall(r"[a-z0-9-]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def forms(name: str) -> frozenset[str]:
    """A name as it may be written: German letters also as two."""
    two = "".join(_TWO.get(sign, sign) for sign in name)
    return frozenset((same(name), same(two)))


def speakers(texts: Iterable[str], signed: Iterable[str] = ()) -> tuple[Speaker, ...]:
    """Everybody to whom a text gives words. `signed` are lines below quotes that say whose they are."""
    texts = list(texts)
    found: dict[str, Speaker] = {}
    for text in [line.lstrip("\u2014\u2013- ") for line in signed]:
        _add(found, _introduced(text) or Speaker(re.split(r",\s", text)[0].strip()))
    names = [name for text in texts for name in said_by(text)]
    known: dict[str, Speaker] = {}
    for who in (who for text in texts for who in _all_introduced(text)):
        _add(known, who)
    for name in names:
        met = known.get(same(name)) or next((who for who in known.values() if who.last == same(name)), None)
        _add(found, replace(met, name=_longer(met.name, name)) if met else Speaker(name))
    return tuple(found.values())


def said_by(text: str) -> list[str]:
    """The names to which a text gives words: of persons, not of houses."""
    spans = [(m.start("name"), m["name"]) for way in (_SAYS, _SAID) for m in way.finditer(text)]
    return [_clean(name) for _, name in sorted(spans) if re.match(rf"{_TITLE}\s", name) or not _HOUSE.search(name)]


def _add(found: dict[str, Speaker], who: Speaker) -> None:
    """Keeps a speaker once: under the full name, with what each sentence adds."""
    key = same(who.name)
    if not key:
        return
    other = next((k for k, s in found.items() if k == key or key == s.last or (" " not in k and k == who.last)), None)
    if other is None:
        found[key] = who
        return
    old = found.pop(other)
    longer = who if len(same(who.name)) > len(same(old.name)) else old
    name = _longer(longer.name, old.name if longer is who else who.name)
    merged = Speaker(name, old.degrees or who.degrees, old.job or who.job, old.house or who.house)
    found[same(merged.name)] = merged


def _longer(name: str, other: str) -> str:
    """A name with the title that it has elsewhere."""
    title = re.match(rf"(?:{_TITLE}\s+){{1,3}}", other)
    has = re.match(rf"{_TITLE}\s", name)
    return f"{title[0]}{name}" if title and not has else name


def _all_introduced(text: str) -> Iterator[Speaker]:
    for match in (*_WHO.finditer(text), *_IS.finditer(text)):
        yield _of(match["name"], match["degrees"] or "", match["post"])
    for match in _DEGREED.finditer(text):
        yield _of(match["name"], match["degrees"], "")


def _introduced(line: str) -> Speaker | None:
    match = re.match(rf"(?P<name>{NAME}){DEGREES}?(?:,\s+(?P<post>.*))?$", line.rstrip(" ."))
    return _of(match["name"], match["degrees"] or "", match["post"] or "") if match else None


def _of(name: str, degrees: str, post: str) -> Speaker:
    job, house = _post(post)
    return Speaker(_clean(name), degrees.strip(), job, house)


def _clean(name: str) -> str:
    return re.sub(r"[\u2019']s$", "", " ".join(name.split()))


def _post(text: str) -> tuple[str, str]:
    """The post and the house in "an assistant professor of medicine at the University of Sample", in its own words."""
    parts = re.split(
        r",\s+(?!(?:and|at|an?|the|[A-Z])\b|[A-Z]|\w*(?:director|professor|chief|head|chair))", text.strip(" ,")
    )
    text = _ARTICLE.sub("", parts[0], count=1) if _ARTICLE.match(parts[0]) else parts[0]
    places = list(_AT.finditer(text))
    if not places:
        return text.strip(" ,"), ""
    return text[: places[-1].start()].strip(" ,"), text[places[-1].end() :].strip(" ,")
