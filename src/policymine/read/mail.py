"""Mails: the body is a document, and each attachment is one of its own. Pages saved as one file are mails too."""

from __future__ import annotations

import email
import email.policy
import mimetypes
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage, MIMEPart
from functools import cache
from typing import NamedTuple

from policymine.errors import EmptyDocument, PolicymineError, UnreadableDocument
from policymine.lang.tables import compile_pattern, tables_of
from policymine.read.encoding import decode, decode_name
from policymine.read.parts import Parts

MAX_PARTS = 1_000
"""A mail of more parts is refused."""
_HEADERS = ("from", "to", "date", "subject", "mime-version", "received", "message-id")
_NAME = re.compile(r"""name\s*=\s*"?([^";\r\n]+)""", re.IGNORECASE)
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the standard library raises on mails that break the rules."""
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "hz-gb-2312": "hz", "us-ascii": "", "ascii": "", "": ""}


class Attachment(NamedTuple):
    """A document that came with a mail.

    Attributes:
        name: Its name, as the sender gave it.
        data: Its bytes.
    """

    name: str
    data: bytes


def read_mail(data: bytes) -> Parts:
    r"""Read the body of a mail; its attachments are documents of their own.

    Args:
        data: The bytes of the file.

    Returns:
        The body's text in pieces, with the subject as its title, the day on which it was sent, and the sender.

    Raises:
        UnreadableDocument: If it is no mail, or a damaged one.
        EmptyDocument: If it has no body.

    Example:
        >>> parts = read_mail(b"Subject: Re: Plan of Elm\nDate: Mon, 4 Mar 2024 09:00:00 +0800\n\nWe built 12 parks.\n")
        >>> parts.text.strip(), parts.title, parts.published
        ('We built 12 parks.', 'Plan of Elm', '2024-03-04')
    """
    message = _parse(data)
    parts = _body(message)
    if subject := _subject(message):
        parts.title, parts.title_source = subject, "metadata"
    with suppress(*_BROKEN):
        parts.published = message["date"].datetime.date().isoformat()
    with suppress(*_BROKEN):
        names = [address.display_name for address in message["from"].addresses if address.display_name]
        parts.margin = (*parts.margin, *names)
    return parts


def attachments(data: bytes) -> Iterator[Attachment]:
    r"""Give what came with a mail, in its order; pictures and signs of the body itself too.

    Raises:
        UnreadableDocument: If it is no mail, or a damaged one.

    Example:
        >>> message = EmailMessage()
        >>> message.set_content("See the plan.")
        >>> message.add_attachment("We will build 12 parks.", filename="plan.txt")
        >>> list(attachments(message.as_bytes()))
        [Attachment(name='plan.txt', data=b'We will build 12 parks.\n')]
    """
    for part in _leaves(_parse(data)):
        try:
            name = _name(part)
            if not name:
                continue
            if part.get_content_maintype() == "message":
                inner = part.get_payload()
                first = inner[0] if isinstance(inner, list) and inner else None
                content = first.as_bytes() if isinstance(first, EmailMessage) else b""
            else:
                content = _bytes(part)
        except _BROKEN:
            continue
        yield Attachment(name, content)


def has_body(data: bytes) -> bool:
    r"""Tell whether a mail says something itself.

    Raises:
        UnreadableDocument: If it is no mail, or a damaged one.

    Example:
        >>> has_body(b"Subject: the plan\n\n \n")
        False
    """
    try:
        return any(c.isalnum() for c in _body(_parse(data)).text)
    except EmptyDocument:
        return False


def _parse(data: bytes) -> EmailMessage:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        known = any(name.lower() in _HEADERS for name in message.keys())  # noqa: SIM118 - not a dictionary
    except _BROKEN as error:
        raise UnreadableDocument("the mail is damaged") from error
    if not known:
        raise UnreadableDocument("the file is no mail: it has no sender, subject or day")
    return message


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts that hold something; a mail in the mail is one."""
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MAX_PARTS:
            raise UnreadableDocument(f"the mail has more than {MAX_PARTS:,} parts")
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting.extend(each for each in reversed(inner) if isinstance(each, EmailMessage))
        else:
            yield part


def _name(part: EmailMessage) -> str:
    """Give the name of an attachment; empty for what belongs to the body."""
    raw = _NAME.search(_bare(part, "content-disposition") or _bare(part, "content-type"))
    name = raw[1].strip() if raw else part.get_filename() or ""
    if not name and part.get_content_maintype() == "message":
        return "message.eml"
    if not name and part.is_attachment():
        return "attachment" + (mimetypes.guess_extension(part.get_content_type()) or "")
    return name


def _bare(part: EmailMessage, header: str) -> str:
    """Give a header that was written without the encoding that the rules ask for; empty if it was written with it."""
    for name, value in part.raw_items():
        if name.lower() == header and not str(value).isascii():
            return decode_name(str(value).encode("utf-8", "surrogateescape"))
    return ""


def _body(message: EmailMessage) -> Parts:
    try:
        part = message.get_body(("html", "plain"))
        plain = message.get_body(("plain",))
    except _BROKEN as error:
        raise UnreadableDocument("the mail is damaged") from error
    if part is not None and part.get_content_subtype() == "html":
        from policymine.read.html import read_html

        try:
            return read_html(_text(part, html=True))
        except PolicymineError:
            if plain is None:
                raise
            part = plain
    if part is None:
        raise EmptyDocument("the mail has no text of its own", hint="look at its attachments")
    from policymine.read.txt import text_spans

    text = _text(part, html=False)
    return Parts(text, text_spans(text))


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: MIMEPart, *, html: bool) -> str:
    """Decode a part: as it says itself where that can be true, else by what it looks like."""
    content = _bytes(part)
    declared = (part.get_content_charset() or "").lower()
    if declared := _CHARSETS.get(declared, declared):
        with suppress(UnicodeDecodeError, LookupError):
            return content.decode(declared)
    return decode(content, html=html)


@cache
def _reply_marks() -> re.Pattern[str]:
    sources = [source for _, table in tables_of("debris.toml") for source in table.get("reply_marks", [])]
    return compile_pattern(rf"(?:(?:{'|'.join(sources)})\s*[:\uff1a]\s*)*", "reply_marks of debris.toml")


def _subject(message: EmailMessage) -> str:
    """Give the subject without the marks of answers and forwarding."""
    try:
        subject = " ".join((_bare(message, "subject") or str(message["subject"] or "")).split())
    except _BROKEN:
        return ""
    marks = _reply_marks().match(subject)
    return subject[marks.end() :] if marks else subject
