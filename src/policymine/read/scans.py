"""Pages of a PDF that are pictures, or whose text is noise: recognised where that is possible, reported where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from policymine.errors import UsageError
from policymine.read import columns
from policymine.read.lines import Line, TableBox, with_tables
from policymine.read.reading_order import in_reading_order
from policymine.records import Issue

if TYPE_CHECKING:
    from policymine.provenance import Straightened
    from policymine.read.page_picture import Grey
    from policymine.read.recognised import Recognised
    from policymine.read.recognition import Missing, Ocr, Outcome, Recogniser

Need = Literal["no_text_layer", "garbled_text", ""]
"""Why a page is recognised; empty for one that is read, or is recognised only because the user wants it."""

UNSURE = 0.6
"""A page that is recognised with less confidence than this is an issue."""

_MESSAGES: dict[Need, str] = {
    "no_text_layer": "the page is a picture without text",
    "garbled_text": "the text of the page is garbled (its font does not say which letters its glyphs are)",
}
_BY_HAND = "look at the page by hand, or scan it anew"
_MOST_LETTERS = 50
"""A page of a picture with fewer letters than these may be a scan with a stamp or a page number on it."""
_COVERED = 0.6


class Scans:
    """Takes the pages of a PDF that need recognition, and gives their lines.

    Args:
        mode: Whether pages are recognised.
        language: The document's language, if the user has said it.
        source: The path as the issues shall show it.

    Attributes:
        issues: What could not be recognised, page by page.
        confidences: The recognised pages, each with the confidence of its recognition, from 0 to 1.
        straightened: The same pages, each with how it was turned.

    Raises:
        UsageError: If all pages shall be recognised and there is nothing to do it.

    Example:
        >>> with Scans("off", None, "a.pdf") as scans:
        ...     scans.add(3, "no_text_layer", None)
        ...     scans.lines([])
        {}
        >>> [(issue.page, issue.category) for issue in scans.issues]
        [(3, 'no_text_layer')]
    """

    def __init__(self, mode: Ocr, language: str | None, source: str) -> None:
        self.issues: list[Issue] = []
        self.confidences: dict[int, float] = {}
        self.straightened: dict[int, Straightened] = {}
        self._mode = mode
        self._language = language
        self._source = source
        self._needs: dict[int, Need] = {}
        self._recogniser: Recogniser | Missing | None = None
        if mode == "force" and isinstance(found := self._find(), tuple):
            raise UsageError(found.message, hint=found.hint)

    def __enter__(self) -> Scans:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._recogniser is not None and not isinstance(self._recogniser, tuple):
            self._recogniser.__exit__(*exc)

    def wants(self, need: Need) -> bool:
        """Tell whether a page shall be handed in: it needs recognition, or all pages are recognised."""
        return bool(need) or self._mode == "force"

    def add(self, number: int, need: Need, page: Any) -> None:
        """Hand in a page of pypdfium2.

        Args:
            number: Its number, from 1.
            need: Why it needs recognition.
            page: The page.
        """
        if self._mode == "off":
            self._report(number, need, "allow text recognition (--ocr auto)")
        elif isinstance(found := self._find(), tuple):
            self._report(number, need, f"{found.hint}; then its text is recognised")
        else:
            self._needs[number] = need
            found.submit(number, lambda: _picture(page))

    def report(self, number: int, need: Need, share: float) -> None:
        """Tell that a share of a page's text was left out."""
        message = f"{share:.0%} of the text of the page is garbled and was left out"
        self._issue(need, message, number, _BY_HAND if self._mode == "force" else "recognise all pages (--ocr force)")

    def lines(self, tables: list[TableBox]) -> dict[int, list[Line]]:
        """Wait for the pages that were handed in, and give the lines of each in reading order.

        Args:
            tables: Takes the tables on them.
        """
        if self._recogniser is None or isinstance(self._recogniser, tuple):
            return {}
        found: dict[int, list[Line]] = {}
        for number, outcome in sorted(self._recogniser.outcomes().items()):
            page = outcome.page
            if page is None or page.is_empty:
                self._report_empty(number, outcome)
                continue
            self.confidences[number] = round(page.confidence, 3)
            self.straightened[number] = page.straightened
            if page.confidence < UNSURE:
                lacking = self._recogniser.engine.lacking
                hint = f"if that is its language, install {' '.join(lacking)}; else {_BY_HAND}" if lacking else _BY_HAND
                message = f"the page was recognised with a confidence of only {page.confidence:.0%}"
                self._issue("uncertain_text", message, number, hint)
            found[number] = _lines(page, number, tables)
        return found

    def _find(self) -> Recogniser | Missing:
        """Start the recognition when the first page asks for it."""
        from policymine.read.recognition import Missing, Recogniser, find_engine

        if self._recogniser is None:
            engine = find_engine(self._language)
            self._recogniser = engine if isinstance(engine, Missing) else Recogniser(engine).__enter__()
        return self._recogniser

    def _report(self, number: int, need: Need, hint: str) -> None:
        self._issue(need, _MESSAGES[need], number, hint)

    def _report_empty(self, number: int, outcome: Outcome) -> None:
        need = self._needs[number]
        if outcome.failure is not None:
            self._issue(need or "no_text_layer", f"the page was not recognised: {outcome.failure}", number, _BY_HAND)
        elif need and outcome.page is not None:
            self._issue(need, f"{_MESSAGES[need]}, and none could be recognised", number, _BY_HAND)

    def _issue(self, category: str, message: str, number: int, hint: str) -> None:
        self.issues.append(Issue(source=self._source, category=category, message=message, page=number, hint=hint))


def is_scan(letters: int, pictures: bool, covered: float) -> bool:
    """Tell a scanned page from one with text.

    Args:
        letters: Number of characters in the page's text layer.
        pictures: Whether the page shows pictures.
        covered: Share of the page that they cover.

    Example:
        >>> is_scan(0, True, 0.1), is_scan(12, True, 0.98), is_scan(12, True, 0.2), is_scan(900, True, 1.0)
        (True, True, False, False)
    """
    return pictures and (not letters or (letters < _MOST_LETTERS and covered > _COVERED))


def _picture(page: Any) -> Grey:
    import numpy as np

    from policymine.read.page_picture import DOTS, MOST_DOTS

    # A page of a poster's size is made smaller: its letters are larger than those of a letter.
    width, height = page.get_size()
    scale = min(DOTS / 72, MOST_DOTS / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture: Grey = np.array(bitmap.to_numpy(), dtype=np.uint8)
        return picture.reshape(picture.shape[:2])
    finally:
        bitmap.close()


def _lines(page: Recognised, number: int, tables: list[TableBox]) -> list[Line]:
    """Bring a recognised page into reading order, as the pages with text are; its tables are found by their columns."""
    from policymine.read.recognised import lines_of

    lines, text = lines_of(page, number)
    found = columns.find(lines, lambda before, after: (0.0, 0.0), text, page.rules)
    return in_reading_order(with_tables(lines, found, tables), lambda line: [line])
