"""What all newsletters of a site share: who sends them, why readers get them, and how they leave."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from askwell.patterns import regex
from askwell.source.record import SubRecord
from askwell.source.scalars import Text, WebAddress, YesNo

_LOCAL = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
ADDRESS = regex(rf"(?=.{{6,254}}$)(?=[^@]{{1,64}}@){_LOCAL}@{_HOST}")
"""A mail address of plain letters: what every server takes (RFC 5321, without quotes and comments)."""

_LIST = regex(rf"{_LOCAL}\.[A-Za-z]{{2,63}}")


def _fault(code: str, message: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{text}", {"text": message, "hint": hint})


def _mail_address(value: Any) -> Any:
    text = " ".join(str(value).split())
    if not ADDRESS.fullmatch(text):
        raise _fault("FIELD014", f"'{text}' is not a mail address", "write it alone, as in letters@your-site.org")
    return text


def _list_name(value: Any) -> Any:
    text = " ".join(str(value).split())
    if not _LIST.fullmatch(text):
        hint = "write a name below your own host, as in letters.your-site.org"
        raise _fault("FIELD014", f"'{text}' cannot be the name of a list", hint)
    return text


MailAddress = Annotated[str, BeforeValidator(_mail_address), WithJsonSchema({"type": "string", "format": "email"})]
ListName = Annotated[str, BeforeValidator(_list_name), WithJsonSchema({"type": "string"})]


class Mail(SubRecord):
    """How newsletters are sent: the group `mail` of `content/site.yml`."""

    from_name: Text
    """Who the mail is from, as mail programs show it."""

    from_address: MailAddress
    """The address that it is from."""

    reply_to: MailAddress | None = None
    """Where answers go, if not to the address that it is from."""

    postal_address: Text | None = None
    """Where the publisher can be reached by post; many laws ask for it in a newsletter."""

    why: Text
    """Why readers get it, in a sentence: "You get this letter because you signed up on our site."."""

    unsubscribe: WebAddress | None = None
    """The page on which readers leave the list."""

    unsubscribe_mail: MailAddress | None = None
    """The address to which readers write to leave the list. Give this, or `unsubscribe`, or both."""

    one_click: YesNo = False
    """yes if the page at `unsubscribe` takes a reader off the list when a mail program asks it to (RFC 8058)."""

    list_id: ListName | None = None
    """The name of the list for mail programs (RFC 2919)."""

    campaign_tags: YesNo = False
    """yes to add which edition a reader came from to each link; never who the reader is."""
