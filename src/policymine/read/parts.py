"""What a reader hands over: a text, its pieces, and what the format says of the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from policymine.errors import EmptyDocument
from policymine.provenance import Provenance
from policymine.read.blocks import Span
from policymine.records import Issue


@dataclass(slots=True)
class Parts:
    """A document as a reader leaves it.

    Attributes:
        text: The one text.
        spans: Its pieces in reading order.
        title: The title, if the format is sure of it.
        title_source: Where the title is from, if the text does not show it: ``metadata``.
        title_hint: A title out of the file's properties, for a text that shows none: they often name templates.
        published: ISO date of publication, if the format is sure of it.
        published_hint: ISO date that counts only if the text has none, such as the day that a file was made.
        margin: Lines around the text that may state facts of it, such as the source of a web page.
        issues: What could not be read.
        provenance: Where on its pages the text stands, if the format has pages.
        recognised: The pages whose text was recognised in a picture, each with how sure that is, from 0 to 1.
    """

    text: str
    spans: list[Span]
    title: str = ""
    title_source: str = ""
    title_hint: str = ""
    published: str = ""
    published_hint: str = ""
    margin: tuple[str, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    provenance: Provenance | None = None
    recognised: dict[int, float] = field(default_factory=dict)


class NothingRead(EmptyDocument):
    """No page of the document could be read.

    Attributes:
        issues: Why, page by page.

    Example:
        >>> NothingRead("no page of the PDF has text", []).category
        'empty'
    """

    def __init__(self, message: str, issues: list[Issue]) -> None:
        super().__init__(message, hint=issues[0].hint if issues else None)
        self.issues = issues
