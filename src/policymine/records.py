"""The data that flows through policymine: documents, blocks, records, issues, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from policymine.provenance import Boxes, Provenance

Kind = Literal["target", "result"]
Bindingness = Literal["binding", "expected", ""]
Measure = Literal["count", "percent", "points", "amount", "money", "rank", "multiple", "deadline"]
Change = Literal["level", "increase", "decrease"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
DateBasis = Literal["stated", "context", "document", ""]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "note"]

COLUMNS: tuple[str, ...] = (
    "record_id", "doc_id", "source", "title", "issuer", "region", "published", "report_year", "language",
    "kind", "bindingness", "theme", "theme_score", "theme_second", "indicator", "indicator_id", "indicator_score",
    "action", "measure", "change", "comparator", "value", "value_high", "unit", "value_si", "unit_si", "baseline",
    "deadline", "period_start", "period_end", "date_basis", "date_text", "place", "actor", "section", "page", "start",
    "end", "value_text", "sentence", "confidence", "flags",
)  # fmt: skip
"""The columns of the exported table, in their order."""

ISSUE_COLUMNS: tuple[str, ...] = ("source", "page", "category", "message", "hint")
"""The columns of the issues table, in their order."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row.

    Attributes:
        start: First character of the cell in ``Document.text``.
        end: One past the last character.
        column: The header of the cell's column, rows of a stacked header joined by a space; empty if unknown.
        merged: Whether the cell goes on with one further left or further up, which takes several columns or rows. Its
            text stands in the document once, where it begins; here its characters are those, in this row or above.

    Example:
        >>> Cell(0, 4, column="2025")
        Cell(start=0, end=4, column='2025', merged=False)
    """

    start: int
    end: int
    column: str = ""
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is read on its own: heading, paragraph, list item, table row, or a foot- or endnote.

    Attributes:
        kind: What the block is.
        start: First character in ``Document.text``.
        end: One past the last character; blocks do not overlap and are in reading order.
        page: 1-based number of the page on which it begins, where the format has pages.
        headings: The headings above the block, outermost first (a heading block does not name itself). A note has
            those of the place that it hangs on.
        level: For a heading its level (1 is the outermost), else 0.
        cells: For a table row its cells, each with the header of its column.
        caption: For a table row the table's caption and unit note ("Unit: 10,000 tons"), if any.

    Example:
        >>> Block("paragraph", 0, 16, headings=("Blue sky",)).headings
        ('Blue sky',)
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    headings: tuple[str, ...] = ()
    level: int = 0
    cells: tuple[Cell, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document as a whole; empty where unknown.

    Attributes:
        title: The title, without the debris of the web page.
        published: ISO date of publication, ``YYYY-MM-DD``.
        issuer: The body that issued it.
        region: The region that it speaks for.
        report_year: The year that the document is of: a work report of 2024 reviews 2023 and plans 2024.
        language: ``en``, ``zh``, ...
        document_number: The number that it was issued under, as it stands there.
        sources: For each known fact where it is from: ``front`` and ``end`` are the first and last lines of the text,
            ``page`` what a web page shows around its text, ``metadata`` what the file or page says of itself out of
            sight, ``file name``, ``text`` what the text as a whole tells, ``today`` the day that a news report
            gives as its own, ``user`` who mined it. A fact can also
            follow from another one: ``title``, ``issuer``, ``published``.

    Example:
        >>> Facts(title="Work Plan for 2024", report_year=2024, sources={"report_year": "title"}).sources["report_year"]
        'title'
    """

    title: str = ""
    published: str = ""
    issuer: str = ""
    region: str = ""
    report_year: int | None = None
    language: str = ""
    document_number: str = ""
    sources: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One document as one text, with its blocks.

    Every offset anywhere in policymine is a character offset into ``text``.

    Attributes:
        text: The document's text; for a plain text file exactly the decoded file.
        blocks: Blocks in reading order. Text outside every block is debris and gives no records.
        facts: What is known of the document as a whole.
        source: The path as the user will see it in the table.
        doc_id: 16 hexadecimal digits that identify the document's text and file name on every machine.
        issues: What could not be read, page by page.
        language_given: Whether the user has said the language; else each block is read in its own.
        provenance: Where on its pages the text stands, for a PDF file.
        recognised: The pages whose text was recognised in a picture, each with how sure that is, from 0 to 1.

    Example:
        >>> document = Document("Built 79 plants.", (Block("paragraph", 0, 16),), Facts(language="en"))
        >>> document.text[6:8]
        '79'
    """

    text: str
    blocks: tuple[Block, ...]
    facts: Facts
    source: str = ""
    doc_id: str = ""
    issues: tuple[Issue, ...] = ()
    language_given: bool = False
    provenance: Provenance | None = field(default=None, repr=False, compare=False)
    recognised: Mapping[int, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read or mined.

    Attributes:
        source: The file.
        category: A short fixed name (see :mod:`policymine.errors`).
        message: What is wrong, in words.
        page: 1-based page number, where it is one page only.
        hint: What to do about it.

    Example:
        >>> Issue("scan.pdf", "empty", "the page holds no text", page=3).page
        3
    """

    source: str
    category: str
    message: str
    page: int | None = None
    hint: str = ""


@dataclass(slots=True)
class Record:
    """One quantitative statement: one indicator, one value (or one deadline), one time.

    The fields are those of the exported table; see ``docs/records.md``.

    Example:
        >>> record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0, unit="plant")
        >>> record.comparator, record.change
        ('=', 'level')
    """

    start: int
    end: int
    value_text: str
    sentence: str
    kind: Kind
    measure: Measure
    change: Change = "level"
    bindingness: Bindingness = ""
    comparator: Comparator = "="
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    value_si: float | None = None
    unit_si: str = ""
    indicator: str = ""
    indicator_id: str = ""
    indicator_score: float = 0.0
    action: str = ""
    baseline: str = ""
    deadline: str = ""
    period_start: str = ""
    period_end: str = ""
    date_basis: DateBasis = ""
    date_text: str = ""
    place: str = ""
    actor: str = ""
    theme: str = ""
    theme_score: float = 0.0
    theme_second: str = ""
    section: str = ""
    page: int | None = None
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    record_id: str = ""


@dataclass(slots=True)
class Result:
    """What mining one file gave: the document's facts, its records, and what went wrong.

    Attributes:
        source: The path as the user will see it in the table.
        doc_id: Identifies the document (see :class:`Document`); empty if it could not be read.
        facts: Facts of the document, or None if it could not be read.
        records: Records in the order of their spans.
        issues: What failed.
        characters: Length of the document's text.
        pages: Number of pages, where the format has them.
        boxes: Where each of the records stands on its page, if this was asked for.
        seconds: What the stages of mining took.

    Example:
        >>> Result("scan.pdf", issues=[Issue("scan.pdf", "empty", "no text")]).records
        []
    """

    source: str
    doc_id: str = ""
    facts: Facts | None = None
    records: list[Record] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    characters: int = 0
    pages: int = 0
    boxes: list[Boxes] = field(default_factory=list)
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
