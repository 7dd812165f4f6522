"""Word documents made of raw XML, as Word writes what python-docx cannot."""

from __future__ import annotations

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def word(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "") -> bytes:
    """Make a document: the XML of its body, and of what its other parts hold."""
    document = docx.Document()
    old = document.element.body
    new = parse_xml(f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")[0]
    document.element.replace(old, new)
    lists = document.part.numbering_part.element
    lists[:] = parse_xml(f"<w:numbering {NAMES}>{numbering}</w:numbering>")[:]
    document.styles.element.extend(parse_xml(f"<w:styles {NAMES}>{styles}</w:styles>")[:])
    for name, notes in (("footnotes", footnotes), ("endnotes", endnotes)):
        if notes:
            blob = f"<w:{name} {NAMES}>{notes}</w:{name}>".encode()
            kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
            part = Part(PackURI(f"/word/{name}.xml"), kind, blob, document.part.package)
            document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def p(*content: str, style: str = "", number: tuple[int, int] | None = None, mark: str = "") -> str:
    """Make a paragraph; a text without tags is a run of its own."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    runs = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Make a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """Make a table of cells that hold XML, or a text without tags."""
    cells = [[each if each.startswith("<") else p(each) for each in row] for row in rows]
    return "<w:tbl>{}</w:tbl>".format(
        "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    )


def levels(*each: tuple[str, str], number: int = 1, extra: str = "") -> str:
    """Make a numbering: format and text of each level; ``extra`` stands in every level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(each)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def num(number: int, kind: int = 1, inner: str = "") -> str:
    """Make a list of a kind of numbering."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{inner}</w:num>'
