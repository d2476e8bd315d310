"""Signs of a retraction, and what only looks like one."""

from __future__ import annotations

import pytest

from askwell.watch.retraction import SIGNS, Head, signs_of


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        (Head(("RETRACTED: Test words",)), "", ("title",)),
        (Head(("[Retracted] Test words",)), "", ("title",)),
        (Head(("Retracted article: Test words",)), "", ("title",)),
        (Head(("Retraction notice - Test words",)), "", ("title",)),
        (Head(("WITHDRAWN: Test words",)), "", ("title",)),
        (Head(("How studies are retracted",)), "", ()),
        (Head(("Retracted eardrum",)), "", ()),
        (Head(("Withdrawn from a medicine: what to do",)), "", ()),
        (Head(metas=(("citation_title", "retracted: test"),)), "", ("meta",)),
        (Head(metas=(("citation_retracted", "true"),)), "", ("meta",)),
        (Head(metas=(("citation_retracted", "no"),)), "", ()),
        (Head(metas=(("citation_publication_type", "journal article, retracted publication"),)), "", ("meta",)),
        (Head(metas=(("description", "a study that was retracted"),)), "", ()),
        (Head(), "Test. This article has been retracted. Test.", ("notice",)),
        (Head(), "This review article was retracted in May.", ("notice",)),
        (Head(), "This guideline has now been withdrawn.", ("notice",)),
        (Head(), "This guidance is withdrawn.", ("notice",)),
        (Head(), "The editors of the journal have retracted this article.", ("notice",)),
        (Head(), "This article has not been retracted.", ()),
        (Head(), "This article was never withdrawn.", ()),
        (Head(), "A study of 1998 has been retracted; this article explains why.", ()),
        (Head(), "Consent can be withdrawn at any time.", ()),
        (Head(links=("Retraction in: Test journal 2026",)), "", ("link",)),
        (Head(links=("Retraction policy",)), "", ()),
        (Head(("RETRACTED: x",), (("citation_retracted", "1"),), ("Retraction notice",)),
         "This paper was retracted.", ("title", "meta", "notice", "link")),
    ],
)  # fmt: skip
def test_signs(head: Head, text: str, expected: tuple[str, ...]) -> None:
    assert signs_of(head, text) == expected


def test_each_sign_is_told_in_words() -> None:
    assert all(len(words.split()) > 5 for words in SIGNS.values())
