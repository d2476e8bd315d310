"""A Word file (.docx) to blocks: through mammoth, behind limits that a bomb does not pass."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from typing import Any

from askwell.importing.document import Block, CannotImport, Document, Facts, words
from askwell.importing.reading.days import day_in
from askwell.importing.reading.html import read_html

MAX_MEMBERS, MAX_MEMBER, MAX_XML, MAX_ALL, MAX_RATIO = 2_000, 50_000_000, 25_000_000, 200_000_000, 200
"""Files in a .docx, bytes of one and of one of XML, of all together, and how much smaller one may be packed than it is.
A book of 200,000 words has about 15 MB of XML, packed to a twentieth (ours)."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
_AS_DOCX = "save it in Word as .docx without a password, or as plain text, and import that"


def read_word(raw: bytes, name: str) -> Document:
    """A .docx file, with its pictures."""
    said = _seen(_checked(raw, name))
    pictures: dict[str, bytes] = {}
    try:
        document = read_html(f"<html><body><article>{_html(raw, pictures)}</article></body></html>", name)
    except CannotImport:
        raise
    except Exception as error:  # mammoth has no error of its own: what a broken file makes it raise may be anything
        raise CannotImport(f"{name} is damaged and cannot be read ({type(error).__name__}); {_AS_DOCX}") from None
    blocks = tuple(_with_bytes(block, pictures) for block in document.blocks)
    return replace(document, blocks=blocks, facts=_facts(raw), seen=said)


def _html(raw: bytes, pictures: dict[str, bytes]) -> str:
    import mammoth

    def keep(image: Any) -> dict[str, str]:
        with image.open() as file:
            data = file.read()
        ending = str(image.content_type).rpartition("/")[2].replace("jpeg", "jpg")
        name = f"picture-{len(pictures) + 1}.{ending}"
        pictures[name] = data
        return {"src": name}

    options = {"convert_image": mammoth.images.img_element(keep), "style_map": _STYLES}
    return str(mammoth.convert_to_html(io.BytesIO(raw), external_file_access=False, **options).value) or "<p></p>"


def _with_bytes(block: Block, pictures: dict[str, bytes]) -> Block:
    if block.picture is None:
        return block
    return replace(block, picture=replace(block.picture, data=pictures.get(block.picture.address, b"")))


def _checked(raw: bytes, name: str) -> list[str]:
    """The text of the parts that hold words. Refuses what is no .docx, and what would fill the machine."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _weigh(archive.infolist(), name)
            return [_xml(archive, member, name) for member in archive.infolist() if _is_xml(member)]
    except CannotImport:
        raise
    except Exception as error:  # zipfile and zlib raise many kinds for a broken file
        raise CannotImport(f"{name} cannot be opened as a .docx ({error}); {_AS_DOCX}") from None


def _weigh(members: list[zipfile.ZipInfo], name: str) -> None:
    whole = sum(member.file_size for member in members)
    ratios = (member.file_size / max(1, member.compress_size) for member in members if member.file_size > 1_000_000)
    faults = (
        ("word/document.xml" not in (m.filename for m in members), "it is no Word file, for it has no text in it"),
        (len(members) > MAX_MEMBERS, f"it holds {len(members):,} files, and at most {MAX_MEMBERS:,} are read"),
        (whole > MAX_ALL, f"unpacked it has {whole:,} bytes, and at most {MAX_ALL:,} are read"),
        (any(m.file_size > MAX_MEMBER for m in members), f"a file in it has more than {MAX_MEMBER:,} bytes"),
        (any(_is_xml(m) and m.file_size > MAX_XML for m in members), f"a text in it has more than {MAX_XML:,} bytes"),
        (max(ratios, default=0) > MAX_RATIO, f"a file in it unpacks to more than {MAX_RATIO} times its size"),
        (any(member.flag_bits & 1 for member in members), "it needs a password"),
    )
    for wrong, why in faults:
        if wrong:
            raise CannotImport(f"{name} is not read: {why}; {_AS_DOCX}")


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.endswith((".xml", ".rels"))


def _xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> str:
    """The words of a part, if it holds any that mammoth reads. Word writes no entities: a bomb is made of them."""
    data = archive.read(member)
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
        raise CannotImport(f"{name} is not read: it defines entities, which no Word file does; {_AS_DOCX}")
    if member.filename not in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        return ""
    text = data.decode("utf-8", "replace")
    text = re.sub(r"<(mc:Choice|w:del)\b.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"</w:p>|<w:(?:br|tab|cr)\b[^>]*>|<w:noBreakHyphen/>", " ", text)
    found = re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|( )", text)
    return unescape("".join(said or space for said, space in found))


def _seen(texts: list[str]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in words(text))


def _facts(raw: bytes) -> Facts:
    """What Word notes of a file. The day on which it was made is not sure to be the day of publication."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        try:
            core = archive.read("docProps/core.xml").decode("utf-8", "replace")
        except KeyError:
            return Facts()
    title = re.search(r"<dc:title>([^<]*)<", core)
    made = re.search(r"<dcterms:created[^>]*>([^<]*)<", core)
    return Facts(" ".join(title[1].split()) if title else "", day_in(made[1]) if made else None, sure=False)
