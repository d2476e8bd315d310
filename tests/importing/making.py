"""Originals that tests make: Word files, and sites to bring originals to. Nobody in them is real."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from askwell.importing.bringing import Brought, bring
from tests.helpers import TODAY, Site
from tests.pictures import picture

TEXTS = Path(__file__).parent / "texts"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="png" ContentType="image/png"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>\
</Relationships>"""
DRAWING = """<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">\
<wp:docPr id="1" name="p" descr="A made-up shoe"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>\
<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="r1"/></pic:blipFill>\
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def word(paragraphs: Sequence[tuple[str, str]], members: dict[str, bytes] | None = None, shown: bool = False) -> bytes:
    """A Word file of paragraphs, each with the name of its style, and a picture if it is to be shown."""
    styles = {style for style, _ in paragraphs if style}
    said = "".join(
        f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}"
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{style}"/></w:style>' for style in styles
    )
    office = RELATIONS.format("officeDocument", "word/document.xml")
    parts = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": office.encode(),
        "word/document.xml": f"<w:document {W}><w:body>{said}{DRAWING if shown else ''}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {W}>{named}</w:styles>".encode(),
        "word/media/shoe.png": picture(),
        "word/_rels/document.xml.rels": RELATIONS.format("image", "media/shoe.png").encode(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **(members or {})}.items():
            archive.writestr(name, data)
    return held.getvalue()


SHOES = word(
    [
        ("Title", "Which shoes do test persons need?"),
        ("", "Soft shoes suit most test persons. The rest of this is made up."),
        ("Heading1", "How to choose"),
        ("", "\u201cTry them in the evening,\u201d said Dr. Sonja Shoe, a made-up shoemaker at Sample Clinic."),
        ("", "Feet swell in the day. Take the larger pair."),
    ],
    shown=True,
)


def imported(site: Site, name: str, data: bytes | str, **how: bool) -> list[Brought]:
    """What becomes of a file of that name."""
    path = site.root / "in" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(bring(site.root, [path], TODAY, **how))


def drafts(brought: Sequence[Brought]) -> list[str]:
    """The slugs of the drafts that were made."""
    return [one.draft.slug for one in brought if one.draft is not None]


def body_of(site: Site, slug: str) -> str:
    """The text of a draft below its header."""
    return site.path(f"answers/{slug}.md").read_text("utf-8").split("\n---\n", 1)[1]


def header_of(site: Site, slug: str) -> str:
    """The header of a draft."""
    return site.path(f"answers/{slug}.md").read_text("utf-8").split("\n---\n", 1)[0]


FILL = (
    (r"^status: draft\n", ""),
    (r"^question: TODO$", "question: Is this filled in?"),
    (r"^  by: TODO$", "  by: editors"),
    (r"^  as_of: TODO$", "  as_of: 2015-03-04"),
    (r"^short_answer: TODO$", "short_answer: Test words."),
    (r"^topics:\n  - TODO$", "topics: [test-topic]"),
    (r"^  model: TODO$", "  model: none"),
    (r"^  how: TODO$", "  how: Test words."),
    (r"^published: TODO$", "published: 2016-01-01"),
    (r"^reviewed: TODO$", "reviewed: 2026-11-01"),
    (r"^next_review: TODO$", "next_review: 2027-11-01"),
    (r"^(sources:(?:\n  - [a-z-]+)*\n)  - TODO$", r"\1  - paper-source"),
    (r"\[\^TODO\]", "[^paper-source]"),
    (r"^questions_to_ask:\n  - TODO$", "questions_to_ask:\n  - Is this a test?"),
    (r"^  - level: TODO\n    heading: TODO\n    signs:\n      - TODO$",
     '  - level: routine\n    heading: "See nobody, this is a test, if:"\n    signs:\n      - Test sign'),
    (r"^    (credit|licence): TODO$", r"    \1: Test words"),
    (r"^(credentials|job|affiliation|field): TODO$", r"\1: Test words"),
    (r"TODO: say what (?:is shown above|the picture shows)\.", "Test words are shown."),
)  # fmt: skip
"""What a person writes in place of each TODO, as patterns and what takes their place."""


def fill(site: Site) -> None:
    """Fills in every TODO of all drafts, fetches what is to be fetched, and takes out that they are drafts."""
    for path in [*site.path("answers").glob("*.md"), *site.path("people").glob("*.yml")]:
        text = path.read_text("utf-8")
        for address in re.findall(r"(?m)^  # TODO: fetch \S+ and save it as (\S+)$", text):
            (site.root / address).write_bytes(picture())
        for pattern, words in FILL:
            text = re.sub(pattern, words, text, flags=re.MULTILINE)
        path.write_text(text, "utf-8")
