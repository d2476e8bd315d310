"""Rules about pictures: nothing is shown without saying whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from askwell.checks.checked_site import CheckedSite
from askwell.content.records import Answer
from askwell.diagnostics import Diagnostic, Severity, did_you_mean


def every_picture_has_its_credit(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A picture is shown with its maker and its licence, which the answer's header says (CC licences, section 3; ours
    for all others)."""
    for figure in answer.body.figures:
        if figure.file not in answer.pictures:
            yield Diagnostic(
                answer.body.place(figure),
                "PICTURE006",
                f"nothing says whose '{figure.file}' is",
                f"add it under pictures: in the header, as {figure.file}: {{credit: ..., licence: ...}}",
            )


def credits_name_pictures(_: CheckedSite, answer: Answer) -> Iterator[Diagnostic]:
    """A credit without its picture is a slip: the picture was taken out, or has another name (ours)."""
    shown = {figure.file for figure in answer.body.figures}
    for file in answer.pictures.keys() - shown:
        yield Diagnostic(
            answer.at("pictures", file, key=True),
            "PICTURE007",
            f"the text does not show '{file}'",
            did_you_mean(file, shown) or "take the credit out, or show the picture",
            Severity.WARNING,
        )
