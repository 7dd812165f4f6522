"""Mine one document or one file: read, extract, number the records. One pure function that never raises."""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.errors import PolicymineError
from policymine.inputs import Input, StrPath, local_path
from policymine.provenance import Boxes
from policymine.records import Document, Issue, Record, Result
from policymine.remote import copied, is_remote
from policymine.theme_files import ThemeFile

if TYPE_CHECKING:
    from policymine.read.recognition import Ocr


@dataclasses.dataclass(frozen=True, slots=True)
class MineOptions:
    """How to mine; the same for every file of a run.

    Attributes:
        language: The language of the documents (``en``, ...); None to detect it document by document.
        ocr: Whether scanned and garbled pages are recognised: ``auto``, ``off`` or ``force`` (see
            :func:`policymine.read.read`).
        boxes: Whether to find where on the pages of PDF files the records stand.
        min_confidence: Records that are less sure are left out.
        themes: The user's own themes (see :func:`policymine.themes.load_theme_file`).
        indicators: A file of indicators of the user's own (see :class:`policymine.catalogue.Catalogue`).
    """

    language: str | None = None
    ocr: Ocr = "auto"
    boxes: bool = False
    min_confidence: float = 0.0
    themes: ThemeFile | None = None
    indicators: str | None = None


def extract(document: Document, *, themes: StrPath | None = None, indicators: StrPath | None = None) -> list[Record]:
    """Extract the records of a document, each with its identifier.

    Args:
        document: What :func:`policymine.read` returned.
        themes: A TOML file of your own themes, which adds to those of policymine or replaces them (docs/themes.md).
        indicators: A TOML file of indicators of your own, which adds to the catalogue (see ``docs/indicators.md``).

    Returns:
        The records in the order of their places in the text.

    Raises:
        UsageError: The file of themes cannot be read or does not say what it should.
        ResourceError: The file of indicators cannot be read or does not say what it should.

    Example:
        >>> from policymine.read import read_text
        >>> document = read_text("In 2023 the city built 79 sewage treatment plants.", language="en")
        >>> [(record.value, record.kind) for record in extract(document)]
        [(79.0, 'result')]
    """
    if themes is None:
        return mine_document(document, indicators=indicators).records
    from policymine.themes import load_theme_file

    return mine_document(document, load_theme_file(themes), indicators).records


def mine_document(document: Document, themes: ThemeFile | None = None, indicators: StrPath | None = None) -> Result:
    """Extract a document's records and gather everything that went wrong with it.

    Args:
        document: What :func:`policymine.read` returned.
        themes: The user's own themes.
        indicators: A file of indicators of the user's own.

    Returns:
        Facts, records and issues of the document.

    Example:
        >>> from policymine.read import read_text
        >>> result = mine_document(read_text("Nothing to count here.", source="note.txt", language="en"))
        >>> result.source, result.records
        ('note.txt', [])
    """
    from policymine.catalogue import Catalogue
    from policymine.extract import extract_records
    from policymine.lang import available
    from policymine.stopwatch import Stopwatch

    records: list[Record] = []
    watch = Stopwatch()
    language = document.facts.language
    if language and language not in available():
        issues = [_unsupported(language)]
    else:
        with watch.time("sentences"):
            records, issues = extract_records(document, themes, Catalogue.load(indicators), watch)
    return Result(
        source=document.source,
        doc_id=document.doc_id,
        facts=document.facts,
        records=number_records(document.doc_id, records),
        issues=[_named(issue, document.source) for issue in (*document.issues, *issues)],
        characters=len(document.text),
        pages=max((block.page or 0 for block in document.blocks), default=0),
        seconds=watch.seconds,
    )


def mine_with(document: Document, options: MineOptions) -> Result:
    """Mine a document as the options say; whatever a run mines comes through here.

    Example:
        >>> from policymine.read import read_text
        >>> document = read_text("In 2023 the city built 79 sewage treatment plants.", language="en")
        >>> [len(mine_with(document, MineOptions(min_confidence=least)).records) for least in (0.0, 1.0)]
        [1, 0]
    """
    result = mine_document(document, options.themes, options.indicators)
    result.records = [record for record in result.records if record.confidence >= options.min_confidence]
    return result


