"""The picture above the first item of a letter: one of its answer's text, as a file that every mail program shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from askwell.content import addresses
from askwell.content.library import Library
from askwell.content.pictures.picture import Picture
from askwell.content.records import Answer
from askwell.flow.schema.records import Flow
from askwell.letters.letter import Letter, LetterPicture

SHOWN = 560
"""CSS pixels of its width in a mail of 600, less the margins (ours). Its file has twice as many, if the picture has."""


def letter_picture(library: Library, record: Answer | Flow, file: str | None) -> LetterPicture | None:
    """A picture of an answer's text, by its file's name; None if the text has none of that name."""
    if not isinstance(record, Answer) or file is None:
        return None
    for text in record.texts:
        for figure in text.figures:
            picture = library.pictures.get(text.picture_path(figure))
            if figure.file == file and picture is not None:
                width = min(SHOWN, picture.width)
                height = max(1, round(picture.height * width / picture.width))
                credit = record.pictures.get(file)
                said = f"{credit.credit}, {credit.licence}" if credit else ""
                return LetterPicture(_path(record, picture), figure.alt, said, width, height)
    return None


def mailed_pictures(library: Library, letters: Iterable[Letter]) -> Mapping[str, Picture]:
    """The pictures of some letters by the paths of their files in the site. One that its answer shows no more is not
    among them: mails that were sent then show its words."""
    wanted = {letter.lead.picture.path for letter in letters if letter.lead.picture}
    if not wanted:
        return {}
    texts = ((answer, text) for answer in library.answers.values() for text in answer.texts)
    paths = ((answer, text.picture_path(one)) for answer, text in texts for one in text.figures)
    there = ((answer, library.pictures.get(path)) for answer, path in paths)
    found = {_path(answer, picture): picture for answer, picture in there if picture is not None}
    return {path: picture for path, picture in found.items() if path in wanted}


def _path(answer: Answer, picture: Picture) -> str:
    return addresses.mail_picture_path(answer.id, picture.name, picture.sha256)
