"""A WordPress export (WXR) to documents, one a post or page. It is read as a stream: its size does not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from askwell.diagnostics import counted
from askwell.importing.document import Block, CannotImport, Document, Facts, Kind, Original, Picture, words
from askwell.importing.reading.days import day_in
from askwell.importing.reading.html import read_piece

MAX_POST = 5_000_000
"""Bytes of one post (ours)."""

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_EXCERPT = "/excerpt/}encoded"
_STATES = ("publish", "draft", "pending", "private", "future", "")
_KEPT = ("post", "page")
_PRIVATE = ("comment", "post_password")
"""What of a post is not kept beside its draft: what names readers is theirs, a password is secret."""


@dataclass
class Export:
    """What an export says outside its posts, and what of it is no post."""

    authors: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    """Where the file of an attachment is, by its number."""

    skipped: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """A sentence on what was no post; "" if all of it was."""
        parts = [counted(number, kind.replace("_", " ")) for kind, number in sorted(self.skipped.items())]
        return f"left out, since it is no post: {', '.join(parts)}" if parts else ""


def read_export(path: Path, export: Export) -> Iterator[Original]:
    """Each post and page of an export. Fills `export` first, by a reading of its own: media may stand behind posts."""
    for item in _items(path, "author"):
        export.authors[_of(item, "author_login")] = _of(item, "author_display_name")
    for item in _items(path, "item"):
        if _of(item, "post_type") == "attachment" and (address := _of(item, "attachment_url")):
            export.media[_of(item, "post_id")] = address
    for item in _items(path, "item"):
        kind, state = _of(item, "post_type"), _of(item, "status")
        if kind not in _KEPT or state not in _STATES:
            export.skipped[f"{kind} in state {state}" if kind in _KEPT else kind or "item"] += 1
            continue
        yield read_post(etree.tostring(item, encoding="utf-8"), item, export)


def read_item(raw: bytes, name: str) -> Document:
    """One post as it was kept beside its draft."""
    root = etree.fromstring(raw, parser=etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    item = root if _local(root) == "item" else next((node for node in root.iter() if _local(node) == "item"), root)
    authors = dict(part.split("=", 1) for part in (root.get("authors") or "").split("\n") if "=" in part)
    media = dict(part.split("=", 1) for part in (root.get("media") or "").split("\n") if "=" in part)
    return _document(item, Export(authors, media), name)


def read_post(raw: bytes, item: etree._Element, export: Export) -> Original:
    """A post with the bytes that are kept of it: its own element, and who its author and its picture are."""
    title = " ".join((item.findtext("title") or "").split()) or _of(item, "post_name") or "a post without a title"
    document = _document(item, export, title)
    if len(raw) > MAX_POST:
        raise CannotImport(f"the post '{title}' has {len(raw):,} bytes, and at most {MAX_POST:,} are read")
    kept = etree.Element("post")
    login, picture = item.findtext(_CREATOR) or "", _thumbnail(item)
    kept.set("authors", f"{login}={export.authors.get(login, '')}")
    kept.set("media", f"{picture}={export.media.get(picture, '')}" if picture in export.media else "")
    post = etree.fromstring(raw, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    for node in [node for node in post if _local(node) in _PRIVATE]:
        post.remove(node)
    kept.append(post)
    whole = etree.tostring(kept, encoding="utf-8", xml_declaration=True)
    return Original(title, "wxr", whole, document)


def _document(item: etree._Element, export: Export, name: str) -> Document:
    text = item.findtext(_CONTENT) or ""
    document = read_piece(text, name) if text.strip() else Document(())
    title = " ".join((item.findtext("title") or "").split())
    excerpt = " ".join(next((n.text or "" for n in item if str(n.tag).endswith(_EXCERPT)), "").split())
    login = item.findtext(_CREATOR) or ""
    author = export.authors.get(login, "") or login
    state = _of(item, "status")
    topics = tuple(dict.fromkeys(" ".join((n.text or "").split()) for n in item.iter("category") if n.text))
    more = [("excerpt", excerpt), ("state in WordPress", "" if state == "publish" else state)]
    more += [("comments of readers, which stay in the export", str(_comments(item) or ""))]
    more += [("password", "it was protected by one" if _of(item, "post_password") else "")]
    day = day_in(_of(item, "post_date")) if state in ("publish", "private", "") else None
    facts = Facts(
        title, day, True, (author,) if author else (), topics, _of(item, "post_name"),
        (item.findtext("link") or "").strip(), tuple(pair for pair in more if pair[1]),
    )  # fmt: skip
    return replace(document, blocks=_whole(document, item, export), facts=facts, seen=(*document.seen, *words(title)))


def _whole(document: Document, item: etree._Element, export: Export) -> tuple[Block, ...]:
    """A post's blocks, with its picture in front if the text does not show it."""
    address = export.media.get(_thumbnail(item), "")
    shown = {block.picture.address for block in document.blocks if block.picture}
    first = (Block(Kind.PICTURE, picture=Picture(address)),) if address and address not in shown else ()
    return (*first, *document.blocks)


def _thumbnail(item: etree._Element) -> str:
    for node in item:
        if _local(node) == "postmeta" and _of(node, "meta_key") == "_thumbnail_id":
            return _of(node, "meta_value")
    return ""


def _comments(item: etree._Element) -> int:
    return sum(1 for node in item if _local(node) == "comment")


def _items(path: Path, tag: str) -> Iterator[etree._Element]:
    """Each element of a name, which is forgotten when the next is asked for. Entities are never resolved."""
    source = etree.iterparse(
        str(path), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True,
    )  # fmt: skip
    try:
        for _, node in source:
            if node.getroottree().docinfo.doctype:
                raise CannotImport(f"{path.name} is not read: it has a DOCTYPE, which WordPress never writes")
            if _local(node) != tag or not _in_channel(node):
                continue
            yield node
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise CannotImport(
            f"{path.name} is damaged: {error.msg}; export it again from WordPress, under Tools, Export"
        ) from None


def _in_channel(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and _local(parent) == "channel"


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _of(item: etree._Element, name: str) -> str:
    """The text of a direct child by its name, whichever version of WordPress named it."""
    return next(((node.text or "").strip() for node in item if _local(node) == name), "")


def is_export(start: bytes) -> bool:
    """Whether the first bytes of a file are those of an export."""
    return b"wordpress.org/export" in start.replace(b"\0", b"")