def load_and_mine(
    path: str, source: str, options: MineOptions, facts: Mapping[str, str | int] | None = None
) -> tuple[Document, Result]:
    """Read one file and mine it, for those who want to see the document too.

    Args:
        path: Where the file is.
        source: Its name in the table.
        options: How to mine.
        facts: What the user says of the document.

    Returns:
        The document, and what was mined from it.

    Raises:
        PolicymineError: The file cannot be read.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "a.txt")
        ...     _ = path.write_text("In 2023 the city built 79 sewage treatment plants.")
        ...     document, result = load_and_mine(str(path), "a.txt", MineOptions())
        >>> document.text[result.records[0].start : result.records[0].end]
        '79'
    """
    document = load(path, source, options.language, facts, ocr=options.ocr)
    return document, mine_with(document, options)


def load(
    path: str,
    source: str,
    language: str | None = None,
    facts: Mapping[str, str | int] | None = None,
    place: tuple[int, ...] = (),
    ocr: Ocr = "auto",
) -> Document:
    """Read one file, or one document in an archive or a mail.

    Args:
        path: Where the file is.
        source: Its name in the table.
        language: The document's language; None to detect it.
        facts: What the user says of the document.
        place: Where in the file the document lies, if the file is an archive or a mail.
        ocr: Whether scanned pages are recognised.

    Raises:
        PolicymineError: The file cannot be read.

    Example:
        >>> load("no-such-file.txt", "no-such-file.txt")
        Traceback (most recent call last):
        policymine.errors.UnreadableDocument: there is no such file
    """
    from policymine.read import read, read_bytes

    if place:
        from policymine.read.containers import member_bytes

        data, name = member_bytes(path, place), source.rsplit("/", 1)[-1]
        document = read_bytes(data, name=name, source=source, language=language, facts=facts, ocr=ocr)
        if document.provenance is not None:
            document.provenance.file, document.provenance.place = path, place
    else:
        document = read(path, source=source, language=language, facts=facts, ocr=ocr)
    return document


def mine_one(
    path: str,
    source: str,
    options: MineOptions = MineOptions(),
    facts: Mapping[str, str | int] | None = None,
    place: tuple[int, ...] = (),
) -> Result:
    """Mine one file. Never raises: whatever goes wrong is an issue of the result.

    Args:
        path: Where the file is.
        source: Its name in the table.
        options: How to mine.
        facts: What the user says of the document.
        place: Where in the file the document lies, if the file is an archive or a mail.

    Returns:
        Facts, records and issues of the file.

    Example:
        >>> result = mine_one("no-such-file.txt", "no-such-file.txt")
        >>> [issue.message for issue in result.issues]
        ['there is no such file']
    """
    try:
        document = load(path, source, options.language, facts, place, options.ocr)
        result = mine_with(document, options)
        if options.boxes:
            result.boxes = _boxes(document, result)
        return result
    except Exception as error:  # noqa: BLE001 - one bad file must never end the run
        return failed(error, source)


def failed(error: Exception, source: str) -> Result:
    """Give the result of a file that could not be read or mined.

    Example:
        >>> failed(OSError("disk error"), "a.txt").issues[0].category
        'access'
    """
    # A scan says for each of its pages what is wrong with it.
    pages: list[Issue] = getattr(error, "issues", [])
    return Result(source=source, issues=list(pages) or [issue_of(error, source)])


def _boxes(document: Document, result: Result) -> list[Boxes]:
    if document.provenance is None:
        return [Boxes((), ()) for _ in result.records]
    from policymine.read.boxes import boxes

    return boxes(document, result.records)


