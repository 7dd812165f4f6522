"""Mails: body, subject, sender, day, attachments, and mails that break the rules."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policymine.errors import EmptyDocument, PolicymineError, UnreadableDocument
from policymine.read import read_bytes
from policymine.read.mail import attachments, has_body, read_mail

HEAD = b"Date: Mon, 4 Mar 2024 09:00:00 +0800\nSubject: Plan\n"


def mail(plain: str = "", html: str = "", subject: str = "Plan", sender: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    if sender:
        message["From"] = sender
    if plain:
        message.set_content(plain)
    if html and plain:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()


PAGE = "<html><body><h1>Air</h1><table>{}</table></body></html>".format(
    "".join(f"<tr><td>{city}</td><td>{parks}</td></tr>" for city, parks in (("City", "Parks"), ("Elm", "12")))
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (mail(plain="We built 12 parks."), "We built 12 parks."),
        (mail(html=PAGE), "Air\nElm | 12"),
        (mail(plain="We built 12 parks.", html=PAGE), "Air\nElm | 12"),
        (mail(plain="We built 12 parks.", html="<html><body></body></html>"), "We built 12 parks."),
        # declared wrongly, too narrowly, or not at all
        (HEAD + b"Content-Type: text/plain; charset=gb2312\n\n" + "镕城建成12个。".encode("gbk"), "镕城建成12个。"),
        (HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + "建成公园12个。".encode("gbk"), "建成公园12个。"),
        (HEAD + b"Content-Type: text/plain; charset=x-none\n\n" + "建成公园12个。".encode(), "建成公园12个。"),
        (HEAD + b"\n" + "建成公园12个。".encode("gbk"), "建成公园12个。"),
    ],
)  # fmt: skip
def test_body(data: bytes, text: str) -> None:
    assert read_mail(data).text.strip() == text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Plan of Elm", "Plan of Elm"),
        ("Re: RE: Fwd: Plan", "Plan"),
        ("转发：回复: 2024年计划", "2024年计划"),
        ("Report: air", "Report: air"),
        ("", ""),
    ],
)
def test_subject(subject: str, title: str) -> None:
    assert read_mail(mail(plain="12 parks", subject=subject)).title == title


def test_subject_in_bare_bytes() -> None:
    for encoding in ("gbk", "utf-8"):
        assert read_mail(b"Subject: " + "回复：年度计划".encode(encoding) + b"\n\n12 parks").title == "年度计划"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        (b"Date: Mon, 4 Mar 2024 09:00:00 +0800", "2024-03-04"),
        (b"Date: 4 Mar 2024 23:59:00 -0500", "2024-03-04"),
        (b"Date: yesterday", ""),
        (b"Subject: no day", ""),
    ],
)
def test_day(date: bytes, day: str) -> None:
    assert read_mail(date + b"\n\n12 parks").published == day


def test_sender_is_the_issuer_if_it_is_a_body() -> None:
    body = "We will plant 300 mu of trees."
    office = read_bytes(mail(plain=body, sender="Elm City Water Bureau <a@elm.example>"), name="a.eml")
    person = read_bytes(mail(plain=body, sender="John Elm <j@elm.example>"), name="a.eml")
    assert (office.facts.issuer, person.facts.issuer) == ("Elm City Water Bureau", "")


def test_names_of_attachments() -> None:
    message = EmailMessage()
    message["Subject"] = "Plan"
    message.set_content("12 parks")
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="年度.pdf")
    message.add_attachment(b"2", maintype="application", subtype="pdf")
    data = message.as_bytes().replace(b"MIME-Version", b"X-Other: 1\nMIME-Version")
    raw = HEAD + b'Content-Type: application/pdf; name="' + "计划".encode("gbk") + b'.pdf"\n\n%PDF'
    assert [(each.name, each.data) for each in attachments(data)] == [("年度.pdf", b"1"), ("attachment.pdf", b"2")]
    assert [each.name for each in attachments(raw)] == ["计划.pdf"]
    assert has_body(data)
    assert not has_body(raw)


def test_no_mail_and_no_body() -> None:
    with pytest.raises(UnreadableDocument, match="no mail"):
        read_mail(b"Dear all: this is no mail")
    with pytest.raises(EmptyDocument, match=r"attachments|text") as caught:
        read_mail(HEAD + b"Content-Type: application/pdf\n\n%PDF")
    assert caught.value.hint


def test_a_mail_of_too_many_parts() -> None:
    part = b"--x\nContent-Type: text/plain\n\n12\n"
    data = HEAD + b'Content-Type: multipart/mixed; boundary="x"\n\n' + part * 2000 + b"--x--\n"
    with pytest.raises(UnreadableDocument, match="more than 1,000 parts"):
        list(attachments(data))


HEADERS = [
    "From",
    "Date",
    "Subject",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "MIME-Version",
]
ODD = [
    b"multipart/mixed; boundary=x",
    b"text/html; charset=\xff",
    b"base64",
    b"quoted-printable",
    b"message/rfc822",
    b"=?utf-8?b?5a?=",
    b"attachment; filename*=utf-8''%ff",
    b"a@[",
    b"x; name*0*=a; name*2=b",
]
LINE = st.builds(
    lambda name, value: name.encode() + b": " + value.translate(None, b"\r\n") + b"\n",
    st.sampled_from(HEADERS),
    st.one_of(st.binary(max_size=40), st.sampled_from(ODD)),
)


@given(st.lists(LINE, max_size=6), st.lists(LINE, max_size=6), st.binary(max_size=100))
@settings(max_examples=300)
def test_mails_that_break_the_rules(head: list[bytes], inner: list[bytes], body: bytes) -> None:
    data = b"Subject: Plan\n" + b"".join(head) + b"\n--x\n" + b"".join(inner) + b"\n" + body + b"\n--x--\n"
    try:
        said = read_bytes(data, name="a.eml").text + str(len(list(attachments(data))))
    except PolicymineError as error:
        said = str(error)
    assert said
