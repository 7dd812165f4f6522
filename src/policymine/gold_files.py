"""Find and read annotated documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policymine.gold import GoldDocument, GoldError, GoldRecord, wrong_record, wrong_span
from policymine.gold_markup import parse

_TEXTS = ("unit", "indicator", "action", "deadline", "period_start", "period_end", "baseline", "place", "actor", "note")


def gold_files(folder: Path) -> list[Path]:
    """The annotated documents below a folder, sorted: ``.gold``, and ``.json`` with a ``.txt`` beside it.

    Args:
        folder: A folder, or one annotated document.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name in ("a.gold", "b.json", "b.txt", "settings.json"):
        ...         _ = Path(folder, name).write_text("")
        ...     [path.name for path in gold_files(Path(folder))]
        ['a.gold', 'b.json']
    """
    if folder.is_file():
        return [folder]
    pairs = (path for path in folder.rglob("*.json") if path.with_suffix(".txt").is_file())
    return sorted([*folder.rglob("*.gold"), *pairs])


def read_gold(path: Path) -> GoldDocument:
    r"""Read one annotated document in either form.

    Raises:
        GoldError: It does not follow its format; the message has every fault found.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "a.gold")
        ...     _ = path.write_text("---\n---\n[[79|target count = 79 plant|plants built||clear_water]] plants")
        ...     document = read_gold(path)
        >>> document.name, document.text, document.records[0].value
        ('a', '79 plants', 79)
    """
    if path.suffix == ".gold":
        # Editors of Windows add marks that are no part of the document.
        return parse(_decoded(path).removeprefix("\ufeff").replace("\r\n", "\n"), path)
    return read_pair(path)


def read_pair(path: Path) -> GoldDocument:
    """Read ``NAME.json`` and the ``NAME.txt`` beside it, in which the offsets count.

    Raises:
        GoldError: The JSON is none, has no text beside it, or does not follow the format.
    """
    beside = path.with_suffix(".txt")
    if path.suffix != ".json" or not beside.is_file():
        raise GoldError(f"{path}: not an annotated document", hint="they are NAME.gold, or NAME.json beside NAME.txt")
    # Read as mining reads it: the mark is no part of the text, line ends are.
    text = _decoded(beside).removeprefix("\ufeff")
    try:
        entry: dict[str, Any] = json.loads(_decoded(path).removeprefix("\ufeff"))
        records = [_from_json(item, text) for item in entry["records"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not an annotation ({type(error).__name__}: {error})") from error
    wrong = [
        f"{path}: record {nth} ({record.number!r}): {fault}"
        for nth, record in enumerate(records, 1)
        for fault in (*wrong_span(record, text), *wrong_record(record))
    ]
    if wrong:
        raise GoldError("\n".join(wrong))
    facts = {name: str(value) for name, value in entry.items() if name != "records" and value is not None}
    return GoldDocument(path.stem, text, records, facts, path)


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 (byte {error.start})") from error


def _from_json(item: dict[str, Any], text: str) -> GoldRecord:
    start, end = int(item["start"]), int(item["end"])
    return GoldRecord(
        start=start,
        end=end,
        number=item.get("number") or text[start:end],
        kind=item["kind"],
        measure=item["measure"],
        change=item["change"],
        comparator=item["comparator"],
        value=_number(item.get("value")),
        value_high=_number(item.get("value_high")),
        themes=tuple(item["theme"]),
        optional=bool(item.get("optional")),
        quote=item.get("quote") or "",
        **{name: str(item.get(name) or "") for name in _TEXTS},
    )


def _number(value: Any) -> float | None:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise TypeError(f"{value!r} is no number")