def mine_input(found: Input, options: MineOptions = MineOptions()) -> Result:
    """Mine one input of :func:`policymine.inputs.find_inputs`; a refused one gives its issue.

    Example:
        >>> refused = Input("x", "x", Issue("x", "access", "no such file or folder"))
        >>> mine_input(refused).issues[0].message
        'no such file or folder'
    """
    if found.issue is not None:
        return Result(source=found.source, issues=[found.issue])
    if not is_remote(found.path):
        return mine_one(found.path, found.source, options, found.facts, found.place)
    try:
        if found.place:
            return mine_one(local_path(found), found.source, options, found.facts, found.place)
        with copied(found.path) as path:
            return mine_one(path, found.source, options, found.facts)
    except (PolicymineError, OSError) as error:
        return failed(error, found.source)


def mine_bytes(
    content: bytes,
    source: str,
    options: MineOptions = MineOptions(),
    facts: Mapping[str, str | int] | None = None,
) -> Result:
    """Mine a document that came without a file name, such as standard input.

    The readers look at the first bytes, so a PDF, DOCX or HTML page is known without its name.

    Args:
        content: The document.
        source: Its name in the table.
        options: How to mine.
        facts: What the user says of the document.

    Returns:
        Facts, records and issues of the document.

    Example:
        >>> mine_bytes(b"Nothing to count here.", "-", MineOptions(language="en")).source
        '-'
    """
    with as_file(content) as path:
        return mine_one(path, source, options, facts)


@contextmanager
def as_file(content: bytes) -> Iterator[str]:
    """Keep bytes in a file for a while, for the readers take paths.

    Args:
        content: The document.

    Yields:
        The path of the file.

    Example:
        >>> with as_file(b"Nothing to count here.") as path:
        ...     load_and_mine(path, "-", MineOptions("en"))[0].text
        'Nothing to count here.'
    """
    with tempfile.TemporaryDirectory(prefix="policymine-") as folder:
        # A fixed file name keeps the identifiers the same from run to run.
        path = Path(folder, "stdin.txt")
        path.write_bytes(content)
        yield str(path)


def number_records(doc_id: str, records: list[Record]) -> list[Record]:
    """Sort records by their place and give each an identifier that is the same on every run and machine.

    Args:
        doc_id: The document's identifier.
        records: Its records; they are changed in place.

    Returns:
        The records, sorted.

    Example:
        >>> one = Record(0, 2, "79", "79 plants.", kind="result", measure="count")
        >>> number_records("d", [one])[0].record_id
        '131a1598f1ead2aa'
    """
    ordered = sorted(records, key=attrgetter("start", "end"))
    # One value said of several indicators gives several records on one span: they are told apart by their order.
    seen: Counter[tuple[int, int, str]] = Counter()
    for record in ordered:
        place = (record.start, record.end, record.measure)
        key = f"{doc_id}|{record.start}|{record.end}|{record.measure}|{seen[place]}"
        record.record_id = blake2b(key.encode(), digest_size=8).hexdigest()
        seen[place] += 1
    return ordered


def issue_of(error: Exception, source: str) -> Issue:
    """Turn an error into an issue: what was wrong, where, and what to do about it.

    Example:
        >>> from policymine.errors import EmptyDocument
        >>> issue_of(EmptyDocument("no text"), "scan.pdf").category
        'empty'
        >>> issue_of(ValueError("oops"), "a.txt").message
        'ValueError: oops'
    """
    if isinstance(error, PolicymineError):
        return Issue(source, error.category, str(error), page=error.page, hint=error.hint)
    if isinstance(error, OSError):
        hint = "check that the file exists and may be read"
        return Issue(source, "access", error.strerror or type(error).__name__, hint=hint)
    hint = "this is a fault of policymine: please report it together with the file"
    return Issue(source, "internal", f"{type(error).__name__}: {error}".removesuffix(": "), hint=hint)


def _unsupported(language: str) -> Issue:
    from policymine.detection import language_name
    from policymine.lang import available

    known = available()
    supported = " or ".join(language_name(code) for code in known)
    message = f"the text is not {supported} but {language_name(language)} ({language}): it was not mined"
    return Issue("", "unsupported", message, hint=f"to mine it all the same: --lang {known[0]}")


def _named(issue: Issue, source: str) -> Issue:
    return issue if issue.source else dataclasses.replace(issue, source=source)
