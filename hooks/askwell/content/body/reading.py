"""One reading of an answer's Markdown: each line is looked at once, and what it says is kept.

- Raw HTML is refused, sign by sign: a tag can only begin with `<` and a letter, `/`, `!` or `?`
  (HTML standard, tag open state), so none of these may stand in a body, in whatever disguise.
- A passage attributed to a person is a block quote that ends in a line saying whose words they
  are and how they are given:

      > Loading bone makes it stronger.
      > -- paraphrase: bjoern-buehring

- A quote inside a sentence says directly behind its closing quotation mark who said it: `{quote: person-id}`.
- A claim points to its source with `[^source-id]`.
- A picture stands alone on its line, `![what it shows](file.jpg "caption")`, and its file beside the text's.
- Links go to `https://` addresses, or to `answer:`, `topic:`, `expert:`, `guide:` or `page:` and a name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from askwell.content.body import dialects, spoken
from askwell.content.body import line as on_line
from askwell.content.body.definitions import Definitions
from askwell.content.body.headings import HEADING, heading_on, without_mark
from askwell.content.body.picture import figure
from askwell.content.body.plain import PLAIN
from askwell.content.body.table import Table
from askwell.content.body.text import (
    CITATION,
    Block,
    Figure,
    Heading,
    MarkdownText,
    Mention,
    Passage,
    Position,
    Section,
    Where,
)
from askwell.diagnostics import Diagnostic

MAX_BRACKETS = 100
"""Opening brackets in a paragraph. The time that Python-Markdown takes grows with their square: a hundred take 3 ms,
20,000 take two minutes (ours)."""


def read(text: str, where: Where) -> tuple[MarkdownText, list[Diagnostic]]:
    """A text, read, and everything that is wrong with it."""
    reading = _Reading(where)
    for row, line in enumerate([*text.split("\n"), ""]):
        if reading.table.rows or reading.before.startswith("!["):
            reading.line(row, line)
        elif not line:
            reading.empty_line(row)
        elif plain := PLAIN.fullmatch(line):
            reading.plain_line(row, line, plain["item"] is not None)
        else:
            reading.line(row, line)
        reading.before = line
    return reading.end(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())


@dataclass
class _Reading:
    """What has been read so far, and what is being read: a quote, a stretch outside quotes, a block, a section."""

    where: Where
    found: list[Diagnostic] = field(default_factory=list)
    pieces: list[str | Passage | Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    quotes: list[Passage] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    before: str = ""
    in_list: bool = False
    stretch: list[str] = field(default_factory=list)
    quote: list[str] = field(default_factory=list)
    block: list[str] = field(default_factory=list)
    brackets: int = 0
    section: tuple[str, int] = ("", 0)
    empty: bool = True
    table: Table = field(default_factory=Table)
    definitions: Definitions = field(default_factory=Definitions)
    sourced: bool = False

    def line(self, row: int, line: str) -> None:
        """Reads the next line. An empty one behind the last ends whatever is open."""
        for fault in on_line.faults(line, self.before):
            self._fault(row, fault.column, fault.code, fault.message, fault.hint)
        for fault in self.definitions.faults(line, self.before):
            self._fault(row, fault.column, fault.code, fault.message, fault.hint)
        for fault in self.table.faults(line, self.before) if "|" in line or self.table.rows else ():
            self._fault(row, fault.column, fault.code, fault.message, fault.hint)
        for column, sign in dialects.signs(without_mark(line)):
            self._fault(row, column, "BODY012", f"this is {sign.what}, and would be printed as it stands", sign.hint)
        self._set_in(row, line)
        if "]" in line:
            self.mentions += on_line.mentions(line, row)
        self._spoken(row, line)
        self._passage(row, line)
        self._section(row, line)
        self._block(row, line)
        self._bracket(row, line)

    def plain_line(self, row: int, line: str, item: bool) -> None:
        """Reads a line with which nothing can be wrong, as `line` would; with `item`, it begins one of a list."""
        if item:
            self._end_paragraph(row)
        if self.quote:
            self._end_passage(row)
        self.in_list = item
        self.paragraph.append(line)
        self.stretch.append(line)
        self.block.append(line.rstrip())
        self.definitions.words()
        self.empty = False
        if "[" in line:
            self.mentions += on_line.citations(line, row)
            self.sourced = True
            self._bracket(row, line)

    def empty_line(self, row: int) -> None:
        """Reads an empty line, as `line` would."""
        if self.paragraph or self.quote or self.block:  # most stand below a paragraph, or below another empty one
            self._end_paragraph(row)
            self._end_passage(row)
            self._end_block(row)
        self.stretch.append("")
        self.definitions.end()
        self.brackets = 0

    def end(self, mark: str) -> tuple[MarkdownText, list[Diagnostic]]:
        """All that was read."""
        self._end_section()
        self._keeps_places()
        self.stretch.pop()  # the empty line that ended it
        self._end_stretch()
        text = MarkdownText(
            tuple(self.pieces),
            tuple(self.mentions),
            tuple(self.headings),
            tuple(self.sections),
            tuple(self.blocks),
            self.where,
            tuple(self.quotes),
            mark,
        )
        return text, self.found

    def _spoken(self, row: int, line: str) -> None:
        """Gathers the lines of a paragraph, and looks for quotes in it once it is whole."""
        if spoken.begins(line):
            self._end_paragraph(row)
        if not spoken.NO_TEXT.match(line):
            self.paragraph += [line] if line.strip() else []
        elif "{" in line:
            for fault in spoken.misplaced(line):
                self._fault(row, fault.column, fault.code, fault.message, fault.hint)

    def _end_paragraph(self, row: int) -> None:
        """Looks for quotes in the paragraph that ends above a line."""
        lines, self.paragraph = self.paragraph, []
        if not any("{" in line for line in lines):
            return
        start, text = row - len(lines), "\n".join(lines)

        def place(offset: int) -> tuple[int, int]:
            return start + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1

        for fault in spoken.faults(text):
            self._fault(*place(fault.column), fault.code, fault.message, fault.hint)
        for quote in spoken.spoken(text):
            words = text[quote.start + 1 : quote.end - 1]
            self.quotes.append(Passage("quote", quote.person, words, Position(*place(quote.end))))
            self.sourced = True

    def _set_in(self, row: int, line: str) -> None:
        """A line set in behind an empty one or a heading belongs to a list; elsewhere it would be printed as code."""
        alone = not self.before.strip() or HEADING.match(self.before)
        if dialects.SET_IN.match(line) and alone and not self.in_list:
            hint = "begin the line at the left"
            self._fault(row, 0, "BODY013", "this line is set in, and would be printed as a program's text", hint)
        elif line.strip() and not line.startswith((" ", "\t")):
            self.in_list = dialects.begins_list(line)

    def _passage(self, row: int, line: str) -> None:
        stripped = line.lstrip(" \t")
        if stripped.startswith(">"):
            self.quote.append(stripped[1:].removeprefix(" "))
            return
        self._end_passage(row)
        if line.startswith("![") and (found := figure(line, row)):
            self._end_stretch()
            self.pieces.append(found)
        else:
            self.stretch.append(line)

    def _end_passage(self, row: int) -> None:
        if self.quote:
            self._end_quote(row - len(self.quote), self.quote)
            self.quote = []

    def _end_stretch(self) -> None:
        if "".join(self.stretch).strip():
            self.pieces.append("\n".join(self.stretch))
        self.stretch = []

    def _end_quote(self, start: int, lines: list[str]) -> None:
        """Keeps a signed quote as a passage, and says what is wrong with it."""
        self._end_stretch()
        signature = on_line.SIGNATURE.match(lines[-1])
        if signature is None:
            hint = "end it with a line '> -- paraphrase: expert-id' or '> -- quote: expert-id'"
            self._fault(start, 0, "BODY002", "this passage does not say whose words it gives", hint)
            return
        how, expert = signature[1] or "", signature[2] or ""
        last = start + len(lines) - 1
        if how not in ("quote", "paraphrase"):
            hint = "write '-- paraphrase: expert-id' or '-- quote: expert-id'"
            self._fault(last, 2, "BODY003", "this line must say 'quote' or 'paraphrase' and whose", hint)
            return
        self.pieces.append(Passage(how, expert, "\n".join(lines[:-1]).strip(), Position(last, 2)))
        self.sourced = True
        if not "".join(lines[:-1]).strip():
            hint = "write what was said above the line with --"
            self._fault(start, 0, "BODY002", "this passage has no words", hint)
        for row, line in enumerate(lines[:-1], start):
            if on_line.SIGNED.match(line):
                hint = "put an empty line, without >, between two passages"
                self._fault(row, 2, "BODY003", "a passage ends with this line, but it goes on", hint)
            elif line.lstrip(" \t").startswith(">"):
                self._fault(row, 2, "BODY002", "a passage cannot stand in another", "take one of the two > away")

    def _fault(self, row: int, column: int, code: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(self.where(row, column), code, message, hint))

    def _section(self, row: int, line: str) -> None:
        heading = heading_on(line, row)
        if heading and heading.level <= 3:
            self._named(heading)
            self.headings.append(heading)
        if heading and heading.level == 2:
            self._end_section()
            self.section, self.empty, self.sourced = (heading.words, row), True, False
        else:
            self.empty = self.empty and not line.strip()
            self.sourced = self.sourced or bool("[^" in line and CITATION.search(line))

    def _named(self, heading: Heading) -> None:
        """A name for a heading, or a former one, is that of one heading."""
        names = [name for slug, name in heading.was if not slug] + [heading.key] * bool(heading.key)
        for name in names:
            if name in self.named or names.count(name) > 1:
                message, hint = f"another heading of this text has the name '{name}'", "give each heading its own"
                self._fault(heading.position.row, 0, "BODY018", message, hint)
        self.named.update(names)

    def _keeps_places(self) -> None:
        """A name for a heading is not that which the words of another give: old links to those would end elsewhere."""
        if not self.named:
            return
        from markdown.extensions.toc import slugify  # the engine's own rule; it takes time to load

        for heading in self.headings:
            name = "" if heading.key else slugify(heading.words, "-")
            if name in self.named:
                message = f"another heading of this text has the name '{name}', which these words give"
                hint = "give the other one another name, or put {#a-name} behind this one"
                self._fault(heading.position.row, 0, "BODY018", message, hint)

    def _end_section(self) -> None:
        heading, row = self.section
        if heading or not self.empty:
            self.sections.append(Section(heading, Position(row), self.sourced, self.empty))

    def _block(self, row: int, line: str) -> None:
        words = spoken.MARK.sub("", line.lstrip("> ").rstrip())
        if words and not words.startswith(("#", "--", "|", "![")):
            self.block.append(words)
        else:
            self._end_block(row)

    def _end_block(self, row: int) -> None:
        if self.block:
            self.blocks.append(Block(tuple(self.block), Position(row - len(self.block))))
            self.block = []

    def _bracket(self, row: int, line: str) -> None:
        if not line.strip(" \t>"):
            self.brackets = 0
            return
        more = line.count("[")
        if self.brackets <= MAX_BRACKETS < self.brackets + more:
            message = f"this paragraph has more than {MAX_BRACKETS} opening brackets"
            self._fault(row, line.find("["), "BODY010", message, "take out the brackets, or cut the paragraph in parts")
        self.brackets += more
